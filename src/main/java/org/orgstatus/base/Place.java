package org.orgstatus.base;

/**
 * Where something stands in a file that a person wrote.
 *
 * @param file the name as the person knows it, for example {@code questionnaires/gate.yaml}
 * @param line counted from 1; 0 when the whole file is meant
 * @param column counted from 1; 0 when the whole line is meant
 */
public record Place(String file, int line, int column) {

  public Place {
    if (line < 0 || column < 0) {
      throw new IllegalArgumentException("not a place: line " + line + ", column " + column);
    }
  }

  public static Place file(String file) {
    return new Place(file, 0, 0);
  }

  public static Place line(String file, int line) {
    return new Place(file, line, 0);
  }

  /** The place {@code characters} further right on the same line. */
  public Place plus(int characters) {
    return new Place(file, line, column + characters);
  }

  /** {@code file:line:column}, without the parts that are 0. */
  @Override
  public String toString() {
    if (line == 0) {
      return file;
    }
    return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
  }
}
