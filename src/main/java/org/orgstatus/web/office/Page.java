package org.orgstatus.web.office;

import java.util.List;

/**
 * One page of a list.
 *
 * @param rows those of this page
 * @param number of the page, from 1
 * @param total rows of the whole list
 */
public record Page<T>(List<T> rows, int number, int total) {

  public static final int SIZE = 50;

  public Page {
    rows = List.copyOf(rows);
  }

  /** A page of a list; a number beyond the list gives its last page. */
  public static <T> Page<T> of(List<T> all, int number) {
    int shown = within(number, all.size());
    int from = (shown - 1) * SIZE;
    return new Page<>(all.subList(from, Math.min(from + SIZE, all.size())), shown, all.size());
  }

  /** The number of a page that a list of this many rows has, the nearest to the one given. */
  public static int within(int number, int total) {
    return Math.min(Math.max(1, number), Math.max(1, (total + SIZE - 1) / SIZE));
  }

  /** The number in an address; whatever is no number means the first page. */
  public static int number(String text) {
    return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 1;
  }

  public int count() {
    return Math.max(1, (total + SIZE - 1) / SIZE);
  }

  /** Place of the first row of this page in the list, from 1. */
  public int first() {
    return total == 0 ? 0 : (number - 1) * SIZE + 1;
  }

  public int last() {
    return total == 0 ? 0 : first() + rows.size() - 1;
  }
}
