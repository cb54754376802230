package org.orgstatus.export.dataout;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of an SPSS file: numbers little-endian, texts in UTF-8. */
final class SpssBytes {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  SpssBytes integer(int value) {
    return raw(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
  }

  SpssBytes wide(long value) {
    return raw(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array());
  }

  SpssBytes number(double value) {
    return wide(Double.doubleToRawLongBits(value));
  }

  SpssBytes single(int value) {
    bytes.write(value);
    return this;
  }

  SpssBytes raw(byte[] more) {
    bytes.writeBytes(more);
    return this;
  }

  /** A text in so many bytes, cut or filled with spaces. */
  SpssBytes text(String text, int length) {
    return raw(padded(cut(text, length).getBytes(StandardCharsets.UTF_8), length));
  }

  /** A text as it is. */
  SpssBytes text(String text) {
    return raw(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Zeros up to a multiple. */
  SpssBytes fill(int multiple) {
    while (bytes.size() % multiple != 0) {
      bytes.write(0);
    }
    return this;
  }

  int size() {
    return bytes.size();
  }

  byte[] all() {
    return bytes.toByteArray();
  }

  static byte[] padded(byte[] text, int length) {
    byte[] whole = Arrays.copyOf(text, length);
    if (text.length < length) {
      Arrays.fill(whole, text.length, length, (byte) ' ');
    }
    return whole;
  }

  /** As many whole characters as fit into so many bytes. */
  static String cut(String text, int length) {
    int size = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      size += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
      if (size > length) {
        return text.substring(0, i);
      }
      i += Character.charCount(c);
    }
    return text;
  }
}
