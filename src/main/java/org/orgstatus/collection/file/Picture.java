package org.orgstatus.collection.file;

import static org.orgstatus.collection.file.RefusedUpload.Reason.TOO_MANY_PIXELS;
import static org.orgstatus.collection.file.RefusedUpload.Reason.UNREADABLE;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;

/**
 * Reads a photograph upright and no larger than needed, and writes it anew: place, time and device
 * that a camera notes beside the picture are not carried over.
 */
final class Picture {

  /** Cameras of phones give 12 to 50 million; a picture of more is refused before it is read. */
  static final long MOST_PIXELS = 50_000_000;

  /** The longer side of a single picture that is kept, in pixels: A4 at 300 dots an inch. */
  private static final int LONGEST_SIDE = 3508;

  private static final float QUALITY = 0.85f;

  /** Pictures are large once read: so many at a time. */
  private static final Semaphore AT_ONCE = new Semaphore(2);

  static {
    ImageIO.setUseCache(false); // files are on disk already
  }

  private Picture() {}

  /** Replaces a picture by a clean one of the same kind. */
  static void clean(Path file, FileKind kind) throws IOException, RefusedUpload {
    Files.write(
        file,
        kind == FileKind.PNG
            ? png(read(file, kind, LONGEST_SIDE))
            : jpeg(read(file, kind, LONGEST_SIDE), QUALITY));
  }

  /**
   * The picture upright, on white where it is transparent.
   *
   * @param longest its longer side in pixels, at the most
   */
  static BufferedImage read(Path file, FileKind kind, int longest)
      throws IOException, RefusedUpload {
    int orientation = 1;
    if (kind == FileKind.JPG) {
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
        orientation = Orientation.of(in);
      }
    }
    AT_ONCE.acquireUninterruptibly();
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(kind.extension());
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return upright(decode(reader, longest), orientation, longest);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException broken) {
      throw new RefusedUpload(
          UNREADABLE,
          "图片已损坏或格式特殊，无法读取。请重新拍照，或截屏后上传。",
          "The picture is damaged or of a rare format. Take it again, or upload a screenshot of it.");
    } finally {
      AT_ONCE.release();
    }
  }

  /** Takes only every n-th pixel of a picture that is far too large. */
  private static BufferedImage decode(ImageReader reader, int longest)
      throws IOException, RefusedUpload {
    long width = reader.getWidth(0);
    long height = reader.getHeight(0);
    if (width * height > MOST_PIXELS) {
      throw new RefusedUpload(
          TOO_MANY_PIXELS,
          "图片有" + width + "×" + height + "像素，超过5000万。请降低分辨率后上传。",
          "The picture has "
              + width
              + " × "
              + height
              + " pixels, more than 50 million. Lower its resolution.");
    }
    int step = (int) Math.max(1, Math.max(width, height) / longest);
    ImageReadParam param = reader.getDefaultReadParam();
    param.setSourceSubsampling(step, step, 0, 0);
    return reader.read(0, param);
  }

  private static BufferedImage upright(BufferedImage picture, int orientation, int longest) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    double scale = Math.min(1, (double) longest / Math.max(width, height));
    boolean sideways = Orientation.isSideways(orientation);
    int across = Math.max(1, (int) Math.round((sideways ? height : width) * scale));
    int down = Math.max(1, (int) Math.round((sideways ? width : height) * scale));
    BufferedImage page = new BufferedImage(across, down, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = page.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, across, down);
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    AffineTransform place = AffineTransform.getScaleInstance(scale, scale);
    place.concatenate(Orientation.upright(orientation, width, height));
    pen.drawImage(picture, place, null);
    pen.dispose();
    return page;
  }

  static byte[] jpeg(BufferedImage picture, float quality) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpg").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ImageOutputStream to = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(to);
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(quality);
      writer.write(null, new IIOImage(picture, null, null), param);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  private static byte[] png(BufferedImage picture) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", out);
    return out.toByteArray();
  }
}
