/**
 * The visit app: trips on this device and on the server, the lock, and the way between the pages of
 * a trip. It works without a network; what waits is sent when there is one and the person asks.
 */
import { button, clock, days, make, say, words } from './visit-form.js';
import { brief, consent, interview, interviews, named, observation, points, rating, running, settle } from './visit-pages.js';
import { MemoryStore, Store } from './visit-store.js';
import { Stopped, deliver, session, takeAlong } from './visit-sync.js';
import { Trip } from './visit-trip.js';
import { OpenVault, Vault, canKeep } from './visit-vault.js';

const SHORTEST = 10;
const GLANCE_MS = 2000;
const AGAIN_MS = 15000;
const app = document.getElementById('app');
const safe = canKeep();
const PAGES = { points, brief, interviews, observation, rating };
let store = null;
let trip = null;
let reports = [];
let sending = false;
let trouble = null;

start();

async function start() {
  store = safe ? await Store.open() : new MemoryStore();
  if (safe && navigator.serviceWorker) {
    navigator.serviceWorker.register('/visit/parts/worker.js', { scope: '/visit/' }).then(
      () => navigator.serviceWorker.ready).then(() => { document.body.dataset.worker = 'ready'; }, () => {});
    if (navigator.storage && navigator.storage.persist) navigator.storage.persist();
  }
  window.addEventListener('hashchange', show);
  window.addEventListener('online', tellState);
  window.addEventListener('offline', tellState);
  document.addEventListener('visibilitychange', () => { if (document.hidden) settle(); });
  window.addEventListener('beforeunload', (event) => {
    const lost = running.recording || (!safe && trip && trip.waiting() > 0);
    if (lost) event.preventDefault();
  });
  show();
}

function go(page) {
  if (location.hash === '#' + page) show();
  else location.hash = page;
}

async function show() {
  await settle();
  const [name, row] = location.hash.slice(1).split('/');
  if (trip === null) app.replaceChildren(await home());
  else {
    const page = name === 'consent' ? consent(trip, go)
      : name === 'interview' ? interview(trip, row, go)
        : name === 'deliver' ? delivery()
          : (PAGES[name] || points)(trip, go);
    app.replaceChildren(head(name || 'points'), page);
  }
  document.body.classList.add('live');
  window.scrollTo(0, 0);
}

// ---- without an open trip

async function home() {
  const page = make('section', {}, make('h1', {}, say('title')));
  if (!safe) {
    page.append(make('p', { class: 'notice attention', role: 'alert' }, say('not-safe')), await assigned(new Set()));
    return page;
  }
  const here = await store.trips();
  page.append(make('p', {}, say('title.words')), make('h2', {}, say('here')));
  if (here.length === 0) page.append(make('p', {}, say('here.none')));
  here.forEach((kept) => page.append(unlock(kept)));
  page.append(await assigned(new Set(here.map((kept) => kept.id))));
  return page;
}

function unlock(kept) {
  const id = 'pass-' + kept.id;
  const fault = make('p', { class: 'fault', role: 'alert', hidden: true }, say('lock.wrong'));
  const field = secret(id, 'passphrase');
  return make('form', {
    class: 'trip',
    onsubmit: async (event) => {
      event.preventDefault();
      const vault = await Vault.open(field.value, kept.lock);
      fault.hidden = vault !== null;
      if (vault === null) return;
      trip = await Trip.open(store, vault, kept);
      show();
    },
  },
  make('h3', {}, kept.name),
  make('label', { for: id }, say('lock.passphrase')), field, fault,
  make('p', { class: 'hint' }, say('lock.forgotten')),
  make('p', { class: 'actions' },
    make('button', { type: 'submit' }, say('lock.open')),
    button('lock.remove', async () => {
      if (!window.confirm(say('lock.remove.sure', kept.name))) return;
      await store.dropTrip(kept.id);
      show();
    }, 'secondary')));
}

/** A passphrase: no password field, since browsers offer to keep what is typed into one. */
function secret(id, name) {
  return make('input', { id, name, type: 'text', class: 'secret', autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false' });
}

/** The visits of whoever is signed in that are not on this device yet. */
async function assigned(here) {
  const part = make('div', {}, make('h2', {}, say(safe ? 'assigned' : 'assigned.online')));
  try {
    const own = (await session()).visits.filter((visit) => !here.has(visit.id));
    if (own.length === 0) part.append(make('p', {}, say('assigned.none')));
    own.forEach((visit) => part.append(safe ? take(visit) : openNow(visit)));
  } catch (e) {
    part.append(stopped(e));
  }
  return part;
}

function take(visit) {
  const fault = make('p', { class: 'fault', role: 'alert', hidden: true });
  const first = secret('new-' + visit.id, 'new-passphrase');
  const again = secret('again-' + visit.id, 'again');
  return make('form', {
    class: 'trip',
    onsubmit: async (event) => {
      event.preventDefault();
      const why = first.value.length < SHORTEST ? 'lock.short' : (first.value !== again.value ? 'lock.differ' : null);
      fault.hidden = why === null;
      fault.textContent = why === null ? '' : say(why);
      if (why !== null) return;
      try {
        const pack = await takeAlong(visit.id);
        const { vault, lock } = await Vault.make(first.value);
        const kept = { id: visit.id, name: visit.name, lock, pack: await vault.seal(pack, 'pack') };
        await store.putTrip(kept);
        trip = await Trip.open(store, vault, kept);
        show();
      } catch (e) {
        fault.hidden = false;
        fault.replaceChildren(stopped(e));
      }
    },
  },
  make('h3', {}, visit.name), make('p', {}, days(visit.startsOn, visit.endsOn)),
  make('p', { class: 'notice attention' }, say('lock.warning')),
  make('label', { for: 'new-' + visit.id }, say('lock.new')), first,
  make('label', { for: 'again-' + visit.id }, say('lock.again')), again, fault,
  make('p', { class: 'actions' }, make('button', { type: 'submit' }, say('take'))));
}

/** Where nothing can be kept, the trip is open as long as the page is. */
function openNow(visit) {
  return make('div', { class: 'trip' }, make('h3', {}, visit.name), button('open-online', async () => {
    const kept = { id: visit.id, name: visit.name, lock: null, pack: null };
    const vault = new OpenVault();
    kept.pack = await vault.seal(await takeAlong(visit.id));
    await store.putTrip(kept);
    trip = await Trip.open(store, vault, kept);
    show();
  }));
}

// ---- a trip

function head(current) {
  return make('div', { class: 'trip-head' },
    make('h1', {}, trip.pack.name),
    make('p', { class: 'save-state', id: 'save-state', role: 'status' }, state()),
    make('nav', { 'aria-label': say('parts') }, make('ul', {},
      ['points', 'brief', 'interviews', 'observation', 'rating', 'deliver'].map((name) => make('li', {},
        make('a', { href: '#' + name, 'aria-current': current === name ? 'page' : null }, say(name)))),
      make('li', {}, button('lock', lockUp, 'secondary')))));
}

function state() {
  const waiting = trip.waiting();
  const seconds = running.recording ? running.recording.seconds() : 0;
  if (running.recording) return say('sound.running', Math.floor(seconds / 60), seconds % 60);
  if (safe) return say(navigator.onLine ? 'state.online' : 'state.offline') + ' ' + (waiting === 0 ? say('state.clear') : say('state.waiting', waiting));
  return say('state.online-only') + ' ' + (waiting === 0 ? say('state.there') : say('state.unsafe', waiting)) +
    (reports.length === 0 ? '' : ' ' + say('state.reports', reports.length));
}

function tellState() {
  const line = document.getElementById('save-state');
  if (line && trip) line.replaceChildren(state(), ...(trouble === null ? [] : [stopped(trouble.why)]));
}

setInterval(() => {
  handOver();
  tellState();
}, GLANCE_MS);

/** A page that may keep nothing gives the server at once what was written; it answers each thing once. */
async function handOver() {
  if (safe || trip === null || sending || (trouble !== null && Date.now() < trouble.again)) return;
  const told = new Set(reports.map((report) => report.entry || report.file));
  const { entries, files } = trip.ready();
  if (entries.concat(files).every((each) => told.has(each))) return;
  try {
    await send(() => {});
    trouble = null;
  } catch (e) {
    trouble = { why: e, again: Date.now() + AGAIN_MS };
  }
  tellState();
}

/** Sends what waits; what the server has said of what is still here, or of what it keeps beside, stays said. */
async function send(share) {
  const work = async (lock) => {
    if (lock === null || sending) throw new Stopped('twice');
    sending = true;
    try {
      const now = await deliver(trip, share);
      reports = reports.filter((report) => report.result === 'conflict' || report.result === 'held').concat(now);
    } finally {
      sending = false;
    }
  };
  await (navigator.locks ? navigator.locks.request('visit-' + trip.id, { ifAvailable: true }, work) : work());
}

async function lockUp() {
  await settle();
  if (running.recording) await running.recording.stop();
  running.recording = null;
  trip = null;
  reports = [];
  trouble = null;
  if (location.hash) location.hash = '';
  else show();
}

function delivery() {
  const progress = make('progress', { max: 1, value: 0, hidden: true, 'aria-label': say('deliver') });
  const line = make('p', { role: 'status', id: 'delivered' });
  const list = make('ul', { class: 'notes' }, reports.map((report) => reported(report)));
  const press = async (event) => {
    const pressed = event.target;
    pressed.disabled = true;
    progress.hidden = false;
    try {
      await settle();
      if (running.recording) throw new Stopped('recording');
      await send((share) => { progress.value = share; });
      trouble = null;
      list.replaceChildren(...reports.map((report) => reported(report)));
      line.textContent = trip.waiting() === 0 ? say('deliver.done') : say('deliver.left', trip.waiting());
      if (trip.waiting() === 0 && ['closed', 'cancelled'].includes(trip.pack.status)) {
        await store.dropTrip(trip.id);
        line.textContent = say('deliver.wiped');
      }
    } catch (e) {
      line.replaceChildren(stopped(e));
    }
    pressed.disabled = false;
    progress.hidden = true;
    tellState();
  };
  return make('section', {}, make('h2', {}, say('deliver')), make('p', {}, say('deliver.words')),
    make('p', { class: 'actions' }, button('deliver.now', press)), progress, line, list,
    trip.pack.formE ? make('p', {}, make('a', { href: trip.pack.formE }, say('form-e'))) : null);
}

/** What the server did not simply take, and what to do. */
function reported(report) {
  const what = report.entry || report.file;
  const asked = trip.interviews().find((each) => each.row === what.interview);
  const where = [asked ? asked.code : what.interview && trip.pack.alliance + '-' + what.interview.slice(1), what.item && named(trip, what.item)].filter(Boolean).join(' ');
  const line = make('li', {}, make('strong', {}, where || say('kind.' + what.kind)), report.file ? ' ' + clock(report.file.at) : '', ' ' + report.words);
  if (report.result === 'refused') {
    line.append(' ', button('deliver.discard', async () => {
      if (report.entry) await trip.forget([report.entry]);
      else await trip.forgetFile(report.file);
      reports = reports.filter((each) => each !== report);
      line.remove();
      tellState();
    }, 'secondary'));
  }
  return line;
}

function stopped(e) {
  if (!(e instanceof Stopped)) return make('p', {}, say('stopped.device'));
  if (e.why === 'signIn') {
    return make('p', {}, why('sign-in') + ' ', make('a', { href: '/login?return=/visit/app', target: safe ? null : '_blank' }, say('sign-in')));
  }
  if (e.why === 'closed' || e.why === 'refused') return make('p', {}, why('closed') + ' ' + e.words);
  return make('p', {}, why(e.why));
}

/** Why nothing is sent; on a page that keeps nothing other words say where things are. */
function why(key) {
  const page = 'stopped.' + key + '.page';
  return say(safe || !(page in words) ? 'stopped.' + key : page);
}
