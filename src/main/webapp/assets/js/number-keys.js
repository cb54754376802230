// Numbers of a table that lead somewhere are one stop of the Tab key, and arrows go from number to
// number; Home and End go to the ends of the row. Without scripts each is a stop of its own.

const STEPS = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

for (const table of document.querySelectorAll(".table-scroll table")) {
  const rows = Array.from(table.tBodies)
    .flatMap((body) => Array.from(body.rows))
    .map((row) => Array.from(row.cells, (cell) => cell.querySelector("a")));
  if (rows.flat().filter(Boolean).length > 1) {
    walk(table, rows);
  }
}

function walk(table, rows) {
  const links = rows.flat().filter(Boolean);
  const stop = (link) => links.forEach((one) => (one.tabIndex = one === link ? 0 : -1));
  stop(links[0]);
  table.addEventListener("focusin", (event) => {
    if (links.includes(event.target)) {
      stop(event.target);
    }
  });
  table.addEventListener("keydown", (event) => {
    const at = rows.findIndex((row) => row.includes(event.target));
    if (at < 0 || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) {
      return;
    }
    const next = beside(rows, at, rows[at].indexOf(event.target), event.key);
    if (next) {
      event.preventDefault();
      next.focus();
    }
  });
}

/** The number that a key leads to, past places without one; none at the edge, or for other keys. */
function beside(rows, row, column, key) {
  if (key === "Home" || key === "End") {
    const links = rows[row].filter(Boolean);
    return key === "Home" ? links[0] : links.at(-1);
  }
  const step = STEPS[key];
  if (!step) {
    return null;
  }
  let [r, c] = [row + step[0], column + step[1]];
  while (rows[r] && c >= 0 && c < rows[row].length) {
    if (rows[r][c]) {
      return rows[r][c];
    }
    [r, c] = [r + step[0], c + step[1]];
  }
  return null;
}
