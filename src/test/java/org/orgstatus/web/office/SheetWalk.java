package org.orgstatus.web.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.orgstatus.web.office.CodingWalk.group;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.orgstatus.questionnaire.ExampleSheet;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.testing.Browser;
import org.orgstatus.testing.PdfPages;
import org.orgstatus.testing.RunningServer;
import org.orgstatus.testing.Scenario;
import org.orgstatus.testing.ServerProcess;
import org.orgstatus.testing.Visitor;

/** What was cleared stands in the sheet of the alliance, and beside a number in a finding. */
final class SheetWalk {

  static final String ZH = "没有经费，也没有人。";
  static final String EN = "There is no money and nobody to do it.";

  private static final String POPULATION = "c01/coverage/nation/population";
  private static final Path LOOKS = Path.of("target", "screenshots");

  private final ServerProcess server;

  SheetWalk(ServerProcess server) {
    this.server = server;
  }

  private Visitor signIn(String name) {
    return server.visitor().signIn(name, RunningServer.PASSWORD);
  }

  /** The alliance's own form, so that it is one of those compared. */
  private void answers() {
    Visitor secretary = signIn("visited");
    String form = "/api/waves/W1/forms/alliance/units/BJ02";
    List<Questionnaire> forms = Scenario.shipped("alliance");
    JsonObject sheet = ExampleSheet.of(forms, forms.get(0)).orElseThrow();
    JsonObject checked = json(secretary.sendJson("POST", form + "/check", sheet.toString()));
    JsonObjectBuilder explanations = Json.createObjectBuilder();
    checked
        .getJsonArray("warnings")
        .getValuesAs(JsonObject.class)
        .forEach(warning -> explanations.add(warning.getString("id"), "已核对"));
    JsonObject whole =
        Json.createObjectBuilder()
            .add("basis", 0)
            .add("answers", sheet)
            .add("explanations", explanations)
            .build();
    HttpResponse<String> sent = secretary.sendJson("POST", form + "/submission", whole.toString());
    assertEquals(201, sent.statusCode(), sent.body());
  }

  void walks(String quotation) {
    answers();
    Visitor national = signIn("national");
    national.get("/office/locks");
    String lock =
        group(
            "/office/locks/([0-9]+)",
            OfficeServer.location(
                national.post("/office/locks", Map.of("wave", "W1", "name", "走访之后"))));
    Visitor analyst = signIn("analyst");
    assertEquals(200, analyst.get("/office/results/W1/c17?lock=" + lock).statusCode());
    String shelf = "/office/documents/" + lock;
    assertTrue(analyst.get(shelf).body().contains("BJ02"), "offered");
    String sheet = shelf + "/desk/alliance.";
    assertEquals(404, signIn("visitor-one").file(sheet + "docx?of=BJ02").statusCode());
    for (String language : List.of("zh", "en")) {
      boolean zh = language.equals("zh");
      String role = zh ? "联盟负责人" : "Head";
      String day = zh ? "2017年11月6日" : "6 November 2017";
      for (String format : List.of("docx", "pdf", "html")) {
        byte[] file = analyst.file(sheet + format + "?of=BJ02&lang=" + language).body();
        keep("alliance-sheet-" + language + "." + format, file);
        String said = text(file, format);
        assertTrue(said.contains(zh ? ZH : EN), format + ": " + said);
        assertTrue(said.contains(role) && said.contains(day), format + ": " + said);
        assertFalse(said.contains("BJ02-01"), "nobody is named, by code neither");
      }
    }
    byte[] printed = analyst.file(sheet + "docx?of=BJ02&lang=zh").body();
    assertEquals(200, verdict(analyst, printed).statusCode(), "nothing has changed");
    String finding = cites(analyst, lock, quotation);
    withdraws(analyst, quotation);
    assertFalse(text(analyst.file(sheet + "html?of=BJ02&lang=zh").body(), "html").contains(ZH));
    HttpResponse<String> later = verdict(analyst, printed);
    assertEquals(409, later.statusCode(), later.body());
    JsonObject changed = json(later).getJsonArray("changed").getJsonObject(0);
    assertEquals("引文Q" + quotation.replaceFirst(".*/", ""), changed.getString("place"));
    assertEquals(0, json(later).getInt("alterations"), "nobody has touched the paper");
    JsonObject cited = json(analyst.get(finding)).getJsonArray("quotations").getJsonObject(0);
    assertEquals("withdrawn", cited.getString("state"));
    assertEquals("", cited.getJsonObject("words").getString("zh"));
    assertEquals("stale", json(analyst.get(finding)).getString("freshness"));
  }

  /** A cell and a quotation side by side, as a program reads them. */
  private static String cites(Visitor analyst, String lock, String quotation) {
    String number = quotation.replaceFirst(".*/", "");
    assertEquals(200, analyst.get("/office/results/W1/c01?lock=" + lock).statusCode());
    analyst.get("/office/findings/new?lock=" + lock);
    Map<String, String> form = new TreeMap<>();
    form.put("lock", lock);
    form.put("do", "save");
    form.put("sentence-zh", "名录共{n1}所");
    form.put("sentence-en", "The register has {n1}");
    form.put("number-n1", POPULATION);
    form.put("clause", "WP-1.6");
    form.put("quotation", number);
    HttpResponse<String> made = analyst.post("/office/findings/new", form);
    assertEquals(303, made.statusCode(), made.body());
    String finding =
        OfficeServer.location(made).replaceFirst("\\?.*", "").replace("/office", "/api");
    JsonObject cited = json(analyst.get(finding)).getJsonArray("quotations").getJsonObject(0);
    assertEquals(Integer.parseInt(number), cited.getInt("id"));
    assertEquals("cleared", cited.getString("state"));
    assertEquals(ZH, cited.getJsonObject("words").getString("zh"));
    assertEquals(EN, cited.getJsonObject("words").getString("en"));
    assertEquals("联盟负责人（理事长、主席等）", cited.getJsonObject("speaker").getString("zh"));
    return finding;
  }

  private void withdraws(Visitor analyst, String quotation) {
    try (Browser browser = Browser.desktop()) {
      browser.signIn(server.address("/login?lang=zh"), "visitor-one", RunningServer.PASSWORD);
      browser.open(server.address(quotation)).click("details summary");
      browser.find("#withdraw-reason").sendKeys("受访者不愿意");
      browser.click("form[action$='/withdraw'] [type='submit']").awaitText("已撤回");
    }
    assertTrue(analyst.get(quotation + "?lang=zh").body().contains("受访者不愿意"));
  }

  private static HttpResponse<String> verdict(Visitor analyst, byte[] file) {
    analyst.get("/account?lang=zh");
    return analyst.postBody("/api/documents/verification", "application/octet-stream", file);
  }

  private static JsonObject json(HttpResponse<String> answer) {
    try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
      return reader.readObject();
    }
  }

  private static String text(byte[] file, String format) {
    try {
      switch (format) {
        case "docx":
          try (XWPFDocument read = new XWPFDocument(new ByteArrayInputStream(file))) {
            return read.getTables().stream().map(XWPFTable::getText).collect(Collectors.joining());
          }
        case "pdf":
          return PdfPages.text(file).replace("\n", "");
        default:
          return new String(file, StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For people to look at. */
  private static void keep(String name, byte[] file) {
    try {
      Files.write(Files.createDirectories(LOOKS).resolve(name), file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
