package org.orgstatus.collection.file;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/**
 * A JPEG photograph without what stands beside the picture, its picture untouched: for pictures
 * that a device has drawn anew already, whose decoding and encoding would cost a hundred times as
 * much. Whatever is not plain (a camera's notes, which may tell how to turn the picture, rare
 * encodings, a broken order) is left to {@link Picture}.
 */
public final class PlainJpeg {

  private static final int MARK = 0xFF;
  private static final int START = 0xD8;
  private static final int END = 0xD9;
  private static final int SCAN = 0xDA;
  private static final int JFIF = 0xE0;

  /** Bytes of the mark of the format where it holds no small picture. */
  private static final int PLAIN_JFIF = 16;

  private static final int EXIF = 0xE1;
  private static final int ADOBE = 0xEE;
  private static final int LAST_APP = 0xEF;
  private static final int COMMENT = 0xFE;

  private PlainJpeg() {}

  /**
   * The picture alone: tables, frame, scans and the end; nothing behind it.
   *
   * @param longest pixels of its longer side at the most
   * @return empty where it is not as plain as that
   */
  public static Optional<byte[]> of(byte[] picture, int longest) {
    if (at(picture, 0) != MARK || at(picture, 1) != START) {
      return Optional.empty();
    }
    ByteArrayOutputStream kept = new ByteArrayOutputStream(picture.length);
    kept.write(picture, 0, 2);
    boolean framed = false;
    int from = 2;
    while (at(picture, from) == MARK) {
      int kind = at(picture, from + 1);
      if (kind == END) {
        kept.write(picture, from, 2);
        return framed ? Optional.of(kept.toByteArray()) : Optional.empty();
      }
      int length = at(picture, from + 2) << 8 | at(picture, from + 3);
      int next = from + 2 + length;
      boolean isFrame = kind >= 0xC0 && kind <= 0xC2;
      if (length < 2 || next > picture.length || kind == EXIF || !isKnown(kind)) {
        return Optional.empty();
      }
      if (isFrame) {
        int height = at(picture, from + 5) << 8 | at(picture, from + 6);
        int width = at(picture, from + 7) << 8 | at(picture, from + 8);
        if (framed || width < 1 || height < 1 || Math.max(width, height) > longest) {
          return Optional.empty();
        }
        framed = true;
      }
      boolean beside =
          kind > JFIF && kind <= LAST_APP && kind != ADOBE
              || kind == JFIF && length != PLAIN_JFIF
              || kind == COMMENT;
      if (kind == SCAN) {
        next = endOfScan(picture, next);
      }
      if (!beside) {
        kept.write(picture, from, next - from);
      }
      from = next;
    }
    return Optional.empty();
  }

  /** Frames of one picture, tables, restarts, scans, and what may stand beside them. */
  private static boolean isKnown(int kind) {
    return kind >= 0xC0 && kind <= 0xC2
        || kind == 0xC4
        || kind >= SCAN && kind <= 0xDD
        || kind >= JFIF && kind <= LAST_APP
        || kind == COMMENT;
  }

  /** Where the compressed picture ends: at a mark that is no restart and no stuffed byte. */
  private static int endOfScan(byte[] picture, int from) {
    int i = from;
    while (i + 1 < picture.length) {
      int after = at(picture, i + 1);
      boolean within = after == 0 || after >= 0xD0 && after <= 0xD7;
      if (at(picture, i) == MARK && !within) {
        return i;
      }
      i++;
    }
    return picture.length;
  }

  /** A byte from 0 to 255; -1 behind the end. */
  private static int at(byte[] picture, int i) {
    return i < picture.length ? picture[i] & 0xFF : -1;
  }
}
