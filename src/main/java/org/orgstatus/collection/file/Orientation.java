package org.orgstatus.collection.file;

import java.awt.geom.AffineTransform;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a camera was held, the one thing worth reading of what it noted (Exif 2.3, 4.6.4, tag
 * 0x0112): 1 upright, 2 to 8 mirrored or turned.
 */
final class Orientation {

  private static final int TAG = 0x0112;
  private static final int EXIF = 0xE1;
  private static final int START_OF_SCAN = 0xDA;

  private Orientation() {}

  /** 1 where nothing is noted or the note cannot be read. */
  static int of(InputStream jpeg) throws IOException {
    DataInputStream in = new DataInputStream(jpeg);
    try {
      if (in.readUnsignedShort() != 0xFFD8) {
        return 1;
      }
      while (in.readUnsignedByte() == 0xFF) {
        int marker = in.readUnsignedByte();
        if (marker == START_OF_SCAN) {
          return 1;
        }
        int length = in.readUnsignedShort() - 2;
        byte[] segment = in.readNBytes(Math.max(0, length));
        if (marker == EXIF && FileKind.startsWith(segment, 0, "Exif\0\0")) {
          return inTiff(ByteBuffer.wrap(segment, 6, segment.length - 6).slice());
        }
      }
    } catch (EOFException ended) {
      // no note
    }
    return 1;
  }

  private static int inTiff(ByteBuffer tiff) {
    try {
      tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
      int directory = tiff.getInt(4);
      int entries = tiff.getShort(directory) & 0xFFFF;
      for (int i = 0; i < entries; i++) {
        int entry = directory + 2 + 12 * i;
        if ((tiff.getShort(entry) & 0xFFFF) == TAG) {
          int value = tiff.getShort(entry + 8) & 0xFFFF;
          return value >= 1 && value <= 8 ? value : 1;
        }
      }
    } catch (IndexOutOfBoundsException damaged) {
      return 1;
    }
    return 1;
  }

  /** Whether the picture lies on its side, so that width and height change places. */
  static boolean isSideways(int orientation) {
    return orientation >= 5;
  }

  /** Turns a picture of this width and height upright. */
  static AffineTransform upright(int orientation, double width, double height) {
    return switch (orientation) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
      default -> new AffineTransform();
    };
  }
}
