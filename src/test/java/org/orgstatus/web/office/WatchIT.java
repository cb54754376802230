package org.orgstatus.web.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orgstatus.accounts.Role;
import org.orgstatus.accounts.Scope;
import org.orgstatus.collection.Waves;
import org.orgstatus.questionnaire.ExampleSheet;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.questionnaire.Questionnaires;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.testing.Browser;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.Databases;
import org.orgstatus.testing.PdfPages;
import org.orgstatus.testing.RunningServer;
import org.orgstatus.testing.Scenario;
import org.orgstatus.testing.ServerProcess;
import org.orgstatus.testing.Study;
import org.orgstatus.testing.Visitor;

/**
 * A coordinator's day: addresses, codes by mail, a reminder, the call list, and a page that renews
 * itself while an institution submits elsewhere. Refusals come first.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WatchIT {

  private static final String BASE = "/office/waves/W1/collection";
  private static final String ADDRESS = "kexie@jia.example.cn";
  private static final String APPROVER = "shenhe@jia.example.cn";
  private static final String SECOND = "kexie@yi.example.cn";
  private static final String SECOND_APPROVER = "shenhe@yi.example.cn";
  private static final String THIRD = "4199910003";
  private static final ReportingUnitCode BEIJING = new ReportingUnitCode("110000");

  /** Beijing has more time than the others: eight in the morning of 1 February 2100 in China. */
  private static final Instant LATER = Instant.parse("2100-02-01T00:00:00Z");

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Pattern LINK = Pattern.compile("/join/([2-9A-Z]{4}(-[2-9A-Z]{4}){2})");

  @TempDir static Path folder;
  private static ServerProcess server;
  private static GreenMail mail;

  @BeforeAll
  static void start() {
    mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    Path file = folder.resolve("data/orgstatus");
    try (Database database = Databases.h2(file)) {
      Study study = new Study(database, Path.of("")).register().planForServers().open();
      study.run(b -> b.get(Waves.class).moveDeadline("W1", List.of(BEIJING), LATER));
      study
          .account("admin", Role.ADMINISTRATOR, Scope.NATION)
          .account("beijing", Role.PROVINCIAL_COORDINATOR, Scope.reportingUnit("110000"))
          .account("filler", Role.CAMPUS_FILLER, Scope.institution(Study.UNIT))
          .account("approver", Role.CAMPUS_APPROVER, Scope.institution(Study.UNIT))
          .account("analyst", Role.ANALYST, Scope.NATION);
    }
    server =
        ServerProcess.start(
            folder,
            Map.of(
                "db.url",
                "jdbc:h2:file:" + file,
                "mail.host",
                "127.0.0.1",
                "mail.port",
                Integer.toString(mail.getSmtp().getPort()),
                "mail.from",
                "survey@study.example.cn"));
  }

  @AfterAll
  static void stop() {
    server.close();
    mail.stop();
  }

  @ParameterizedTest
  @Order(1)
  @ValueSource(
      strings = {
        "/office/waves/W1/texts",
        "/office/waves/W1/texts/T1",
        "/office/contacts",
        "/office/announcements",
        BASE + "/messages",
        BASE + "/calls",
        BASE + "/watch",
        BASE + "/watch/now",
        BASE + "/watch/coverage",
        BASE + "/watch/events",
        BASE + "/outcomes/4199910001",
        "/office/waves/W1/provinces/110000",
        "/office/waves/W1/provinces/110000/profile.pdf"
      })
  void strangersAreAskedToSignInAndFillersAreKeptOut(String path) {
    HttpResponse<String> answer = server.visitor().get(path);
    assertEquals(303, answer.statusCode());
    assertTrue(OfficeServer.location(answer).startsWith("/login?return="));
    assertEquals(404, signIn("filler").get(path).statusCode());
  }

  @Test
  @Order(2)
  void aCoordinatorReachesNoOtherUnitAndNoActOfTheNation() {
    Visitor beijing = signIn("beijing");
    for (String path : List.of("/office/waves/W1/texts", "/office/announcements")) {
      assertEquals(404, beijing.get(path).statusCode(), path);
    }
    beijing.get(BASE + "/messages");
    assertEquals(404, beijing.post(BASE + "/messages/rule", Map.of("on", "yes")).statusCode());
    assertEquals(404, beijing.post(BASE + "/messages/1/again", Map.of()).statusCode());
    assertEquals(404, beijing.get(BASE + "/outcomes/" + Study.FAR).statusCode());
    assertEquals(
        404,
        beijing
            .post("/office/contacts/line", Map.of("unit", "660000", "line-zh", "x"))
            .statusCode());
    HttpResponse<String> addresses =
        beijing.post("/office/contacts/addresses", Map.of("addresses", Study.FAR + " a@b.cn"));
    assertEquals(422, addresses.statusCode());
    assertTrue(addresses.body().contains("第1行"));
    HttpResponse<String> nobody =
        beijing.post(
            BASE + "/messages/preview", Map.of("which", "selected", "selected", Study.FAR));
    assertTrue(OfficeServer.location(nobody).contains("notice=none-selected"));
    for (String path : List.of("/watch", "/watch/now", "/watch?unit=660000&by=city")) {
      String page = beijing.get(BASE + path).body();
      assertTrue(page.contains("北京市"), path);
      assertFalse(page.contains("石河子") || page.contains("兵团"), path);
    }
    assertEquals(404, signIn("analyst").get(BASE + "/messages").statusCode());
    assertEquals(404, signIn("analyst").get(BASE + "/calls").statusCode());
  }

  @Test
  @Order(3)
  void personalDataLeaveOnlyWithAPurpose() throws Exception {
    Visitor beijing = signIn("beijing");
    assertTrue(beijing.get(BASE + "/calls").body().contains("名单有3所学校"));
    HttpResponse<String> refused =
        beijing.post(BASE + "/calls/list.xlsx", Map.of("purpose", " x "));
    assertEquals(422, refused.statusCode());
    assertTrue(refused.body().contains("请写明用途"));
    HttpResponse<byte[]> list =
        beijing.postForFile(BASE + "/calls/list.xlsx", Map.of("purpose", "电话催报未提交的学校"));
    assertEquals(200, list.statusCode());
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(list.body()))) {
      XSSFSheet sheet = book.getSheetAt(0);
      assertEquals(3, sheet.getLastRowNum());
      assertFalse(sheet.getRow(1).getCell(3).getStringCellValue().contains("丁大学"));
      assertEquals("2100-02-01 08:00", sheet.getRow(1).getCell(8).getStringCellValue());
      assertTrue(Integer.parseInt(sheet.getRow(1).getCell(11).getStringCellValue()) > 0);
    }
    String record = signIn("admin").get("/office/audit?action=contacts-exported").body();
    assertTrue(record.contains("contacts-exported") && record.contains("电话催报未提交的学校"));
  }

  @Test
  @Order(3)
  void aCoordinatorChecksTheOwnListAndProposesACorrection() {
    Visitor beijing = signIn("beijing");
    String list = beijing.get("/office/register").body();
    assertTrue(list.contains("甲大学"), list);
    assertFalse(list.contains("丁大学"), "of another unit");
    assertEquals(404, beijing.get("/office/register/" + Study.FAR).statusCode());
    Map<String, String> wrong = Map.of("column", "city_zh", "value", "天津市", "reason", "批准文件");
    String own = "/office/register/" + Study.UNIT;
    beijing.get(own);
    assertEquals(
        404, beijing.post("/office/register/" + Study.FAR + "/corrections", wrong).statusCode());
    assertEquals(303, beijing.post(own + "/corrections", wrong).statusCode());
    assertTrue(beijing.get("/office/register/corrections").body().contains("批准文件"));
    Visitor admin = signIn("admin");
    Matcher reject =
        Pattern.compile("/office/register/corrections/[0-9]+/reject")
            .matcher(admin.get("/office/register/corrections").body());
    assertTrue(reject.find());
    assertEquals(404, beijing.post(reject.group(), Map.of("note", "x")).statusCode());
    assertEquals(303, admin.post(reject.group(), Map.of("note", "与教育部名单不符")).statusCode());
  }

  @Test
  @Order(4)
  void theOfficeWordsTextsAndNoticesAndFaultsAreSaid() {
    Visitor admin = signIn("admin");
    String path = "/office/waves/W1/texts/T4";
    assertTrue(admin.get(path).body().contains("甲大学：高校科协组织状况调研将于"));
    Map<String, String> words =
        Map.of(
            "act", "save",
            "subject-zh", "请提交",
            "subject-en", "Please submit",
            "text-zh", "[institution]：还有[m]题。",
            "text-en", "[institution]: [n] open.");
    HttpResponse<String> refused = admin.post(path, words);
    assertEquals(422, refused.statusCode());
    assertTrue(refused.body().contains("T4不能显示[m]"));
    Map<String, String> right = new HashMap<>(words);
    right.put("text-zh", "[institution]：还有[n]题，咨询[province_contact]。");
    right.put("text-en", "[institution]: [n] open, ask [province_contact].");
    assertEquals(303, admin.post(path, right).statusCode());
    assertTrue(admin.get(path).body().contains("甲大学：还有12题，咨询北京市科学技术协会。"));
    assertTrue(admin.get("/office/waves/W1/texts").body().contains("本轮改写"));

    admin.get("/office/announcements");
    Map<String, String> notice =
        Map.of(
            "text-zh", "今晚22点停机。",
            "text-en", "Down tonight at ten.",
            "from", "2020-01-01T00:00",
            "until", "2020-01-02T00:00");
    assertEquals(422, admin.post("/office/announcements", notice).statusCode());
    Map<String, String> lasting = new HashMap<>(notice);
    lasting.put("until", "2099-01-01T00:00");
    assertEquals(303, admin.post("/office/announcements", lasting).statusCode());
    assertTrue(server.visitor().get("/login").body().contains("今晚22点停机。"));
    assertTrue(server.visitor().get("/login?lang=en").body().contains("Down tonight at ten."));
  }

  @Test
  @Order(5)
  void aReminderIsPreviewedAndSentAndArrivesOnce() throws Exception {
    Visitor beijing = signIn("beijing");
    beijing.get("/office/contacts");
    beijing.post("/office/contacts/line", Map.of("unit", "110000", "line-zh", "学会部010-12345678"));
    String shared = THIRD + " bangong@bing.example.cn bangong@bing.example.cn";
    beijing.post(
        "/office/contacts/addresses",
        Map.of("addresses", Study.UNIT + "\t" + ADDRESS + "\t" + APPROVER + "\n" + shared));
    try (Browser browser = Browser.desktop()) {
      browser.signIn(server.address("/login?lang=zh"), "beijing", RunningServer.PASSWORD);
      browser.open(server.address("/office/contacts")).awaitText("3所学校，填报人邮箱2个，审核人邮箱2个");
      assertTrue(browser.find(".notice.attention").getText().contains("丙学院"), "one mailbox");
      browser.assertSound().screenshot("office-contacts");
      browser.narrow().screenshot("office-contacts-phone").wide();
      browser.open(server.address(BASE + "?view=list"));
      browser.click("input[value='" + Study.UNIT + "']");
      browser.click("input[value='" + Study.NEIGHBOUR + "']");
      browser.assertSound().screenshot("office-collection-remind");
      browser.click("button[formaction$='/messages/preview'][value=selected]");
      browser.awaitText("将催报2所学校");
      assertTrue(browser.text().contains("1所发邮件"));
      assertTrue(browser.text().contains("咨询学会部010-12345678"));
      assertTrue(browser.text().contains("登录：http"), "where to go on");
      browser.assertSound().screenshot("office-reminder");
      browser.press("催报2所学校").awaitText("已记录催报");
      browser.assertSound().screenshot("office-messages");
      browser.narrow().screenshot("office-messages-phone").wide();
      browser.open(server.address(BASE + "/messages?log=reminders&lang=en"));
      browser.awaitText("By hand").assertSound().screenshot("office-messages-reminders-en");
    }
    assertTrue(mail.waitForIncomingEmail(PATIENCE.toMillis(), 1));
    MimeMessage received = mail.getReceivedMessages()[0];
    assertEquals(ADDRESS, received.getAllRecipients()[0].toString());
    assertTrue(received.getContent().toString().contains("甲大学：还有"));
    awaitText(beijing, BASE + "/messages", "已发送");
  }

  @Test
  @Order(6)
  void codesGoOutByMailAndTheListSaysWhoHasOpenedThem() throws Exception {
    Visitor beijing = signIn("beijing");
    beijing.get("/office/contacts");
    String line = Study.NEIGHBOUR + " " + SECOND + " " + SECOND_APPROVER;
    String others = "110000 xuehui@bast.example.cn\n" + Study.ALLIANCE + " lm@bing.example.cn";
    assertEquals(
        303,
        beijing
            .post("/office/contacts/addresses", Map.of("addresses", line + "\n" + others))
            .statusCode());
    assertTrue(beijing.get("/office/contacts").body().contains("省级协调员邮箱1个；已登记联盟1个，联盟秘书邮箱1个"));
    beijing.get(BASE + "?view=list");
    String asked = beijing.post(BASE + "/codes", Map.of("which", "all", "view", "list")).body();
    assertTrue(asked.contains("填报人2所，审核人1所"), asked);
    assertTrue(asked.contains("填报人1所，审核人1所，不再发码"), "accounts in use: " + asked);
    assertTrue(asked.contains("以下1所学校的填报人和审核人用同一个邮箱"), asked);
    Matcher batch = Pattern.compile("name=\"batch\" value=\"([^\"]+)\"").matcher(asked);
    assertTrue(batch.find());
    Map<String, String> form =
        Map.of("units", Study.UNIT + "," + Study.NEIGHBOUR, "batch", batch.group(1));
    for (int click = 0; click < 2; click++) {
      assertEquals(303, beijing.post(BASE + "/codes/mail", form).statusCode());
    }
    assertTrue(mail.waitForIncomingEmail(PATIENCE.toMillis(), 3));
    List<String> codes = codesFor(SECOND);
    assertEquals(1, codes.size(), "two clicks, one code");
    assertEquals(1, codesFor(SECOND_APPROVER).size());
    assertFalse(codes.equals(codesFor(SECOND_APPROVER)), "to each their own");
    assertEquals(List.of(), codesFor(ADDRESS), "an account in use needs none");
    String join = "/join/" + codes.get(0);
    assertEquals(200, server.visitor().get(join).statusCode());
    assertFalse(opened(beijing).contains("乙学院"), "a program has opened it, nobody else");
    server.visitor().get(join, Map.of("User-Agent", "Mozilla/5.0 (Windows NT 10.0) Chrome/120"));
    assertTrue(opened(beijing).contains("乙学院"));
  }

  @Test
  @Order(7)
  void codesArePastedPrintedAndMailedInTheWavesOwnWords() throws Exception {
    Visitor admin = signIn("admin");
    admin.get("/office/waves/W1/texts/T7");
    Map<String, String> words =
        Map.of(
            "act", "save",
            "subject-zh", "邀请",
            "subject-en", "Invitation",
            "text-zh", "[institution][role]，请于[deadline]前用[link]登录。",
            "text-en", "[institution], [role]: use [link] before [deadline].");
    assertEquals(303, admin.post("/office/waves/W1/texts/T7", words).statusCode());
    try (Browser browser = Browser.desktop()) {
      browser.signIn(server.address("/login?lang=zh"), "beijing", RunningServer.PASSWORD);
      browser.open(server.address(BASE + "?view=list"));
      browser.click("input[value='" + THIRD + "']");
      browser.click("button[value=selected]:not([formaction])");
      browser.awaitText("发放激活码").assertSound().screenshot("office-codes");
      browser.narrow().screenshot("office-codes-phone").wide();
      browser.press("生成并显示（可打印、可复制）").awaitText("已生成2个激活码");
      browser.assertSound().screenshot("office-codes-issued");
      browser.narrow().screenshot("office-codes-issued-phone").wide();
      List<String> said =
          browser.all(".message textarea").stream().map(t -> t.getAttribute("value")).toList();
      assertTrue(
          said.get(0).matches("丙学院填报人，请于2100年2月1日 08:00前用http.*/join/.*登录。"), said.toString());
      assertTrue(said.get(1).startsWith("丙学院审核人，"), said.toString());
      String codes = browser.find("input[name=codes]").getAttribute("value");
      Visitor beijing = signIn("beijing");
      beijing.get(BASE + "/messages");
      byte[] slips =
          beijing
              .postForFile("/office/waves/W1/issued-codes/slips.pdf", Map.of("codes", codes))
              .body();
      String printed = PdfPages.text(slips).replaceAll("\\s", "");
      assertTrue(printed.contains("丙学院填报人，请于2100年2月1日08:00前用http"), printed);
    }
  }

  @Test
  @Order(8)
  void theProgressPageRenewsItselfWhenAResponseIsSubmittedElsewhere() {
    try (Browser browser = Browser.desktop()) {
      browser.signIn(server.address("/login?lang=zh"), "beijing", RunningServer.PASSWORD);
      browser.open(server.address(BASE + "/watch"));
      browser.awaitText("实时更新中");
      browser.screenshot("office-watch-begin").awaitText("缺口");
      assertEquals("0", browser.find("#count-WITH_APPROVER").getText());
      browser.script("window.stays = true");
      submit();
      browser.awaitText("#count-WITH_APPROVER", "1");
      assertEquals(true, browser.script("return window.stays === true"), "without loading anew");
      browser.assertSound().screenshot("office-watch");
      browser.narrow().assertSound().screenshot("office-watch-phone");
      browser.wide().open(server.address(BASE + "/watch?lang=en&by=type"));
      browser.awaitText("Renews itself").screenshot("office-watch-en");
    }
    String nation = signIn("admin").get(BASE + "/watch").body();
    assertTrue(nation.contains("新疆生产建设兵团") && nation.contains("RR1"));
  }

  @Test
  @Order(9)
  void whatWaitsForApprovalIsRemindedOfToTheApprover() throws Exception {
    Visitor beijing = signIn("beijing");
    beijing.get(BASE + "?view=list");
    assertTrue(text(awaitMail(APPROVER, "送审")).contains("请您审核"), "told when it was sent");
    try (Browser browser = Browser.desktop()) {
      browser.signIn(server.address("/login?lang=zh"), "beijing", RunningServer.PASSWORD);
      browser.open(server.address(BASE + "?view=list"));
      browser.click("input[value='" + Study.UNIT + "']");
      browser.click("input[value='" + Study.NEIGHBOUR + "']");
      browser.click("button[formaction$='/messages/preview'][value=selected]");
      browser.awaitText("其中1所待审核，催的是审核人");
      assertTrue(browser.text().contains("贵校答卷已经填好，正等您审核"), browser.text());
      browser.assertSound().screenshot("office-reminder-approver");
      browser.narrow().assertSound().screenshot("office-reminder-approver-phone").wide();
      browser.press("催报2所学校").awaitText("已记录催报");
    }
    assertTrue(mail.waitForIncomingEmail(PATIENCE.toMillis(), 6));
    List<MimeMessage> waiting =
        Arrays.stream(mail.getReceivedMessages()).filter(m -> text(m).contains("正等您审核")).toList();
    assertEquals(1, waiting.size());
    assertTrue(isTo(waiting.get(0), APPROVER));
    assertTrue(text(waiting.get(0)).contains("/approve"), text(waiting.get(0)));
    assertTrue(beijing.get(BASE + "/messages?text=T9").body().contains("催审核"));
  }

  @Test
  @Order(10)
  void aCoordinatorTakesAwayTheOwnAnswersAndTheOnePageProfile() throws Exception {
    approveWhatWasSent();
    String own = "/office/waves/W1/provinces/110000";
    Visitor beijing = signIn("beijing");
    Map<String, String> why = Map.of("purpose", "核对本省数据");
    for (String far : List.of("650000", "660000", "999999")) {
      String other = "/office/waves/W1/provinces/" + far;
      assertEquals(404, beijing.get(other).statusCode(), far);
      assertEquals(404, beijing.get(other + "/profile.pdf").statusCode(), far);
      assertEquals(404, beijing.post(other + "/data.xlsx", why).statusCode(), far);
    }
    for (String name : List.of("filler", "approver", "admin")) {
      Visitor visitor = signIn(name);
      visitor.get("/");
      assertEquals(404, visitor.post(own + "/data.xlsx", why).statusCode(), name);
    }
    beijing.get(own);
    assertEquals(422, beijing.post(own + "/data.xlsx", Map.of("purpose", "x")).statusCode());
    byte[] data = beijing.postForFile(own + "/data.xlsx", why).body();
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(data))) {
      assertEquals(Study.UNIT, book.getSheet("G").getRow(3).getCell(0).getStringCellValue());
      assertEquals(Study.UNIT, book.getSheet("B").getRow(3).getCell(0).getStringCellValue());
      assertEquals(3, book.getSheet("A").getLastRowNum() + 1, "form A was not asked");
      assertEquals(3, book.getSheet("C").getLastRowNum() + 1, "form C is not submitted yet");
    }
    String record = signIn("admin").get("/office/audit?action=province-data-exported").body();
    assertTrue(record.contains("核对本省数据") && record.contains("110000"), record);
    String printed = PdfPages.text(beijing.file(own + "/profile.pdf").body()).replaceAll("\\s", "");
    assertTrue(printed.contains("北京市：第一轮简报"), printed);
    assertTrue(printed.contains("只有本填报单位的数字") && !printed.contains("新疆"), printed);
    try (Browser browser = Browser.desktop()) {
      browser.signIn(server.address("/login?lang=zh"), "beijing", RunningServer.PASSWORD);
      browser.open(server.address(BASE)).press("本省简报与数据").awaitText("到没到50%？");
      browser.assertSound().screenshot("office-province");
      browser.narrow().assertSound().screenshot("office-province-phone").wide();
      browser.open(server.address(own + "?lang=en")).awaitText("Have we reached 50%?");
      browser.assertSound().screenshot("office-province-en");
      browser.narrow().assertSound().screenshot("office-province-en-phone");
    }
  }

  private static void approveWhatWasSent() {
    Visitor approver = signIn("approver");
    String sent = approver.get("/approve").body();
    Map<String, String> seen = Map.of("seen", field(sent, "seen"), "hash", field(sent, "hash"));
    assertEquals(303, approver.post("/approve/approval", seen).statusCode());
  }

  @Test
  @Order(11)
  void aReturnIsMailedToFillerAndApproverAndStandsInTheLogAndTheCallList() throws Exception {
    Visitor beijing = signIn("beijing");
    String review = "/office/waves/W1/review/gate/" + Study.UNIT;
    String page = beijing.get(review).body();
    Map<String, String> wrong = Map.of("seen", field(page, "seen"), "remark:g_inst_code", "代码不对");
    assertEquals(422, beijing.post(review + "/return", wrong).statusCode(), "it is calculated");
    Map<String, String> why = Map.of("seen", field(page, "seen"), "remark:b_why", "与去年不一致");
    for (int click = 0; click < 2; click++) {
      assertEquals(303, beijing.post(review + "/return", why).statusCode());
    }
    assertTrue(mail.waitForIncomingEmail(PATIENCE.toMillis(), 8));
    List<MimeMessage> returns =
        Arrays.stream(mail.getReceivedMessages()).filter(m -> text(m).contains("需要核对")).toList();
    assertEquals(2, returns.size(), "two clicks, one mail each");
    for (MimeMessage each : returns) {
      assertTrue(text(each).contains("请于2100年2月1日前完成"), text(each));
      assertFalse(text(each).contains("与去年不一致"), "remarks stay on the pages");
    }
    String log = beijing.get(BASE + "/messages?text=T5&q=" + Study.UNIT).body();
    assertTrue(log.contains("退回") && log.contains("1–2"), log);
    assertTrue(beijing.get(BASE + "/messages?log=reminders").body().contains("退回通知"));
    assertTrue(
        beijing.get(BASE + "/messages?text=T5&q=" + Study.NEIGHBOUR).body().contains("没有符合条件的记录"));
    HttpResponse<byte[]> list =
        beijing.postForFile(
            BASE + "/calls/list.xlsx", Map.of("purpose", "电话告知退回", "status", "RETURNED"));
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(list.body()))) {
      String words = book.getSheetAt(0).getRow(1).getCell(12).getStringCellValue();
      assertTrue(words.startsWith("甲大学：贵校填报的1题需要核对"), words);
    }
  }

  @Test
  @Order(12)
  void formCGoesToTheNationAndItsAllianceToASecretaryOfItsOwn() throws Exception {
    Visitor admin = signIn("admin");
    Visitor beijing = signIn("beijing");
    String review = "/office/waves/W1/review/provincial_association/110000";
    assertEquals(404, beijing.get(review).statusCode(), "one's own form is another's to judge");
    assertEquals(404, beijing.get("/api/waves/W1/forms/alliance/units/XJ01/draft").statusCode());
    beijing.get("/respond");
    assertEquals(303, sendRoster(beijing).statusCode());
    sendWhole(beijing, "provincial_association", "110000");
    giveBack(admin, review, "请核对联盟名录");
    MimeMessage told = awaitMail("xuehui@bast.example.cn");
    assertTrue(text(told).startsWith("北京市：贵单位填报的若干题需要核对"), text(told));
    assertTrue(beijing.get("/respond").body().contains("请核对联盟名录"));
    sendWhole(beijing, "provincial_association", "110000");
    accept(admin, review);

    String id = theAllianceIsConfirmed();
    beijing.get("/office/contacts");
    beijing.post("/office/contacts/addresses", Map.of("addresses", id + " xin@bing.example.cn"));
    byte[] codes = beijing.postForFile("/office/waves/W1/alliances/codes/" + id, Map.of()).body();
    Visitor secretary = server.visitor();
    String join = "/join/" + cell(codes, 2);
    assertTrue(secretary.get(join).body().contains("联盟秘书"));
    Map<String, String> chosen =
        Map.of("password", RunningServer.PASSWORD, "again", RunningServer.PASSWORD);
    assertEquals(303, secretary.post(join, chosen).statusCode());
    assertEquals(200, secretary.get("/respond").statusCode());
    assertEquals(
        409,
        beijing.postForFile("/office/waves/W1/alliances/codes/" + id, Map.of()).statusCode(),
        "an account in use gets no code");
    assertTrue(beijing.get("/office/waves/W1/alliances").body().contains("账号已启用，不需要激活码"));
    assertEquals(404, secretary.get("/api/waves/W1/forms/alliance/units/BJ01/draft").statusCode());
    sendWhole(secretary, "alliance", id);
    String formD = "/office/waves/W1/review/alliance/" + id;
    giveBack(beijing, formD, "请核对成员数");
    assertTrue(text(awaitMail("xin@bing.example.cn")).contains("贵单位填报的若干题需要核对"));
    assertTrue(secretary.get("/respond").body().contains("请核对成员数"));
    sendWhole(secretary, "alliance", id);
    accept(beijing, formD);
    String log = beijing.get(BASE + "/messages?text=T8").body();
    assertTrue(log.contains("退回（省级科协、联盟）"), log);
    assertEquals(200, secretary.get("/respond/receipt").statusCode());
    String own = "/office/waves/W1/provinces/110000";
    byte[] data = beijing.postForFile(own + "/data.xlsx", Map.of("purpose", "核对丙表")).body();
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(data))) {
      assertEquals("110000", book.getSheet("C").getRow(3).getCell(0).getStringCellValue());
    }
  }

  @Test
  @Order(13)
  void whoeverJudgesAFormRemindsOfIt() {
    Visitor beijing = signIn("beijing");
    String page = beijing.get(BASE + "/messages").body();
    assertTrue(page.contains("name=\"form\" value=\"alliance\""), "the alliances' form D");
    assertFalse(page.contains("value=\"provincial_association\""), "not one's own form C");
    Map<String, String> formC = Map.of("form", "provincial_association", "selected", "110000");
    assertEquals(404, beijing.post(BASE + "/messages/preview", formC).statusCode());
    Map<String, String> send =
        Map.of("form", "provincial_association", "units", "110000", "batch", "x".repeat(16));
    assertEquals(404, beijing.post(BASE + "/messages/send", send).statusCode());
    try (Browser browser = Browser.desktop()) {
      browser.signIn(server.address("/login?lang=zh"), "admin", RunningServer.PASSWORD);
      browser.open(server.address(BASE + "/messages")).awaitText("其他调查表的催报");
      browser.script("document.querySelectorAll('details').forEach(d => d.open = true)");
      browser.assertSound().screenshot("office-messages-others");
      browser.narrow().assertSound().screenshot("office-messages-others-phone").wide();
      browser.click("form:has([value=provincial_association]) button");
      browser.awaitText("将催报31个单位").assertSound().screenshot("office-reminder-others");
      assertTrue(browser.text().contains("由您填写的“"), browser.text());
      browser.narrow().assertSound().screenshot("office-reminder-others-phone").wide();
      browser.press("催报31个单位").awaitText("已记录催报");
      browser.open(server.address(BASE + "/messages?log=reminders&lang=en"));
      browser.awaitText("Reminders of the other forms").screenshot("office-messages-others-en");
      browser.open(server.address("/office/contacts?lang=zh")).awaitText("两名调查员");
      browser.screenshot("office-contacts-nation");
    }
  }

  /** Id of the alliance that form C has told of. */
  private static String theAllianceIsConfirmed() {
    String page = "/office/waves/W1/alliances";
    try (Browser browser = Browser.desktop()) {
      browser.signIn(server.address("/login?lang=zh"), "beijing", RunningServer.PASSWORD);
      browser.open(server.address(page)).awaitText("待确认的联盟");
      browser.assertSound().screenshot("office-alliances-proposed");
      browser.press("确认登记").awaitText("待确认的联盟和分校区：0个");
      browser.assertSound().screenshot("office-alliances-confirmed");
    }
    Matcher issue =
        Pattern.compile("/alliances/codes/(BJ[0-9]+)\"")
            .matcher(signIn("beijing").get(page).body());
    String last = "";
    while (issue.find()) {
      last = issue.group(1);
    }
    assertFalse(last.equals(Study.ALLIANCE) || last.isEmpty(), "a new one: " + last);
    return last;
  }

  private static void giveBack(Visitor reviewer, String review, String why) {
    String page = reviewer.get(review).body();
    Map<String, String> fields = Map.of("seen", field(page, "seen"), "remark", why);
    assertEquals(303, reviewer.post(review + "/return", fields).statusCode());
  }

  private static void accept(Visitor reviewer, String review) {
    String page = reviewer.get(review).body();
    Map<String, String> fields = Map.of("seen", field(page, "seen"));
    assertEquals(303, reviewer.post(review + "/acceptance", fields).statusCode());
  }

  /** A complete sheet of a form that stands alone, sent as a program sends it. */
  private static void sendWhole(Visitor visitor, String form, String unit) {
    visitor.get("/respond");
    List<Questionnaire> forms = Scenario.shipped(form);
    JsonObjectBuilder answers =
        Json.createObjectBuilder(ExampleSheet.of(forms, forms.get(0)).orElseThrow());
    String address = "/api/waves/W1/forms/" + form + "/units/" + unit;
    JsonObject draft = json(visitor.get(address + "/draft"));
    Optional.ofNullable(draft.getJsonObject("answers").getJsonObject("c_roster"))
        .ifPresent(file -> answers.add("c_roster", file.get("value")));
    JsonObject sheet = answers.build();
    JsonObjectBuilder explanations = Json.createObjectBuilder();
    json(visitor.sendJson("POST", address + "/check", sheet.toString()))
        .getJsonArray("warnings")
        .getValuesAs(JsonObject.class)
        .forEach(warning -> explanations.add(warning.getString("id"), "已核对"));
    String whole =
        Json.createObjectBuilder()
            .add("basis", draft.getInt("revision"))
            .add("answers", sheet)
            .add("explanations", explanations)
            .build()
            .toString();
    HttpResponse<String> sent = visitor.sendJson("POST", address + "/submission", whole);
    assertEquals(201, sent.statusCode(), sent.body());
  }

  /** Form C wants the list of associations as a file. */
  private static HttpResponse<String> sendRoster(Visitor visitor) {
    String parts =
        "--b\r\nContent-Disposition: form-data; name=\"basis\"\r\n\r\n999\r\n--b\r\n"
            + "Content-Disposition: form-data; name=\"file:c_roster\"; filename=\"名单.csv\"\r\n"
            + "Content-Type: text/csv\r\n\r\n学校标识码,学校名称\n"
            + Study.UNIT
            + ",甲大学\n\r\n--b--\r\n";
    return visitor.postBody(
        "/respond/provincial_association/2",
        "multipart/form-data; boundary=b",
        parts.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonObject json(HttpResponse<String> answer) {
    try (var reader = Json.createReader(new StringReader(answer.body()))) {
      return reader.readObject();
    }
  }

  private static String cell(byte[] file, int column) throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
      return book.getSheetAt(0).getRow(1).getCell(column).getStringCellValue();
    }
  }

  /** The first mail to an address. */
  private static MimeMessage awaitMail(String address) throws InterruptedException {
    return awaitMail(address, "");
  }

  /** The first mail to an address that says this. */
  private static MimeMessage awaitMail(String address, String words) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      for (MimeMessage message : mail.getReceivedMessages()) {
        if (isTo(message, address) && text(message).contains(words)) {
          return message;
        }
      }
      Thread.sleep(300);
    }
    throw new AssertionError("no mail to " + address);
  }

  /** Activation codes in the mails to one address. */
  private static List<String> codesFor(String address) {
    return Arrays.stream(mail.getReceivedMessages())
        .filter(m -> isTo(m, address))
        .flatMap(m -> LINK.matcher(text(m)).results())
        .map(found -> found.group(1))
        .distinct()
        .toList();
  }

  private static boolean isTo(MimeMessage message, String address) {
    try {
      return message.getAllRecipients()[0].toString().equals(address);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** A hidden field of a page. */
  private static String field(String page, String name) {
    Matcher field = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
    assertTrue(field.find(), name + " in " + page);
    return field.group(1);
  }

  private static void submit() {
    Visitor filler = signIn("filler");
    List<Questionnaire> all = Questionnaires.of(Path.of("")).listAll();
    List<Questionnaire> forms =
        all.stream()
            .filter(f -> List.of("gate", "institution_no_association").contains(f.id()))
            .toList();
    JsonObject sheet = ExampleSheet.of(forms, forms.get(1)).orElseThrow();
    String unit = "/api/waves/W1/forms/gate/units/" + Study.UNIT;
    String change = "{\"changes\":[{\"path\":\"g_students\",\"value\":100,\"basis\":0}]}";
    assertEquals(200, filler.sendJson("PATCH", unit + "/draft", change).statusCode());
    String body =
        Json.createObjectBuilder().add("basis", 1).add("answers", sheet).build().toString();
    HttpResponse<String> done = filler.sendJson("POST", unit + "/submission", body);
    assertEquals(201, done.statusCode(), done.body());
  }

  private static String opened(Visitor visitor) {
    return visitor.get(BASE + "?view=list&code=OPENED").body();
  }

  private static String text(MimeMessage message) {
    try {
      return message.getContent().toString();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaitText(Visitor visitor, String path, String words) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!visitor.get(path).body().contains(words)) {
      assertTrue(System.nanoTime() < end, "never says " + words);
      Thread.sleep(300);
    }
  }

  private static Visitor signIn(String name) {
    return server.visitor().signIn(name, RunningServer.PASSWORD);
  }
}
