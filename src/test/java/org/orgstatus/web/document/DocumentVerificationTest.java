package org.orgstatus.web.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.orgstatus.registry.RegisterFile;
import org.orgstatus.web.Refusal;

/** Each file that cannot be verified is told apart, and told what to do about. */
class DocumentVerificationTest {

  private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0};

  @Test
  void eachFileThatCannotBeVerifiedIsToldWhy() throws IOException {
    byte[] word = archive("word/document.xml");
    byte[] page = "<!DOCTYPE html><title>1</title>".getBytes(StandardCharsets.UTF_8);
    byte[] pdf = "%PDF-1.7 nothing".getBytes(StandardCharsets.UTF_8);
    refused(422, "0字节", "0 bytes", new byte[0]);
    refused(413, "20 MB", "larger than 20 MB", new byte[RegisterFile.LARGEST + 1]);
    for (byte[] other : List.of(PICTURE, page, archive("data.csv"))) {
      refused(422, "只有这四种", "only these four", other);
    }
    refused(422, "不是从这里下载的", "not downloaded here", word);
    for (byte[] broken : List.of(Arrays.copyOf(word, word.length / 4), pdf)) {
      refused(422, "已损坏", "is damaged", broken);
    }
  }

  @Test
  void noTwoOfThemReadAlike() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("empty", new byte[0]);
    files.put("large", new byte[RegisterFile.LARGEST + 1]);
    files.put("picture", PICTURE);
    files.put("Word of others", archive("word/document.xml"));
    files.put("broken", "%PDF-1.7 nothing".getBytes(StandardCharsets.UTF_8));
    Set<String> zh = new HashSet<>();
    Set<String> en = new HashSet<>();
    files.forEach(
        (what, file) -> {
          Refusal refusal = refusal(file);
          assertTrue(zh.add(refusal.words().zh()), what);
          assertTrue(en.add(refusal.words().en()), what);
        });
  }

  private static void refused(int status, String zh, String en, byte[] file) {
    Refusal refusal = refusal(file);
    assertEquals(status, refusal.status(), refusal.words().en());
    assertTrue(refusal.words().zh().contains(zh), refusal.words().zh());
    assertTrue(refusal.words().en().contains(en), refusal.words().en());
  }

  private static Refusal refusal(byte[] file) {
    return assertThrows(Refusal.class, () -> new DocumentVerification().verify(file));
  }

  private static byte[] archive(String part) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(part));
      byte[] content = new byte[4096];
      new java.util.Random(7).nextBytes(content); // does not shrink: a quarter of it is cut inside
      zip.write(content);
    }
    return out.toByteArray();
  }
}
