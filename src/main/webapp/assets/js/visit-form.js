/** Builds what the visit app shows: elements, questions, choices. Words come from the page. */
export const words = JSON.parse(document.getElementById('words').textContent);

/** The words of a key, with values in place of {0}, {1}. */
export function say(key, ...values) {
  return values.reduce((text, value, i) => text.split('{' + i + '}').join(String(value)), words[key] || key);
}

/** An element: its properties, and what it holds. Text is text, never markup. */
export function make(tag, about, ...held) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(about || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'class') element.className = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  held.flat().filter((each) => each !== null && each !== undefined && each !== false).forEach((each) => element.append(each));
  return element;
}

export function button(key, act, kind) {
  return make('button', { type: 'button', class: kind || '', onclick: act }, say(key));
}

/** A fieldset of radio buttons. */
export function radios(name, label, choices, chosen, changed, hint) {
  return make('fieldset', { class: 'question' },
    make('legend', {}, label),
    hint ? make('p', { class: 'hint' }, hint) : null,
    make('div', { class: 'choices' }, choices.map((choice) => make('label', { class: 'choice' },
      make('input', { type: 'radio', name, value: choice.code, checked: choice.code === chosen, onchange: () => changed(choice.code) }),
      make('span', {}, choice.label)))));
}

/** A question of the form whose answer is kept as soon as it is given. */
export function question(item, value, changed) {
  const label = numbered(item);
  if (item.type === 'select_one') return radios(item.name, label, item.choices, value, changed, item.hint);
  if (item.type === 'select_multiple') return boxes(item, label, Array.isArray(value) ? value : [], changed);
  const id = 'q-' + item.name;
  const long = item.type === 'text';
  const field = make(long ? 'textarea' : 'input', {
    id, name: item.name, rows: long ? 3 : null, type: long ? null : (item.type === 'date' ? 'date' : 'number'),
    'aria-describedby': item.hint ? id + '-hint' : null,
    onchange: () => changed(given(item, field.value)),
  });
  field.value = value === null || typeof value === 'object' ? '' : value;
  return make('div', { class: 'question' },
    make('label', { class: 'title', for: id }, label),
    item.hint ? make('p', { class: 'hint', id: id + '-hint' }, item.hint) : null,
    make('div', { class: 'control' }, field));
}

function given(item, text) {
  if (text.trim() === '') return null;
  return item.type === 'integer' ? Number(text) : text;
}

function boxes(item, label, chosen, changed) {
  const now = new Set(chosen);
  return make('fieldset', { class: 'question' },
    make('legend', {}, label),
    item.hint ? make('p', { class: 'hint' }, item.hint) : null,
    make('div', { class: 'choices' }, item.choices.map((choice) => make('label', { class: 'choice' },
      make('input', {
        type: 'checkbox', name: item.name, value: choice.code, checked: now.has(choice.code),
        onchange: (event) => {
          if (event.target.checked) now.add(choice.code);
          else now.delete(choice.code);
          changed(now.size === 0 ? null : item.choices.map((c) => c.code).filter((code) => now.has(code)));
        },
      }),
      make('span', {}, choice.label)))));
}

export function numbered(item) {
  return [make('span', { class: 'number' }, item.number), ' ' + item.label];
}

/** The time of day of a moment. */
export function clock(moment) {
  const time = new Date(moment);
  return String(time.getHours()).padStart(2, '0') + ':' + String(time.getMinutes()).padStart(2, '0');
}

/** Days from the one to the other as people write them, or the one where they are the same. */
export function days(from, to) {
  const format = new Intl.DateTimeFormat(document.documentElement.lang === 'en' ? 'en-GB' : 'zh-CN', { dateStyle: 'long', timeZone: 'UTC' });
  const [first, last] = [from, to].map((day) => format.format(new Date(day)));
  return first === last ? first : first + ' – ' + last;
}
