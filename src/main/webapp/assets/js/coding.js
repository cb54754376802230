// A text is coded with a plain form: tick sentences, press a code. With scripts the page is used by
// keyboard: up and down go through the sentences (with shift they tick on the way), space ticks,
// typing finds a code and enter gives it. Words marked with the mouse make a passage of their own.

const form = document.querySelector("form#coding");
const active = form && form.dataset.coding === "yes";
let at = 0;
let first = -1;
let sending = false;

if (active) {
  const find = form.querySelector("[data-find]");
  find.hidden = false;
  show(at);
  find.querySelector("input").addEventListener("input", filter);
  document.addEventListener("keydown", key);
  form.addEventListener("submit", send);
  form.addEventListener("focusin", (event) => {
    const li = event.target.closest(".sentences > li");
    if (li) {
      show(sentences().indexOf(li));
    }
  });
  form.addEventListener("mouseup", mark);
  form.querySelector("#find").focus({ preventScroll: true });
}

window.addEventListener("pageshow", () => {
  sending = false;
});

function sentences() {
  return Array.from(form.querySelectorAll(".sentences > li"));
}

function show(i) {
  const all = sentences();
  at = Math.max(0, Math.min(i, all.length - 1));
  all.forEach((li, n) => li.classList.toggle("at", n === at));
  if (all[at]) {
    all[at].scrollIntoView({ block: "nearest" });
  }
}

function box(i) {
  const all = sentences();
  return all[i] ? all[i].querySelector("input[name=unit]") : null;
}

function buttons() {
  return Array.from(form.querySelectorAll(".code-button")).filter((b) => !b.hidden);
}

function key(event) {
  const where = event.target;
  const find = form.querySelector("#find");
  const elsewhere =
    where !== find && (/^(TEXTAREA|SELECT|BUTTON|A|SUMMARY)$/.test(where.tagName) || where.type === "text");
  if (elsewhere || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) {
    return;
  }
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    const from = at;
    show(at + (event.key === "ArrowDown" ? 1 : -1));
    if (event.shiftKey) {
      first = first < 0 ? from : first;
      const [low, high] = [Math.min(first, at), Math.max(first, at)];
      sentences().forEach((li, i) => {
        box(i).checked = i >= low && i <= high;
      });
    } else {
      first = -1;
    }
  } else if (event.key === " " && (where !== find || find.value === "")) {
    event.preventDefault();
    box(at).checked = !box(at).checked;
  } else if (event.key === "Enter") {
    event.preventDefault();
    const [button] = buttons();
    if (find.value !== "" && button) {
      if (!form.querySelector("input[name=unit]:checked")) {
        box(at).checked = true;
      }
      form.requestSubmit(button);
    }
  } else if (event.key === "Escape") {
    find.value = "";
    filter();
    clearMark();
    sentences().forEach((li, i) => {
      box(i).checked = false;
    });
  } else if (event.key.length === 1 && where !== find) {
    find.focus();
  }
}

/** Shows the codes that have every word typed; the first is the one that enter gives. */
function filter() {
  const words = form.querySelector("#find").value.trim().toLowerCase().split(/\s+/);
  const none = words.join("") === "";
  for (const button of form.querySelectorAll(".code-button")) {
    const text = button.dataset.words.toLowerCase();
    button.hidden = !words.every((word) => text.includes(word));
    button.classList.remove("first");
  }
  for (const group of form.querySelectorAll(".code-group")) {
    group.hidden = !group.querySelector(".code-button:not([hidden])");
  }
  const [button] = buttons();
  if (button && !none) {
    button.classList.add("first");
  }
}

/** A selection inside sentences is a passage: its offsets go with the form, in code points. */
function mark() {
  const chosen = window.getSelection();
  if (!chosen || chosen.isCollapsed || chosen.rangeCount === 0) {
    return;
  }
  const range = chosen.getRangeAt(0);
  const start = offset(range.startContainer, range.startOffset);
  const end = offset(range.endContainer, range.endOffset);
  if (start === null || end === null || start >= end) {
    return;
  }
  clearMark();
  sentences().forEach((li, i) => {
    box(i).checked = false;
  });
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = "unit";
  field.value = start + "-" + end;
  field.dataset.marked = "";
  form.append(field);
}

function offset(node, n) {
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const words = element.closest(".words");
  if (!words || node.nodeType !== Node.TEXT_NODE) {
    return null;
  }
  return Number(words.dataset.start) + Array.from(node.data.slice(0, n)).length;
}

function clearMark() {
  form.querySelectorAll("[data-marked]").forEach((field) => field.remove());
}

/** Gives and takes codes without leaving the page; anything else goes as a form. */
async function send(event) {
  const act = event.submitter ? event.submitter.value : "";
  if (sending) {
    event.preventDefault(); // a second click while the first is on its way
    return;
  }
  sending = true;
  if (!/^(code|remove):/.test(act)) {
    return;
  }
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form));
  body.set("do", act);
  try {
    const answer = await fetch(form.action, { method: "POST", body, credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("form#coding .sentences");
    if (!fresh) {
      window.location.reload(); // signed out, or the text is gone: the page says so
      return;
    }
    form.querySelector(".sentences").replaceWith(document.adoptNode(fresh));
    form.querySelectorAll(":scope > .notice.wrong").forEach((notice) => notice.remove());
    const fault = page.querySelector("form#coding > .notice.wrong");
    if (fault) {
      form.querySelector(".coding-columns").before(document.adoptNode(fault));
    }
    clearMark();
    const find = form.querySelector("#find");
    find.value = "";
    filter();
    find.focus({ preventScroll: true });
    first = -1;
    show(at);
  } catch {
    return; // no network: the next click tries again
  } finally {
    sending = false;
  }
}
