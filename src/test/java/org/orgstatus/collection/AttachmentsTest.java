package org.orgstatus.collection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.EntityManager;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orgstatus.collection.file.FileKind;
import org.orgstatus.collection.file.RefusedUpload;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.SamplePdf;
import org.orgstatus.testing.Study;

class AttachmentsTest {

  private static final int PART = 256 * 1024;

  /** Nonce and tag of AES-GCM. */
  private static final int SEAL = 12 + 16;

  @OnEachDatabase
  void aFileIsKeptInPartsAndComesBackAsItWas(Database database) throws RefusedUpload {
    Study study = Study.open(database, ResponsesTest.SMALL);
    byte[] pdf = pdf(2 * PART + 17);
    AnswerValue.Attached stored = store(study, Study.UNIT, "e_recording", "章程.pdf", pdf);

    assertEquals(new AnswerValue.Attached(stored.id(), "章程.pdf", pdf.length, "pdf"), stored);
    assertEquals(
        List.of("0 " + (PART + SEAL), "1 " + (PART + SEAL), "2 " + (17 + SEAL)),
        ResponsesTest.rows(
            study, "select number, octet_length(content) from attachment_part order by number"));
    assertArrayEquals(pdf, read(study, stored.id()));
    byte[] kept =
        study.call(
            b ->
                (byte[])
                    b.get(EntityManager.class)
                        .createNativeQuery("select content from attachment_part where number = 0")
                        .getSingleResult());
    assertFalse(new String(kept, StandardCharsets.ISO_8859_1).contains("%PDF"), "encrypted");
  }

  @OnEachDatabase
  void aFileThatCameBeforeFilesWereEncryptedIsReadAsItCame(Database database) throws RefusedUpload {
    Study study = Study.open(database, ResponsesTest.SMALL);
    byte[] pdf = pdf(2000);
    AnswerValue.Attached stored = store(study, Study.UNIT, "e_recording", "a.pdf", pdf);
    study.run(
        b -> {
          EntityManager entities = b.get(EntityManager.class);
          entities.createNativeQuery("update attachment set sealed_key = null").executeUpdate();
          entities
              .createNativeQuery("update attachment_part set content = ?")
              .setParameter(1, pdf)
              .executeUpdate();
        });
    assertArrayEquals(pdf, read(study, stored.id()));
  }

  @OnEachDatabase
  void twentyMegabytesAreTakenAndOneByteMoreLeavesNothingBehind(Database database)
      throws RefusedUpload {
    Study study = Study.open(database, ResponsesTest.SMALL);
    byte[] most = pdf((int) Attachments.LARGEST);
    assertEquals(
        Attachments.LARGEST, store(study, Study.UNIT, "e_recording", "a.pdf", most).size());

    RefusedUpload refused =
        assertThrows(
            RefusedUpload.class,
            () ->
                store(
                    study,
                    Study.UNIT,
                    "e_recording",
                    "b.pdf",
                    Arrays.copyOf(most, most.length + 1)));
    assertTrue(refused.tooLarge());
    assertEquals(List.of("a.pdf"), ResponsesTest.rows(study, "select name from attachment"));
  }

  @OnEachDatabase
  void contentThatIsNotWhatItsNameSaysIsRefused(Database database) {
    Study study = Study.open(database, ResponsesTest.SMALL);
    for (String content : List.of("MZ\u0090program", "<html><script>", "")) {
      RefusedUpload refused =
          assertThrows(
              RefusedUpload.class,
              () ->
                  store(
                      study,
                      Study.UNIT,
                      "e_recording",
                      "harmless.pdf",
                      content.getBytes(StandardCharsets.ISO_8859_1)));
      assertFalse(refused.tooLarge());
    }
    assertEquals(List.of(), ResponsesTest.rows(study, "select id from attachment"));
  }

  @OnEachDatabase
  void theNameLosesItsFoldersAndControlCharacters(Database database) throws RefusedUpload {
    Study study = Study.open(database, ResponsesTest.SMALL);
    String name = "C:\\files/../a\u0000\nb.pdf";
    assertEquals("ab.pdf", store(study, Study.UNIT, "e_recording", name, pdf(2000)).name());
    String longest = "长".repeat(300) + ".pdf";
    assertEquals(200, store(study, Study.UNIT, "e_recording", longest, pdf(2000)).name().length());
  }

  /** Marks of each format: PDF 32000-1 7.5.2; JFIF; PNG 5.2; ZIP 4.3.7; ID3v2 3.1; RIFF. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          255044462D312E37,             a.jpg,  pdf
          FFD8FFE000104A46,             a.pdf,  jpg
          89504E470D0A1A0A,             a,      png
          504B030414000600,             a.xlsx, xlsx
          504B030414000600,             a.pdf,  ''
          4944330300000000,             a.mp3,  mp3
          FFFB9064000000,               a.mp3,  mp3
          00000020667479704D344120,     a.m4a,  m4a
          000000206674797068656963,     a.m4a,  ''
          52494646241000005741564566,   a.wav,  wav
          52494646241000004156492066,   a.wav,  ''
          E5A7932C310A,                 a.csv,  csv
          E5A793002C310A,               a.csv,  ''
          E5A7932C310A,                 a.txt,  ''
          """)
  void theFirstBytesTellWhatAFileIs(String hex, String name, String extension) {
    byte[] head = java.util.HexFormat.of().parseHex(hex);
    assertEquals(extension, FileKind.of(head, name).extension());
  }

  static AnswerValue.Attached store(
      Study study, String unit, String path, String name, byte[] content) throws RefusedUpload {
    RefusedUpload[] refused = {null};
    try {
      return study.call(
          beans -> {
            Response response = beans.get(Responses.class).open("W1", "entry", unit);
            try {
              return beans
                  .get(Attachments.class)
                  .store(response, ItemPath.of(path), name, new ByteArrayInputStream(content), 7)
                  .answer();
            } catch (RefusedUpload e) {
              refused[0] = e;
              throw new IllegalArgumentException(e); // rolls back, as the bean says it must
            }
          });
    } catch (IllegalArgumentException e) {
      throw refused[0];
    }
  }

  private static byte[] read(Study study, String id) {
    return study.call(
        beans -> {
          Attachments attachments = beans.get(Attachments.class);
          ByteArrayOutputStream out = new ByteArrayOutputStream();
          try {
            attachments.copy(attachments.find(id).orElseThrow(), out);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return out.toByteArray();
        });
  }

  static byte[] pdf(int size) {
    return SamplePdf.ofSize(size);
  }
}
