package org.orgstatus.web.visit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a file that a request asks for (RFC 9110, 14.1.2); of several parts none is given,
 * the whole instead.
 *
 * @param from offset of its first byte
 * @param to offset behind its last; not behind {@code from} where the file has nothing there
 * @param size of the file
 */
record ByteRange(long from, long to, long size) {

  private static final Pattern ONE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

  /**
   * @param header as it came; empty where there was none
   */
  static ByteRange of(String header, long size) {
    Matcher range = ONE.matcher(header);
    if (!range.matches() || range.group(1).isEmpty() && range.group(2).isEmpty()) {
      return new ByteRange(0, size, size);
    }
    if (range.group(1).isEmpty()) {
      long last = Math.min(Long.parseLong(range.group(2)), size);
      return new ByteRange(size - last, size, size);
    }
    long from = Long.parseLong(range.group(1));
    long to = range.group(2).isEmpty() ? size : Long.parseLong(range.group(2)) + 1;
    return to <= from && !range.group(2).isEmpty()
        ? new ByteRange(0, size, size)
        : new ByteRange(from, Math.min(to, size), size);
  }

  boolean isWhole() {
    return from == 0 && to == size;
  }

  boolean isEmpty() {
    return to <= from;
  }

  /** As the header {@code Content-Range} says it. */
  String words() {
    return "bytes " + from + "-" + (to - 1) + "/" + size;
  }
}
