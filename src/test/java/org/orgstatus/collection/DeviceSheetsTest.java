package org.orgstatus.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.orgstatus.collection.DeviceSheetRefused.Reason;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.xform.SentSheet;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Study;

/** Sheets of form E from devices: once each, nothing lost, nobody overwritten. */
class DeviceSheetsTest {

  private static final String FORM = "alliance_visit";
  private static final long ONE = 21;
  private static final long TWO = 22;
  private static final byte[] PHOTO = photo();

  private static final String VISIT =
      "<s1><e_visit_date>2018-04-30</e_visit_date><e_mode>onsite</e_mode>"
          + "<e_team>F1, F2</e_team><e_place>甲大学</e_place></s1>";
  private static final String INTERVIEW =
      "<e_interview><ei_code>BJ01-%s</ei_code><ei_role>head</ei_role>"
          + "<ei_consent>%s</ei_consent>%s</e_interview>";
  private static final String RATING =
      "<s4><es_overall>%s</es_overall><es_system>d3</es_system><es_mech>d3</es_mech>"
          + "<es_func>d3</es_func><es_position>d3</es_position><es_coverage>d3</es_coverage>"
          + "<es_type>%s</es_type>%s</s4>";

  @OnEachDatabase
  void aSheetSentTwiceIsTakenOnce(Database database) {
    Study study = Study.open(database, Path.of(""));
    String sheet =
        sheet(
            "a",
            "",
            VISIT + "<s2>" + interview("01", "full", "<ei_effect>好</ei_effect>") + "</s2>");
    DeviceSheets.Taken first = take(study, sheet, ONE);
    assertTrue(first.isNew());
    assertTrue(first.open() > 0, "the observation is still to come");
    assertFalse(take(study, sheet, ONE).isNew());
    assertEquals("2018-04-30", value(study, "e_visit_date"));
    assertEquals(List.of("BJ01-01 full 好"), interviews(study));
    assertEquals(1, find(study).draftRevision());
    assertEquals(
        1, study.recorded().stream().filter(r -> r.action().equals("device-sheet-taken")).count());
    assertEquals(Reason.CONFLICT, refused(study, sheet.replace("甲大学", "乙学院"), ONE));
    assertEquals(Reason.CONFLICT, refused(study, sheet, TWO), "an id belongs to who sent it");
    assertEquals("甲大学", value(study, "e_place"));
  }

  @OnEachDatabase
  void aPairSendsFromTwoDevicesAndNobodyIsOverwritten(Database database) {
    Study study = Study.open(database, Path.of(""));
    take(study, sheet("a", "", VISIT + "<s2>" + interview("01", "full", "") + "</s2>"), ONE);
    take(study, sheet("b", "", "<s2>" + interview("02", "no_record", "") + "</s2>"), TWO);
    assertEquals(List.of("BJ01-01 full ", "BJ01-02 no_record "), interviews(study));

    String other =
        sheet(
            "c",
            "",
            VISIT.replace("onsite", "video") + "<s2>" + interview("03", "full", "") + "</s2>");
    DeviceSheetRefused refused =
        assertThrows(DeviceSheetRefused.class, () -> take(study, other, TWO));
    assertEquals(Reason.CONFLICT, refused.reason());
    assertEquals("e_mode", refused.stops().get(0).path().name());
    assertEquals("onsite", value(study, "e_mode"));
    assertEquals(2, interviews(study).size(), "nothing of it was stored");
    take(study, other.replace("video", "onsite"), TWO);
    assertEquals(3, interviews(study).size(), "the same answers are no conflict");
  }

  @OnEachDatabase
  void anEditTakesThePlaceOfTheSheetBefore(Database database) {
    Study study = Study.open(database, Path.of(""));
    take(
        study,
        sheet(
            "a",
            "",
            VISIT
                + "<s2>"
                + interview("01", "full", "<ei_effect>好</ei_effect>")
                + interview("02", "full", "")
                + "</s2>"),
        ONE);
    take(study, sheet("b", "", "<s2>" + interview("09", "full", "") + "</s2>"), TWO);
    String edit =
        sheet(
            "a2",
            "a",
            VISIT.replace("甲大学", "乙学院").replace("<e_team>F1, F2</e_team>", "")
                + "<s2>"
                + interview("01", "full", "<ei_effect>很好</ei_effect>")
                + "</s2>");
    take(study, edit, ONE);
    assertEquals("乙学院", value(study, "e_place"));
    assertEquals("", value(study, "e_team"));
    assertEquals(List.of("BJ01-09 full ", "BJ01-01 full 很好"), interviews(study));

    assertEquals(Reason.CONFLICT, refused(study, sheet("a3", "a", VISIT), ONE), "twice replaced");
    assertEquals(Reason.UNKNOWN, refused(study, sheet("a4", "zz", VISIT), ONE));
    long id = find(study).id();
    study.run(
        b ->
            b.get(Responses.class)
                .save(
                    id,
                    List.of(
                        new Change(
                            org.orgstatus.questionnaire.ItemPath.of("e_place"),
                            jakarta.json.Json.createValue("丙学院"),
                            99)),
                    TWO));
    assertEquals(
        Reason.CONFLICT,
        refused(study, sheet("a5", "a2", VISIT.replace("甲大学", "丁大学")), ONE),
        "changed on the pages meanwhile");
    assertEquals("丙学院", value(study, "e_place"));
  }

  @OnEachDatabase
  void whoDeclinesLeavesNoNoteAndCounts(Database database) {
    Study study = Study.open(database, Path.of(""));
    String forged =
        sheet(
            "a",
            "",
            "<s2>"
                + interview("01", "refuse", "<ei_effect>秘密</ei_effect><ei_audio>a.mp3</ei_audio>")
                + "</s2>");
    DeviceSheets.Taken taken =
        take(study, forged, Map.of("a.mp3", "ID3....".getBytes(StandardCharsets.UTF_8)), ONE);
    assertEquals("[ei_audio, ei_effect]", taken.leftOut().toString());
    assertEquals(0, taken.files());
    assertEquals(List.of("BJ01-01 refuse "), interviews(study));
    assertEquals(List.of("0"), ResponsesTest.rows(study, "select count(*) from attachment"));
    assertFalse(study.call(b -> find(b, FORM).draft().write()).contains("秘密"));
  }

  @OnEachDatabase
  void filesComeLaterOneAtATimeAndADamagedOneLeavesNothing(Database database) {
    Study study = Study.open(database, Path.of(""));
    String sheet = sheet("a", "", VISIT + "<s3><eo_photo>p.png</eo_photo></s3>");
    assertEquals(List.of("p.png"), take(study, sheet, ONE).awaited());
    assertEquals("onsite", value(study, "e_mode"), "the answers are there at once");
    byte[] cut = java.util.Arrays.copyOf(PHOTO, 20);
    assertEquals(Reason.FAULTY, refused(study, sheet, Map.of("p.png", cut), ONE));
    assertEquals(List.of("0"), ResponsesTest.rows(study, "select count(*) from attachment"));
    assertEquals(Reason.TOO_LARGE, refused(study, sheet, Map.of("p.png", tooLarge()), ONE));

    DeviceSheets.Taken taken = take(study, sheet, Map.of("p.png", PHOTO, "x.png", PHOTO), ONE);
    assertEquals(1, taken.files());
    assertEquals(List.of(), taken.awaited());
    assertFalse(taken.isNew());
    assertEquals(0, take(study, sheet, Map.of("p.png", PHOTO), ONE).files(), "sent again");
    assertEquals(List.of("1"), ResponsesTest.rows(study, "select count(*) from attachment"));
    assertEquals("p.png", value(study, "eo_photo"));

    String edit = sheet("a2", "a", VISIT + "<s3><eo_photo>q.png</eo_photo></s3>");
    take(study, edit, Map.of("q.png", PHOTO), ONE);
    assertEquals("q.png", value(study, "eo_photo"), "an edit brings another photograph");
  }

  @OnEachDatabase
  void aRecordingMayBeAsLargeAsItsFormSays(Database database) {
    Study study = Study.open(database, Path.of(""));
    String sheet =
        sheet("a", "", "<s2>" + interview("01", "full", "<ei_audio>a.wav</ei_audio>") + "</s2>");
    take(study, sheet, ONE);
    long allowed = 314_572_800; // the constraint of ei_audio
    assertEquals(
        Reason.TOO_LARGE,
        assertThrows(
                DeviceSheetRefused.class,
                () -> brings(study, sheet, Map.of("a.wav", sound(allowed + 1)), ONE))
            .reason());
    assertEquals(List.of("0"), ResponsesTest.rows(study, "select count(*) from attachment"));
    long more = Attachments.LARGEST + 1;
    assertEquals(1, brings(study, sheet, Map.of("a.wav", sound(more)), ONE).files());
    assertEquals(
        List.of(Long.toString(more)), ResponsesTest.rows(study, "select size from attachment"));
  }

  /** A recording that no memory holds. */
  private static InputStream sound(long size) {
    byte[] head = "RIFF....WAVEfmt ".getBytes(StandardCharsets.US_ASCII);
    InputStream silence =
        new InputStream() {
          private long left = size - head.length;

          @Override
          public int read() {
            return left-- > 0 ? 0 : -1;
          }

          @Override
          public int read(byte[] some, int from, int most) {
            int read = (int) Math.min(most, left);
            Arrays.fill(some, from, from + Math.max(read, 0), (byte) 0);
            left -= read;
            return read > 0 ? read : -1;
          }
        };
    return new SequenceInputStream(new ByteArrayInputStream(head), silence);
  }

  @OnEachDatabase
  void whatIsRatedAloneIsTheSendersOwnRating(Database database) {
    Study study = Study.open(database, Path.of(""));
    take(
        study,
        sheet("a", "", RATING.formatted("v2", "other", "<es_type_other>甲</es_type_other>")),
        ONE);
    assertEquals("", value(study, "es_overall"), "nothing is agreed on yet");
    assertEquals(List.of(), study.call(b -> b.get(VisitRatings.class).seen(find(b, FORM))));
    assertEquals(
        Reason.FAULTY,
        refused(study, sheet("b", "", "<s4><es_overall>v1</es_overall></s4>"), TWO),
        "all of it or nothing");
    take(study, sheet("c", "", RATING.formatted("v4", "peer", "")), TWO);
    assertEquals(
        List.of("v2", "v4"),
        study.call(b -> b.get(VisitRatings.class).seen(find(b, FORM))).stream()
            .map(rating -> rating.answers().get("es_overall"))
            .toList());
    assertEquals(
        Reason.CONFLICT,
        refused(study, sheet("c2", "c", RATING.formatted("v5", "peer", "")), TWO),
        "both are given");
    take(study, sheet("c3", "c", RATING.formatted("v4", "peer", "<es_case>做法</es_case>")), TWO);
    assertEquals("做法", value(study, "es_case"));
  }

  @OnEachDatabase
  void aFaultyLateOrClosedSheetLeavesNothing(Database database) {
    Study study = Study.open(database, Path.of(""));
    DeviceSheetRefused faulty =
        assertThrows(
            DeviceSheetRefused.class,
            () ->
                take(
                    study,
                    sheet(
                        "a",
                        "",
                        VISIT.replace("2018-04-30", "2018-06-01").replace("onsite", "boat")),
                    ONE));
    assertEquals(Reason.FAULTY, faulty.reason());
    assertEquals(List.of("0"), ResponsesTest.rows(study, "select count(*) from response"));
    assertEquals(
        Reason.FAULTY,
        refused(study, sheet("b", "", VISIT.replace("2018-04-30", "2018-06-01")), ONE));
    String good = sheet("c", "", VISIT);
    take(study, good, ONE);
    study.at(Study.DEADLINE.plusSeconds(1));
    assertThrows(WaveNotOpen.class, () -> take(study, sheet("d", "", ""), ONE));
    assertFalse(take(study, good, ONE).isNew(), "what arrived before is said to have arrived");
  }

  private static String interview(String number, String consent, String notes) {
    return INTERVIEW.formatted(number, consent, notes);
  }

  private static String sheet(String id, String replaced, String sections) {
    return "<data id='alliance_visit.W1' version='2017.1'><device><unit>BJ01</unit></device>"
        + sections
        + "<meta><instanceID>"
        + id
        + "</instanceID>"
        + (replaced.isEmpty() ? "" : "<deprecatedID>" + replaced + "</deprecatedID>")
        + "</meta></data>";
  }

  private static DeviceSheets.Taken take(Study study, String xml, long account) {
    return take(study, xml, Map.of(), account);
  }

  private static DeviceSheets.Taken take(
      Study study, String xml, Map<String, byte[]> files, long account) {
    Map<String, InputStream> streams = new HashMap<>();
    files.forEach((name, content) -> streams.put(name, new ByteArrayInputStream(content)));
    return brings(study, xml, streams, account);
  }

  private static DeviceSheets.Taken brings(
      Study study, String xml, Map<String, InputStream> streams, long account) {
    byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
    SentSheet sheet;
    try {
      sheet = SentSheet.read(bytes);
    } catch (SentSheet.Damaged e) {
      throw new IllegalArgumentException(e);
    }
    return study.call(
        b ->
            b.get(DeviceSheets.class)
                .take(
                    "W1",
                    FORM,
                    Study.ALLIANCE,
                    new DeviceSheets.Sent(sheet, bytes, streams),
                    account));
  }

  private static Reason refused(Study study, String xml, long account) {
    return refused(study, xml, Map.of(), account);
  }

  private static Reason refused(Study study, String xml, Map<String, byte[]> files, long account) {
    return assertThrows(DeviceSheetRefused.class, () -> take(study, xml, files, account)).reason();
  }

  private static Response find(Study study) {
    return study.call(b -> find(b, FORM));
  }

  private static Response find(org.orgstatus.testing.Wiring beans, String form) {
    return beans.get(Responses.class).find("W1", form, Study.ALLIANCE).orElseThrow();
  }

  private static String value(Study study, String name) {
    return study.call(
        b -> b.get(Responses.class).filling(find(b, FORM)).value(name).inExpressions().text());
  }

  /** Code, consent and note of every interview, in order. */
  private static List<String> interviews(Study study) {
    return study.call(
        b -> {
          Filling filling = b.get(Responses.class).filling(find(b, FORM));
          var code = filling.routing().node("ei_code").orElseThrow();
          return filling.paths(code).stream()
              .map(
                  path ->
                      List.of("ei_code", "ei_consent", "ei_effect").stream()
                          .map(
                              name ->
                                  new org.orgstatus.questionnaire.ItemPath(
                                      path.repeat(), path.row(), name))
                          .map(each -> filling.value(each).inExpressions().text())
                          .collect(Collectors.joining(" ")))
              .toList();
        });
  }

  private static byte[] photo() {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] tooLarge() {
    return java.util.Arrays.copyOf(PHOTO, (int) Attachments.LARGEST + 1);
  }
}
