package org.orgstatus.questionnaire.xform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.javarosa.test.Scenario.AnswerResult;
import org.junit.jupiter.api.Test;
import org.orgstatus.base.LocalText;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.expression.Expression;
import org.orgstatus.testing.DeviceClient;
import org.orgstatus.testing.Scenario;

/** Form E as an XForm, filled in by JavaRosa, comes back as the same answers. */
class XFormTest {

  private static final String ROW = "/data/s2/e_interview";
  private static final LocalText CONSENT = LocalText.of("请先征得同意<a> & b。", "Ask for consent.");

  private static Routing routing(String... forms) {
    return Routing.of(Scenario.shipped(forms));
  }

  static byte[] document(Routing routing) {
    return XForm.write(
        routing,
        new XForm.Heading(
            "alliance_visit.W1",
            "2017.1",
            LocalText.of("戊表", "Form E"),
            Map.of("id", "W1", "ref_date", "2017-09-30", "ref_year", "2016"),
            CONSENT));
  }

  private static DeviceClient client() {
    byte[] units =
        "name,label\r\nBJ01,\"北京高校科协联盟\"\r\nHB01,\"湖北, 联盟\"\r\n".getBytes(StandardCharsets.UTF_8);
    return new DeviceClient(document(routing("alliance_visit")), Map.of(XForm.UNITS, units));
  }

  @Test
  void theSameFormGivesTheSameBytes() {
    assertArrayEquals(
        document(routing("alliance_visit")), document(routing("alliance_visit")), "twice");
  }

  @Test
  void aClientShowsBothLanguagesAndTheAlliancesAssigned() {
    DeviceClient client = client();
    assertEquals(List.of("中文 (zh)", "English (en)"), client.languages());
    assertEquals("走访日期", client.label("/data/s1/e_visit_date", "中文 (zh)"));
    assertEquals("Date of visit", client.label("/data/s1/e_visit_date", "English (en)"));
    assertEquals(List.of("BJ01", "HB01"), client.choices("/data/device/unit"));
    assertEquals(List.of("onsite", "video"), client.choices("/data/s1/e_mode"));
    client.answer(ROW + "[1]/ei_code", "BJ01-01");
    assertEquals(CONSENT.zh(), client.label(ROW + "[1]/ei_consent_words", "中文 (zh)"));
  }

  @Test
  void aClientSkipsCalculatesAndChecksAsThePagesDo() {
    DeviceClient client = client();
    client.answer("/data/device/unit", "HB01");
    assertFalse(client.isAsked("/data/s1/e_mode"), "before it is known what the sheet holds");
    client.answer("/data/device/extent", "whole");
    assertTrue(client.isAsked("/data/s1/e_mode"));
    assertEquals("W1", client.value("/data/s1/wave"));
    assertEquals("HB01", client.value("/data/s1/e_all_id"));
    assertEquals(
        AnswerResult.CONSTRAINT_VIOLATED,
        client.answer("/data/s1/e_visit_date", LocalDate.now().plusDays(2)));
    assertEquals(
        AnswerResult.OK, client.answer("/data/s1/e_visit_date", LocalDate.of(2018, 4, 30)));
    assertEquals(AnswerResult.CONSTRAINT_VIOLATED, client.answer(ROW + "[1]/ei_code", "hb 1"));
    assertEquals(AnswerResult.OK, client.answer(ROW + "[1]/ei_code", "HB01-01"));

    client.answer(ROW + "[1]/ei_role", "head");
    client.answer(ROW + "[1]/ei_consent", "full");
    client.answer(ROW + "[2]/ei_role", "outside");
    client.answer(ROW + "[2]/ei_consent", "no_record");
    client.answer(ROW + "[3]/ei_role", "head");
    client.answer(ROW + "[3]/ei_consent", "refuse");
    assertEquals(
        List.of(true, false, false),
        Stream.of(1, 2, 3).map(row -> client.isAsked(ROW + "[" + row + "]/ei_audio")).toList());
    assertEquals(
        List.of(true, false, false),
        Stream.of(1, 2, 3).map(row -> client.isAsked(ROW + "[" + row + "]/ei_origin")).toList());
    assertEquals(
        List.of(true, true, false),
        Stream.of(1, 2, 3).map(row -> client.isAsked(ROW + "[" + row + "]/ei_effect")).toList());
    assertEquals(AnswerResult.OK, client.answer(ROW + "[1]/ei_audio", "a.M4A"));
    assertEquals(
        AnswerResult.CONSTRAINT_VIOLATED, client.answer(ROW + "[1]/ei_audio", "a.m4a.exe"));
    client.answer("/data/s4/es_type", "peer");
    assertFalse(client.isAsked("/data/s4/es_type_other"));
    client.answer("/data/s4/es_type", "other");
    assertTrue(client.isAsked("/data/s4/es_type_other"));
    client.answer("/data/device/extent", "part");
    assertEquals(
        List.of(false, true, false, true),
        Stream.of("/data/s1/e_mode", ROW + "[1]/ei_code", "/data/s3/eo_web", "/data/s4/es_mech")
            .map(client::isAsked)
            .toList(),
        "what one of the pair records for both is left out");
  }

  @Test
  void aSheetComesBackAsItsAnswers() throws SentSheet.Damaged {
    DeviceClient client = client();
    client.answer("/data/device/unit", "BJ01");
    client.answer("/data/device/extent", "whole");
    client.answer("/data/s1/e_visit_date", LocalDate.of(2018, 4, 30));
    client.answer("/data/s1/e_mode", "onsite");
    client.answer("/data/s1/e_team", "甲 & <乙>");
    client.answer(ROW + "[1]/ei_code", "BJ01-01");
    client.answer(ROW + "[1]/ei_consent", "full");
    client.answer(ROW + "[1]/ei_effect", "第一行\n第二行 \uD83D\uDE00");
    client.answer(ROW + "[1]/ei_audio", "a.mp3");
    client.answer(ROW + "[2]/ei_consent", "refuse");
    client.answer("/data/s3/eo_photo", "p.jpg");
    client.answer("/data/s4/es_type", "other");
    client.answer("/data/s4/es_type_other", "其他类型");

    SentSheet sheet = SentSheet.read(client.sheet());
    assertEquals("alliance_visit.W1", sheet.formId());
    assertEquals("2017.1", sheet.version());
    assertTrue(sheet.instanceId().startsWith("uuid:"), sheet.instanceId());
    assertEquals("BJ01", sheet.unit());
    assertTrue(sheet.replaced().isEmpty());
    SentSheet.Answers read = sheet.answers(routing("alliance_visit"), "0a1b2c3d");
    assertEquals(List.of(), read.faults());
    assertEquals(
        Set.of(
            "e_visit_date=Day[date=2018-04-30]",
            "e_mode=Chosen[code=onsite]",
            "e_team=Words[text=甲 & <乙>]",
            "e_interview=Rows[ids=[0a1b2c3dr1, 0a1b2c3dr2]]",
            "e_interview/0a1b2c3dr1/ei_code=Words[text=BJ01-01]",
            "e_interview/0a1b2c3dr1/ei_consent=Chosen[code=full]",
            "e_interview/0a1b2c3dr1/ei_effect=Words[text=第一行\n第二行 \uD83D\uDE00]",
            "e_interview/0a1b2c3dr2/ei_consent=Chosen[code=refuse]",
            "es_type=Chosen[code=other]",
            "es_type_other=Words[text=其他类型]"),
        read.answers().entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.toSet()));
    assertEquals(
        Map.of(
            ItemPath.of("eo_photo"),
            "p.jpg",
            ItemPath.parse("e_interview/0a1b2c3dr1/ei_audio"),
            "a.mp3"),
        read.files());
  }

  @Test
  void theBlockThatNobodyFilledInIsNoInterview() throws SentSheet.Damaged {
    DeviceClient client = client();
    client.answer("/data/device/unit", "BJ01");
    SentSheet.Answers read =
        SentSheet.read(client.sheet()).answers(routing("alliance_visit"), "0a1b2c3d");
    assertEquals(Map.of(), read.answers());
  }

  @Test
  void whatIsNoSheetIsRefused() throws SentSheet.Damaged {
    String meta = "<meta><instanceID>uuid:1</instanceID></meta>";
    for (String damaged :
        List.of(
            "",
            "<data id='f' version='1'>",
            "<data version='1'>" + meta + "</data>",
            "<data id='f'>" + meta + "</data>",
            "<data id='f' version='1'/>",
            "<!DOCTYPE data [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><data id='f' version='1'>"
                + meta
                + "<s1><e_team>&e;</e_team></s1></data>",
            "<data id='f' version='1'>"
                + meta
                + "<a>".repeat(50_000)
                + "</a>".repeat(50_000)
                + "</data>",
            "<data id='" + "f".repeat(250) + "' version='1'>" + meta + "</data>")) {
      assertThrows(
          SentSheet.Damaged.class,
          () -> SentSheet.read(damaged.getBytes(StandardCharsets.UTF_8)),
          damaged.substring(0, Math.min(80, damaged.length())));
    }
    String strange =
        "<data id='f' version='1'>"
            + meta
            + "<s1><e_mode>boat</e_mode><hidden>1</hidden></s1><s9/></data>";
    assertEquals(
        List.of("UNKNOWN_CHOICE", "UNKNOWN_ITEM", "UNKNOWN_ITEM"),
        SentSheet.read(strange.getBytes(StandardCharsets.UTF_8))
            .answers(routing("alliance_visit"), "k")
            .faults()
            .stream()
            .map(fault -> fault.kind().name())
            .toList());
  }

  @Test
  void codesAndNumbersAreReadAsTheFormsSay() throws SentSheet.Damaged {
    Routing routing = routing("provincial_association");
    XFormPaths paths = new XFormPaths(routing);
    var many =
        routing
            .nodes()
            .flatMap(node -> node.question().stream())
            .filter(q -> q.type() == org.orgstatus.questionnaire.AnswerType.SELECT_MULTIPLE)
            .filter(q -> paths.of(q).split("/").length == 4)
            .findFirst()
            .orElseThrow();
    var number =
        routing
            .nodes()
            .flatMap(node -> node.question().stream())
            .filter(q -> q.allowsNotAvailable() && paths.of(q).split("/").length == 4)
            .findFirst()
            .orElseThrow();
    List<String> codes =
        many.choices().orElseThrow().choices().stream().map(c -> c.code()).limit(2).toList();
    String group = paths.of(many).split("/")[2];
    String other = paths.of(number).split("/")[2];
    String xml =
        "<data id='f' version='1'><meta><instanceID>uuid:1</instanceID></meta>"
            + "<%s><%s>%s</%s></%s>"
                .formatted(group, many.name(), String.join(" ", codes), many.name(), group)
            + "<%s><%s>-88</%s></%s></data>".formatted(other, number.name(), number.name(), other);
    SentSheet.Answers read =
        SentSheet.read(xml.getBytes(StandardCharsets.UTF_8)).answers(routing, "k");
    assertEquals(List.of(), read.faults());
    assertEquals(
        Map.of(
            ItemPath.of(many.name()),
            new AnswerValue.ChosenMany(codes),
            ItemPath.of(number.name()),
            AnswerValue.NOT_AVAILABLE),
        read.answers());
  }

  /**
   * XPath has no words for the size of a file; all other conditions of form E are the client's too.
   */
  @Test
  void whatXPathCannotSayOfFormEIsTheSizeOfFilesAlone() {
    Routing routing = routing("alliance_visit");
    XFormPaths paths = new XFormPaths(routing);
    Set<String> unsaid = new TreeSet<>();
    routing
        .nodes()
        .forEach(
            node -> {
              XPathWriter writer =
                  new XPathWriter(
                      paths, Map.of("id", "W1", "ref_date", "d", "ref_year", "y"), node.name());
              Stream.of(
                      node.item().relevant(),
                      node.question().flatMap(q -> q.calculation()),
                      node.question().flatMap(q -> q.constraint()).map(c -> c.condition()))
                  .flatMap(expression -> expression.stream())
                  .filter(expression -> writer.value(expression).isEmpty())
                  .map(Expression::text)
                  .forEach(unsaid::add);
            });
    assertEquals(2, unsaid.size(), unsaid.toString());
    assertTrue(unsaid.stream().allMatch(text -> text.contains("file-size")), unsaid.toString());
  }

  /** Every shipped form parses, whatever of it a client can check. */
  @Test
  void everyShippedFormIsAnXFormThatAClientReads() {
    for (List<String> response :
        List.of(
            List.of("gate", "campus_association", "institution_no_association"),
            List.of("provincial_association"),
            List.of("alliance"))) {
      Routing routing = routing(response.toArray(String[]::new));
      byte[] units = "name,label\r\nX1,x\r\n".getBytes(StandardCharsets.UTF_8);
      DeviceClient client = new DeviceClient(document(routing), Map.of(XForm.UNITS, units));
      assertEquals(List.of("X1"), client.choices("/data/device/unit"), response.toString());
      long sections =
          routing.forms().stream().map(Questionnaire::sections).mapToLong(List::size).sum();
      assertTrue(sections > 0);
    }
  }

  @Test
  void quotationMarksNeedNoEscapes() {
    assertEquals("'a'", XPathWriter.quoted("a"));
    assertEquals("\"it's\"", XPathWriter.quoted("it's"));
    assertEquals("concat('say \"it', \"'\", 's\"')", XPathWriter.quoted("say \"it's\""));
  }
}
