package org.orgstatus.export.dataout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The cases of an SPSS file in its bytecode compression: eight commands, a byte each, and behind
 * them the values of eight bytes that a command alone could not say.
 */
final class SpssCases {

  /** Small whole numbers are said by the command: their value plus this. */
  static final int BIAS = 100;

  private static final int END = 252;
  private static final int VALUE = 253;
  private static final int SPACES = 254;
  private static final int MISSING = 255;
  private static final int ELEMENT = 8;

  private final OutputStream out;
  private final byte[] commands = new byte[8];
  private final ByteArrayOutputStream values = new ByteArrayOutputStream();
  private int count;

  SpssCases(OutputStream out) {
    this.out = out;
  }

  /** Adds a number; NaN is system-missing. */
  void number(double value) throws IOException {
    if (Double.isNaN(value)) {
      command(MISSING);
    } else if (value == Math.rint(value) && value >= 1 - BIAS && value <= 251 - BIAS) {
      command((int) value + BIAS);
    } else {
      values.writeBytes(
          ByteBuffer.allocate(ELEMENT).order(ByteOrder.LITTLE_ENDIAN).putDouble(value).array());
      command(VALUE);
    }
  }

  /** Adds a text, filled with spaces to whole elements. */
  void text(byte[] text, int width) throws IOException {
    int elements = (width + ELEMENT - 1) / ELEMENT;
    byte[] whole = SpssBytes.padded(text, elements * ELEMENT);
    for (int from = 0; from < whole.length; from += ELEMENT) {
      if (isBlank(whole, from)) {
        command(SPACES);
      } else {
        values.write(whole, from, ELEMENT);
        command(VALUE);
      }
    }
  }

  private static boolean isBlank(byte[] whole, int from) {
    for (int i = from; i < from + ELEMENT; i++) {
      if (whole[i] != ' ') {
        return false;
      }
    }
    return true;
  }

  private void command(int command) throws IOException {
    commands[count++] = (byte) command;
    if (count == commands.length) {
      block();
    }
  }

  private void block() throws IOException {
    out.write(commands);
    values.writeTo(out);
    values.reset();
    Arrays.fill(commands, (byte) 0);
    count = 0;
  }

  void end() throws IOException {
    command(END);
    if (count > 0) {
      block();
    }
  }
}
