/**
 * A section page: what is asked follows the answers at once, every change is saved by itself, and
 * the page always says how its saving stands. Without this script the page works by its buttons.
 */
import { Filling } from './filling.js';

const AUTOSAVE_MS = 800;
const RETRY_MS = 5000;

const state = JSON.parse(document.getElementById('state').textContent);
const words = JSON.parse(document.getElementById('words').textContent);
const sheet = document.getElementById('sheet');
const saveState = document.getElementById('save-state');
const csrf = document.querySelector('meta[name=csrf]').content;
const waiting = 'orgstatus ' + state.draft;

const questions = new Map();
let filling = null;
let pending = new Map();
let timer = 0;
let busy = false;
let leaving = false;

start();

async function start() {
  const response = await fetch(state.routing, { credentials: 'same-origin' });
  if (!response.ok) return;
  filling = new Filling(await response.json(), state);
  document.querySelectorAll('[data-path]').forEach((q) => questions.set(q.dataset.path, q));
  document.body.classList.add('live');
  sheet.addEventListener('input', (e) => changed(e.target, false));
  sheet.addEventListener('change', (e) => changed(e.target, true));
  sheet.addEventListener('submit', submitted);
  window.addEventListener('online', save);
  window.addEventListener('beforeunload', (e) => {
    if (pending.size > 0 && !leaving) e.preventDefault();
  });
  document.querySelectorAll('input.register').forEach(searchRegister);
  questions.forEach((question, path) => show(path, question));
  takeUpWaiting();
}

/** Answers kept on this device while the network was away. */
function takeUpWaiting() {
  let kept = {};
  try {
    kept = JSON.parse(localStorage.getItem(waiting) || '{}');
  } catch (e) {
    return;
  }
  Object.keys(kept).forEach((path) => {
    pending.set(path, kept[path]);
    filling.answer(path, kept[path]);
    if (questions.has(path)) fill(questions.get(path), kept[path]);
  });
  if (pending.size > 0) save();
}

/** Personal items never stay on the device. */
function keepWaiting() {
  const kept = {};
  pending.forEach((value, path) => {
    const question = questions.get(path);
    if (!question || question.dataset.personal !== 'true') kept[path] = value;
  });
  try {
    if (Object.keys(kept).length > 0) localStorage.setItem(waiting, JSON.stringify(kept));
    else localStorage.removeItem(waiting);
  } catch (e) {
    // A browser without storage loses nothing that the server has.
  }
}

function changed(control, left) {
  const question = control.closest('[data-path]');
  if (!question) return;
  if (control.type === 'file') {
    if (left) upload(question, control);
    return;
  }
  const path = question.dataset.path;
  if (control.name === 'na:' + path) tickNotAvailable(question, control);
  const value = read(question);
  const unreadable = value !== null && typeof value === 'object' && value.unreadable;
  if (unreadable) {
    if (left) complain(question, words.number.replace('{0}', value.unreadable));
    return;
  }
  const touched = filling.answer(path, value);
  pending.set(path, value);
  keepWaiting();
  questions.forEach((each, at) => {
    if (touched.has(nameOf(at))) show(at, each);
  });
  followRows();
  if (left) judge(path, question);
  else if (question.classList.contains('wrong')) judge(path, question);
  questions.forEach((each, at) => {
    if (at !== path && touched.has(nameOf(at)) && each.classList.contains('wrong')) judge(at, each);
  });
  clearTimeout(timer);
  timer = setTimeout(save, AUTOSAVE_MS);
}

/** The answer that the controls show, as it goes over the wire. */
function read(question) {
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

function fill(question, value) {
  const path = question.dataset.path;
  const codes = Array.isArray(value) ? value : [value];
  question.querySelectorAll('.choices input').forEach((c) => {
    c.checked = codes.indexOf(c.value) >= 0;
  });
  const notAvailable = control(question, 'na:' + path);
  if (notAvailable) {
    notAvailable.checked = value !== null && typeof value === 'object' && value.missing === 'not_available';
    tickNotAvailable(question, notAvailable);
  }
  const field = question.querySelector('.control input:not([type=file]):not([type=checkbox]), .control textarea');
  if (field && (value === null || typeof value !== 'object')) field.value = value === null ? '' : value;
}

function tickNotAvailable(question, box) {
  const field = question.querySelector('input.amount');
  field.disabled = box.checked;
  if (box.checked) field.value = '';
}

function control(question, name) {
  return Array.from(question.querySelectorAll('input, textarea')).find((c) => c.name === name);
}

function nameOf(path) {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Shows or hides a question, and the values in its texts. */
function show(path, question) {
  const asked = filling.isAsked(path);
  if (question.hidden === asked) {
    question.hidden = !asked;
    if (asked) question.classList.add('appeared');
  }
  question.querySelectorAll('[data-template]').forEach((part) => {
    part.textContent = part.dataset.template.replace(/\$\{\s*([^}]*?)\s*\}/g, (all, name) => filling.show(name, path));
  });
  if (question.dataset.type === 'calculate') {
    question.querySelector('output').textContent = filling.show(nameOf(path), path) || '—';
  }
}

/** Rows that are due by a number come from the server once that number is saved. */
function followRows() {
  document.querySelectorAll('[data-repeat]').forEach((section) => {
    const repeat = section.dataset.repeat;
    section.hidden = !filling.isAsked(repeat);
    section.classList.toggle('stale', filling.rows(repeat).length !== Number(section.dataset.rows));
  });
}

function judge(path, question) {
  const fault = filling.fault(path);
  if (fault === null) complain(question, '');
  else if (fault === 'constraint') complain(question, question.dataset.constraint);
  else complain(question, words.required);
}

function complain(question, message) {
  const line = question.querySelector('.fault');
  question.classList.toggle('wrong', message !== '');
  line.hidden = message === '';
  line.querySelector('.fault-text').textContent = message;
  question.querySelectorAll('input, textarea').forEach((c) => {
    if (message !== '') c.setAttribute('aria-invalid', 'true');
    else c.removeAttribute('aria-invalid');
  });
}

async function save() {
  clearTimeout(timer);
  if (busy || pending.size === 0) return pending.size === 0;
  busy = true;
  say(words.saving, 'saving');
  const sent = pending;
  pending = new Map();
  const changes = Array.from(sent, ([path, value]) => ({ path, value, basis: state.revisions[path] || 0 }));
  let result = null;
  try {
    const response = await fetch(state.draft, {
      method: 'PATCH',
      credentials: 'same-origin',
      headers: { 'Content-Type': 'application/json', 'X-CSRF-TOKEN': csrf, Accept: 'application/json' },
      body: JSON.stringify({ changes }),
    });
    if (response.status === 401) {
      keepBack(sent);
      leaving = true;
      location.href = '/login?return=' + encodeURIComponent(location.pathname);
      return false;
    }
    result = await response.json();
    if (result.revision === undefined) throw new Error(result.detail || String(response.status));
  } catch (e) {
    keepBack(sent);
    busy = false;
    say(words.offline, 'offline');
    timer = setTimeout(save, RETRY_MS);
    return false;
  }
  busy = false;
  stored(sent, result);
  if (pending.size > 0) return save();
  return true;
}

/** What could not be sent waits, unless it was changed again meanwhile. */
function keepBack(sent) {
  sent.forEach((value, path) => {
    if (!pending.has(path)) pending.set(path, value);
  });
  keepWaiting();
}

function stored(sent, result) {
  const conflicts = new Map((result.conflicts || []).map((c) => [c.path, c]));
  const refused = new Map((result.faults || []).map((f) => [f.path, f]));
  sent.forEach((value, path) => {
    if (!conflicts.has(path) && !refused.has(path)) state.revisions[path] = result.revision;
  });
  conflicts.forEach((conflict, path) => ask(path, conflict));
  refused.forEach((fault, path) => {
    if (questions.has(path)) complain(questions.get(path), fault.message);
  });
  keepWaiting();
  say(words.saved.replace('{0}', clock(result.savedAt)), 'saved');
  const stale = document.querySelector('.repeat.stale');
  if (stale && conflicts.size === 0 && pending.size === 0) refreshRows();
}

/** The same item was changed elsewhere: both values, and the person decides. */
function ask(path, conflict) {
  const question = questions.get(path);
  if (!question) return;
  const box = question.querySelector('.conflict');
  box.textContent = '';
  box.hidden = false;
  const text = document.createElement('p');
  text.textContent = words.conflict.replace('{0}', inWords(question, conflict.stored)).replace('{1}', inWords(question, conflict.yours));
  box.append(text, choice(words['keep-stored'], conflict.stored), choice(words['keep-mine'], conflict.yours));
  box.querySelector('button').focus();

  function choice(label, value) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'secondary';
    button.textContent = label;
    button.addEventListener('click', () => {
      box.hidden = true;
      state.revisions[path] = conflict.revision;
      fill(question, value);
      filling.answer(path, value);
      pending.set(path, value);
      questions.forEach((each, at) => show(at, each));
      save();
    });
    return button;
  }
}

function inWords(question, value) {
  if (value === null) return '—';
  if (typeof value === 'object' && !Array.isArray(value)) {
    return value.missing ? question.querySelector('.not-available span').textContent : value.name;
  }
  const codes = Array.isArray(value) ? value : [value];
  return codes.map((code) => {
    const box = Array.from(question.querySelectorAll('.choices input')).find((c) => c.value === code);
    return box ? box.parentElement.textContent.trim() : String(code);
  }).join('、');
}

function say(text, kind) {
  saveState.textContent = text;
  saveState.className = 'save-state ' + kind;
}

function clock(moment) {
  return new Date(moment).toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: 'Asia/Shanghai' });
}

/** Rows are drawn by the server: the page comes again, and everything is saved by then. */
function refreshRows() {
  leaving = true;
  const at = document.activeElement && document.activeElement.id;
  sessionStorage.setItem('orgstatus at', at || '');
  sessionStorage.setItem('orgstatus scroll', String(window.scrollY));
  location.reload();
}

async function submitted(event) {
  const button = event.submitter;
  if (!button || button.name !== 'go') {
    leaving = true;
    return;
  }
  event.preventDefault();
  let first = null;
  questions.forEach((question, path) => {
    if (question.hidden || question.dataset.type === 'calculate') return;
    const fault = filling.fault(path);
    const unread = question.classList.contains('wrong') && fault === null;
    if (fault === 'constraint') complain(question, question.dataset.constraint);
    if ((fault === 'constraint' || unread) && first === null) first = question;
  });
  const ready = await save();
  if (first !== null) {
    first.scrollIntoView({ block: 'center' });
    const field = first.querySelector('input, textarea');
    if (field) field.focus();
    return;
  }
  if (ready && !document.querySelector('.conflict:not([hidden])')) {
    leaving = true;
    location.href = button.value === 'next' ? state.next : location.pathname;
  }
}

async function upload(question, input) {
  const file = input.files[0];
  if (!file) return;
  const path = question.dataset.path;
  const form = location.pathname.split('/')[2];
  say(words.uploading.replace('{0}', file.name), 'saving');
  const address = state.files + '?form=' + encodeURIComponent(form) + '&path=' + encodeURIComponent(path) +
    '&name=' + encodeURIComponent(file.name) + '&basis=' + (state.revisions[path] || 0);
  try {
    const response = await fetch(address, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'Content-Type': 'application/octet-stream', 'X-CSRF-TOKEN': csrf, Accept: 'application/json' },
      body: file,
    });
    const result = await response.json();
    if (!response.ok) {
      complain(question, result.detail || words.refused);
      say(words.refused, 'offline');
      return;
    }
    state.revisions[path] = result.revision;
    filling.answer(path, result.value);
    complain(question, '');
    showFile(question, result.value);
    say(words.uploaded.replace('{0}', file.name), 'saved');
  } catch (e) {
    say(words.offline, 'offline');
  }
}

function showFile(question, value) {
  let line = question.querySelector('.file-state');
  if (!line) {
    line = document.createElement('p');
    line.className = 'file-state';
    question.querySelector('.file').prepend(line);
  }
  line.textContent = '';
  const link = document.createElement('a');
  link.href = state.files + '/' + value.file;
  link.textContent = value.name;
  line.append(link);
}

/** Offers entries of the register while a name, its initials or a code is typed. */
function searchRegister(input) {
  let last = '';
  input.addEventListener('input', async () => {
    const text = input.value.trim();
    if (text.length < 2 || text === last) return;
    last = text;
    const kind = input.dataset.list.replace('registry:', '');
    const response = await fetch('/api/register/' + kind + '?q=' + encodeURIComponent(text), { credentials: 'same-origin' });
    if (!response.ok) return;
    const found = (await response.json())[kind];
    const list = document.getElementById(input.getAttribute('list'));
    list.textContent = '';
    if (kind === 'alliances') found.push({ code: 'other', name: words['other-alliance'] });
    found.forEach((one) => {
      const option = document.createElement('option');
      option.value = one.code;
      option.label = one.name;
      list.append(option);
    });
  });
}

const scroll = sessionStorage.getItem('orgstatus scroll');
if (scroll !== null) {
  sessionStorage.removeItem('orgstatus scroll');
  window.scrollTo(0, Number(scroll));
  const at = document.getElementById(sessionStorage.getItem('orgstatus at') || '');
  if (at) at.focus({ preventScroll: true });
}
