/** The rows of a repeat follow the answers: drawn from the row that the page keeps as a pattern. */

const PATTERN = 'NEWROW0';

/**
 * Draws the rows that are due and takes the others away.
 * @param due ids of the rows, in order
 * @param words of row numbers and of the button that takes a row away
 * @returns the rows that are new
 */
export function draw(section, due, words) {
  const pattern = section.querySelector('template');
  const there = new Map(rowsOf(section).map((row) => [row.dataset.row, row]));
  const drawn = [];
  there.forEach((row, id) => {
    if (due.indexOf(id) < 0) row.remove();
  });
  due.forEach((id, i) => {
    let row = there.get(id);
    if (row === undefined) {
      row = make(pattern, id);
      drawn.push(row);
    }
    const at = rowsOf(section)[i];
    if (at !== row) section.insertBefore(row, at || pattern);
    row.querySelector('h3').textContent = words.row.replace('{0}', i + 1);
    const remove = row.querySelector('button[name=remove]');
    if (remove) remove.textContent = words['row-remove'].replace('{0}', i + 1);
  });
  return drawn;
}

/** An id for a row that somebody adds. */
export function newId() {
  return crypto.getRandomValues(new Uint32Array(2)).reduce((id, n) => id + n.toString(36), '').slice(0, 12);
}

function rowsOf(section) {
  return Array.from(section.children).filter((child) => child.classList.contains('row'));
}

function make(pattern, id) {
  const row = pattern.content.firstElementChild.cloneNode(true);
  [row, ...row.querySelectorAll('*')].forEach((element) => {
    Array.from(element.attributes).forEach((attribute) => {
      if (attribute.value.indexOf(PATTERN) >= 0) {
        element.setAttribute(attribute.name, attribute.value.replaceAll(PATTERN, id));
      }
    });
  });
  return row;
}
