package org.orgstatus.web.respond;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.Accounts;
import org.orgstatus.accounts.Grant;
import org.orgstatus.accounts.Role;
import org.orgstatus.accounts.Scope;
import org.orgstatus.collection.Responses;
import org.orgstatus.registry.AllianceId;
import org.orgstatus.registry.Alliances;
import org.orgstatus.registry.InstitutionCode;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.testing.Browser;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.Databases;
import org.orgstatus.testing.PdfPages;
import org.orgstatus.testing.RunningServer;
import org.orgstatus.testing.SamplePdf;
import org.orgstatus.testing.ServerProcess;
import org.orgstatus.testing.Study;
import org.orgstatus.testing.Visitor;

/** Filling in as people do it: every kind of unit, bad networks, colleagues at the same form. */
class FillingIT {

  private static final String GATE = "/respond/gate/0";

  /** Bytes that came over the wire for this page from addresses with these words in them. */
  private static final String BYTES =
      """
      return performance.getEntriesByType('navigation')
        .concat(performance.getEntriesByType('resource'))
        .filter(e => e.name.includes(arguments[0]))
        .reduce((sum, e) => sum + e.transferSize, 0);
      """;

  private static final String LAST = "4199910003";

  /** Its draft holds an answer of the wave before. */
  private static final String SECOND_TIME = "4199910004";

  @TempDir static Path folder;
  private static ServerProcess server;

  @BeforeAll
  static void start() throws IOException {
    Path file = Files.createDirectories(folder.resolve("data")).resolve("orgstatus");
    try (Database database = Databases.h2(file)) {
      Study study = new Study(database, Path.of(""));
      study
          .register()
          .planForServers()
          .open()
          .account("filler", Role.CAMPUS_FILLER, Scope.institution(Study.UNIT))
          .account("colleague", Role.CAMPUS_FILLER, Scope.institution(Study.UNIT))
          .account("neighbour", Role.CAMPUS_FILLER, Scope.institution(Study.NEIGHBOUR))
          .account("last", Role.CAMPUS_FILLER, Scope.institution(LAST))
          .account("again", Role.CAMPUS_FILLER, Scope.institution(SECOND_TIME))
          .account("province", Role.PROVINCIAL_COORDINATOR, Scope.reportingUnit("110000"))
          .account("secretary", Role.ALLIANCE_SECRETARY, Scope.alliance(Study.ALLIANCE))
          .account("researcher", Role.FIELD_RESEARCHER, Scope.alliance(Study.ALLIANCE))
          .account("partner", Role.FIELD_RESEARCHER, Scope.alliance(Study.ALLIANCE))
          .account("visited", Role.ALLIANCE_SECRETARY, Scope.alliance(VisitWalk.ALLIANCE))
          .account("several", Role.ALLIANCE_SECRETARY, Scope.alliance(Study.ALLIANCE))
          .account("national", Role.ADMINISTRATOR, Scope.NATION)
          .account("analyst", Role.ANALYST, Scope.NATION)
          .account("writer", Role.POLICY_WRITER, Scope.NATION)
          .account("visitor-one", Role.FIELD_RESEARCHER, Scope.alliance(VisitWalk.ALLIANCE))
          .account("visitor-two", Role.FIELD_RESEARCHER, Scope.alliance(VisitWalk.ALLIANCE))
          .account("visitor-three", Role.FIELD_RESEARCHER, Scope.alliance(VisitWalk.ALLIANCE));
      study.run(
          beans ->
              beans
                  .get(Alliances.class)
                  .add(
                      new AllianceId(VisitWalk.ALLIANCE),
                      "北京职业院校科协联盟",
                      new ReportingUnitCode("110000"),
                      Optional.of(new InstitutionCode(LAST)),
                      LocalDate.of(2017, 1, 1)));
      study.run(beans -> beans.get(Responses.class).open(Study.WAVE, "gate", SECOND_TIME));
      database.run(
          entities ->
              entities
                  .createNativeQuery(
                      "update response set draft = '{\"g_students\":{\"v\":1200,\"r\":1,\"p\":\"W0"
                          + " accepted\"}}', draft_revision = 1 where unit_code = '"
                          + SECOND_TIME
                          + "'")
                  .executeUpdate());
      study.run(
          beans -> {
            Accounts accounts = beans.get(Accounts.class);
            Account several = accounts.findByLoginName("several").orElseThrow();
            List<Grant> both = new ArrayList<>(several.grants());
            both.add(Grant.of(Role.CAMPUS_FILLER, Scope.institution(Study.NEIGHBOUR)));
            accounts.setGrants(several.id(), both);
          });
    }
    server =
        ServerProcess.start(
            folder, Map.of("db.url", "jdbc:h2:file:" + file, "contact.key", Study.CONTACT_KEY));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  // ---- every form and every kind of unit

  @ParameterizedTest
  @CsvSource({
    "province,   provincial_association, 110000, 北京市",
    "secretary,  alliance,               BJ01,   北京高校科协联盟",
    "researcher, alliance_visit,         BJ01,   北京高校科协联盟"
  })
  void everyKindOfUnitHasItsPages(String who, String form, String unit, String name) {
    try (Browser browser = Browser.desktop()) {
      signIn(browser, who);
      browser.open(server.address("/respond")).awaitText(name);
      look(browser, "tasks-" + form);
      browser.open(server.address("/respond/" + form + "/1")).await("body.live");
      look(browser, "section-" + form);
      browser.press("保存并继续").awaitOther("/respond/" + form + "/1");
      browser.open(server.address("/respond/" + unit + "/" + form + "/2")).await("body.live");
      boolean isVisit = form.equals("alliance_visit");
      assertEquals(isVisit, browser.text().contains("您是否同意访谈？"), "T3 before interviews only");
      look(browser, "section-2-" + form);
      browser.open(server.address("/respond/check")).awaitText("检查并提交");
      browser.narrow().assertSound().wide().assertSound();
    }
  }

  @Test
  void whoHasSeveralFormsChoosesOne() {
    try (Browser browser = Browser.desktop()) {
      signIn(browser, "several");
      browser.open(server.address("/respond")).awaitText("北京高校科协联盟");
      assertEquals(2, browser.all(".tasks li").size());
      look(browser, "several");
      browser.click("a[href='/respond/4199910002/gate']").awaitText("登记与分流");
      browser.open(server.address("/respond/4199910002/gate/0")).await("body.live");
      browser.press("返回目录").awaitPath("/respond/4199910002/gate");
      browser.press("我的问卷").awaitPath("/respond");
      browser.open(server.address("/respond/check")).awaitText("多份问卷");
    }
  }

  @Test
  void rowsComeAndGoWithoutLeavingThePage() {
    try (Browser browser = Browser.desktop()) {
      signIn(browser, "province");
      browser.open(server.address("/respond/provincial_association/4")).await("body.live");
      browser.script("window.here = true");
      browser.click("[name=c_all_exists][value=yes]").await("#r-c_all");
      browser.press("添加一行").await("#r-c_all .row");
      browser.press("添加一行").await("#r-c_all .row:nth-of-type(2)");
      List<WebElement> names = browser.all("#r-c_all .row input[type=text][name$='/ca_name']");
      assertEquals(2, names.size());
      names.get(0).sendKeys("第一联盟", Keys.TAB);
      names.get(1).sendKeys("第二联盟", Keys.TAB);
      browser.script(
          "document.querySelector(arguments[0]).click()",
          "#r-c_all .row [value=other][name$='/ca_kind']"); // the bar on top may lie over it
      browser.await("#r-c_all .row [data-path$='/ca_kind_other']");
      // no shipped form asks for a file in a row; a form that does gets the place for photographs
      browser.script(
          """
          const row = document.querySelector('#r-c_all template').content.firstElementChild;
          row.insertAdjacentHTML('beforeend', '<div class="question"><div class="pages" hidden>'
            + '<ol class="page-list"></ol><button type="button" data-join hidden></button>'
            + '<p class="pages-state"></p></div></div>');\
          """);
      browser.press("添加一行").await("#r-c_all .row:nth-of-type(3) .pages:not([hidden])");
      browser.press("删除第3行").awaitNo("#r-c_all .row:nth-of-type(3)");
      browser.press("删除第1行").awaitNo("#r-c_all .row:nth-of-type(2)");
      browser.await("#save-state.saved");
      assertEquals(true, browser.script("return window.here"));
      browser.open(server.address("/respond/provincial_association/4")).await("body.live");
      assertEquals(1, browser.all("#r-c_all .row").size());
      assertEquals(
          "第二联盟",
          browser.find("#r-c_all .row input[type=text][name$='/ca_name']").getDomProperty("value"));
      String lead = "#r-c_all .row input.register[name$='/ca_lead']";
      browser.find(lead).sendKeys("甲乙大学", Keys.TAB);
      browser.awaitText("名录中没有“甲乙大学”");
      browser.find(lead).clear();
      browser.find(lead).sendKeys("甲大学", Keys.TAB);
      browser.awaitText("#r-c_all .row .register-name", "甲大学");
      assertEquals(Study.UNIT, browser.find(lead).getDomProperty("value"));
      browser.await("#save-state.saved");
      browser.open(server.address("/respond/provincial_association/4")).await("body.live");
      browser.awaitText("#r-c_all .row .register-name", "甲大学");
      browser.open(server.address("/respond/check"));
      browser.script("document.querySelectorAll('details').forEach(part => part.open = true)");
      browser.awaitText("甲大学");
      assertFalse(browser.text().contains(Study.UNIT), "who reads answers reads names");
    }
  }

  @Test
  void anAnswerOfTheLastWaveIsMarkedUntilSomebodyChecksIt() {
    try (Browser browser = Browser.desktop()) {
      signIn(browser, "again");
      String question = "[data-path=g_students]";
      browser.open(server.address(GATE)).await("body.live");
      assertTrue(browser.find(question).getText().contains("上轮数据，请核对更新"));
      browser.assertSound().screenshot("last-wave-desktop-zh");
      browser.click(question + " [name='same:g_students']").await("#save-state.saved");
      assertFalse(browser.find(question).getText().contains("上轮数据"));
      browser.open(server.address(GATE)).await("body.live");
      assertFalse(browser.find(question).getText().contains("上轮数据"), "checked for good");
      assertEquals("1200", browser.find(question + " input.amount").getDomProperty("value"));
    }
  }

  @Test
  void aSectionPageOfFormAIsSmallAndItsScriptsAreFetchedOnce() {
    try (Browser browser = Browser.desktop()) {
      signIn(browser, "filler");
      browser.open(server.address("/respond/campus_association/2")).await("body.live");
      long bytes = (Long) browser.script(BYTES, "");
      assertTrue(bytes > 5_000 && bytes <= 100_000, bytes + " bytes over the wire");
      assertEquals(0L, browser.script(BYTES, "office.css"), "styles of the office");
      browser.open(server.address("/respond/campus_association/3")).await("body.live");
      assertEquals(0L, browser.script(BYTES, ".js"), "scripts are kept");
      assertEquals(0L, browser.script(BYTES, ".css"), "styles are kept");
    }
  }

  // ---- files without scripts

  @Test
  void aFileIsUploadedWithoutScripts() {
    Visitor visitor = server.visitor().signIn("neighbour", RunningServer.PASSWORD);
    String address = "/respond/campus_association/12";
    String page = visitor.get(address).body();
    assertTrue(page.contains("formenctype=\"multipart/form-data\""), page);

    HttpResponse<String> done = upload(visitor, address, "章程.pdf", 3000);
    assertEquals(303, done.statusCode(), done.body());
    assertTrue(visitor.get(address).body().contains(">章程.pdf</a>"));

    HttpResponse<String> large = upload(visitor, address, "big.pdf", 20 * 1024 * 1024 + 1);
    assertEquals(413, large.statusCode());
    assertTrue(large.body().contains("文件超过20MB"), large.body());
    assertTrue(large.body().contains(">章程.pdf</a>"), "the file before is kept");
    HttpResponse<String> unknown = upload(visitor, address, "macro.exe", 0);
    assertEquals(422, unknown.statusCode());
    assertTrue(unknown.body().contains("PDF、JPG或PNG"), unknown.body());
  }

  private static HttpResponse<String> upload(
      Visitor visitor, String address, String name, int size) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    String head =
        "--b\r\nContent-Disposition: form-data; name=\"basis\"\r\n\r\n999\r\n"
            + "--b\r\nContent-Disposition: form-data; name=\"file:a_file_charter\"; filename=\""
            + name
            + "\"\r\nContent-Type: application/pdf\r\n\r\n";
    body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    body.writeBytes(size == 0 ? new byte[] {'M', 'Z'} : SamplePdf.ofSize(size));
    body.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
    return visitor.postBody(address, "multipart/form-data; boundary=b", body.toByteArray());
  }

  // ---- before it is sent

  @Test
  void theCheckListNamesWhatIsMissingAndOddAndLeadsThere() {
    Visitor filler = server.visitor().signIn("last", RunningServer.PASSWORD);
    filler.get("/respond");
    String api = "/api/waves/W1/forms/gate/units/" + LAST + "/draft";
    String odd = "{\"changes\":[{\"path\":\"g_st_workers\",\"value\":0,\"basis\":99}]}";
    assertEquals(200, filler.sendJson("PATCH", api, odd).statusCode());
    filler.get("/respond/check");
    assertEquals(422, filler.post("/respond/submission", Map.of()).statusCode(), "nothing is sent");
    try (Browser browser = Browser.desktop()) {
      signIn(browser, "last");
      browser.open(server.address("/respond/check")).awaitText("科技工作者人数异常");
      browser.screenshot("check-faults-1366").assertSound();
      browser.narrow().screenshot("check-faults-390").assertSound().wide();
      assertFalse(browser.find("main form .actions button").isEnabled());
      WebElement fault = browser.find("main .notice.wrong li a");
      String target = fault.getDomAttribute("href");
      fault.click();
      browser.awaitPath(target.replaceAll("#.*", "")).await("body.live");
    }
  }

  // ---- saving

  @ParameterizedTest
  @ValueSource(strings = {"desktop", "phone"})
  void answersOutliveTheNetwork(String device) {
    boolean phone = device.equals("phone");
    try (Browser browser = phone ? Browser.phone() : Browser.desktop()) {
      signIn(browser, "last");
      browser.open(server.address(GATE)).await("body.live");
      type(browser, "g_st_workers", phone ? "301" : "201");
      assertTrue(browser.await("#save-state.saved").getText().matches("已保存 \\d\\d:\\d\\d"));

      browser.network(false);
      type(browser, "g_students", phone ? "3001" : "2001");
      type(browser, "g_filler_name", phone ? "王五" : "赵六");
      browser.awaitText("网络断开，已存在本机");
      browser.screenshot("offline-" + device).assertSound();
      assertFalse(draft("last", LAST).containsKey(phone ? "x" : "g_students"));
      assertFalse(kept(browser).contains(phone ? "王五" : "赵六"), "personal items stay in the tab");
      assertTrue(kept(browser).contains(phone ? "3001" : "2001"), kept(browser));

      browser.network(true);
      browser.await("#save-state.saved");
      assertEquals(phone ? 3001 : 2001, number("last", LAST, "g_students"));
      assertEquals("{}", kept(browser));
    }
  }

  @Test
  void twoTabsOfOneBrowserKeepEachOthersAnswers() {
    try (Browser browser = Browser.desktop()) {
      signIn(browser, "last");
      browser.open(server.address(GATE)).await("body.live");
      browser.script("window.tab = open(location.href, 'second'); window.here = true");
      browser.inTab(1).await("body.live");
      browser.network(false);
      browser.click("[name=g_registry_ok][value=no]");
      type(browser, "g_registry_fix", "名称有误");
      browser.awaitText("网络断开，已存在本机");
      browser.inTab(0).network(false);
      browser.click("[name=g_status][value=none]").awaitText("网络断开，已存在本机");
      String kept = kept(browser);
      assertTrue(kept.contains("名称有误") && kept.contains("g_status"), kept);
      browser.network(true).await("#save-state.saved");
      browser.inTab(1).network(true).await("#save-state.saved");
      assertEquals("{}", kept(browser));
      assertEquals("名称有误", text("last", LAST, "g_registry_fix"));
      assertEquals("none", text("last", LAST, "g_status"));
    }
  }

  @Test
  void anExpiredLoginLosesNothing() {
    try (Browser browser = Browser.desktop()) {
      signIn(browser, "neighbour");
      browser.open(server.address(GATE)).await("body.live");
      Visitor elsewhere = server.visitor().signIn("neighbour", RunningServer.PASSWORD);
      elsewhere.post("/account/sign-out-everywhere", Map.of());
      browser.find("[name=g_filler_name]").sendKeys("张三");
      type(browser, "g_st_workers", "77");
      browser.awaitPath("/login?return=%2Frespond%2Fgate%2F0");
      browser.type("name", "neighbour").type("password", RunningServer.PASSWORD);
      browser.find("form[action='/login'] [type=submit]").click();
      browser.awaitPath(GATE).await("body.live");
      browser.await("#save-state.saved");
      assertEquals("77", value(browser, "g_st_workers"));
      assertEquals("张三", value(browser, "g_filler_name"));
      assertEquals(77, number("neighbour", Study.NEIGHBOUR, "g_st_workers"));
      type(browser, "g_students", "700");
      browser.press("退出").awaitPath("/login?notice=signed-out");
      assertEquals("{}", kept(browser), "what waited was sent, and nothing is left on the device");
      assertEquals(700, number("neighbour", Study.NEIGHBOUR, "g_students"));
    }
  }

  // ---- several people

  @Test
  void colleaguesSeeEachOthersAnswersAndOverwriteNone() {
    try (Browser one = Browser.desktop();
        Browser other = Browser.phone()) {
      signIn(one, "filler");
      signIn(other, "colleague");
      one.open(server.address(GATE)).await("body.live");
      one.script("window.here = true");
      other.open(server.address(GATE)).await("body.live");
      type(other, "g_students", "5000");
      type(one, "g_st_workers", "400");
      other.await("#save-state.saved");
      one.await("#save-state.saved");

      one.script("window.dispatchEvent(new Event('focus'))");
      one.await("#q-g_students.of-colleague");
      assertEquals("5000", value(one, "g_students"));
      assertEquals(true, one.script("return window.here"), "without loading the page again");
      one.screenshot("colleague-1366");

      type(other, "g_st_workers", "410");
      String both = other.await("#q-g_st_workers .conflict").getText();
      assertTrue(both.contains("400") && both.contains("410"), both);
      other.press("用我的").awaitNo("#q-g_st_workers .conflict").await("#save-state.saved");
      assertEquals(410, number("filler", Study.UNIT, "g_st_workers"));
      assertEquals(5000, number("filler", Study.UNIT, "g_students"));
    }
  }

  // ---- a section handed to a colleague

  @Test
  void aSectionIsHandedToAColleagueWithoutAnAccountAndTakenBack() {
    Visitor owner = server.visitor().signIn("filler", RunningServer.PASSWORD);
    owner.get("/respond");
    String api = "/api/waves/W1/forms/gate/units/" + Study.UNIT + "/draft";
    String status =
        "{\"changes\": [{\"path\": \"g_status\", \"value\": \"established\", \"basis\": 0}]}";
    assertEquals(200, owner.sendJson("PATCH", api, status).statusCode());
    String home = "/respond/" + Study.UNIT + "/gate";
    String link = link(owner.post(home + "/delegations", delegation("gate/0", "人事处")));
    String second = link(owner.post(home + "/delegations", delegation("campus_association/1", "")));
    assertEquals(403, server.visitor().post(home + "/delegations", Map.of()).statusCode());

    Visitor stranger = server.visitor();
    assertEquals(410, stranger.get("/delegated").statusCode());
    assertEquals(410, stranger.get("/delegated/" + "x".repeat(43)).statusCode());
    assertEquals(410, owner.get("/delegated/draft").statusCode(), "an account is no delegation");

    try (Browser browser = Browser.phone()) {
      browser.open(server.address(link)).awaitText("学校登记信息核对");
      browser.screenshot("delegate-390-zh").assertSound();
      browser.open(server.address(link + "?lang=en")).awaitText("A section for you to fill in");
    }
    try (Browser browser = Browser.desktop()) {
      browser.open(server.address(second)).awaitText("请您填写这一节");
      browser.type("name", "孙七").press("开始填写").awaitPath("/delegated").await("body.live");
      browser.screenshot("delegate-section-1366-zh").assertSound();
      type(browser, "a_full_name", "甲大学科学技术协会");
      browser.await("#save-state.saved");
      browser.click(".actions button").awaitPath("/delegated/done").awaitText("已保存，谢谢");
      browser.assertSound();
      JsonObject seen = fetched(browser, "/delegated/draft").getJsonObject("answers");
      assertTrue(seen.keySet().stream().allMatch(name -> name.startsWith("a_")), seen.toString());
      for (String closed : List.of("/respond", "/respond/gate/0", "/respond/check")) {
        browser.open(server.address(closed));
        assertTrue(browser.path().startsWith("/login"), closed);
      }

      String list = owner.get("/respond").body();
      assertTrue(list.contains("人事处") && list.contains("孙七"), list);
      String id = list.replaceFirst("(?s).*?/delegations/(\\d+)/revoked.*", "$1");
      assertEquals(
          303, owner.post(home + "/delegations/" + id + "/revoked", Map.of()).statusCode());
      browser.open(server.address("/delegated")).awaitText("这个链接已经失效");
      browser.open(server.address(second)).awaitText("这个链接已经失效");
      assertEquals(200, server.visitor().get(link).statusCode(), "the other one is still good");
    }
    assertEquals("甲大学科学技术协会", text("filler", Study.UNIT, "a_full_name"));
  }

  private static Map<String, String> delegation(String section, String note) {
    return Map.of("section", section, "note", note);
  }

  private static String link(HttpResponse<String> page) {
    assertEquals(200, page.statusCode(), page.body());
    assertTrue(page.body().contains("只显示这一次"), page.body());
    Matcher found = Pattern.compile("/delegated/[A-Za-z0-9_-]{43}").matcher(page.body());
    assertTrue(found.find(), page.body());
    return found.group();
  }

  private static JsonObject fetched(Browser browser, String address) {
    String body =
        (String) browser.script("return fetch(arguments[0]).then(r => r.text())", address);
    try (var reader = Json.createReader(new StringReader(body))) {
      return reader.readObject();
    }
  }

  private static String text(String who, String unit, String item) {
    return draft(who, unit).getJsonObject(item).getString("value");
  }

  // ---- paper

  @Test
  void whatIsPrintedIsTheOwnAndOnlyWhereItMayBeSeen() throws IOException {
    String base = "/respond/paper/" + Study.UNIT + "/gate";
    assertEquals(303, server.visitor().get(base + "/answers.pdf").statusCode());
    Visitor neighbour = server.visitor().signIn("neighbour", RunningServer.PASSWORD);
    for (String file : List.of("/answers.pdf", "/receipt.pdf", "/blank/campus_association.pdf")) {
      assertEquals(404, neighbour.get(base + file).statusCode(), file);
    }
    Visitor filler = server.visitor().signIn("filler", RunningServer.PASSWORD);
    assertEquals(404, filler.get(base + "/receipt.pdf").statusCode(), "nothing was submitted");
    assertEquals(404, filler.get(base + "/blank/none.pdf").statusCode());
    String blank = printed(filler.file(base + "/blank/campus_association.pdf"));
    assertTrue(blank.contains("甲大学"), blank);
    assertTrue(blank.contains("仅当A2.1不选“从未召开”时填写"), blank);
    assertTrue(printed(filler.file(base + "/answers.pdf")).contains("草稿，尚未提交"));
    Visitor province = server.visitor().signIn("province", RunningServer.PASSWORD);
    String alliance = printed(province.file("/office/waves/W1/blank/alliance.pdf"));
    assertTrue(alliance.contains("D8.5"), alliance);
    assertEquals(404, filler.get("/office/waves/W1/blank/alliance.pdf").statusCode());
  }

  @Test
  void aReceiptIsVerifiedByWhoeverHoldsItAndTellsNothingElse() {
    Visitor stranger = server.visitor();
    HttpResponse<String> unknown =
        stranger.get("/verify?receipt=W1-" + Study.UNIT + "-ABCDEF&check=abcdef123456");
    assertEquals(200, unknown.statusCode());
    assertTrue(unknown.body().contains("没有查到"), unknown.body());
    assertFalse(unknown.body().contains("甲大学"), unknown.body());
    HttpResponse<String> script = stranger.get("/verify?receipt=%3Cscript%3E&check=%22%3E");
    assertFalse(script.body().contains("<script>\""), script.body());
    assertTrue(script.body().contains("&lt;script&gt;"), script.body());
  }

  @Test
  void codesAreShownOnceToBePrintedCopiedAndKept() throws IOException {
    try (Browser browser = Browser.desktop()) {
      signIn(browser, "province");
      for (String page : List.of("/office/waves/W1/bulk", "/office/waves/W1", "/verify")) {
        browser.open(server.address(page));
        look(browser, "paper" + page.replace('/', '-'));
      }
      browser.open(server.address("/office/waves/W1/collection?view=list&lang=zh"));
      browser.find("button[name=which][value=all]:not([formaction])").click();
      browser.awaitText("激活码只出现在这一次").press("生成并显示（可打印、可复制）");
      browser.awaitText("已生成").narrow().screenshot("codes-390").assertSound();
      browser.wide().screenshot("codes-1366").assertSound();
      String codes = browser.find("input[name=codes]").getDomAttribute("value");
      assertTrue(browser.find(".message textarea").getDomProperty("value").contains("输入激活码"));

      Visitor province = server.visitor().signIn("province", RunningServer.PASSWORD);
      String list = "/office/waves/W1/issued-codes/";
      byte[] slips = province.postForFile(list + "slips.pdf", Map.of("codes", codes)).body();
      for (String line : codes.split("\n")) {
        assertTrue(PdfPages.text(slips).contains(line.split(" ")[1]), line);
      }
      assertEquals(
          200, province.postForFile(list + "list.xlsx", Map.of("codes", codes)).statusCode());
      String made = Study.FAR + " 2222-2222-2222";
      assertEquals(409, province.post(list + "slips.pdf", Map.of("codes", made)).statusCode());
      assertEquals(409, province.post(list + "slips.pdf", Map.of("codes", "")).statusCode());
    }
  }

  @Test
  void photographsOfPagesAreOrderedAndJoined() throws IOException {
    Visitor secretary = server.visitor().signIn("secretary", RunningServer.PASSWORD);
    HttpResponse<String> saved =
        secretary.sendJson(
            "PATCH",
            "/api/waves/W1/forms/alliance/units/BJ01/draft",
            "{\"changes\":[{\"path\":\"d_charter\",\"value\":\"congress\",\"basis\":0}]}");
    assertEquals(200, saved.statusCode(), saved.body());
    List<String> photographs = new ArrayList<>();
    for (Color colour : List.of(Color.RED, Color.GREEN, Color.BLUE)) {
      BufferedImage picture = new BufferedImage(300, 420, BufferedImage.TYPE_INT_RGB);
      Graphics2D pen = picture.createGraphics();
      pen.setColor(colour);
      pen.fillRect(0, 0, 300, 420);
      pen.dispose();
      Path file = folder.resolve("page" + photographs.size() + ".jpg");
      ImageIO.write(picture, "jpg", file.toFile());
      photographs.add(file.toAbsolutePath().toString());
    }
    try (Browser browser = Browser.desktop()) {
      signIn(browser, "secretary");
      browser.open(server.address("/respond/alliance/8")).await("body.live");
      String question = "[data-path=d_file_charter] ";
      browser.find(question + ".pages input[multiple]").sendKeys(String.join("\n", photographs));
      browser.await(question + ".page-list li:nth-child(3)");
      browser.find(question + ".page-list li:nth-child(3) button:nth-of-type(1)").click();
      browser.find(question + ".page-list li:nth-child(1) button:nth-of-type(3)").click();
      browser.narrow().screenshot("pages-390").assertSound();
      browser.wide().screenshot("pages-1366").assertSound();
      browser.find(question + "[data-join]").click();
      browser.await(question + ".file-state a");
      String address = browser.find(question + ".file-state a").getDomAttribute("href");
      byte[] pdf = secretary.file(address).body();
      try (PDDocument document = Loader.loadPDF(pdf)) {
        assertEquals(2, document.getNumberOfPages());
        int middle = new PDFRenderer(document).renderImage(0).getRGB(300, 420);
        assertTrue((middle & 0xFF) > 200, "the third photograph is the first page now");
      }
      browser.open(server.address("/respond/alliance/8")).await("body.live");
      assertEquals(1, browser.all(question + ".file-state a").size(), "it is kept");
    }
  }

  private static String printed(HttpResponse<byte[]> answer) throws IOException {
    assertEquals(200, answer.statusCode());
    String type = answer.headers().firstValue("Content-Type").orElse("");
    assertTrue(type.startsWith("application/pdf"), type);
    return PdfPages.text(answer.body());
  }

  // ---- a pair rates alone, then agrees

  @Test
  void twoResearchersRateAloneAndCloseFormEByTheirAgreement() {
    Visitor one = server.visitor().signIn("researcher", RunningServer.PASSWORD);
    Visitor two = server.visitor().signIn("partner", RunningServer.PASSWORD);
    String home = "/respond/" + Study.ALLIANCE + "/alliance_visit";
    String ratings = home + "/ratings";
    for (String other : List.of("secretary", "province", "filler")) {
      Visitor stranger = server.visitor().signIn(other, RunningServer.PASSWORD);
      assertEquals(404, stranger.get(ratings).statusCode(), other);
    }
    String api = "/api/waves/W1/forms/alliance_visit/units/" + Study.ALLIANCE;
    one.get("/respond");
    assertEquals(200, one.sendJson("PATCH", api + "/draft", visit("v3")).statusCode());
    String alone = one.get(ratings).body();
    assertEquals(422, one.post(ratings, Map.of("es_overall", "v1")).statusCode());
    assertEquals(303, one.post(ratings, rating(alone, "v2")).statusCode());
    assertFalse(two.get(ratings).body().contains("另一人的评定"), "not before the own one");
    assertEquals(409, two.post(ratings + "/agreement", Map.of("seen", "x")).statusCode());
    try (Browser browser = Browser.desktop()) {
      signIn(browser, "partner");
      browser.open(server.address("/respond")).awaitText("走访小结要由两名走访人员分别评定");
      browser.open(server.address("/respond/check"));
      assertFalse(browser.find("main form .actions button").isEnabled());
      browser.open(server.address(ratings)).awaitText("提交我的评定");
      browser.script(
          "document.querySelectorAll('fieldset.question').forEach("
              + "f => f.querySelector('input[type=radio]').checked = true)");
      browser.narrow().screenshot("ratings-alone-390").assertSound();
      browser.wide().screenshot("ratings-alone-1366").assertSound();
      browser.press("提交我的评定").awaitText("两份评定与商定结果");
      browser.open(server.address(ratings));
      look(browser, "ratings-both");
      browser.press("我同意以上商定结果").awaitText("您已同意现在的商定结果");
    }
    assertEquals(409, one.post(ratings, rating(alone, "v3")).statusCode(), "both are kept");
    String both = one.get(ratings).body();
    assertTrue(both.contains("另一人已同意现在的商定结果"), both);
    String seen = both.replaceFirst("(?s).*?name=\"seen\" value=\"([0-9a-f]{64})\".*", "$1");
    assertEquals(200, one.sendJson("PATCH", api + "/draft", visit("v4")).statusCode());
    assertEquals(409, one.post(ratings + "/agreement", Map.of("seen", seen)).statusCode());
    for (Visitor each : List.of(one, two)) {
      String page = each.get(ratings).body();
      String now = page.replaceFirst("(?s).*?name=\"seen\" value=\"([0-9a-f]{64})\".*", "$1");
      assertEquals(303, each.post(ratings + "/agreement", Map.of("seen", now)).statusCode());
    }
    assertTrue(two.get("/respond").body().contains("两人已商定一致"));
  }

  /** A choice for every question of a page of ratings: the first but for the overall state. */
  private static Map<String, String> rating(String page, String overall) {
    Map<String, String> given = new TreeMap<>();
    Matcher choice = Pattern.compile("name=\"(es_[a-z]+)\" value=\"([a-z0-9]+)\"").matcher(page);
    while (choice.find()) {
      given.putIfAbsent(choice.group(1), choice.group(2));
    }
    assertEquals(7, given.size(), page);
    given.put("es_overall", overall);
    return given;
  }

  /** What a pair agrees on. */
  private static String visit(String overall) {
    StringBuilder changes = new StringBuilder();
    for (String item : List.of("es_system", "es_mech", "es_func", "es_position", "es_coverage")) {
      changes.append(",{\"path\":\"" + item + "\",\"value\":\"d3\",\"basis\":99}");
    }
    return "{\"changes\":[{\"path\":\"es_type\",\"value\":\"peer\",\"basis\":99},"
        + "{\"path\":\"es_overall\",\"value\":\""
        + overall
        + "\",\"basis\":99}"
        + changes
        + "]}";
  }

  // ---- a visit without a network

  @Test
  void aVisitIsMadeWithoutANetworkBroughtHomeCodedAndQuoted() throws IOException {
    new VisitWalk(server, folder).walk();
  }

  // ---- what is kept about persons

  @Test
  void whatIsKeptAboutAPersonIsSeenCorrectedAndDeletedOnRequest() {
    Visitor filler = server.visitor().signIn("neighbour", RunningServer.PASSWORD);
    Visitor other = server.visitor().signIn("last", RunningServer.PASSWORD);
    Visitor province = server.visitor().signIn("province", RunningServer.PASSWORD);
    filler.get("/respond");
    String api = "/api/waves/W1/forms/gate/units/" + Study.NEIGHBOUR + "/draft";
    String name = "{\"changes\":[{\"path\":\"g_filler_name\",\"value\":\"王小明\",\"basis\":99}]}";
    assertEquals(200, filler.sendJson("PATCH", api, name).statusCode());
    try (Browser browser = Browser.phone()) {
      signIn(browser, "neighbour");
      browser.open(server.address("/account/information")).awaitText("轮次W1");
      browser.assertSound().screenshot("information-390");
    }
    String page = filler.get("/account/information").body();
    assertTrue(page.contains("value=\"王小明\""), page);
    String response = page.replaceFirst("(?s).*?name=\"response\" value=\"(\\d+)\".*", "$1");
    Map<String, String> change =
        Map.of("response", response, "item", "g_filler_name", "value", "王晓明");
    other.get("/account/information");
    assertEquals(404, other.post("/account/information/correct", change).statusCode());
    assertEquals(
        404,
        other.post("/account/information/deletion", Map.of("response", response)).statusCode());
    assertEquals(303, filler.post("/account/information/correct", change).statusCode());
    assertTrue(filler.get("/account/information").body().contains("value=\"王晓明\""));
    assertEquals(
        303,
        filler.post("/account/information/deletion", Map.of("response", response)).statusCode());

    String list = province.get("/office/privacy").body();
    String request = list.replaceFirst("(?s).*?href=\"(/office/privacy/\\d+)\".*", "$1");
    assertEquals(200, province.get(request).statusCode());
    assertEquals(404, other.post(request + "/deletion", Map.of()).statusCode());
    assertEquals(422, province.post(request + "/refusal", Map.of()).statusCode(), "no reason");
    assertEquals(303, province.post(request + "/deletion", Map.of()).statusCode());
    assertEquals(409, province.post(request + "/deletion", Map.of()).statusCode(), "answered once");
    String after = filler.get("/account/information").body();
    assertFalse(after.contains("王晓明"), after);
    assertTrue(after.contains("已删除"), after);
  }

  // ---- getting about

  private static void signIn(Browser browser, String who) {
    browser.signIn(server.address("/login"), who, RunningServer.PASSWORD).awaitOther("/login");
  }

  private static void type(Browser browser, String name, String text) {
    WebElement field = browser.find("[name='" + name + "']");
    field.clear();
    field.sendKeys(text, Keys.TAB);
  }

  private static String value(Browser browser, String name) {
    return browser.find("[name='" + name + "']").getDomProperty("value");
  }

  /** What the device keeps for every tab. */
  private static String kept(Browser browser) {
    return (String)
        browser.script(
            "return JSON.stringify(Object.fromEntries(Object.entries(localStorage)"
                + ".filter(([key]) => key.startsWith('orgstatus/'))))");
  }

  private static JsonObject draft(String who, String unit) {
    Visitor visitor = server.visitor().signIn(who, RunningServer.PASSWORD);
    String body = visitor.get("/api/waves/W1/forms/gate/units/" + unit + "/draft").body();
    try (var reader = Json.createReader(new StringReader(body))) {
      return reader.readObject().getJsonObject("answers");
    }
  }

  private static int number(String who, String unit, String item) {
    return draft(who, unit).getJsonObject(item).getInt("value");
  }

  private static void look(Browser browser, String name) {
    String here = browser.path();
    for (String language : List.of("en", "zh")) {
      browser.open(server.address(here + "?lang=" + language));
      browser.narrow().screenshot("respond-" + name + "-390-" + language).assertSound();
      browser.wide().screenshot("respond-" + name + "-1366-" + language).assertSound();
    }
    browser.open(server.address(here));
  }
}
