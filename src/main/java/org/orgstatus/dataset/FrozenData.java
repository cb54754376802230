package org.orgstatus.dataset;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/**
 * The bytes that a lock keeps.
 *
 * @param packed compressed; the hash and the size are those of the bytes before
 */
record FrozenData(byte[] packed, String hash, long size) {

  static FrozenData of(WaveData data) {
    MessageDigest digest = sha256();
    long[] size = {0};
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new DigestOutputStream(new GZIPOutputStream(packed), digest)) {
      CanonicalWriter.write(data, new Counted(out, size));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new FrozenData(packed.toByteArray(), HexFormat.of().formatHex(digest.digest()), size[0]);
  }

  /** Counts what goes through. */
  private static final class Counted extends FilterOutputStream {

    private final long[] size;

    Counted(OutputStream out, long[] size) {
      super(out);
      this.size = size;
    }

    @Override
    public void write(int one) throws IOException {
      out.write(one);
      size[0]++;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
      size[0] += length;
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
