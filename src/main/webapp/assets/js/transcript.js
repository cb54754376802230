// A transcript is written beside its recording: keys play, go back and put a time mark where one
// types, and what is typed is saved by itself. Without scripts the page is a plain form.

import { isTaken } from './unsent.js';

/** Quiet time after a key before the words are saved, and the least time between two saves. */
const REST_MS = 1500;
const GAP_MS = 5000;
const RETRY_MS = 5000;
const BACK_SECONDS = 5;

const player = document.querySelector("[data-player]");
const audio = player && player.querySelector("audio");
const form = document.querySelector("form#transcript");
const words = form && form.querySelector("#words");
let saved = words ? words.value : "";
let sentAt = -GAP_MS;
let timer = 0;
let sending = false;
let stopped = false;
let renewed = false;

for (const part of document.querySelectorAll("[data-scripted]")) part.hidden = false;
if (player) listen();
if (form) write();

// ---- hearing

function listen() {
  const choice = player.querySelector("#recording");
  if (choice) {
    choice.addEventListener("change", () => {
      audio.src = choice.value;
    });
  }
  player.addEventListener("click", (event) => {
    const press = event.target.closest("button[data-do]");
    if (press) act(press.dataset.do);
  });
  document.addEventListener("keydown", (event) => {
    const todo = { Escape: "play", F2: "back", F4: "mark" }[event.key];
    if (!todo || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    act(todo);
  });
}

function act(todo) {
  if (todo === "play") {
    if (audio.paused) audio.play().catch(() => {}); // the player itself says what is wrong
    else audio.pause();
  } else if (todo === "back") {
    audio.currentTime = Math.max(0, audio.currentTime - BACK_SECONDS);
  } else if (words && !words.readOnly) {
    put(`[${mark()}] `);
  }
}

/** Hours, minutes and seconds; before them which recording, where there are several. */
function mark() {
  const choice = player.querySelector("#recording");
  const all = Math.floor(audio.currentTime);
  const parts = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60];
  const time = parts.map((n) => String(n).padStart(2, "0")).join(":");
  return choice ? `${choice.selectedIndex + 1} ${time}` : time;
}

// ---- writing

function write() {
  words.addEventListener("input", later);
  form.querySelector("#text-file").addEventListener("change", (event) => {
    const [file] = event.target.files;
    if (file) take(file);
    event.target.value = "";
  });
  form.addEventListener("submit", () => {
    stopped = true; // the form takes everything along
    clearTimeout(timer);
  });
  window.addEventListener("beforeunload", (event) => {
    if (!stopped && words.value !== saved) event.preventDefault();
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) window.location.reload();
  });
}

/** Puts a text where the cursor is, so that one can undo it. */
function put(text) {
  words.focus();
  if (!document.execCommand("insertText", false, text)) {
    words.setRangeText(text, words.selectionStart, words.selectionEnd, "end");
    words.dispatchEvent(new Event("input"));
  }
}

/** Adds a text file behind what stands there; it is in UTF-8, or as Chinese Windows writes it. */
async function take(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = decode(bytes);
  if (text === null || words.value.length + text.length + 1 > words.maxLength) {
    say("unread", true);
    return;
  }
  words.setSelectionRange(words.value.length, words.value.length);
  put((words.value === "" ? "" : "\n") + text.replace(/\r\n?/g, "\n"));
}

function decode(bytes) {
  if (bytes.length === 0 || bytes.includes(0)) return null;
  for (const encoding of ["utf-8", "gb18030"]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      continue;
    }
  }
  return null;
}

function later() {
  say("saving");
  clearTimeout(timer);
  timer = setTimeout(save, Math.max(REST_MS, sentAt + GAP_MS - performance.now()));
}

async function save() {
  if (sending || stopped || words.value === saved) return;
  sending = true;
  sentAt = performance.now();
  const text = words.value;
  try {
    const answer = await fetch(form.dataset.save, {
      method: "PUT",
      headers: {
        "Content-Type": "application/json",
        Accept: "application/json",
        "X-CSRF-TOKEN": form.elements._csrf.value,
      },
      body: JSON.stringify({ basis: Number(form.elements.basis.value), words: text }),
    });
    const said = await answer.json();
    if (answer.ok) {
      saved = text;
      renewed = false;
      form.elements.basis.value = said.revision;
      say("saved");
    } else if ([401, 403].includes(answer.status) && !renewed) {
      renewed = await isTaken(form); // a new login has another token
      if (!renewed) say("cut", true);
      timer = setTimeout(save, RETRY_MS);
      return;
    } else {
      refuse(said.detail || said.title);
    }
  } catch {
    say("cut", true);
    timer = setTimeout(save, RETRY_MS);
    return;
  } finally {
    sending = false;
  }
  if (!stopped && words.value !== saved) later();
}

/** Nothing more is saved here: what stands in the field can be read and copied. */
function refuse(why) {
  stopped = true;
  words.readOnly = true;
  const state = form.querySelector("[data-state]");
  state.textContent = why;
  state.classList.add("wrong");
  for (const press of form.querySelectorAll("[type=submit], [type=file]")) press.disabled = true;
}

function say(what, wrong = false) {
  const state = form.querySelector("[data-state]");
  state.textContent = state.dataset[what];
  state.classList.toggle("wrong", wrong);
}
