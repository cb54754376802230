/** The pages of a trip that was unlocked. Each builds its element and keeps nothing of its own. */
import { Filling } from './filling.js';
import { button, clock, make, numbered, question, radios, say } from './visit-form.js';
import { redraw } from './visit-pictures.js';
import { Recording, addRecording, minutesLeft, unfit } from './visit-sound.js';

const NOTE_MS = 1000;
const ENOUGH_MINUTES = 10;

/** The list of choices with which documents are rated: each has a line for what was seen. */
const DOCUMENTS = 'rating_obs';

/** What is done at the moment beside what is shown: notes being written, a recording. */
export const running = { notes: new Map(), recording: null };

/** Ends notes that are being written, so that the next words begin a new one. */
export async function settle() {
  for (const note of running.notes.values()) await note.end();
  running.notes.clear();
}

/** A question by its number and words, as an entry names it. */
export function named(trip, item) {
  const found = trip.pack.sections.flatMap((section) => section.items.concat(section.asked)).find((each) => each.name === item);
  return found ? found.number + ' ' + found.label : item;
}

// ---- before

export function points(trip) {
  const page = make('section', {}, make('h2', {}, say('points')));
  let when = '';
  for (const point of trip.pack.points) {
    if (point.when !== when) page.append(make('h3', {}, when = point.when));
    page.append(make('label', { class: 'choice point' },
      make('input', {
        type: 'checkbox', name: point.word, checked: trip.done(point),
        onchange: (event) => trip.write('check', '', point.word, event.target.checked),
      }),
      make('span', {}, point.text)));
  }
  return page;
}

export function brief(trip) {
  return make('section', {}, make('h2', {}, say('brief')), trip.pack.brief.map((part) => make('details', {},
    make('summary', {}, part.title),
    part.note ? make('p', { class: 'hint' }, part.note) : null,
    make('dl', { class: 'answers' }, part.lines.map((line) => make('div', {},
      make('dt', {}, line.number ? make('span', { class: 'number' }, line.number) : null, ' ' + line.label),
      make('dd', {}, line.answer)))))));
}

// ---- interviews

function asked(trip) {
  return trip.pack.sections.map((section) => section.asked).find((items) => items.length > 0) || [];
}

function label(trip, item, code) {
  const found = asked(trip).find((each) => each.name === item);
  const choice = found && found.choices.find((each) => each.code === code);
  return choice ? choice.label : code;
}

export function interviews(trip, go) {
  const all = trip.interviews();
  return make('section', {},
    make('h2', {}, say('interviews')),
    all.length === 0 ? make('p', {}, say('interviews.none')) : null,
    make('ul', { class: 'visit-list' }, all.map((each) => make('li', {},
      each.consent === 'refuse'
        ? make('span', {}, each.code)
        : make('a', { href: '#interview/' + each.row }, each.code),
      make('span', {}, label(trip, 'ei_role', each.role)),
      make('span', { class: 'hint' }, label(trip, 'ei_consent', each.consent))))),
    make('p', { class: 'actions' }, button('interview.new', () => go('consent'))));
}

/** The consent comes first: nothing else of the interview can be entered before it is kept. */
export function consent(trip, go) {
  const known = new Set(trip.interviews().map((each) => each.code));
  const offset = trip.pack.pair[0].account === trip.pack.me ? 1 : 51;
  let number = offset;
  while (known.has(code(trip, number))) number++;
  const items = asked(trip);
  const said = { ei_code: code(trip, number), ei_role: null, ei_consent: null };
  const field = make('input', {
    id: 'code', name: 'ei_code', value: said.ei_code, autocomplete: 'off', 'aria-describedby': 'code-hint',
    oninput: (event) => { said.ei_code = event.target.value.trim().toUpperCase(); },
  });
  const fault = make('p', { class: 'fault', role: 'alert', hidden: true });
  const read = make('input', { type: 'checkbox', name: 'read' });
  const keep = async () => {
    const row = rowOf(said.ei_code);
    let why = null;
    if (!read.checked) why = 'consent.unread';
    else if (row === null) why = 'consent.code';
    else if (known.has(said.ei_code)) why = 'consent.taken';
    else if (!said.ei_role || !said.ei_consent) why = 'consent.missing';
    fault.hidden = why === null;
    fault.textContent = why === null ? '' : say(why);
    if (why !== null) return;
    await trip.write('consent', row, '', { ...said }, 0);
    go(said.ei_consent === 'refuse' ? 'interviews' : 'interview/' + row);
  };
  const of = (name) => items.find((each) => each.name === name);
  return make('section', {},
    make('h2', {}, say('consent')),
    make('p', { class: 'hint' }, say('consent.aloud')),
    make('blockquote', { class: 'consent' }, trip.pack.consent),
    make('label', { class: 'choice point' }, read, make('span', {}, say('consent.read'))),
    make('div', { class: 'question' },
      make('label', { class: 'title', for: 'code' }, numbered(of('ei_code'))),
      make('p', { class: 'hint', id: 'code-hint' }, say('consent.no-name')),
      make('div', { class: 'control' }, field)),
    radios('ei_role', numbered(of('ei_role')), of('ei_role').choices, null, (value) => { said.ei_role = value; }),
    radios('ei_consent', numbered(of('ei_consent')), of('ei_consent').choices, null, (value) => { said.ei_consent = value; }),
    fault,
    make('p', { class: 'actions' }, button('consent.keep', keep), make('a', { href: '#interviews' }, say('back'))));
}

function code(trip, number) {
  return trip.pack.alliance + '-' + String(number).padStart(2, '0');
}

/** The row of a respondent follows from the code, so that both of a pair mean the same person. */
function rowOf(text) {
  const parts = /^[A-Z0-9]{2,10}-([0-9]{2})$/.exec(text);
  return parts === null ? null : 'n' + parts[1];
}

export function interview(trip, row, go) {
  const one = trip.interviews().find((each) => each.row === row);
  if (!one || one.consent === 'refuse') return interviews(trip, go);
  return make('section', {},
    make('h2', {}, one.code + ' ' + label(trip, 'ei_role', one.role)),
    make('p', { class: 'hint' }, label(trip, 'ei_consent', one.consent)),
    one.consent === 'full' ? sound(trip, row) : null,
    askedOf(trip, one).map((item) => noted(trip, row, item)),
    make('p', { class: 'actions' },
      make('a', { href: '#interviews' }, say('back')),
      button(one.consent === 'full' ? 'consent.no-record' : 'consent.record', () => agreeAnew(trip, one, go), 'secondary'),
      button('withdraw', () => takeBack(trip, one, go), 'secondary')));
}

/** The questions for this role, by the conditions of the form. */
function askedOf(trip, one) {
  const repeat = trip.pack.interviews;
  const filling = new Filling(trip.pack.routing, { answers: {}, calls: trip.pack.calls, today: trip.pack.today });
  filling.answer(repeat, [one.row]);
  const of = (item) => repeat + '/' + one.row + '/' + item;
  filling.answer(of('ei_role'), one.role);
  filling.answer(of('ei_consent'), one.consent);
  return asked(trip).filter((item) => item.type === 'text' && item.name !== 'ei_code' && filling.isAsked(of(item.name)));
}

/** A question with its notes, each with its time; the words are kept while they are typed. */
function noted(trip, row, item) {
  const id = 'n-' + item.name;
  const list = make('ul', { class: 'notes' });
  const field = make('textarea', { id, name: item.name, rows: 3, 'aria-describedby': item.hint ? id + '-hint' : null });
  const key = row + '/' + item.name;
  const there = trip.pack.answers[trip.pack.interviews + '/' + key];
  const show = () => {
    const writing = running.notes.get(key);
    list.replaceChildren(...(there && there.value ? [make('li', { class: 'there' }, say('note.there') + ' ' + there.value)] : []), ...trip.entries
      .filter((e) => e.kind === 'note' && e.interview === row && e.item === item.name && !(writing && writing.entry === e))
      .map((e) => make('li', {}, make('time', { datetime: e.at }, clock(e.at)), ' ' + e.value)));
  };
  field.addEventListener('input', () => {
    if (!running.notes.has(key)) running.notes.set(key, new Writing(trip, row, item.name));
    running.notes.get(key).write(field.value);
  });
  field.addEventListener('change', async () => {
    const writing = running.notes.get(key);
    if (!writing) return;
    await writing.end();
    running.notes.delete(key);
    field.value = '';
    show();
  });
  show();
  return make('div', { class: 'question' },
    make('label', { class: 'title', for: id }, numbered(item)),
    item.hint ? make('p', { class: 'hint', id: id + '-hint' }, item.hint) : null,
    list,
    make('div', { class: 'control' }, field));
}

/** A note that is being written: kept a second after the last key, and when it is left. */
class Writing {
  constructor(trip, row, item) {
    Object.assign(this, { trip, row, item, text: '', entry: null, timer: 0, keeping: Promise.resolve() });
  }

  write(text) {
    this.text = text;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), NOTE_MS);
  }

  keep() {
    clearTimeout(this.timer);
    this.keeping = this.keeping.then(() => this.store());
    return this.keeping;
  }

  async end() {
    await this.keep();
    this.trip.end(this.entry);
  }

  async store() {
    const value = this.text.trim();
    if (this.entry === null) {
      if (value !== '') this.entry = await this.trip.write('note', this.row, this.item, value, 0, true);
    } else if (value === '') {
      await this.trip.forget([this.entry]);
      this.entry = null;
    } else {
      this.entry.value = value;
      await this.trip.keep(this.entry);
    }
  }
}

/** The respondent takes the consent back: what waits here goes, and the server hears of it. */
async function takeBack(trip, one, go) {
  if (!window.confirm(say('withdraw.sure'))) return;
  running.notes.clear();
  await trip.forget(trip.entries.filter((e) => e.interview === one.row && e.kind === 'note'));
  await dropSound(trip, one);
  await agreeTo(trip, one, 'refuse');
  go('interviews');
}

/** The respondent agrees to being recorded, or no longer does: then what was recorded goes. */
async function agreeAnew(trip, one, go) {
  const record = one.consent !== 'full';
  if (!window.confirm(say(record ? 'consent.record.sure' : 'consent.no-record.sure'))) return;
  if (!record) await dropSound(trip, one);
  await agreeTo(trip, one, record ? 'full' : 'no_record');
  go('interview/' + one.row);
}

async function dropSound(trip, one) {
  if (running.recording && running.recording.interview === one.row) {
    await running.recording.stop();
    running.recording = null;
  }
  for (const file of trip.files.filter((f) => f.interview === one.row)) await trip.forgetFile(file);
}

function agreeTo(trip, one, consent) {
  const said = { ei_code: one.code, ei_role: one.role, ei_consent: consent };
  return trip.write('consent', one.row, '', said, trip.basis(trip.pack.interviews + '/' + one.row + '/ei_consent'));
}

// ---- recordings

function sound(trip, row) {
  const state = make('p', { role: 'status' });
  const box = make('div', { class: 'sound' });
  const own = () => trip.files.filter((f) => f.kind === 'recording' && f.interview === row && f.sizes.length > 0);
  const show = async () => {
    const active = running.recording && running.recording.interview === row;
    beginning.disabled = running.recording !== null;
    ending.disabled = !active;
    if (active) state.textContent = say('sound.running', Math.floor(running.recording.seconds() / 60), running.recording.seconds() % 60);
    else {
      const left = await minutesLeft();
      state.textContent = own().length > 0 ? say('sound.kept', own().length) : '';
      if (left !== null) state.textContent += ' ' + say(left < ENOUGH_MINUTES ? 'sound.full' : 'sound.left', left);
    }
  };
  const begin = async () => {
    beginning.disabled = true;
    const left = await minutesLeft();
    if (left !== null && left < ENOUGH_MINUTES) return show();
    const recording = new Recording(trip, row, () => {
      state.textContent = say('sound.broke');
    });
    try {
      await recording.start(document.getElementById('app').dataset.worklet);
    } catch (e) {
      await show();
      state.textContent = say('sound.none');
      return null;
    }
    running.recording = recording;
    const timer = setInterval(() => {
      if (running.recording !== recording) clearInterval(timer);
      else if (!recording.stopped) show();
    }, 1000);
    return show();
  };
  const end = async () => {
    if (!running.recording) return;
    const recording = running.recording;
    running.recording = null;
    await recording.stop();
    show();
  };
  const chosen = make('input', {
    type: 'file', id: 'sound-file', accept: '.mp3,.m4a,.wav',
    onchange: async (event) => {
      const file = event.target.files[0];
      if (!file) return;
      const why = await unfit(file);
      if (why !== null) {
        state.textContent = say(why, file.name);
      } else {
        try {
          await addRecording(trip, row, file);
          show();
        } catch (e) {
          state.textContent = say('sound.not-kept');
        }
      }
      event.target.value = '';
    },
  });
  const beginning = button('sound.begin', begin);
  const ending = button('sound.end', end, 'secondary');
  box.append(
    make('h3', {}, say('sound')), state,
    make('p', { class: 'actions' }, beginning, ending),
    make('label', { for: 'sound-file' }, say('sound.file')), chosen);
  show();
  return box;
}

// ---- observation, ratings

export function observation(trip) {
  const page = make('section', {}, make('h2', {}, say('observation')), make('p', { class: 'hint' }, say('observation.words')));
  const filling = formOf(trip);
  for (const section of trip.pack.sections) {
    const items = section.items.filter((item) => !item.alone && filling.isAsked(item.name));
    if (items.length === 0) continue;
    page.append(make('h3', {}, section.title));
    for (const item of items) {
      const fault = make('p', { class: 'fault', role: 'alert', hidden: true }, item.fault);
      const judge = () => { fault.hidden = formOf(trip).fault(item.name) !== 'constraint'; };
      page.append(question(item, trip.answer(item.name), async (value) => {
        await trip.write('answer', '', item.name, value, trip.basis(item.name));
        judge();
      }), fault);
      judge();
      if (item.list === DOCUMENTS) page.append(documents(trip, item));
    }
  }
  page.append(photographs(trip));
  return page;
}

/** The form as it stands, to tell which of its questions are asked now. */
function formOf(trip) {
  const answers = {};
  Object.entries(trip.pack.answers).forEach(([path, known]) => { answers[path] = known.value; });
  trip.entries.filter((e) => e.kind === 'answer').forEach((e) => { answers[e.item] = e.value; });
  return new Filling(trip.pack.routing, { answers, calls: trip.pack.calls, today: today(trip) });
}

/** The day on the device, or the day on which the visit was packed where the device lags behind. */
function today(trip) {
  const now = new Date();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
  return day > trip.pack.today ? day : trip.pack.today;
}

/** Which document was seen. */
function documents(trip, item) {
  const id = 'd-' + item.name;
  const list = make('ul', { class: 'notes' });
  const show = () => list.replaceChildren(...trip.entries
    .filter((e) => e.kind === 'note' && e.interview === '' && e.item === item.name)
    .map((e) => make('li', {}, make('time', { datetime: e.at }, clock(e.at)), ' ' + e.value)));
  const field = make('input', {
    id, type: 'text', autocomplete: 'off',
    onchange: async () => {
      if (field.value.trim() === '') return;
      await trip.write('note', '', item.name, field.value.trim(), 0);
      field.value = '';
      show();
    },
  });
  show();
  return make('div', { class: 'seen' }, make('label', { for: id }, say('observation.seen')), field, list);
}

function photographs(trip) {
  const state = make('p', { role: 'status' });
  const show = () => {
    const all = trip.files.filter((f) => f.kind === 'photo');
    state.textContent = all.length === 0 ? '' : say('photos.kept', all.length);
  };
  const sure = make('input', {
    type: 'checkbox', name: 'no-faces',
    onchange: () => { chosen.disabled = !sure.checked; },
  });
  const chosen = make('input', {
    type: 'file', id: 'photos', accept: 'image/jpeg,image/png', multiple: true, disabled: true,
    onchange: async (event) => {
      const refused = [];
      for (const picture of Array.from(event.target.files)) {
        try {
          const bytes = await redraw(picture);
          const photo = await trip.newFile('photo', '', 'jpg', false);
          await trip.addChunk(photo, bytes);
          trip.end(photo);
        } catch (e) {
          refused.push(picture.name);
        }
        show();
      }
      event.target.value = '';
      refused.forEach((name) => { state.textContent += ' ' + say('photos.not-kept', name); });
    },
  });
  show();
  return make('div', { class: 'photos' },
    make('h3', {}, say('photos')),
    make('p', { class: 'notice attention' }, say('photos.faces')),
    make('label', { class: 'choice point' }, sure, make('span', {}, say('photos.sure'))),
    make('label', { for: 'photos' }, say('photos.add')), chosen, state);
}

export function rating(trip, go) {
  const items = trip.pack.sections.flatMap((section) => section.items).filter((item) => item.alone);
  const own = trip.entries.filter((e) => e.kind === 'rating').pop();
  const page = make('section', {}, make('h2', {}, say('rating')), make('p', { class: 'hint' }, say('rating.words')));
  if (!own && trip.pack.rated) {
    page.append(make('p', {}, say('rating.given')));
    if (trip.pack.formE) page.append(make('p', {}, make('a', { href: trip.pack.formE + '/ratings' }, say('rating.agree'))));
    return page;
  }
  const chosen = own ? { ...own.value } : {};
  const fault = make('p', { class: 'fault', role: 'alert', hidden: true }, say('rating.missing'));
  items.forEach((item) => page.append(radios(item.name, numbered(item), item.choices, chosen[item.name] || null, (code) => { chosen[item.name] = code; })));
  const keep = async () => {
    fault.hidden = items.every((item) => chosen[item.name]);
    if (!fault.hidden) return;
    if (own) await trip.forget([own]);
    await trip.write('rating', '', '', chosen, 0);
    go('deliver');
  };
  page.append(fault, make('p', { class: 'actions' }, button('rating.keep', keep)));
  return page;
}
