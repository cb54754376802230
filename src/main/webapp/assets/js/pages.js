/**
 * Photographs of pages: taken or chosen, put in order, and sent to be joined into one PDF. The
 * photographs stay on the device until they are sent.
 */
import { complain } from './question.js';
import { showFile } from './uploads.js';

const state = JSON.parse(document.getElementById('state').textContent);
const csrf = document.querySelector('meta[name=csrf]').content;
const THUMBNAIL = 96;

document.querySelectorAll('.pages').forEach(begin);
// rows that come later bring places for photographs too
document.addEventListener('drawn', (e) => e.target.querySelectorAll('.pages').forEach(begin));

function begin(box) {
  const question = box.closest('.question');
  const list = box.querySelector('.page-list');
  const join = box.querySelector('[data-join]');
  const status = box.querySelector('.pages-state');
  let pages = [];

  box.hidden = false;
  // the section saves what changes in it; photographs are sent by their own button
  ['input', 'change'].forEach((kind) => box.addEventListener(kind, (e) => e.stopPropagation()));
  box.querySelectorAll('input[type=file]').forEach((input) =>
    input.addEventListener('change', async () => {
      const chosen = [...input.files];
      input.value = '';
      for (const file of chosen) pages.push({ file, picture: await thumbnail(file) });
      show();
    }),
  );
  join.addEventListener('click', send);

  function show() {
    list.textContent = '';
    pages.forEach((page, at) => list.append(item(page, at)));
    join.hidden = pages.length === 0;
    status.textContent = '';
  }

  function item(page, at) {
    const line = document.createElement('li');
    line.draggable = true;
    const name = document.createElement('span');
    name.className = 'page-name';
    name.textContent = box.dataset.page.replace('{0}', at + 1);
    line.append(page.picture, name);
    line.append(button('↑', box.dataset.up, at, at > 0, () => move(at, at - 1)));
    line.append(button('↓', box.dataset.down, at, at < pages.length - 1, () => move(at, at + 1)));
    line.append(button('✕', box.dataset.remove, at, true, () => remove(at)));
    line.addEventListener('dragstart', (e) => e.dataTransfer.setData('text/plain', String(at)));
    line.addEventListener('dragover', (e) => e.preventDefault());
    line.addEventListener('drop', (e) => {
      e.preventDefault();
      const from = Number.parseInt(e.dataTransfer.getData('text/plain'), 10);
      if (pages[from]) move(from, at);
    });
    return line;
  }

  function button(sign, words, at, enabled, act) {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'secondary';
    made.textContent = sign;
    made.disabled = !enabled;
    made.setAttribute('aria-label', words.replace('{0}', at + 1));
    made.addEventListener('click', act);
    return made;
  }

  function move(from, to) {
    pages.splice(to, 0, pages.splice(from, 1)[0]);
    show();
  }

  function remove(at) {
    pages.splice(at, 1);
    show();
  }

  async function send() {
    join.disabled = true;
    status.textContent = box.dataset.joining;
    const body = new FormData();
    pages.forEach((page) => body.append('page', page.file, page.file.name));
    const path = question.dataset.path;
    const address =
      state.files + '/pages?unit=' + encodeURIComponent(state.unit) + '&form=' + encodeURIComponent(state.form) +
      '&path=' + encodeURIComponent(path) + '&basis=' + (question.dataset.revision || 0);
    try {
      const response = await fetch(address, {
        method: 'POST',
        credentials: 'same-origin',
        headers: { 'X-CSRF-TOKEN': csrf, Accept: 'application/json' },
        body,
      });
      const result = await response.json();
      if (response.ok) {
        pages = [];
        show();
        status.textContent = box.dataset.joined;
        complain(question, '');
        showFile(question, result.value, state.files);
        question.dispatchEvent(new CustomEvent('stored', { bubbles: true, detail: result }));
      } else {
        status.textContent = result.detail;
      }
    } catch (e) {
      status.textContent = box.dataset.offline;
    }
    join.disabled = false;
  }
}

/** A small picture, upright as the camera was held; an empty one where the browser cannot read it. */
async function thumbnail(file) {
  const canvas = document.createElement('canvas');
  canvas.width = THUMBNAIL;
  canvas.height = THUMBNAIL;
  canvas.setAttribute('aria-hidden', 'true');
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(THUMBNAIL / picture.width, THUMBNAIL / picture.height);
    const width = picture.width * scale;
    const height = picture.height * scale;
    canvas
      .getContext('2d')
      .drawImage(picture, (THUMBNAIL - width) / 2, (THUMBNAIL - height) / 2, width, height);
    picture.close();
  } catch (e) {
    // the server will say what is wrong with it
  }
  return canvas;
}
