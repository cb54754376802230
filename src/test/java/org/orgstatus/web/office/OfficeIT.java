package org.orgstatus.web.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.orgstatus.web.office.OfficeServer.HEADINGS;
import static org.orgstatus.web.office.OfficeServer.line;
import static org.orgstatus.web.office.OfficeServer.location;
import static org.orgstatus.web.office.OfficeServer.upload;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orgstatus.testing.Browser;
import org.orgstatus.testing.RunningServer;
import org.orgstatus.testing.Visitor;

/** The office from an empty study to institutions that can answer. */
class OfficeIT {

  private static final String FIRST = "4111099991";
  private static final String SECOND = "4111099992";
  private static final String LIST = HEADINGS + line(FIRST, "虚构第一大学") + line(SECOND, "虚构第二大学");
  private static final String ROSTER = "学校标识码,学校名称,批准日期,批准机关\n";
  private static final String FILLERS_PASSWORD = "a pond full of carp";

  @TempDir static Path folder;
  private static OfficeServer server;

  @BeforeAll
  static void start() {
    server = new OfficeServer(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/office",
        "/office/register",
        "/office/register.xlsx",
        "/office/register/import",
        "/office/register/import/1",
        "/office/register/import/1/changes.xlsx",
        "/office/waves",
        "/office/waves/new",
        "/office/waves/W1",
        "/office/waves/W1/open",
        "/office/waves/W1/collection",
        "/office/definitions",
        "/office/indicators",
        "/office/results",
        "/office/results/W1/c01",
        "/office/results/W1/report.docx",
        "/office/demonstration"
      })
  void strangerIsAskedToSignIn(String path) {
    HttpResponse<String> answer = server.visitor().get(path);
    assertEquals(303, answer.statusCode());
    assertTrue(location(answer).startsWith("/login?return="), location(answer));
  }

  @Test
  void strangerCannotUpload() {
    Visitor stranger = server.visitor();
    stranger.get("/login");
    HttpResponse<String> answer = upload(stranger, "2017-05-31", LIST);
    assertEquals("/login", location(answer));
  }

  @Test
  void faultyFileIsShownByRowAndColumnAndNothingIsStored() {
    Visitor administrator = server.administrator();
    String bad = HEADINGS + line("41110", "虚构第三大学") + line("4111099994", "虚构第四大学");
    HttpResponse<String> answer = upload(administrator, "2017-05-31", bad);
    assertEquals(422, answer.statusCode());
    assertTrue(answer.body().contains("名单.csv"), "the name as the browser wrote it");
    assertTrue(answer.body().contains("第2行第1列"));
    assertTrue(answer.body().contains("名录没有任何变化"));
    assertFalse(administrator.get("/office/register?q=4111099994").body().contains("虚构第四大学"));
  }

  @Test
  void fileThatIsTooLargeIsRefusedInWords() {
    Visitor administrator = server.administrator();
    byte[] large = new byte[21 * 1024 * 1024];
    HttpResponse<String> answer = upload(administrator, "2017-05-31", "大.csv", large);
    assertEquals(413, answer.statusCode());
    assertTrue(answer.body().contains("文件超过20 MB"));
    HttpResponse<String> huge =
        upload(administrator, "2017-05-31", "很大.csv", new byte[61 * 1024 * 1024]);
    assertEquals(413, huge.statusCode());
    assertTrue(huge.body().contains("合计超过60 MB"));
  }

  @Test
  void listWithoutAFileOrADayIsAskedForBoth() {
    Visitor administrator = server.administrator();
    HttpResponse<String> answer = upload(administrator, "2017-02-31", "", new byte[0]);
    assertEquals(422, answer.statusCode());
    assertTrue(answer.body().contains("请至少选择一个文件"));
    assertTrue(answer.body().contains("请填写名单日期"));
  }

  @Test
  void previewOfAnotherHourCannotBeConfirmed() {
    Visitor administrator = server.administrator();
    String unknown = "/office/register/import/00000000-0000-0000-0000-000000000000";
    assertEquals(404, administrator.get(unknown).statusCode());
    HttpResponse<String> answer = administrator.post(unknown, Map.of());
    assertEquals(409, answer.statusCode());
    assertTrue(answer.body().contains("请重新上传文件"));
  }

  @Test
  void everyFaultOfAWaveIsNamedAtOnce() {
    Visitor administrator = server.administrator();
    administrator.get("/office/waves/new");
    HttpResponse<String> answer = administrator.post("/office/waves/new", Map.of("id", "w 1"));
    assertEquals(422, answer.statusCode());
    assertEquals(6, answer.body().split("class=\"fault\"", -1).length - 1);
  }

  @Test
  void theRoadFromAListToInstitutionsThatCanAnswer() throws IOException {
    Path list = Files.writeString(folder.resolve("名单.csv"), LIST);
    try (Browser browser = Browser.desktop()) {
      server.signIn(browser, RunningServer.ADMINISTRATOR, RunningServer.PASSWORD);
      importInABrowser(browser, list);
      openInABrowser(browser);
      keepTheRegister(browser);
      secondWave(browser);
    }
    Visitor administrator = server.administrator();
    administrator.get("/office/waves/W1/collection?view=list");
    String asked =
        administrator
            .post("/office/waves/W1/collection/codes", Map.of("which", "all", "view", "list"))
            .body();
    assertTrue(asked.contains("给2所高校生成激活码"), asked);
    assertTrue(asked.contains(FIRST + "," + SECOND));
    List<List<String>> codes = issue(administrator, FIRST + "," + SECOND);
    assertEquals(List.of(FIRST, SECOND), codes.stream().map(row -> row.get(1)).toList());
    assertEquals("虚构第一大学", codes.get(0).get(2));

    String old = code(codes.get(0));
    String present = code(issue(administrator, FIRST).get(0));
    Visitor filler = server.visitor();
    assertEquals(404, filler.get("/join/" + old).statusCode(), "a new code ends the old one");
    assertEquals(200, filler.get("/join/" + present).statusCode());
    Map<String, String> chosen = Map.of("password", FILLERS_PASSWORD, "again", FILLERS_PASSWORD);
    assertEquals(303, filler.post("/join/" + present, chosen).statusCode());
    fillerIsKeptOut(filler);
    anAccountInUseNeedsNoCodeAndADraftWithoutOneGetsIt(administrator, filler);
    nextYearsListIsMatchedWithThis(administrator);
  }

  /** An institution that has another code next year is the same one once a person has said so. */
  private static void nextYearsListIsMatchedWithThis(Visitor administrator) {
    String next = "4111099993";
    administrator.get("/office/register/import");
    HttpResponse<String> read =
        upload(
            administrator, "2018-05-31", HEADINGS + line(FIRST, "虚构第一大学") + line(next, "虚构第二大学"));
    String preview = location(read).replaceAll("^.*?/office", "/office");
    assertTrue(administrator.get(preview).body().contains("导入预览"), read.body());
    assertEquals(303, administrator.post(preview, Map.of()).statusCode());
    String matches = administrator.get("/office/register/matches").body();
    assertTrue(matches.contains(SECOND) && matches.contains(next), matches);
    assertEquals(422, administrator.post("/office/register/matches", Map.of()).statusCode());
    Map<String, String> decision =
        Map.of("gone", SECOND, "kind:" + SECOND, "NEW_CODE", "successor:" + SECOND, next);
    assertEquals(303, administrator.post("/office/register/matches", decision).statusCode());
    assertTrue(administrator.get("/office/register/" + next).body().contains(SECOND));
  }

  private static void anAccountInUseNeedsNoCodeAndADraftWithoutOneGetsIt(
      Visitor administrator, Visitor filler) throws IOException {
    filler.get("/respond");
    String draft = "/api/waves/W1/forms/gate/units/" + FIRST + "/draft";
    String change = "{\"changes\":[{\"path\":\"g_students\",\"value\":777,\"basis\":0}]}";
    assertEquals(200, filler.sendJson("PATCH", draft, change).statusCode());
    List<List<String>> rows = issue(administrator, FIRST + "," + SECOND);
    assertEquals("账号已启用，不需要激活码；换人或忘记密码请在“账号”中移交或重置", lastWith(rows, FIRST).get(3));
    code(lastWith(rows, SECOND));
    String asked =
        administrator
            .post("/office/waves/W1/collection/codes", Map.of("which", "all", "view", "list"))
            .body();
    assertTrue(asked.contains("填报人1所，审核人0所，不再发码"), asked);

    Matcher account =
        Pattern.compile("href=\"/office/accounts/([0-9]+)\"")
            .matcher(administrator.get("/office/accounts?q=" + FIRST).body());
    assertTrue(account.find());
    assertEquals(
        303,
        administrator
            .post("/office/accounts/" + account.group(1) + "/close", Map.of())
            .statusCode());
    assertEquals(303, filler.get("/respond").statusCode(), "closed");
    String next = code(lastWith(issue(administrator, FIRST), FIRST));
    Visitor successor = server.visitor();
    successor.get("/join/" + next);
    Map<String, String> chosen = Map.of("password", FILLERS_PASSWORD, "again", FILLERS_PASSWORD);
    assertEquals(303, successor.post("/join/" + next, chosen).statusCode());
    assertTrue(successor.get(draft).body().contains("777"), "the draft goes on");
  }

  private static List<String> lastWith(List<List<String>> rows, String unit) {
    return rows.stream()
        .filter(row -> row.get(1).equals(unit))
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  private static void importInABrowser(Browser browser, Path list) {
    browser.open(server.address("/office"));
    browser.press("导入高校名录");
    browser.find("[name=institutions]").sendKeys(list.toAbsolutePath().toString());
    browser.script("document.querySelector('[name=as-of]').value = '2017-05-31'");
    browser.press("上传并预览").awaitText("导入预览");
    browser.assertSound().screenshot("office-preview");
    assertEquals("2", browser.find(".figure-number").getText());
    assertTrue(server.administrator().get("/office/register").body().contains("名录还是空的"));
    browser.press("确认导入：新增2所，修改0所，撤销0所").awaitText("名录已更新");
    assertTrue(browser.text().contains("虚构第二大学"));
  }

  private static void openInABrowser(Browser browser) {
    browser.open(server.address("/office/waves/new"));
    browser.type("id", "W1").type("title-zh", "第一轮").type("title-en", "First wave");
    browser.type("reference-year", "2016");
    browser.script("document.querySelector('[name=reference-date]').value = '2017-09-30'");
    browser.script("document.querySelector('[name=deadline]').value = '2199-12-31T18:00'");
    browser.press("新建轮次").awaitText("尚未开放");
    browser.press("开放轮次").awaitText("开放不能撤回");
    browser.assertSound().screenshot("office-open");
    assertTrue(browser.text().contains("2所高校、32个省级填报单位"));
    browser.press("开放轮次，面向2所高校").awaitText("轮次已开放");
    assertTrue(browser.text().contains("N=2"));
    browser.open(server.address("/office/waves/W1/deadlines")).awaitText("北京市");
    browser.script("document.querySelector('[name=unit][value=\"110000\"]').checked = true");
    browser.script("document.querySelector('[name=deadline]').value = '2199-12-31T20:00'");
    browser.press("更改截止时间").awaitText("本单位单独的截止时间");
    browser.assertSound().screenshot("office-deadlines");
    HttpResponse<String> again = server.administrator().get("/office/waves/W1/open");
    assertEquals(409, again.statusCode(), "a wave is opened once");
  }

  /** The pages between waves, each looked at once, with what makes them speak. */
  private void keepTheRegister(Browser browser) throws IOException {
    browser.open(server.address("/office/register/" + FIRST)).awaitText("列入名单");
    browser.assertSound().screenshot("office-institution");
    Visitor administrator = server.administrator();
    administrator.get("/office/register/" + FIRST);
    Map<String, String> correction = Map.of("column", "city_zh", "value", "天津市", "reason", "批准文件");
    assertEquals(
        303,
        administrator.post("/office/register/" + FIRST + "/corrections", correction).statusCode());
    browser.open(server.address("/office/register/corrections")).awaitText("批准文件");
    browser.assertSound().screenshot("office-corrections");
    browser.open(server.address("/office/register/matches")).awaitText("没有待确认的学校");

    Path bad = Files.writeString(folder.resolve("坏.csv"), ROSTER + "41110,虚构第一大学,,\n");
    Path good = Files.writeString(folder.resolve("科协.csv"), ROSTER + FIRST + ",虚构第一大学,2015-06,\n");
    browser.open(server.address("/office/waves/W1/rosters")).awaitText("北京市");
    browser.assertSound().screenshot("office-rosters");
    browser.open(server.address("/office/waves/W1/rosters/110000"));
    browser.find("[name=roster]").sendKeys(bad.toAbsolutePath().toString());
    browser.press("上传并预览").awaitText("不是10位数字");
    browser.assertSound().screenshot("office-roster-refused");
    browser.find("[name=roster]").sendKeys(good.toAbsolutePath().toString());
    browser.press("上传并预览").awaitText("名单还没有生效");
    browser.assertSound().screenshot("office-roster-preview");
    browser.press("确认名单：1个科协").awaitText("名单已生效");
    browser.assertSound().screenshot("office-roster");
    browser.open(server.address("/office/waves/W1/alliances")).awaitText("已登记的联盟");
    browser.assertSound().screenshot("office-alliances");
  }

  private void secondWave(Browser browser) {
    browser.open(server.address("/office/waves/new"));
    browser.type("id", "W2").type("title-zh", "第二轮").type("title-en", "Second wave");
    browser.type("reference-year", "2018");
    browser.script("document.querySelector('[name=reference-date]').value = '2018-12-31'");
    browser.script("document.querySelector('[name=deadline]').value = '2199-12-31T18:00'");
    browser.press("新建轮次").awaitText("尚未开放");
    browser.open(server.address("/office/waves/W2/comparison")).awaitText("逐题相同");
    browser.assertSound().screenshot("office-comparison");
    browser.open(server.address("/office/waves/W2/plan")).awaitText("更改轮次W2的计划");
  }

  private static void fillerIsKeptOut(Visitor filler) {
    for (String path :
        List.of(
            "/office",
            "/office/register",
            "/office/register/import",
            "/office/waves/W1",
            "/office/waves/W1/collection",
            "/office/waves/W1/rosters",
            "/office/waves/W1/rosters/110000",
            "/office/waves/W1/alliances",
            "/office/waves/W1/comparison",
            "/office/register/" + FIRST,
            "/office/register/matches",
            "/office/register/corrections",
            "/office/definitions",
            "/office/indicators",
            "/office/results")) {
      assertEquals(404, filler.get(path).statusCode(), path);
    }
    assertEquals(404, upload(filler, "2017-06-30", LIST).statusCode());
    for (String path :
        List.of(
            "/office/waves/new",
            "/office/waves/W1/close",
            "/office/waves/W1/deadlines",
            "/office/waves/W1/reopen",
            "/office/waves/W1/lock",
            "/office/waves/W1/plan",
            "/office/waves/W1/collection/codes",
            "/office/waves/W1/collection/codes.xlsx",
            "/office/demonstration")) {
      assertEquals(404, filler.post(path, Map.of("units", FIRST)).statusCode(), path);
    }
  }

  /** Rows of the file of codes, without its headings. */
  private static List<List<String>> issue(Visitor administrator, String units) throws IOException {
    HttpResponse<byte[]> answer =
        administrator.postForFile(
            "/office/waves/W1/collection/codes.xlsx", Map.of("units", units, "roles", "filler"));
    assertEquals(200, answer.statusCode());
    List<List<String>> rows = new ArrayList<>();
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(answer.body()))) {
      XSSFSheet sheet = book.getSheetAt(0);
      for (int i = 1; i <= sheet.getLastRowNum(); i++) {
        XSSFRow row = sheet.getRow(i);
        List<String> cells = new ArrayList<>();
        row.forEach(cell -> cells.add(cell.getStringCellValue()));
        rows.add(cells);
      }
    }
    return rows;
  }

  private static String code(List<String> row) {
    assertTrue(row.get(3).matches("[2-9A-HJKMNP-Z]{4}(-[2-9A-HJKMNP-Z]{4}){2}"), row.get(3));
    assertTrue(row.get(4).endsWith("/join/" + row.get(3)), row.get(4));
    return row.get(3);
  }
}
