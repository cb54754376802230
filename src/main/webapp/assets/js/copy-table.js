// Copies a table with its title, notes and source, so that it can be pasted into a document of an
// office program as a table. Without scripts the DOCX beside it holds the same.

const RULE = "1px solid #000000";

function paragraph(text, size, align) {
  const line = document.createElement("p");
  line.textContent = text;
  line.style.cssText = `margin: 4px 0; font-size: ${size}pt; text-align: ${align}`;
  return line;
}

/** Only text and rules: what a page needs for itself stays behind. */
function cell(from, tag, total) {
  const made = document.createElement(tag);
  for (const name of ["colspan", "rowspan"]) {
    if (from.hasAttribute(name)) {
      made.setAttribute(name, from.getAttribute(name));
    }
  }
  const parts = [...from.querySelectorAll("span:not(.visually-hidden), a, small")];
  const lines = parts.length === 0 ? [from.textContent.trim()] : parts.map((one) => one.textContent.trim());
  lines.filter((line) => line !== "").forEach((line, i) => {
    if (i > 0) {
      made.append(document.createElement("br"));
    }
    made.append(line);
  });
  const numeric = /cell-(count|estimate|withheld|none)/.test(from.className);
  made.style.cssText =
    `padding: 1px 4px; font-size: 9pt; font-weight: ${total ? "bold" : "normal"}; text-align: ${numeric ? "right" : tag === "th" ? "left" : "center"}`;
  return made;
}

function copyOf(block) {
  const shown = block.querySelector("table");
  const table = document.createElement("table");
  table.style.cssText = `border-collapse: collapse; border-top: 1.5px solid #000000; border-bottom: 1.5px solid #000000`;
  for (const row of shown.querySelectorAll("tr")) {
    const line = document.createElement("tr");
    const head = row.closest("thead") !== null;
    for (const one of row.children) {
      const made = cell(one, head || one.tagName === "TH" ? "th" : "td", row.classList.contains("total"));
      if (head && row.nextElementSibling === null) {
        made.style.borderBottom = RULE;
      }
      line.append(made);
    }
    table.append(line);
  }
  const whole = document.createElement("div");
  whole.append(paragraph(shown.querySelector("caption").textContent.trim(), 10.5, "center"), table);
  for (const note of block.querySelectorAll(".table-notes li, .result-footer")) {
    whole.append(paragraph(note.textContent.trim(), 8, "left"));
  }
  return whole;
}

/** The lines of a cell with spaces between them, and what it spans. A piece that is not on the page has no line breaks. */
function words(one) {
  const lines = [...one.childNodes].map((line) => line.textContent.replace(/\s+/g, " ").trim());
  return [lines.filter((line) => line !== "").join(" "), ...Array(one.colSpan - 1).fill("")];
}

/** The same for programs that take no tables: a line for each row, tabs between. */
function plain(whole) {
  const rows = [...whole.querySelectorAll("tr")].map((row) => [...row.children].flatMap(words).join("\t"));
  const [title, ...notes] = [...whole.querySelectorAll("p")].map((line) => line.textContent);
  return [title, ...rows, ...notes].join("\n");
}

for (const button of document.querySelectorAll("[data-copy-table]")) {
  if (!navigator.clipboard?.write || !window.ClipboardItem) {
    continue; // the DOCX stays
  }
  button.hidden = false;
  button.addEventListener("click", async () => {
    const whole = copyOf(button.closest(".result-table"));
    const words = button.textContent;
    try {
      await navigator.clipboard.write([
        new ClipboardItem({
          "text/html": new Blob([whole.outerHTML], { type: "text/html" }),
          "text/plain": new Blob([plain(whole)], { type: "text/plain" }),
        }),
      ]);
      button.textContent = button.dataset.copied;
    } catch {
      button.textContent = button.dataset.failed;
    }
    setTimeout(() => (button.textContent = words), 2500);
  });
}
