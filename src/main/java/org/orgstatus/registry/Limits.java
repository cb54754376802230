package org.orgstatus.registry;

/**
 * How much a table may hold: more than any honest one needs, less than fills the memory.
 *
 * @param rows of one sheet
 * @param columns of one row
 * @param cell characters of one cell
 * @param characters in all cells of a sheet
 * @param prose whether cells hold people's own words: line breaks stay, and a text may begin as a
 *     formula does
 */
record Limits(int rows, int columns, int cell, long characters, boolean prose) {

  /** A list of institutions; the country has under 3,000, and its list 0.5 million characters. */
  static final Limits LIST = new Limits(20_000, 200, 1_000, 10_000_000, false);

  /** Answers: a province has under 170 institutions, a form some hundred items. */
  static final Limits ANSWERS = new Limits(5_000, 600, 32_767, 10_000_000, true);
}
