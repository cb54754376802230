package org.orgstatus.collection.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PlainJpegTest {

  private static final int LONGEST = 3508;

  @Test
  void aPlainPictureStaysAsItIs() throws IOException {
    byte[] picture = picture(60, 40);
    assertArrayEquals(picture, PlainJpeg.of(picture, LONGEST).orElseThrow());
  }

  @Test
  void commentsNotesOfProgramsAndWhatFollowsAreLeftOut() throws IOException {
    byte[] picture = picture(60, 40);
    byte[] noted = with(with(picture, 0xFE, "a place"), 0xED, "a device");
    byte[] followed = Arrays.copyOf(noted, noted.length + 500);
    byte[] clean = PlainJpeg.of(followed, LONGEST).orElseThrow();
    assertArrayEquals(picture, clean);
    assertEquals(60, ImageIO.read(new ByteArrayInputStream(clean)).getWidth());
  }

  @Test
  void whatIsNotPlainIsDrawnAnew() throws IOException {
    byte[] picture = picture(60, 40);
    assertTrue(PlainJpeg.of(with(picture, 0xE1, "Exif\0\0 turned"), LONGEST).isEmpty());
    assertTrue(PlainJpeg.of(picture, 59).isEmpty(), "too large");
    assertTrue(PlainJpeg.of(Arrays.copyOf(picture, picture.length - 2), LONGEST).isEmpty());
    assertTrue(PlainJpeg.of(Arrays.copyOf(picture, 3), LONGEST).isEmpty());
    assertTrue(PlainJpeg.of("GIF89a".getBytes(StandardCharsets.US_ASCII), LONGEST).isEmpty());
    byte[] broken = picture.clone();
    broken[4] = (byte) 0xFF;
    assertFalse(PlainJpeg.of(broken, LONGEST).isPresent(), "a length beyond the end");
  }

  /** The picture with a segment behind its first mark. */
  private static byte[] with(byte[] picture, int kind, String words) {
    byte[] text = words.getBytes(StandardCharsets.ISO_8859_1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(picture, 0, 2);
    out.write(0xFF);
    out.write(kind);
    out.write((text.length + 2) >> 8);
    out.write(text.length + 2);
    out.writeBytes(text);
    out.write(picture, 2, picture.length - 2);
    return out.toByteArray();
  }

  private static byte[] picture(int width, int height) throws IOException {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        picture.setRGB(x, y, x * 31 + y * 77 * 256);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(picture, "jpg", out);
    return out.toByteArray();
  }
}
