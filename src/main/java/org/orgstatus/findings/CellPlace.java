package org.orgstatus.findings;

/**
 * Whether a cell holds the greatest or least number among the others of its column or row. Total
 * rows, groups too small to be compared and columns of another unit do not count; a cell that is
 * withheld may hold any number, so no place is known beside it.
 */
public enum CellPlace {
  COLUMN_HIGHEST,
  COLUMN_LOWEST,
  ROW_HIGHEST,
  ROW_LOWEST
}
