package org.orgstatus.web;

import java.nio.charset.StandardCharsets;

/** Names of files as browsers send them. */
public final class FileNames {

  private FileNames() {}

  /** Browsers write names in UTF-8, the header's reader takes them for ISO 8859-1. */
  public static String utf8(String name) {
    boolean bytes = name.chars().allMatch(c -> c < 0x100);
    if (!bytes) {
      return name;
    }
    String read = new String(name.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    return read.contains("\uFFFD") ? name : read;
  }
}
