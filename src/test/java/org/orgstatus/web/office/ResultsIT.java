package org.orgstatus.web.office;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.orgstatus.testing.Browser;
import org.orgstatus.testing.RunningServer;
import org.orgstatus.testing.Visitor;

/** From the first page of an empty study to a document, by way of the demonstration. */
class ResultsIT {

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final List<String> PAGES =
      List.of(
          "/office",
          "/office/register?q=SFDX",
          "/office/register/import",
          "/office/waves",
          "/office/waves/new",
          "/office/waves/W1",
          "/office/waves/W1/close",
          "/office/waves/W1/collection",
          "/office/waves/W1/collection?view=list&status=SUBMITTED",
          "/office/definitions",
          "/office/results",
          "/office/locks",
          "/office/results/W1/c01",
          "/office/results/W1/c07",
          "/office/results/W1/c10",
          "/office/results/W1/public/c01");

  @TempDir static Path folder;
  private static OfficeServer server;

  @BeforeAll
  static void loadTheDemonstration() throws InterruptedException {
    server = OfficeServer.asShipped(folder);
    Visitor administrator = server.administrator();
    administrator.get("/office");
    for (int click = 0; click < 2; click++) {
      HttpResponse<String> begun = administrator.post("/office/demonstration", Map.of());
      assertEquals("/office/demonstration", OfficeServer.location(begun));
    }
    long end = System.nanoTime() + PATIENCE.toNanos();
    HttpResponse<String> progress = administrator.get("/office/demonstration");
    while (progress.statusCode() == 200 && System.nanoTime() < end) {
      assertTrue(progress.headers().firstValue("Refresh").isPresent());
      Thread.sleep(500);
      progress = administrator.get("/office/demonstration");
    }
    assertEquals("/office?notice=demonstration-loaded", OfficeServer.location(progress));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void demonstrationIsLoadedOnceOnly() {
    Visitor administrator = server.administrator();
    HttpResponse<String> again = administrator.post("/office/demonstration", Map.of());
    assertEquals(409, again.statusCode());
    assertTrue(administrator.get("/office").body().contains("2,600"));
  }

  @Test
  void coordinatorSeesTheOwnReportingUnitOnlyAndNoResults() {
    Visitor coordinator = server.visitor().signIn("demo-province", "yanshi-province-2017");
    assertEquals(404, coordinator.get("/office/results").statusCode());
    assertEquals(404, coordinator.get("/office/results/W1/c01.docx").statusCode());
    for (String sheet : List.of("/sheet", "/sheet.pdf")) {
      String provinces = "/office/waves/W1/provinces/";
      assertEquals(404, coordinator.file(provinces + "440000" + sheet).statusCode(), sheet);
      assertEquals(200, coordinator.file(provinces + "420000" + sheet).statusCode(), sheet);
    }
    String own = coordinator.get("/office/waves/W1/provinces/420000/sheet?lang=zh").body();
    assertTrue(own.contains("湖北省的六项得分"));
    assertFalse(own.contains("广东省"));
    assertEquals(404, coordinator.get("/office/waves/W1/open").statusCode());
    assertEquals(404, coordinator.get("/office/register/import").statusCode());
    String progress = coordinator.get("/office/waves/W1/collection").body();
    assertTrue(progress.contains("湖北省"));
    assertFalse(progress.contains("广东省"));
    String register = coordinator.get("/office/register?unit=440000").body();
    assertTrue(register.contains("没有符合条件的单位"));
    HttpResponse<String> codes =
        coordinator.post("/office/waves/W1/collection/codes.xlsx", Map.of("units", "4111010001"));
    assertEquals(422, codes.statusCode(), "an institution of another unit is none of hers");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/office/results/W1/c99",
        "/office/results/W9/c01",
        "/office/results/W1/c99.docx",
        "/office/results/W1/c01/no-table.csv"
      })
  void whatIsNotThereIsSaidSo(String path) {
    Visitor analyst = server.visitor().signIn("demo-analyst", "yanshi-analyst-2017");
    assertEquals(404, analyst.get(path).statusCode());
  }

  @Test
  void comparisonIsTakenAwayInEveryFormatAndEachIsRecorded() throws IOException {
    Visitor analyst = server.visitor().signIn("demo-analyst", "yanshi-analyst-2017");
    assertTrue(analyst.get("/office/results/W1/c01?lang=zh").body().contains("分省覆盖率与50%目标"));

    HttpResponse<byte[]> docx = analyst.file("/office/results/W1/c01.docx");
    String disposition = docx.headers().firstValue("Content-Disposition").get();
    assertTrue(disposition.endsWith("%E7%9B%AE%E6%A0%87-W1-%E5%86%85%E9%83%A8.docx"), disposition);
    try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(docx.body()))) {
      assertEquals("分省覆盖率与50%目标", document.getParagraphs().get(0).getText());
      assertFalse(document.getTables().isEmpty());
    }
    HttpResponse<byte[]> xlsx = analyst.file("/office/results/W1/c01.xlsx");
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(xlsx.body()))) {
      assertTrue(book.getSheet("C01-1") != null, "one sheet for each table");
    }
    String csv = text(analyst.file("/office/results/W1/c01.csv"));
    assertTrue(csv.startsWith("\uFEFF填报单位"), csv.substring(0, 20));
    JsonObject json = json(analyst.file("/office/results/W1/c01.json"));
    assertEquals("c01", json.getString("planId"));

    String record = server.administrator().get("/office/audit?q=INTERNAL").body();
    for (String file : List.of("c01.docx", "c01.xlsx", "c01.json")) {
      assertTrue(record.contains(file + ", INTERNAL, zh"), file);
    }
  }

  private static long plans() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("analysis"))) {
      return files.filter(f -> f.getFileName().toString().matches("c[0-9]{2}-.*")).count();
    }
  }

  @Test
  void allComparisonsStandInOneDocument() throws IOException {
    Visitor analyst = server.visitor().signIn("demo-analyst", "yanshi-analyst-2017");
    HttpResponse<byte[]> report = analyst.file("/office/results/W1/public/report.docx?lang=en");
    try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(report.body()))) {
      long chapters =
          document.getParagraphs().stream()
              .filter(paragraph -> "Heading1".equals(paragraph.getStyle()))
              .count();
      assertEquals(plans(), chapters, "one chapter a comparison");
    }
  }

  /** From a lock to a paper, and from a paper back to what it was made of. */
  @Test
  void papersOfALockLeaveAndAreVerified() throws IOException {
    Visitor administrator = server.administrator();
    HttpResponse<String> made =
        administrator.post("/office/locks", Map.of("wave", "W1", "name", "定稿"));
    String id = OfficeServer.location(made).replaceAll(".*/|\\?.*", "");
    Visitor analyst = server.visitor().signIn("demo-analyst", "yanshi-analyst-2017");
    assertTrue(analyst.get("/office/documents?lang=zh").body().contains("定稿"));
    String page = analyst.get("/office/documents/" + id + "?lang=zh").body();
    assertTrue(page.contains("/desk/report.docx") && page.contains("项对比没有算出"), page);

    String desk = "/office/documents/" + id + "/desk/";
    String check = "/api/documents/verification";
    String binary = "application/octet-stream";
    String one = "/office/results/W1/c01";
    byte[] brief = analyst.file(desk + "brief.docx").body();
    for (byte[] paper :
        List.of(
            brief,
            analyst.file(desk + "brief.pdf").body(),
            analyst.file(desk + "slides.pptx").body(),
            analyst.file(desk + "sheet?kind=report&ending=docx&pick=c01&pick=c07").body(),
            analyst.file(desk + "province.docx?of=420000").body(),
            analyst.file(one + ".docx?lock=" + id).body(),
            analyst.file(one + ".xlsx?lock=" + id).body(),
            analyst.file(one + "/coverage.docx?lock=" + id).body(),
            analyst.file("/office/results/W1/c11/sheets/420000.docx?lock=" + id).body())) {
      HttpResponse<String> verdict = analyst.postBody(check, binary, paper);
      assertEquals(200, verdict.statusCode(), verdict.body());
      assertTrue(verdict.body().contains("\"holds\":true"), verdict.body());
      assertTrue(verdict.body().contains("\"rebuilt\":true"), verdict.body());
    }
    assertTrue(
        analyst.get("/office/documents/" + id + "?lang=zh").body().contains("湖北省"),
        "the sheets of a comparison that has been computed");
    assertEquals(409, analyst.get("/office/documents/" + id + "/choose?edition=desk").statusCode());
    assertEquals(404, analyst.file(desk + "sheet?kind=report&ending=docx&pick=c98").statusCode());
    assertEquals(
        422, analyst.file(desk + "sheet?kind=report&ending=docx").statusCode(), "none ticked");
    assertArrayEquals(brief, analyst.file(desk + "brief.docx").body(), "the same bytes");
    HttpResponse<String> forged = analyst.postBody(check, binary, forged(brief));
    assertEquals(409, forged.statusCode());
    assertTrue(forged.body().contains("\"alterations\":1"), forged.body());
    assertTrue(forged.body().contains("→ 99.9"), forged.body());
    HttpResponse<String> other = analyst.postBody(check, binary, new byte[] {1, 2, 3});
    assertEquals(422, other.statusCode());
    assertTrue(other.body().contains("只有这四种"), other.body());
    HttpResponse<String> empty = analyst.postBody(check, binary, new byte[0]);
    assertEquals(422, empty.statusCode());
    assertTrue(empty.body().contains("0字节"), empty.body());
    HttpResponse<String> large = analyst.postBody(check, binary, new byte[(20 << 20) + 1]);
    assertEquals(413, large.statusCode());
    assertTrue(large.body().contains("20 MB"), large.body());
    HttpResponse<String> live = analyst.postBody(check, binary, analyst.file(one + ".docx").body());
    assertEquals(422, live.statusCode(), "nothing keeps what is not locked");
    assertTrue(live.body().contains("取自未锁定的数据"), live.body());
    for (String paper : List.of("result.docx", "basket.pdf")) {
      assertEquals(404, analyst.file(desk + paper).statusCode(), "these leave from elsewhere");
    }
    assertEquals(404, analyst.file(desk + "province.docx?of=999999").statusCode());
    assertEquals(404, analyst.file(desk + "brief.xlsx").statusCode());

    Visitor coordinator = server.visitor().signIn("demo-province", "yanshi-province-2017");
    for (String paper : List.of("brief.docx", "report.docx", "province.docx?of=420000")) {
      assertEquals(404, coordinator.file(desk + paper).statusCode(), "nothing was released");
    }
    assertEquals(404, coordinator.postBody(check, binary, brief).statusCode());
    String record = administrator.get("/office/audit?action=document-downloaded").body();
    assertTrue(record.contains("brief.docx, desk, zh, lock " + id), record);
    for (String language : List.of("zh", "en")) {
      try (Browser browser = Browser.phone()) {
        server.signIn(browser, "demo-analyst", "yanshi-analyst-2017");
        browser.open(server.address("/office/documents/" + id + "?lang=" + language));
        browser.screenshot("office-documents-phone-" + language).assertSound();
        browser.open(server.address("/office/documents/verification?lang=" + language));
        browser.screenshot("office-documents-verify-phone-" + language).assertSound();
      }
    }
  }

  /** The paper with one number of its text overwritten. */
  private static byte[] forged(byte[] docx) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(docx));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] part = in.readAllBytes();
        if (entry.getName().equals("word/document.xml")) {
          String text = new String(part, StandardCharsets.UTF_8);
          String other = text.replaceFirst(">[0-9]{2}\\.[0-9]<", ">99.9<");
          assertFalse(text.equals(other));
          part = other.getBytes(StandardCharsets.UTF_8);
        }
        zip.putNextEntry(new ZipEntry(entry.getName()));
        zip.write(part);
      }
    }
    return out.toByteArray();
  }

  @Test
  void lockedDataGiveTheSameNumbersAndBytesForGood() {
    Visitor administrator = server.administrator();
    assertEquals(
        422, administrator.post("/office/locks", Map.of("wave", "W1", "name", " ")).statusCode());
    assertEquals(
        404, administrator.post("/office/locks", Map.of("wave", "W9", "name", "x")).statusCode());
    HttpResponse<String> made =
        administrator.post("/office/locks", Map.of("wave", "W1", "name", "定稿"));
    assertTrue(OfficeServer.location(made).endsWith("?notice=data-locked"));
    String page = OfficeServer.location(made).replace("?notice=data-locked", "");
    String id = page.substring(page.lastIndexOf('/') + 1);
    assertTrue(administrator.get(page + "?lang=zh").body().contains("没有变化"));
    assertEquals(404, administrator.get(page + "/data.txt").statusCode(), "analysts only");

    Visitor analyst = server.visitor().signIn("demo-analyst", "yanshi-analyst-2017");
    String comparison = "/office/results/W1/c01";
    assertTrue(analyst.get(comparison + "?lang=zh").body().contains("暂定结果"));
    String locked = analyst.get(comparison + "?lang=zh&lock=" + id).body();
    assertFalse(locked.contains("暂定结果"));
    assertTrue(locked.contains("数据锁定“定稿”"));
    assertTrue(locked.contains(comparison + ".docx?lock=" + id));
    JsonObject provenance =
        json(analyst.file(comparison + ".json?lock=" + id)).getJsonObject("provenance");
    JsonObject one = json(analyst.file("/api/waves/W1/locks/" + id));
    assertEquals(
        one.getString("contentHash"), provenance.getJsonObject("lock").getString("contentHash"));
    byte[] bytes = analyst.file("/api/waves/W1/locks/" + id + "/data").body();
    assertEquals(one.getInt("bytes"), bytes.length);
    assertEquals(one.getString("contentHash"), sha256(bytes));
    assertArrayEquals(bytes, analyst.file(page + "/data.txt").body());
    assertTrue(json(analyst.file("/api/waves/W1/locks/" + id + "/comparison")).getBoolean("same"));
    HttpResponse<String> again =
        analyst.sendJson("POST", "/api/waves/W1/locks", "{\"name\": \"定稿\"}");
    assertEquals(201, again.statusCode());
    assertTrue(again.body().contains(one.getString("contentHash")), "a second click");
    assertEquals(404, analyst.get(comparison + "?lock=999").statusCode());

    Visitor coordinator = server.visitor().signIn("demo-province", "yanshi-province-2017");
    for (String path : List.of(page, page + "/data.txt", "/api/waves/W1/locks/" + id + "/data")) {
      assertEquals(404, coordinator.get(path).statusCode(), path);
    }
    assertTrue(text(coordinator.file("/api/waves/W1/codebook.csv")).contains("e_interview"));
    assertEquals(4, json(coordinator.file("/api/waves/W1/codebook")).getJsonArray("tables").size());
    String record = administrator.get("/office/audit?q=" + one.getString("contentHash")).body();
    assertTrue(record.contains("data-locked") && record.contains("data-lock-downloaded"));
    String described = administrator.get("/openapi").body();
    assertTrue(described.contains("/api/waves/{wave}/locks/{id}/comparison"));
    try (Browser browser = Browser.phone()) {
      server.signIn(browser, RunningServer.ADMINISTRATOR, RunningServer.PASSWORD);
      browser.open(server.address(page + "?lang=en"));
      browser.screenshot("office-lock-phone-en").assertSound();
    }
  }

  @Test
  void whatChangedSinceALockIsShownUnitByUnit() throws IOException {
    Visitor administrator = server.administrator();
    Visitor analyst = server.visitor().signIn("demo-analyst", "yanshi-analyst-2017");
    HttpResponse<String> made =
        administrator.post("/office/locks", Map.of("wave", "W1", "name", "退回之前"));
    String page = OfficeServer.location(made).replace("?notice=data-locked", "");
    String id = page.substring(page.lastIndexOf('/') + 1);
    String api = "/api/waves/W1/locks/" + id;
    assertTrue(administrator.get(page + "/changes?lang=zh").body().contains("没有这样的单位"));
    assertEquals(404, administrator.get(page + "/changes?unit=nobody").statusCode());
    assertEquals(404, administrator.get(page + "/changes?kind=nothing").statusCode());

    String[] member = firstMember(text(analyst.file(api + "/data")));
    String response = "/api/waves/W1/forms/gate/units/" + member[1];
    int steps = json(administrator.file(response + "/history")).getInt("steps");
    HttpResponse<String> returned =
        administrator.sendJson(
            "POST", response + "/return", "{\"steps\": " + steps + ", \"remark\": \"请核对\"}");
    assertEquals(200, returned.statusCode(), returned.body());

    String counts = administrator.get(page + "?lang=zh").body();
    assertTrue(counts.contains("/changes?unit=institution&amp;kind=withdrawn"), counts);
    String institutions = administrator.get(page + "/changes?lang=zh").body();
    assertTrue(institutions.contains(member[1]) && institutions.contains("整份答卷"));
    String alliances = administrator.get(page + "/changes?unit=alliance&lang=zh").body();
    assertTrue(alliances.contains(member[0]) && alliances.contains("institution_code"));
    JsonObject listed = json(analyst.file(api + "/comparison/units?unit=alliance&kind=changed"));
    JsonObject alliance = listed.getJsonArray("units").getJsonObject(0);
    assertEquals(member[0], alliance.getString("code"));
    JsonObject variable = alliance.getJsonArray("variables").getJsonObject(0);
    assertEquals(variable.getJsonArray("before").size() - 1, variable.getJsonArray("after").size());
    String record = administrator.get("/office/audit?action=data-lock-changes-viewed").body();
    assertTrue(record.contains("institution " + member[1]), record);

    HttpResponse<byte[]> tables = analyst.file(page + "/data.xlsx?lang=zh");
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(tables.body()))) {
      assertTrue(book.getSheet("institution").getLastRowNum() > 2000);
      assertTrue(book.getSheet("说明") != null && book.getSheet("e_interview") != null);
    }
    assertEquals(404, administrator.get(page + "/data.xlsx").statusCode(), "analysts only");
    Visitor coordinator = server.visitor().signIn("demo-province", "yanshi-province-2017");
    for (String path : List.of(page + "/changes", page + "/data.xlsx", api + "/comparison/units")) {
      assertEquals(404, coordinator.get(path).statusCode(), path);
    }
    try (Browser browser = Browser.desktop()) {
      server.signIn(browser, RunningServer.ADMINISTRATOR, RunningServer.PASSWORD);
      browser.open(server.address(page + "/changes?unit=alliance&lang=zh"));
      browser.screenshot("office-lock-changes-desktop-zh").assertSound();
    }
    try (Browser browser = Browser.phone()) {
      server.signIn(browser, RunningServer.ADMINISTRATOR, RunningServer.PASSWORD);
      browser.open(server.address(page + "/changes?unit=alliance&lang=en"));
      browser.screenshot("office-lock-changes-phone-en").assertSound();
    }
  }

  @Test
  void dataLeaveForOtherProgramsOnlyWithThoseWhoMayTakeThem() throws IOException {
    Visitor administrator = server.administrator();
    HttpResponse<String> made =
        administrator.post("/office/locks", Map.of("wave", "W1", "name", "供软件使用"));
    String page = OfficeServer.location(made).replace("?notice=data-locked", "");
    String api = "/api/waves/W1/locks/" + page.substring(page.lastIndexOf('/') + 1);
    Visitor coordinator = server.visitor().signIn("demo-province", "yanshi-province-2017");
    List<String> paths =
        List.of(
            page + "/files?format=spss",
            api + "/files",
            "/office/data/W1",
            "/office/data/W1/files",
            "/api/waves/W1/data/files");
    for (String path : paths) {
      assertEquals(404, administrator.get(path).statusCode(), path);
      assertEquals(404, coordinator.get(path).statusCode(), path);
    }
    assertFalse(administrator.get(page).body().contains(page + "/files"), "no form for them");

    Visitor analyst = server.visitor().signIn("demo-analyst", "yanshi-analyst-2017");
    assertEquals(404, analyst.get(page + "/files?format=exe").statusCode());
    assertEquals(404, analyst.get(page + "/files?format=r&plan=c02").statusCode());
    assertTrue(analyst.get(page + "?lang=zh").body().contains(page + "/files"));
    Map<String, byte[]> first = new HashMap<>();
    for (String format : List.of("csv", "spss", "stata", "r", "ddi")) {
      String query = "?format=" + format + "&lang=zh";
      HttpResponse<byte[]> file = analyst.file(page + "/files" + query);
      assertEquals(200, file.statusCode(), format);
      assertArrayEquals(file.body(), analyst.file(api + "/files" + query).body(), format);
      first.put(format, file.body());
    }
    String table = entry(first.get("csv"), "institution.csv");
    String code = table.substring(table.indexOf("\r\n") + 2).split(",")[0];
    assertTrue(code.matches("[0-9]{10}"), code);
    String numbered = entry(analyst.file(page + "/files?codes=no").body(), "institution.csv");
    assertFalse(numbered.contains(code));
    assertEquals(table.lines().count(), numbered.lines().count(), "the same institutions");
    assertTrue(entry(first.get("spss"), "institution.sav").startsWith("$FL2@(#) SPSS DATA FILE"));
    assertTrue(text(analyst.file("/office/data/W1/files?format=ddi&lang=zh")).contains("尚未锁定"));

    String token = token(analyst, "VIEW_RESULTS", "DOWNLOAD_DATA");
    Map<String, String> bearer = Map.of("Authorization", "Bearer " + token);
    Visitor program = server.visitor();
    assertEquals(404, program.get(api + "/files?codes=yes", bearer).statusCode(), "no register");
    assertEquals(200, program.get(api + "/files?format=stata", bearer).statusCode());
    assertEquals(404, program.get(api + "/data", bearer).statusCode(), "its bytes hold codes");
    assertEquals(200, program.get(api + "/data.xlsx", bearer).statusCode(), "with numbers");
    String record = administrator.get("/office/audit?action=data-lock-downloaded").body();
    assertTrue(record.contains(", spss, zh, with codes"), record);
    assertTrue(record.contains(", csv, zh, without codes"), record);
    assertTrue(record.contains(", stata, zh, without codes"), record);
    assertTrue(record.contains(", xlsx, without codes"), record);
    assertTrue(
        administrator.get("/office/audit?action=data-downloaded").body().contains("not locked"));
    assertTrue(administrator.get("/openapi").body().contains("/api/waves/{wave}/data/files"));
    for (String language : List.of("zh", "en")) {
      try (Browser browser = Browser.desktop()) {
        browser.signIn(
            server.address("/login?lang=" + language), "demo-analyst", "yanshi-analyst-2017");
        for (String path : List.of(page, "/office/data/W1")) {
          String name = "office" + path.substring(7).replaceAll("[/0-9]+", "-") + language;
          browser.open(server.address(path + "?lang=" + language));
          browser.wide().screenshot(name + "-files-desktop").assertSound();
          browser.narrow().screenshot(name + "-files-phone").assertSound();
        }
      }
    }
  }

  @Test
  void allComparisonsOnALockRunAsAJobThatIsFollowedEndedAndGoneOnWith() throws Exception {
    Visitor administrator = server.administrator();
    HttpResponse<String> made =
        administrator.post("/office/locks", Map.of("wave", "W1", "name", "全部对比"));
    String page = OfficeServer.location(made).replace("?notice=data-locked", "");
    String api = "/api/waves/W1/locks/" + page.substring(page.lastIndexOf('/') + 1);
    String jobs = api + "/jobs";
    Visitor coordinator = server.visitor().signIn("demo-province", "yanshi-province-2017");
    assertEquals(404, coordinator.get(page + "/comparisons").statusCode());
    assertEquals(404, coordinator.sendJson("POST", jobs, "{}").statusCode());
    Visitor writer = server.visitor().signIn("demo-writer", "yanshi-writer-2017");
    assertEquals(404, writer.sendJson("POST", jobs, "{}").statusCode());
    assertEquals(404, writer.post(page + "/comparisons", Map.of()).statusCode());
    String form = "action=\"" + page + "/comparisons\"";
    assertTrue(administrator.get(page + "/comparisons").body().contains(form));

    Visitor analyst = server.visitor().signIn("demo-analyst", "yanshi-analyst-2017");
    assertEquals(400, analyst.sendJson("POST", jobs, "{\"audience\": \"everybody\"}").statusCode());
    assertEquals(404, analyst.get(jobs + "/999999").statusCode());
    String none = analyst.get(page + "/comparisons?lang=zh").body();
    assertTrue(none.contains("还没有一次算过") && none.contains(form), none);
    HttpResponse<String> begun = analyst.sendJson("POST", jobs, "{}");
    assertEquals(202, begun.statusCode(), begun.body());
    JsonObject job = json(begun.body());
    String self = job.getJsonObject("links").getString("self");
    JsonObject second = json(analyst.sendJson("POST", jobs, "{}").body());
    assertEquals(job.getInt("job"), second.getInt("job"), "a second click");
    assertEquals(303, analyst.post(page + "/comparisons/cancel", Map.of()).statusCode());
    String followed = analyst.get(self + "/events").body();
    assertTrue(followed.contains("event: ended"), followed);
    JsonObject ended = json(analyst.file(self));
    assertEquals("cancelled", ended.getString("state"), followed);

    try (Browser browser = Browser.desktop()) {
      browser.signIn(server.address("/login?lang=zh"), "demo-analyst", "yanshi-analyst-2017");
      browser.open(server.address(page + "/comparisons?lang=zh"));
      browser.press("再算一次");
      browser.wide().screenshot("office-lock-job-running-desktop-zh").assertSound();
      String next =
          json(analyst.file(jobs)).getJsonArray("jobs").getJsonObject(0).getInt("job") + "";
      String events = analyst.get(jobs + "/" + next + "/events").body();
      assertEquals(plans(), events.lines().filter("event: plan"::equals).count(), events);
      assertTrue(events.contains("event: ended"), events);
      JsonObject done = json(analyst.file(jobs + "/" + next));
      assertEquals("done", done.getString("state"));
      assertEquals(done.getInt("of"), done.getInt("done"));
      for (JsonObject plan : done.getJsonArray("plans").getValuesAs(JsonObject.class)) {
        assertTrue(List.of("done", "cached").contains(plan.getString("state")), plan.toString());
      }
      browser.awaitText("计算已结束");
      browser.wide().screenshot("office-lock-job-done-desktop-zh").assertSound();
      browser.open(server.address(page + "/comparisons?lang=en"));
      browser.narrow().screenshot("office-lock-job-done-phone-en").assertSound();
      browser.wide().screenshot("office-lock-job-done-desktop-en").assertSound();
    }

    new TableWalk(server)
        .runsAllComparisons(
            page.substring(page.lastIndexOf('/') + 1),
            token(analyst, "VIEW_RESULTS", "RUN_ANALYSIS"),
            folder);

    HttpResponse<byte[]> stored = analyst.file(api + "/results/c07");
    JsonObject manifest = json(analyst.file(api + "/results/c07/manifest"));
    assertEquals(manifest.getString("contentHash"), sha256(stored.body()));
    assertEquals(manifest.getInt("bytes"), stored.body().length);
    assertEquals(404, analyst.get(api + "/results/c99").statusCode());
    assertEquals(404, coordinator.get(api + "/results/c07").statusCode());
    String record =
        administrator.get("/office/audit?q=" + manifest.getString("contentHash")).body();
    assertTrue(record.contains("result-downloaded"), record);
    for (String action : List.of("begun", "cancelled", "ended")) {
      String told = administrator.get("/office/audit?action=comparisons-" + action).body();
      assertTrue(told.contains("INTERNAL, job "), action);
    }
  }

  @Test
  void administratorBeginsTheJobAndEndsItFromThePage() {
    Visitor administrator = server.administrator();
    HttpResponse<String> made =
        administrator.post("/office/locks", Map.of("wave", "W1", "name", "由管理员计算"));
    String page = OfficeServer.location(made).replace("?notice=data-locked", "") + "/comparisons";
    for (Visitor other :
        List.of(
            server.visitor().signIn("demo-writer", "yanshi-writer-2017"),
            server.visitor().signIn("demo-province", "yanshi-province-2017"))) {
      assertEquals(404, other.post(page, Map.of()).statusCode());
      assertEquals(404, other.post(page + "/cancel", Map.of()).statusCode());
    }
    assertTrue(administrator.get(page + "?lang=zh").body().contains("还没有一次算过"), "nobody began");
    HttpResponse<String> early = administrator.post(page + "/cancel", Map.of());
    assertEquals(303, early.statusCode(), "nothing to end is no fault");

    HttpResponse<String> begun = administrator.post(page, Map.of());
    assertEquals(303, begun.statusCode(), begun.body());
    assertTrue(OfficeServer.location(begun).endsWith("?notice=job-begun"));
    String running = administrator.get(page + "?lang=zh").body();
    assertTrue(running.contains("action=\"" + page + "/cancel\""), running);
    assertEquals(303, administrator.post(page + "/cancel", Map.of()).statusCode());
    String id = page.replaceAll(".*/locks/([0-9]+)/.*", "$1");
    Visitor analyst = server.visitor().signIn("demo-analyst", "yanshi-analyst-2017");
    String jobs = "/api/waves/W1/locks/" + id + "/jobs";
    JsonObject job = json(analyst.file(jobs)).getJsonArray("jobs").getJsonObject(0);
    String events = analyst.get(job.getJsonObject("links").getString("self") + "/events").body();
    assertTrue(events.contains("event: ended"), events);
    String over = administrator.get(page + "?lang=zh").body();
    assertTrue(over.contains("已取消"), over);
    assertFalse(over.contains("action=\"" + page + "/cancel\""), "there is nothing to end");
    for (String action : List.of("begun", "cancelled", "ended")) {
      String told = administrator.get("/office/audit?action=comparisons-" + action).body();
      assertTrue(told.contains("lock " + id + ", INTERNAL, job " + job.getInt("job")), action);
    }
  }

  private static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  @Test
  void tablesAreMadeOnTheSpotKeptAndAskedByPrograms() throws Exception {
    TableWalk tables = new TableWalk(server);
    tables.refuses();
    tables.isMadeKeptAndDisputed();
    tables.isRemovedForGood();
    tables.standsBesideOtherData();
    Visitor analyst = server.visitor().signIn("demo-analyst", "yanshi-analyst-2017");
    tables.isAskedByPrograms(token(analyst, "VIEW_RESULTS"), folder);
    tables.isSound();
  }

  @Test
  void findingGoesFromAReleasedResultToItsApprovalAndTurnsStale() {
    new FindingWalk(server).walks();
  }

  @Test
  void whatAWithdrawnReleaseGaveLeavesNoMore() {
    new WithdrawalWalk(server, folder).walks();
  }

  @Test
  void codingOfTheDemonstrationIsLockedWhereItIsFinished() {
    Visitor analyst = server.visitor().signIn("demo-analyst", "yanshi-analyst-2017");
    String address = "/office/coding?lang=zh&form=alliance_visit";
    for (int click = 0; click < 2; click++) {
      String desk = analyst.get(address).body();
      assertTrue(desk.contains("已锁定2份材料的编码") && desk.contains("还有2份没有完成"), desk);
      HttpResponse<String> again =
          analyst.post("/office/coding/lock", Map.of("form", "alliance_visit"));
      assertEquals(303, again.statusCode(), "what is not finished stays as it is");
    }
    String written = analyst.get("/office/coding?lang=zh&form=provincial_association").body();
    assertTrue(written.contains("已锁定") && !written.contains("没有完成"), written);
  }

  @Test
  void resultsAreReleasedAfterAnAuditAndWithdrawnForGood() {
    Visitor administrator = server.administrator();
    Visitor analyst = server.visitor().signIn("demo-analyst", "yanshi-analyst-2017");
    Visitor coordinator = server.visitor().signIn("demo-province", "yanshi-province-2017");
    HttpResponse<String> made =
        administrator.post("/office/locks", Map.of("wave", "W1", "name", "供发布"));
    String lock = OfficeServer.location(made).replace("?notice=data-locked", "");
    String choose = lock + "/release";
    Map<String, String> wish = Map.of("plan", "c01", "audience", "public");
    for (Visitor other : List.of(analyst, coordinator)) {
      other.get("/account");
      assertEquals(404, other.get(choose).statusCode(), "the administrator's alone");
      assertEquals(404, other.post(choose, wish).statusCode());
      assertEquals(404, other.post(choose + "/confirm", wish).statusCode());
    }
    administrator.get(choose);
    assertEquals(422, administrator.post(choose, Map.of("plan", "c01")).statusCode(), "to whom?");
    assertEquals(
        422, administrator.post(choose, Map.of("plan", "c99", "audience", "public")).statusCode());
    String check = administrator.post(choose, wish).body();
    assertTrue(check.contains("没有哪一格能够推算出来"), check);
    String seen = first("name=\"seen\" value=\"([0-9a-f]{64})\"", check);
    Map<String, String> confirm = new HashMap<>(wish);
    confirm.put("seen", seen);
    assertEquals(422, administrator.post(choose + "/confirm", confirm).statusCode(), "what for?");
    confirm.put("purpose", "年度公报");
    confirm.put("seen", "0".repeat(64));
    assertEquals(409, administrator.post(choose + "/confirm", confirm).statusCode(), "not seen");
    Visitor stranger = server.visitor();
    assertTrue(stranger.get("/results?lang=zh").body().contains("还没有公开的结果"));

    confirm.put("seen", seen);
    String release =
        OfficeServer.location(administrator.post(choose + "/confirm", confirm))
            .replace("?notice=results-released", "");
    String open = "/results" + release.substring(release.lastIndexOf('/')) + "/c01";
    assertTrue(stranger.get("/results?lang=zh").body().contains(open));
    assertTrue(stranger.get("/results?lang=zh").body().contains("科协覆盖率达到50%，其余还差多少？"));
    String page = stranger.get(open + "?lang=zh").body();
    assertTrue(page.contains("第1版") && page.contains("供发布"), "version and lock");
    assertFalse(page.contains("暂定结果"));
    JsonObject json = json(stranger.file(open + ".json"));
    assertEquals("c01", json.getString("planId"));
    for (String file : List.of("/coverage.csv", ".docx", ".xlsx")) {
      assertEquals(200, stranger.file(open + file).statusCode(), file);
    }
    assertEquals(404, stranger.get(open.replace("c01", "c02")).statusCode(), "not released");
    assertEquals(303, stranger.get("/office/results/W1/c01").statusCode());
    assertEquals(200, coordinator.get(release + "/c01").statusCode());
    assertEquals(404, coordinator.post(release + "/withdraw", Map.of("reason", "不要")).statusCode());
    JsonObject listed = json(analyst.file("/api/releases"));
    assertEquals("public", listed.getJsonArray("releases").getJsonObject(0).getString("audience"));
    String api = "/api" + release.replace("/office", "") + "/results/c01";
    assertEquals("c01", json(analyst.file(api)).getString("planId"));
    assertEquals(200, analyst.file(api + "/coverage.csv").statusCode());

    Map<String, String> own = Map.of("plan", "c11", "audience", "province");
    String units = administrator.post(choose, own).body();
    Map<String, String> confirmed = new HashMap<>(own);
    confirmed.put("seen", first("name=\"seen\" value=\"([0-9a-f]{64})\"", units));
    confirmed.put("purpose", "发给各省");
    String toUnits =
        OfficeServer.location(administrator.post(choose + "/confirm", confirmed))
            .replace("?notice=results-released", "");
    String sheet = coordinator.get(toUnits + "/c11?lang=zh").body();
    assertTrue(sheet.contains("湖北省的六项得分"), "the own sheet");
    assertFalse(sheet.contains("广东省"));
    assertEquals(404, coordinator.get(toUnits + "/c11?unit=440000").statusCode());
    assertEquals(404, coordinator.file(toUnits + "/c11.xlsx?unit=440000").statusCode());
    assertEquals(200, coordinator.file(toUnits + "/c11.docx").statusCode());
    assertEquals(404, stranger.get("/results" + toUnits.substring(16) + "/c11").statusCode());

    try (Browser browser = Browser.desktop()) {
      server.signIn(browser, RunningServer.ADMINISTRATOR, RunningServer.PASSWORD);
      for (String lang : List.of("zh", "en")) {
        for (String path : List.of(choose, release, "/office/releases", "/results", open)) {
          String name = path.substring(1).replaceAll("[/0-9]+", "-");
          browser.open(server.address(path + "?lang=" + lang));
          browser.wide().screenshot(name + "-desktop-" + lang).assertSound();
          browser.narrow().screenshot(name + "-phone-" + lang).assertSound();
        }
      }
    }
    BasketWalk basket = new BasketWalk(server);
    basket.fills(release, toUnits);
    assertEquals(422, administrator.post(release + "/withdraw", Map.of()).statusCode(), "why?");
    HttpResponse<String> withdrawn =
        administrator.post(release + "/withdraw", Map.of("reason", "发现数据有误"));
    assertEquals(303, withdrawn.statusCode());
    basket.dropsOut(release, "发现数据有误");
    for (String path : List.of(open, open + ".json", open + ".xlsx")) {
      assertEquals(410, stranger.get(path).statusCode(), path);
    }
    assertTrue(stranger.get(open + "?lang=zh").body().contains("已经撤回"));
    assertFalse(stranger.get("/results").body().contains(open));
    assertEquals(410, analyst.get(release + "/c01").statusCode());
    assertTrue(administrator.get(release + "/c01?lang=zh").body().contains("已经撤回"));
    assertEquals(
        409, administrator.post(release + "/withdraw", Map.of("reason", "再撤一次")).statusCode());
    String record = administrator.get("/office/audit?q=release").body();
    assertTrue(record.contains("results-released") && record.contains("release-withdrawn"), record);
    for (String audience : List.of("public", "province")) {
      releaseAll(administrator, choose, audience);
    }
  }

  /** Every comparison that is meant for the audience, released at once. */
  private static void releaseAll(Visitor administrator, String choose, String audience) {
    String page = administrator.get(choose).body();
    StringBuilder wish = new StringBuilder("audience=" + audience);
    Matcher plan =
        Pattern.compile("name=\"plan\" value=\"([a-z0-9-]+)\"(.*?)</label>").matcher(page);
    int plans = 0;
    while (plan.find()) {
      boolean internalOnly = plan.group(2).contains("class=\"soft\"");
      if (!internalOnly) {
        wish.append("&plan=").append(plan.group(1));
        plans++;
      }
    }
    assertTrue(plans > 20, page);
    String check = post(administrator, choose, wish.toString()).body();
    assertTrue(check.contains("没有哪一格能够推算出来"), check);
    String seen = first("name=\"seen\" value=\"([0-9a-f]{64})\"", check);
    HttpResponse<String> made =
        post(administrator, choose + "/confirm", wish + "&purpose=bulletin&seen=" + seen);
    String release = OfficeServer.location(made).replace("?notice=results-released", "");
    assertEquals(200, administrator.get(release + "/c04").statusCode());
  }

  private static HttpResponse<String> post(Visitor visitor, String path, String form) {
    return visitor.send(
        "POST",
        path,
        "application/x-www-form-urlencoded",
        form,
        Map.of("X-CSRF-TOKEN", visitor.token()));
  }

  private static String first(String pattern, String text) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    assertTrue(found.find(), pattern + " in " + text);
    return found.group(1);
  }

  private static String token(Visitor owner, String... permissions) {
    owner.get("/account/tokens");
    String form = "name=R&permission=" + String.join("&permission=", permissions);
    String made =
        owner
            .send(
                "POST",
                "/account/tokens",
                "application/x-www-form-urlencoded",
                form,
                Map.of("X-CSRF-TOKEN", owner.token()))
            .body();
    Matcher found = Pattern.compile("id=\"token\">(ost_[A-Za-z0-9_-]{43})<").matcher(made);
    assertTrue(found.find(), made);
    return found.group(1);
  }

  private static String entry(byte[] zip, String name) throws IOException {
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (entry.getName().equals(name)) {
          return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
    }
    throw new AssertionError("no " + name);
  }

  /** An alliance and an institution that says it is a member, from the bytes of a lock. */
  private static String[] firstMember(String data) {
    List<String> lines = data.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("table\tmember\t")) {
        String[] row = lines.get(i + 2).split("\t");
        return new String[] {row[0], row[2]};
      }
    }
    throw new AssertionError("no members");
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void pagesAreSoundOnADeskInChinese() {
    try (Browser browser = Browser.desktop()) {
      walk(browser, "desktop", "zh");
      axisOfNumbersEndsWithThem(browser);
      figureIsReadByTheArrowKeys(browser);
      tableIsCopiedWithItsNumbersApart(browser);
    }
  }

  /** Tasks are 0 to 5, levers are fourteen: a row's number once stretched the axis. */
  private static void axisOfNumbersEndsWithThem(Browser browser) {
    browser.open(server.address("/office/results/W1/c14"));
    browser.awaitScript(
        "const figure = document.getElementById('figure-c14-duties');"
            + "figure.scrollIntoView();"
            + "return figure.querySelector('[_echarts_instance_]') !== null;");
    Object end =
        browser.script(
            "const plot = document.querySelector('#figure-c14-duties [_echarts_instance_]');"
                + "const axis = echarts.getInstanceByDom(plot).getModel().getComponent('xAxis', 0);"
                + "return axis.axis.scale.getExtent()[1];");
    assertEquals(5, ((Number) end).intValue());
  }

  /** Row by row, what is read being what the table says. */
  private static void figureIsReadByTheArrowKeys(Browser browser) {
    WebElement plot = browser.await("#figure-c14-duties [data-figure][tabindex='0']");
    WebElement told = browser.find("#figure-c14-duties .figure-row-told");
    List<String> labels =
        browser.all("#table-c14-outcomes tbody th[scope=row]").stream()
            .map(row -> row.getText().lines().findFirst().orElseThrow())
            .toList();
    assertFalse(told.isDisplayed());
    plot.sendKeys(Keys.ARROW_DOWN);
    assertTrue(told.getText().startsWith(labels.get(0) + "\n"), told.getText());
    plot.sendKeys(Keys.ARROW_DOWN);
    assertTrue(told.getText().startsWith(labels.get(1) + "\n"), told.getText());
    plot.sendKeys(Keys.HOME);
    assertTrue(told.getText().startsWith(labels.get(0) + "\n"), told.getText());
    assertTrue(told.getText().contains("n/N"), told.getText());
    plot.sendKeys(Keys.TAB);
    assertFalse(told.isDisplayed());
  }

  /** A number, its interval and its n/N once ran into one where no table can be pasted. */
  private static void tableIsCopiedWithItsNumbersApart(Browser browser) {
    browser.script(
        "navigator.clipboard.write = async (items) => {"
            + "window.taken = await (await items[0].getType('text/plain')).text();};");
    browser.click("#table-c14-outcomes [data-copy-table]");
    browser.awaitScript("return Boolean(window.taken);");
    List<String> lines = browser.script("return window.taken;").toString().lines().toList();
    long apart = lines.stream().filter(line -> line.matches(".*\\d \\d+/\\d+.*")).count();
    assertTrue(apart > 0, lines.toString());
    assertTrue(lines.stream().noneMatch(line -> line.matches(".*[.]\\d{3,}/\\d.*")), "" + lines);
  }

  @Test
  void pagesAreSoundOnAPhoneInEnglish() {
    try (Browser browser = Browser.phone()) {
      walk(browser, "phone", "en");
      writingStaysWithinItsFigure(browser, "c02");
      writingStaysWithinItsFigure(browser, "c09");
      writingStaysWithinItsFigure(browser, "c27");
      assertEquals(
          1L,
          browser.script(
              "return [...document.querySelectorAll('#figure-c27-response svg text')]"
                  + ".filter(t => t.textContent === 'Response (%)').length;"),
          "the axis of a single column names it");
    }
  }

  /** Long headings and legends go on in further lines; once they ran out of the figure. */
  private static void writingStaysWithinItsFigure(Browser browser, String plan) {
    browser.open(server.address("/office/results/W1/" + plan + "?lang=en"));
    browser.awaitScript(
        "document.querySelectorAll('[data-figure]').forEach(f => f.scrollIntoView());"
            + "return [...document.querySelectorAll('[data-figure]')]"
            + ".every(f => f.querySelector('svg text') !== null);");
    assertEquals(
        List.of(),
        browser.script(
            "return [...document.querySelectorAll('[data-figure]')].flatMap(plot => {"
                + "const box = plot.getBoundingClientRect();"
                + "return [...plot.querySelectorAll('svg text')].filter(t => {"
                + "const r = t.getBoundingClientRect();"
                + "return r.left < box.left - 1 || r.right > box.right + 1"
                + " || r.top < box.top - 1 || r.bottom > box.bottom + 1;"
                + "}).map(t => t.textContent);});"),
        plan);
  }

  private static void walk(Browser browser, String device, String lang) {
    server.signIn(browser, RunningServer.ADMINISTRATOR, RunningServer.PASSWORD);
    for (String path : PAGES) {
      browser.open(server.address(path + (path.contains("?") ? "&" : "?") + "lang=" + lang));
      String name = path.substring(1).replaceAll("[^A-Za-z0-9]+", "-");
      browser.screenshot(name + "-" + device + "-" + lang).assertSound();
    }
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static JsonObject json(HttpResponse<byte[]> answer) {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(answer.body()))) {
      return reader.readObject();
    }
  }
}
