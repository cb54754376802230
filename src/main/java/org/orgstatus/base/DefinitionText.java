package org.orgstatus.base;

import java.util.Objects;

/** A text in a definition file, which still knows where each of its characters stands. */
public final class DefinitionText implements DefinitionNode {

  private final String text;
  private final Place place;
  private final String source;

  /**
   * @param text as YAML gives it, without quotes and folded
   * @param place of the first character of {@code source}
   * @param source as it stands in the file, with quotes and line breaks
   */
  DefinitionText(String text, Place place, String source) {
    this.text = text;
    this.place = place;
    this.source = source;
  }

  public String text() {
    return text;
  }

  public boolean isEmpty() {
    return text.isEmpty();
  }

  @Override
  public Place place() {
    return at(0);
  }

  /**
   * Where the character at {@code offset} of {@link #text()} stands in the file. Exact for text on
   * one line, quoted or not; in folded text of several lines the line is right and the column too,
   * except behind runs of spaces.
   */
  public Place at(int offset) {
    int to = positionOf(Math.min(offset, text.length()));
    int line = place.line();
    int column = place.column();
    for (int i = 0; i < to; i++) {
      if (source.charAt(i) == '\n') {
        line++;
        column = 1;
      } else {
        column++;
      }
    }
    return new Place(place.file(), line, column);
  }

  private int positionOf(int offset) {
    int at = start();
    for (int i = 0; i < offset && at < source.length(); i++) {
      at = after(at, text.charAt(i));
    }
    return Math.min(at, source.length());
  }

  private int start() {
    if (source.isEmpty()) {
      return 0;
    }
    return switch (source.charAt(0)) {
      case '"', '\'' -> 1;
      case '|', '>' -> {
        int line = source.indexOf('\n');
        yield line < 0 ? 0 : skipBlank(line);
      }
      default -> 0;
    };
  }

  /** Position in the source behind the character that gives {@code c}. */
  private int after(int at, char c) {
    char quote = source.charAt(0);
    char there = source.charAt(at);
    if (Character.isWhitespace(c) && Character.isWhitespace(there)) {
      int next = skipBlank(at);
      return source.substring(at, next).indexOf('\n') < 0 ? at + 1 : next;
    }
    if (quote == '\'' && there == '\'') {
      return at + 2;
    }
    if (quote == '"' && there == '\\') {
      return at + escapeLength(source.charAt(Math.min(at + 1, source.length() - 1)));
    }
    return at + 1;
  }

  private static int escapeLength(char kind) {
    return switch (kind) {
      case 'x' -> 4;
      case 'u' -> 6;
      case 'U' -> 10;
      default -> 2;
    };
  }

  private int skipBlank(int from) {
    int at = from;
    while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
      at++;
    }
    return at;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DefinitionText t && t.text.equals(text) && t.place.equals(place);
  }

  @Override
  public int hashCode() {
    return Objects.hash(text, place);
  }

  @Override
  public String toString() {
    return text;
  }
}
