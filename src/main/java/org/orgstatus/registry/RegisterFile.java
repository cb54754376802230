package org.orgstatus.registry;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file handed in for an import, held in memory until the preview is made and not kept.
 *
 * @param name as the person knows it; folders and control characters are taken off
 * @param content the bytes; cut off one byte past {@link #LARGEST} when the file is longer
 */
public record RegisterFile(String name, byte[] content) {

  /** The largest file that is read, in bytes; the list of the whole country has about 0.5 MB. */
  public static final int LARGEST = 20 * 1024 * 1024;

  public RegisterFile {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String printable = last.replaceAll("\\p{Cntrl}", "").strip();
    name = printable.substring(0, Math.min(printable.length(), 200));
  }

  /**
   * Reads a file, but no further than needed to see that it is too large: the rest of the stream is
   * left unread, and the preview says so.
   */
  public static RegisterFile read(String name, InputStream in) throws IOException {
    return new RegisterFile(name, in.readNBytes(LARGEST + 1));
  }

  boolean tooLarge() {
    return content.length > LARGEST;
  }

  @Override
  public String toString() {
    return name + " (" + content.length + " bytes)";
  }
}
