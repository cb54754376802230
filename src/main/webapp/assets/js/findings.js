// The editor of findings works without scripts: every click comes back with what was typed. With
// them the page stays, the mark of a number goes where the cursor was, and words are checked while
// one writes.
import { isTaken } from './unsent.js';

/** Quiet time after a key before the words are checked, in milliseconds. */
const REST = 900;

const form = document.querySelector("form[data-editor]");
let lastText = null;
let saving = false;
/** The last request for each part of the page: an answer that comes after a later one is dropped. */
const turns = { checked: 0, numbers: 0 };
let timer = 0;

if (form) {
  form.addEventListener("focusin", (event) => {
    if (/^sentence-/.test(event.target.id)) {
      lastText = event.target;
    }
  });
  form.addEventListener("input", (event) => {
    if (/^sentence-/.test(event.target.id)) {
      later();
    }
  });
  form.addEventListener("change", (event) => {
    if (event.target.id === "lock" || /^format-/.test(event.target.id)) {
      ask("check", true);
    }
  });
  form.addEventListener("click", (event) => {
    const mark = event.target.closest("button[data-mark]");
    if (mark) {
      insert(mark.dataset.mark);
    }
  });
  form.addEventListener("submit", (event) => {
    const act = event.submitter ? event.submitter.value : "save";
    if (act === "save") {
      if (saving) {
        event.preventDefault(); // a second click while the first is on its way
      }
      saving = true;
    } else {
      event.preventDefault();
      ask(act);
    }
  });
  showMarks();
}

window.addEventListener("pageshow", () => {
  saving = false;
});

function later() {
  clearTimeout(timer);
  timer = setTimeout(() => ask("check"), REST);
}

/** Sends the form without leaving the page, and shows what came back about numbers and words. */
async function ask(act, withNumbers = act !== "check") {
  const parts = [act === "check" ? "checked" : "", withNumbers ? "numbers" : ""].filter(Boolean);
  const turn = parts.map((part) => ++turns[part]);
  const known = marks();
  const body = new URLSearchParams(new FormData(form));
  body.set("do", act);
  let answer;
  try {
    answer = await fetch(form.action, { method: "POST", body, credentials: "same-origin" });
  } catch {
    return; // no network: the next click tries again
  }
  if (answer.status === 403) {
    if (await isTaken(form)) {
      await ask(act, withNumbers); // with the token of the new login
    }
    return;
  }
  const lockIsGone = act === "check" && answer.status === 422;
  if (lockIsGone && !withNumbers) {
    await ask(act, true); // the answer chose another lock
    return;
  }
  if (!answer.ok && !lockIsGone) {
    if (act !== "check") {
      leave(act);
    }
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const focused = document.activeElement ? document.activeElement.id : "";
  parts.forEach((part, i) => {
    const fresh = page.getElementById(part);
    if (fresh && turn[i] === turns[part]) {
      document.getElementById(part).replaceWith(document.adoptNode(fresh));
    }
  });
  showMarks();
  if (focused && document.getElementById(focused) && document.activeElement.id !== focused) {
    document.getElementById(focused).focus();
  }
  const added = marks().filter((mark) => !known.includes(mark));
  if (act.startsWith("add:") && added.length === 1) {
    insert(added[0]);
  }
}

/** Sends the form as a page without scripts would: the answer says what is wrong. */
function leave(act) {
  const chosen = document.createElement("input");
  chosen.type = "hidden";
  chosen.name = "do";
  chosen.value = act;
  form.append(chosen);
  form.submit();
}

function marks() {
  return Array.from(form.querySelectorAll("button[data-mark]")).map((b) => b.dataset.mark);
}

/** Marks become buttons that write them. */
function showMarks() {
  for (const button of form.querySelectorAll("button[data-mark]")) {
    button.hidden = false;
    const text = button.parentElement.querySelector(".mark-text");
    if (text) {
      text.hidden = true;
    }
  }
}

/** Writes a mark where the cursor was last, else at the end of the first sentence. */
function insert(mark) {
  const field = lastText || document.getElementById("sentence-zh");
  const at = field === lastText ? field.selectionStart : field.value.length;
  field.setRangeText("{" + mark + "}", at, field === lastText ? field.selectionEnd : at, "end");
  later();
}
