// Shows the report as it is chosen, whenever a box is ticked. The page without it has a button that
// downloads the same.

import { asked } from "./documents.js";

/** How long the page waits for a further tick before it asks for the preview, in milliseconds. */
const PAUSE = 500;

const form = document.getElementById("choose");
const frame = document.getElementById("preview");
const root = frame.attachShadow({ mode: "open" });
const said = document.getElementById("preview-state");
let pause = null;
let latest = 0;

async function show() {
  const own = ++latest;
  const address = asked(form, { name: "ending", value: "html" });
  if (!address.searchParams.has("pick")) {
    root.replaceChildren();
    said.textContent = said.dataset.none;
    return;
  }
  said.textContent = said.dataset.making;
  try {
    const answer = await fetch(address, { redirect: "error" });
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }
    const [head, css, rest] = (await answer.text()).split(/<\/?style[^>]*>/);
    if (own !== latest) {
      return;
    }
    // the page's policy lets no style stand in what is read; by script it does
    const text = (head + rest).replaceAll(' style="', ' data-style="');
    const page = new DOMParser().parseFromString(text, "text/html");
    for (const styled of page.querySelectorAll("[data-style]")) {
      styled.style.cssText = styled.dataset.style;
    }
    const style = new CSSStyleSheet();
    style.replaceSync(css);
    root.adoptedStyleSheets = [style];
    root.replaceChildren(page.querySelector("main"));
    said.textContent = "";
  } catch (fault) {
    said.textContent = said.dataset.failed;
  }
}

/** Links of the list of contents lead within the preview. */
root.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (link) {
    event.preventDefault();
    root.getElementById(link.hash.slice(1))?.scrollIntoView({ block: "start" });
  }
});

form.addEventListener("change", () => {
  clearTimeout(pause);
  pause = setTimeout(show, PAUSE);
});
for (const button of document.querySelectorAll("[data-tick]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    form.querySelectorAll("input[name=pick]").forEach((box) => {
      box.checked = button.dataset.tick === "all";
    });
    show();
  });
}
frame.hidden = false;
show();
