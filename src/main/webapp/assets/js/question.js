/** One question on the page: what its controls say, and how they are set. */

export function nameOf(path) {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The answer that the controls show, as it goes over the wire; unreadable text says so. */
export function read(question) {
  const path = question.dataset.path;
  const type = question.dataset.type;
  const notAvailable = control(question, 'na:' + path);
  if (notAvailable && notAvailable.checked) return { missing: 'not_available' };
  const ticked = Array.from(question.querySelectorAll('input:checked'))
    .filter((c) => c.name === path).map((c) => c.value);
  if (type === 'select_multiple') return ticked.length > 0 ? ticked : null;
  const field = question.querySelector('.control input, .control textarea');
  if (type === 'select_one' && !field) return ticked.length > 0 ? ticked[0] : null;
  const text = field.value.trim();
  if (text === '') return null;
  if (type === 'integer' || type === 'decimal') {
    const plain = text.normalize('NFKC').replace(/[,\s]/g, '');
    const fits = type === 'integer' ? /^-?[0-9]+(\.0*)?$/ : /^-?[0-9]+(\.[0-9]{1,2}0*)?$/;
    return fits.test(plain) && plain !== '-88' ? Number(plain) : { unreadable: text };
  }
  return text;
}

/** Sets the controls to an answer as it comes over the wire. */
export function fill(question, value) {
  const path = question.dataset.path;
  const codes = Array.isArray(value) ? value : [value];
  question.querySelectorAll('.choices input').forEach((c) => {
    c.checked = codes.indexOf(c.value) >= 0;
  });
  const notAvailable = control(question, 'na:' + path);
  if (notAvailable) {
    notAvailable.checked = isNotAvailable(value);
    tickNotAvailable(question, notAvailable);
  }
  const field = question.querySelector('.control input:not([type=file]):not([type=checkbox]), .control textarea');
  if (field && (value === null || typeof value !== 'object')) field.value = value === null ? '' : value;
}

export function tickNotAvailable(question, box) {
  const field = question.querySelector('input.amount');
  field.disabled = box.checked;
  if (box.checked) field.value = '';
}

/** Says what is wrong with the answer; an empty message that nothing is. */
export function complain(question, message) {
  const line = question.querySelector('.fault');
  question.classList.toggle('wrong', message !== '');
  line.hidden = message === '';
  line.querySelector('.fault-text').textContent = message;
  question.querySelectorAll('input, textarea').forEach((c) => {
    if (message !== '') c.setAttribute('aria-invalid', 'true');
    else c.removeAttribute('aria-invalid');
  });
}

/** An answer as people read it. */
export function inWords(question, value) {
  if (value === null) return '—';
  if (isNotAvailable(value)) return question.querySelector('.not-available span').textContent;
  if (typeof value === 'object' && !Array.isArray(value)) return value.name;
  const codes = Array.isArray(value) ? value : [value];
  return codes.map((code) => {
    const box = Array.from(question.querySelectorAll('.choices input')).find((c) => c.value === code);
    return box ? box.parentElement.textContent.trim() : String(code);
  }).join('、');
}

/** The same item was changed elsewhere: both values, and the person decides. */
export function ask(question, conflict, words, decide) {
  const box = question.querySelector('.conflict');
  box.textContent = '';
  box.hidden = false;
  const text = document.createElement('p');
  text.textContent = words.conflict
    .replace('{0}', inWords(question, conflict.stored))
    .replace('{1}', inWords(question, conflict.yours));
  box.append(text, choice(words['keep-stored'], conflict.stored), choice(words['keep-mine'], conflict.yours));
  box.querySelector('button').focus();

  function choice(label, value) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'secondary';
    button.textContent = label;
    button.addEventListener('click', () => {
      box.hidden = true;
      decide(value);
    });
    return button;
  }
}

function isNotAvailable(value) {
  return value !== null && typeof value === 'object' && value.missing === 'not_available';
}

function control(question, name) {
  return Array.from(question.querySelectorAll('input, textarea')).find((c) => c.name === name);
}
