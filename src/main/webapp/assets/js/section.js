/**
 * A section page: what is asked follows the answers at once, every change is saved by itself, and
 * the page always says how its saving stands. Without this script the page works by its buttons.
 */
import { Filling } from './filling.js';
import { ask, complain, fill, nameOf, read, tickNotAvailable } from './question.js';
import { searchRegister } from './register.js';
import { draw, newId } from './rows.js';
import { Saving } from './saving.js';
import { showFile, upload } from './uploads.js';
import { forget, Waiting } from './waiting.js';

/** How often a colleague's changes are looked for while the page is looked at. */
const LOOK_MS = 3000;

const state = JSON.parse(document.getElementById('state').textContent);
const words = JSON.parse(document.getElementById('words').textContent);
const sheet = document.getElementById('sheet');
const saveState = document.getElementById('save-state');
const questions = new Map();
const waiting = new Waiting(state.account, state.response);
const page = {
  address: state.draft,
  files: state.files,
  unit: state.unit,
  form: state.form,
  words,
  token: document.querySelector('meta[name=csrf]').content,
  say,
  signIn,
  renew,
  isPersonal: (path) => questions.has(path) && questions.get(path).dataset.personal === 'true',
  isShown: (path) => questions.has(path) || repeatOf(path) !== null,
  stored: (path, revision) => {
    state.revisions[path] = revision;
  },
  conflict: inConflict,
  fault: (path, fault) => {
    if (questions.has(path)) complain(questions.get(path), fault.message);
  },
};
const saving = new Saving(page, waiting);
let filling = null;
let savedAt = saveState.textContent;
let leaving = false;
let lookedAt = 0;
let lookLater = 0;

start();

async function start() {
  const response = await fetch(state.routing, { credentials: 'same-origin' });
  if (!response.ok) return;
  filling = new Filling(await response.json(), state);
  collect(document);
  sheet.addEventListener('input', (e) => changed(e.target, false));
  sheet.addEventListener('change', (e) => changed(e.target, true));
  sheet.addEventListener('submit', submitted);
  sheet.addEventListener('stored', (e) => keep(e.target, e.detail));
  window.addEventListener('offline', () => say('offline'));
  window.addEventListener('online', () => (saving.isClear() ? say('saved') : saving.now()));
  window.addEventListener('focus', lookAgain);
  window.addEventListener('pagehide', () => saving.now());
  document.addEventListener('visibilitychange', () => (document.hidden ? saving.now() : lookAgain()));
  window.addEventListener('beforeunload', (e) => {
    if (saving.isCut() && !leaving) e.preventDefault();
  });
  const out = document.querySelector('form[action="/logout"]');
  if (out) out.addEventListener('submit', signOut);
  followRows();
  questions.forEach((question, path) => show(path, question));
  judgeAskedAbout();
  takeUpWaiting();
  document.body.classList.add('live');
}

/** Knows the questions of a part of the page. */
function collect(part) {
  part.querySelectorAll('[data-path]').forEach((q) => questions.set(q.dataset.path, q));
  part.querySelectorAll('input.register').forEach((input) => searchRegister(input, words['other-alliance']));
}

/** Answers kept on this device while the network, the log-in or the page was away. */
function takeUpWaiting() {
  waiting.all().forEach((kept, path) => {
    set(path, kept.value);
    saving.change(path, kept.value, kept.basis, true);
  });
}

/** Gives an item a value that was not typed here. */
function set(path, value) {
  filling.answer(path, value);
  followRows();
  const question = questions.get(path);
  if (question && question.dataset.type === 'file') showFile(question, value, state.files);
  else if (question) fill(question, value);
  questions.forEach((each, at) => show(at, each));
}

async function changed(control, left) {
  const question = control.closest('[data-path]');
  if (!question) return;
  const path = question.dataset.path;
  if (control.type === 'file') {
    if (left && control.files[0]) await send(question, control.files[0]);
    return;
  }
  if (control.name === 'na:' + path) tickNotAvailable(question, control);
  touch(question);
  const value = read(question);
  if (value !== null && typeof value === 'object' && value.unreadable) {
    if (left) {
      const said = question.dataset.type === 'integer' ? words.integer : words.number;
      complain(question, said.replace('{0}', value.unreadable));
    }
    return;
  }
  const touched = filling.answer(path, value);
  saving.change(path, value, state.revisions[path] || 0, left);
  followRows();
  questions.forEach((each, at) => {
    if (touched.has(nameOf(at))) show(at, each);
  });
  if (left || question.classList.contains('wrong')) judge(path, question);
  questions.forEach((each, at) => {
    if (at !== path && touched.has(nameOf(at)) && each.classList.contains('wrong')) judge(at, each);
  });
}

async function send(question, file) {
  const path = question.dataset.path;
  const result = await upload(question, file, state.revisions[path] || 0, page);
  if (result !== null) keep(question, result);
}

/** Takes over a file that the server has stored as the answer. */
function keep(question, result) {
  const path = question.dataset.path;
  state.revisions[path] = result.revision;
  question.dataset.revision = result.revision;
  filling.answer(path, result.value);
  questions.forEach((each, at) => show(at, each));
}

/** What a colleague changed, or what was taken over from an earlier wave, is the person's own now. */
function touch(question) {
  question.classList.remove('of-colleague', 'of-last-wave');
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
    const code = filling.show(nameOf(path), path);
    const labels = JSON.parse(question.dataset.words || '{}');
    question.querySelector('output').textContent = labels[code] || code || '—';
  }
}

/** Rows that are due by a number, or were added, stand on the page at once. */
function followRows() {
  document.querySelectorAll('[data-repeat]').forEach((section) => {
    const repeat = section.dataset.repeat;
    section.hidden = !filling.isAsked(repeat);
    const drawn = draw(section, filling.rows(repeat), words);
    Array.from(questions.keys()).filter((path) => !questions.get(path).isConnected).forEach((path) => questions.delete(path));
    drawn.forEach((row) => {
      collect(row);
      row.querySelectorAll('[data-path]').forEach((q) => {
        const value = filling.answers.get(q.dataset.path);
        if (value !== undefined) fill(q, value);
        show(q.dataset.path, q);
      });
      row.dispatchEvent(new CustomEvent('drawn', { bubbles: true }));
    });
  });
}

function repeatOf(name) {
  return document.querySelector('[data-repeat="' + name + '"]');
}

function judge(path, question) {
  const fault = filling.fault(path);
  if (fault === null) complain(question, '');
  else if (fault === 'constraint') complain(question, question.dataset.constraint);
  else complain(question, words.required);
}

/** The check page leads to one item: it says there what is wrong, too. */
function judgeAskedAbout() {
  const asked = document.getElementById(location.hash.slice(1));
  questions.forEach((question, path) => {
    if (question === asked || question.contains(asked)) judge(path, question);
  });
}

function inConflict(path, conflict) {
  const question = questions.get(path);
  if (!question) {
    if (repeatOf(path)) {
      state.revisions[path] = conflict.revision;
      const rows = conflict.stored || [];
      const both = rows.concat((conflict.yours || []).filter((id) => rows.indexOf(id) < 0));
      set(path, both);
      saving.change(path, both, conflict.revision, true);
    }
    return;
  }
  ask(question, conflict, words, (value) => {
    state.revisions[path] = conflict.revision;
    set(path, value);
    saving.change(path, value, conflict.revision, true);
    saving.now();
  });
}

/** The one place that says how saving stands. */
function say(kind, detail) {
  if (kind === 'saved') {
    savedAt = detail ? words.saved.replace('{0}', clock(detail)) : savedAt;
    saveState.textContent = savedAt;
  } else {
    saveState.textContent = detail || words[kind];
  }
  saveState.className = 'save-state ' + kind;
}

function clock(moment) {
  return new Date(moment).toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: 'Asia/Shanghai' });
}

/** Shows what colleagues have changed meanwhile when the page is looked at again; too soon means a little later. */
async function lookAgain() {
  clearTimeout(lookLater);
  if (document.hidden) return;
  const early = lookedAt + LOOK_MS - performance.now();
  if (early > 0) {
    lookLater = setTimeout(lookAgain, early);
    return;
  }
  lookedAt = performance.now();
  let draft;
  try {
    const response = await fetch(state.draft, { credentials: 'same-origin', headers: { Accept: 'application/json' } });
    if (!response.ok) return;
    draft = await response.json();
  } catch (e) {
    return;
  }
  Object.entries(draft.answers).forEach(([path, answer]) => {
    if (answer.revision <= (state.revisions[path] || 0) || saving.isWaiting(path) || isAskedAbout(path)) return;
    state.revisions[path] = answer.revision;
    set(path, answer.value);
    const question = questions.get(path);
    if (question) {
      judge(path, question);
      question.classList.add('of-colleague');
    }
  });
}

function isAskedAbout(path) {
  return questions.has(path) && questions.get(path).querySelector('.conflict:not([hidden])') !== null;
}

/** The log-in has expired: what was typed waits here until the person is back on this page. */
function signIn() {
  leaving = true;
  location.href = state.signIn + encodeURIComponent(location.pathname);
}

/** Signed in anew in another tab: the page's token is not the browser's any more. */
async function renew() {
  const response = await fetch(location.pathname, { credentials: 'same-origin' });
  if (response.redirected) {
    signIn();
    return false;
  }
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  const theirs = fresh.getElementById('state');
  if (!response.ok || !theirs || JSON.parse(theirs.textContent).account !== state.account) return false;
  page.token = fresh.querySelector('meta[name=csrf]').content;
  return true;
}

/** Nothing stays on the device after signing out, so what waits is sent first. */
async function signOut(event) {
  if (saving.isClear()) return;
  event.preventDefault();
  const form = event.target;
  if (await saving.now() || window.confirm(words['sign-out'])) {
    leaving = true;
    forget();
    form.submit();
  }
}

async function submitted(event) {
  const button = event.submitter;
  event.preventDefault();
  if (button && (button.name === 'add' || button.name === 'remove')) {
    changeRows(button);
    return;
  }
  let first = null;
  questions.forEach((question, path) => {
    if (question.hidden || question.dataset.type === 'calculate') return;
    const fault = filling.fault(path);
    const unread = question.classList.contains('wrong') && fault === null;
    if (fault === 'constraint') complain(question, question.dataset.constraint);
    if ((fault === 'constraint' || unread) && first === null) first = question;
  });
  const ready = await saving.now();
  if (first !== null) {
    first.scrollIntoView({ block: 'center' });
    const field = first.querySelector('input, textarea');
    if (field) field.focus();
  } else if (ready && !document.querySelector('.conflict:not([hidden])')) {
    leaving = true;
    location.href = button && button.value === 'next' ? state.next : location.pathname;
  }
}

function changeRows(button) {
  const repeat = button.value.split('/')[0];
  const rows = filling.rows(repeat);
  const id = newId();
  const after = button.name === 'add' ? rows.concat(id) : rows.filter((row) => repeat + '/' + row !== button.value);
  set(repeat, after);
  saving.change(repeat, after, state.revisions[repeat] || 0, true);
  const row = repeatOf(repeat).querySelector('[data-row="' + id + '"]');
  const field = row ? row.querySelector('input:not([type=hidden]), textarea') : repeatOf(repeat).querySelector('button[name=add]');
  if (field) field.focus();
}
