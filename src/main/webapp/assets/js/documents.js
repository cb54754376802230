// Files that take a while: the page says what is being made and for how long, and hands the file
// over when it is there. Without scripts the browser itself waits for the file.

const line = document.getElementById("making");
let busy = false;

function say(word, name, begun) {
  const seconds = Math.round((Date.now() - begun) / 1000);
  line.textContent = line.dataset[word].replace("{0}", name).replace("{1}", seconds);
}

/** The name that the server gives the file, in any script. */
function nameOf(answer) {
  const given = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get("Content-Disposition") ?? "");
  return given ? decodeURIComponent(given[1]) : "";
}

function save(content, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

async function make(address, what) {
  if (busy) {
    return;
  }
  busy = true;
  const begun = Date.now();
  const clock = setInterval(() => say("making", what, begun), 1000);
  say("making", what, begun);
  try {
    const answer = await fetch(address, { redirect: "error" });
    if (!answer.ok || !nameOf(answer)) {
      throw new Error(String(answer.status));
    }
    save(await answer.blob(), nameOf(answer));
    say("made", nameOf(answer), begun);
  } catch (fault) {
    line.textContent = "";
    window.location.assign(address); // the server's own page says what is wrong
  } finally {
    clearInterval(clock);
    busy = false;
  }
}

/** What a form asks for, with the button that was pressed. */
export function asked(form, button) {
  const data = new FormData(form);
  if (button?.name) {
    data.append(button.name, button.value);
  }
  const address = new URL(form.action, window.location.href);
  address.search = new URLSearchParams(data).toString();
  return address;
}

for (const link of document.querySelectorAll("[data-making] a")) {
  link.addEventListener("click", (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      const paper = link.closest("tr")?.querySelector("th")?.textContent ?? "";
      make(link.href, `${paper} ${link.textContent.trim()}`.trim());
    }
  });
}

for (const form of document.querySelectorAll("form[data-making]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    make(asked(form, event.submitter), form.dataset.making);
  });
}
