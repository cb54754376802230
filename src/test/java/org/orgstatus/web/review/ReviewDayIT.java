package org.orgstatus.web.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orgstatus.accounts.Accounts;
import org.orgstatus.accounts.Role;
import org.orgstatus.accounts.Scope;
import org.orgstatus.base.Language;
import org.orgstatus.collection.By;
import org.orgstatus.collection.Deputies;
import org.orgstatus.collection.Invitations;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.Reviews;
import org.orgstatus.collection.WaveForms;
import org.orgstatus.collection.WholeSheets;
import org.orgstatus.fieldwork.contradiction.AnsweredAndVisited;
import org.orgstatus.questionnaire.ExampleSheet;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.questionnaire.SheetJson;
import org.orgstatus.registry.RegisterFile;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.registry.Rosters;
import org.orgstatus.testing.Browser;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.Databases;
import org.orgstatus.testing.RunningServer;
import org.orgstatus.testing.SamplePdf;
import org.orgstatus.testing.Scenario;
import org.orgstatus.testing.ServerProcess;
import org.orgstatus.testing.Study;
import org.orgstatus.testing.Visitor;
import org.orgstatus.testing.Wiring;

/** An approver's day on a phone and a coordinator's day at a desk. */
class ReviewDayIT {

  private static final String THIRD = "4199910003";
  private static final String API = "/api/waves/W1/forms/gate/units/";
  private static final String QUEUE = "/office/waves/W1/review";
  private static final String BULK = "/office/waves/W1/bulk";
  private static final Pattern FIELD = Pattern.compile("name=\"(seen|hash)\" value=\"([^\"]+)\"");

  @TempDir static Path folder;
  private static ServerProcess server;
  private static String overDeputy;

  @BeforeAll
  static void start() throws IOException {
    Path file = folder.resolve("data/orgstatus");
    try (Database database = Databases.h2(file)) {
      Study study = new Study(database, Path.of("."));
      study.register().planForServers().open();
      for (String unit : List.of(Study.UNIT, Study.NEIGHBOUR, THIRD)) {
        study
            .account("f" + unit, Role.CAMPUS_FILLER, Scope.institution(unit))
            .account("a" + unit, Role.CAMPUS_APPROVER, Scope.institution(unit));
      }
      study
          .account("f" + Study.FAR, Role.CAMPUS_FILLER, Scope.institution(Study.FAR))
          .account("beijing", Role.PROVINCIAL_COORDINATOR, Scope.reportingUnit("110000"))
          .account("colleague", Role.PROVINCIAL_COORDINATOR, Scope.reportingUnit("110000"))
          .account("corps", Role.PROVINCIAL_COORDINATOR, Scope.reportingUnit("660000"))
          .account("secretary", Role.ALLIANCE_SECRETARY, Scope.alliance(Study.ALLIANCE))
          .account("researcher", Role.FIELD_RESEARCHER, Scope.alliance(Study.ALLIANCE))
          .account("corps-2", Role.PROVINCIAL_COORDINATOR, Scope.reportingUnit("660000"));
      study.run(beans -> send(beans, Study.UNIT, false));
      study.run(beans -> send(beans, Study.NEIGHBOUR, true));
      study.run(ReviewDayIT::roster);
      AnsweredAndVisited.answer(
          study, Map.of("d_charter", "congress", "d_plan_report", "both"), new By(31, ""));
      AnsweredAndVisited.visit(study, Map.of("eo_charter", "o1", "eo_plan", "o1"));
      overDeputy = study.call(ReviewDayIT::deputy);
    }
    server =
        ServerProcess.start(
            folder, Map.of("db.url", "jdbc:h2:file:" + file, "contact.key", Study.CONTACT_KEY));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void whoMayNotApproveOrReviewIsRefused() {
    Visitor filler = signIn("f" + Study.NEIGHBOUR);
    assertEquals(404, filler.get("/approve").statusCode());
    assertEquals(404, filler.post("/approve/approval", Map.of("seen", "1")).statusCode());
    String steps = "{\"steps\": 1}";
    String unit = API + Study.NEIGHBOUR;
    assertEquals(404, filler.sendJson("POST", unit + "/approval", steps).statusCode());
    assertEquals(404, filler.sendJson("POST", unit + "/acceptance", steps).statusCode());
    Visitor approver = signIn("a" + Study.NEIGHBOUR);
    assertEquals(404, approver.sendJson("POST", API + THIRD + "/approval", steps).statusCode());
    assertEquals(404, approver.get(QUEUE).statusCode());
    Visitor corps = signIn("corps");
    String page = QUEUE + "/gate/" + Study.NEIGHBOUR;
    HttpResponse<String> foreign = corps.get(page);
    assertEquals(404, foreign.statusCode());
    assertEquals(404, corps.get(page.replace(Study.NEIGHBOUR, "4199919999")).statusCode());
    assertEquals(404, corps.get(page + "/history").statusCode());
    assertEquals(404, corps.post(page + "/acceptance", Map.of("seen", "2")).statusCode());
    assertFalse(corps.get(QUEUE).body().contains("乙学院"));
    Visitor beijing = signIn("beijing");
    HttpResponse<String> change = beijing.sendJson("PATCH", unit + "/draft", "{\"changes\": []}");
    assertEquals(403, change.statusCode());
    assertTrue(change.body().contains("代录"), change.body());
    assertEquals(
        404,
        beijing.get(QUEUE + "/provincial_association/110000").statusCode(),
        "form C is not hers");
  }

  @Test
  void whatVisitorsSawOtherwiseIsReturnedOrSettledWithAReason() {
    new ContradictionWalk(server).walk();
  }

  @Test
  void everyPageStandsInBothLanguages() {
    List<String> fallen = new ArrayList<>();
    Map<String, List<String>> pages =
        Map.of(
            "a" + Study.NEIGHBOUR,
            List.of("/approve", "/approve/receipt", "/approve/history", "/approve/deputies"),
            "f" + Study.NEIGHBOUR,
            List.of("/respond", "/respond/check", "/respond/receipt"),
            "beijing",
            List.of(
                QUEUE,
                QUEUE + "?status=ACCEPTED",
                QUEUE + "/gate/" + Study.NEIGHBOUR,
                QUEUE + "/gate/" + Study.NEIGHBOUR + "/history",
                QUEUE + "/gate/" + THIRD + "/entry",
                QUEUE + "/conflicts"));
    pages.forEach(
        (who, paths) -> {
          Visitor visitor = signIn(who);
          for (String path : paths) {
            for (String language : List.of("zh", "en")) {
              String address = path + (path.contains("?") ? "&" : "?") + "lang=" + language;
              int status = visitor.get(address).statusCode();
              if (status != 200) {
                fallen.add(who + " " + address + " " + status);
              }
            }
          }
        });
    assertEquals(List.of(), fallen, () -> server.log());
  }

  @Test
  void anApproversDayOnAPhoneAndACoordinatorsAtADesk() {
    theApproverReturnsOneItem();
    theFillerAnswersOnlyThat();
    theApproverApprovesOnce();
    theCoordinatorReviews();
    whatHappenedIsOnRecord();
    whatWasAcceptedIsCorrected();
  }

  private void theApproverReturnsOneItem() {
    try (Browser phone = Browser.phone()) {
      phone.signIn(server.address("/login"), "a" + Study.UNIT, RunningServer.PASSWORD);
      phone.awaitPath("/approve").awaitText("甲大学").assertSound();
      phone.awaitText("提交后新出现的提醒");
      phone.screenshot("review-approve-390-zh");
      assertEquals(0, phone.all("main input:not([type=hidden]), main select").size(), "no form");
      phone.script(
          "document.querySelectorAll('.judge-answers details').forEach(d => d.open = true)");
      phone.assertSound().screenshot("review-approve-open-390-zh");
      assertEquals(1, phone.all("textarea[name='remark:g_students']").size());
      assertEquals(
          0, phone.all("textarea[name='remark:g_inst_code']").size(), "calculated: no remark");
      phone.script(
          "document.querySelector('textarea[name=\"remark:g_students\"]').value = '与教务处数据不符'");
      phone.script("document.querySelector('.give-back').open = true");
      phone.press("审核通过").awaitText("您写了意见");
      assertEquals(
          "与教务处数据不符",
          phone.find("textarea[name='remark:g_students']").getDomProperty("value"),
          "what was written stays");
      phone.press("退回填报人").awaitPath("/approve/receipt").awaitText("已退回填报人");
      phone.assertSound().screenshot("review-approve-returned-390-zh");
    }
  }

  private void theFillerAnswersOnlyThat() {
    String unit = API + Study.UNIT;
    Visitor filler = signIn("f" + Study.UNIT);
    HttpResponse<String> other =
        filler.sendJson(
            "PATCH",
            unit + "/draft",
            "{\"changes\": [{\"path\": \"g_registry_ok\", \"value\": \"no\", \"basis\": 9}]}");
    assertEquals(422, other.statusCode(), other.body());
    assertTrue(other.body().contains("not_reopened"), other.body());
    try (Browser browser = Browser.phone()) {
      browser.signIn(server.address("/login"), "f" + Study.UNIT, RunningServer.PASSWORD);
      browser.awaitPath("/respond").awaitText("本校审核人退回了答卷");
      browser.assertSound().screenshot("review-returned-390-zh");
      browser.open(server.address("/respond/gate/0")).await("body.live");
      browser.awaitText("与教务处数据不符");
      browser.assertSound().screenshot("review-section-390-zh");
      assertFalse(browser.find("[name=g_registry_ok]").isEnabled(), "not returned");
      assertTrue(browser.find("[name=g_students]").isEnabled());
      browser.open(server.address("/respond/check")).awaitText("还有1条退回意见没有处理");
      browser.open(server.address("/respond"));
      browser.script("document.querySelector('.todos textarea').value = '含预科生，已核对'");
      browser.press("保存说明").awaitText("已说明");
      browser.open(server.address("/respond/check"));
      browser.all("input[name^='confirm:']").forEach(each -> each.click());
      browser.pressTwice("提交").awaitPath("/respond/receipt").awaitText("已交本校审核人");
      browser.assertSound().screenshot("review-sent-390-zh");
    }
  }

  private void theApproverApprovesOnce() {
    Visitor approver = signIn("a" + Study.UNIT);
    Map<String, String> fields = fields(approver.get("/approve").body());
    Map<String, String> old = new TreeMap<>(fields);
    old.put("seen", "1");
    HttpResponse<String> stale = approver.post("/approve/approval", old);
    assertEquals(409, stale.statusCode());
    assertTrue(stale.body().contains("您打开页面以后"), stale.body());
    List<HttpResponse<String>> both =
        Stream.of(1, 2)
            .map(
                click ->
                    CompletableFuture.supplyAsync(() -> approver.post("/approve/approval", fields)))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();
    for (HttpResponse<String> each : both) {
      assertEquals(303, each.statusCode(), each.body());
    }
    HttpResponse<String> again = approver.post("/approve/approval", fields);
    assertEquals("/approve/receipt", again.headers().firstValue("Location").orElse(""));
    JsonObject history = json(approver.get(API + Study.UNIT + "/history"));
    assertEquals(4, history.getInt("steps"), "send, decline, send, approve");
    String receipt = approver.get("/approve/receipt").body();
    assertTrue(receipt.contains("W1-" + Study.UNIT), receipt);
    assertTrue(receipt.contains(fields.get("hash")), "exactly what was approved");
  }

  private void theCoordinatorReviews() {
    Visitor beijing = signIn("beijing");
    String seen = QUEUE + "/gate/" + Study.UNIT;
    Map<String, String> stale = fields(beijing.get(seen).body());
    try (Browser desk = Browser.desktop()) {
      desk.wide().signIn(server.address("/login"), "beijing", RunningServer.PASSWORD);
      desk.open(server.address(QUEUE)).awaitText("甲大学").assertSound();
      desk.screenshot("review-queue-1366-zh");
      desk.open(server.address(seen)).awaitText("甲大学").assertSound();
      desk.screenshot("review-response-1366-zh");
      desk.script(
          "document.querySelectorAll('.judge-answers details').forEach(d => d.open = true)");
      desk.assertSound().screenshot("review-response-open-1366-zh");
      desk.script("document.querySelector('textarea[name=\"remark:b_why\"]').value = '请核对原因'");
      desk.script("document.querySelector('.give-back').open = true");
      desk.press("退回填报人").awaitText("答卷已退回");
      desk.open(server.address(QUEUE)).awaitText("乙学院");
      desk.click("input[name=selected][value='" + Study.NEIGHBOUR + "']");
      desk.press("选中的").awaitText("将接受1份答卷").assertSound();
      desk.screenshot("review-accept-1366-zh");
      desk.press("接受这1份").awaitText("选定的答卷已接受");
      desk.open(server.address(QUEUE + "?lang=en")).awaitText("Review responses").assertSound();
      desk.narrow().screenshot("review-queue-390-en").wide();
      desk.open(server.address(seen + "/history?lang=zh")).awaitText("办理记录").assertSound();
      desk.screenshot("review-history-1366-zh");
    }
    HttpResponse<String> late = beijing.post(seen + "/acceptance", stale);
    assertEquals(409, late.statusCode());
    assertTrue(late.body().contains("退回"), late.body());
  }

  private void whatHappenedIsOnRecord() {
    Visitor filler = signIn("f" + Study.UNIT);
    JsonObject history = json(filler.get(API + Study.UNIT + "/history"));
    assertEquals("returned", history.getString("status"));
    assertEquals(2, history.getJsonArray("revisions").size());
    JsonObject differences = json(filler.get(API + Study.UNIT + "/differences?from=1&to=2"));
    assertEquals(0, differences.getJsonArray("differences").size(), "it was only explained");
    JsonObject declined = history.getJsonArray("transitions").getJsonObject(1);
    assertEquals("decline", declined.getString("act"));
    assertEquals("含预科生，已核对", declined.getJsonArray("items").getJsonObject(0).getString("reply"));
    assertEquals(200, filler.get("/respond/standing/" + Study.UNIT + "/gate/history").statusCode());
    for (String impossible : List.of("?from=0", "?to=99", "?from=x", "?from=1&to=3")) {
      String history404 = "/respond/standing/" + Study.UNIT + "/gate/history" + impossible;
      assertEquals(404, filler.get(history404).statusCode(), impossible);
    }
  }

  /** By the one way there is: returned, mended where it was remarked on, approved, accepted. */
  private void whatWasAcceptedIsCorrected() {
    String unit = API + Study.NEIGHBOUR;
    String page = QUEUE + "/gate/" + Study.NEIGHBOUR;
    Visitor filler = signIn("f" + Study.NEIGHBOUR);
    Visitor approver = signIn("a" + Study.NEIGHBOUR);
    Visitor beijing = signIn("beijing");
    assertEquals(409, filler.sendJson("PATCH", unit + "/draft", students(4321)).statusCode());
    String late = "{\"steps\": 3, \"remark\": \"x\"}";
    assertEquals(409, approver.sendJson("POST", unit + "/approval", late).statusCode());
    assertEquals(404, approver.sendJson("POST", unit + "/return", late).statusCode());
    String accepted = beijing.get(page).body();
    Map<String, String> seen = fields(accepted);
    assertEquals(422, beijing.post(page + "/return", seen).statusCode(), "without a word");
    Map<String, String> why = new TreeMap<>(seen);
    why.put("remark:g_students", "与年报不符");
    assertEquals(303, beijing.post(page + "/return", why).statusCode());

    assertTrue(filler.get("/respond").body().contains("与年报不符"));
    assertEquals(
        422,
        filler
            .sendJson(
                "PATCH", unit + "/draft", students(4321).replace("g_students", "g_st_workers"))
            .statusCode(),
        "nothing else is open");
    assertEquals(200, filler.sendJson("PATCH", unit + "/draft", students(4321)).statusCode());
    Map<String, String> confirmed = new TreeMap<>();
    Matcher check =
        Pattern.compile("name=\"(confirm:[^\"]+)\"").matcher(filler.get("/respond/check").body());
    while (check.find()) {
      confirmed.put(check.group(1), "yes");
    }
    HttpResponse<String> sent = filler.post("/respond/submission", confirmed);
    assertEquals("/respond/receipt", sent.headers().firstValue("Location").orElse(sent.body()));
    Map<String, String> approved = fields(approver.get("/approve").body());
    assertEquals(303, approver.post("/approve/approval", approved).statusCode());
    assertEquals(
        303, beijing.post(page + "/acceptance", fields(beijing.get(page).body())).statusCode());
    JsonObject history = json(beijing.get(unit + "/history"));
    assertEquals("accepted", history.getString("status"));
    assertEquals(7, history.getInt("steps"));
    JsonObject differences = json(beijing.get(unit + "/differences?from=1&to=2"));
    assertEquals(1, differences.getJsonArray("differences").size(), "that one item");
  }

  private static String students(int number) {
    return "{\"changes\": [{\"path\": \"g_students\", \"value\": " + number + ", \"basis\": 99}]}";
  }

  @Test
  void aDeputyApprovesForAWhileAndIsNeverTheFiller() {
    Visitor approver = signIn("a" + THIRD);
    approver.get("/approve/deputies");
    String page = approver.post("/approve/deputies", Map.of("post", "科研处副处长", "days", "3")).body();
    Matcher code = Pattern.compile("[2-9A-HJKMNP-Z]{4}(-[2-9A-HJKMNP-Z]{4}){2}").matcher(page);
    assertTrue(code.find(), page);
    Visitor deputy = server.visitor();
    String join = deputy.get("/join/" + code.group()).body();
    assertTrue(join.contains("您是代审核人"), join);
    Map<String, String> chosen =
        Map.of("password", RunningServer.PASSWORD, "again", RunningServer.PASSWORD);
    assertEquals(
        "/approve",
        deputy.post("/join/" + code.group(), chosen).headers().firstValue("Location").orElse(""));
    assertEquals(200, deputy.get("/approve").statusCode());
    assertEquals(404, deputy.get("/respond").statusCode());
    assertEquals(404, deputy.post("/approve/deputies", Map.of("post", "x")).statusCode());
    Matcher end =
        Pattern.compile("/approve/deputies/[0-9]+/end")
            .matcher(approver.get("/approve/deputies").body());
    assertTrue(end.find());
    assertEquals(303, approver.post(end.group(), Map.of()).statusCode());
    assertEquals(303, deputy.get("/approve").statusCode(), "signed out");
    assertEquals(404, server.visitor().get("/join/" + code.group()).statusCode());
  }

  @Test
  void whatTheRosterSaysOtherwiseIsShownFromBothSidesAndSettledOnOnePage() {
    String conflicts = QUEUE + "/conflicts";
    assertEquals(404, signIn("f" + THIRD).get(conflicts).statusCode());
    assertFalse(signIn("corps").get(conflicts).body().contains("丙学院"), "of another province");
    Visitor beijing = signIn("beijing");
    String page = beijing.get(conflicts).body();
    assertTrue(page.contains("北京名单.csv，第3行（A3）：丙学院"), page);
    Matcher key = Pattern.compile("decide:(" + THIRD + ":roster:[0-9a-f-]+)").matcher(page);
    assertTrue(key.find(), page);
    Map<String, String> silent = Map.of("decide:" + key.group(1), "ASK");
    assertEquals(422, beijing.post(conflicts, silent).statusCode(), "no reason");
    String old = key.group(1).replaceAll("-[0-9a-f]+$", "-000000000000");
    assertEquals(
        conflicts + "?notice=conflicts-changed",
        beijing
            .post(conflicts, Map.of("decide:" + old, "ASK", "reason:" + old, "x"))
            .headers()
            .firstValue("Location")
            .orElse(""));
    assertEquals(
        conflicts + "?notice=conflicts-settled",
        beijing
            .post(
                conflicts,
                Map.of("decide:" + key.group(1), "ASK", "reason:" + key.group(1), "是否已获批准"))
            .headers()
            .firstValue("Location")
            .orElse(""));
    assertTrue(beijing.get(conflicts).body().contains("是否已获批准"), "it stays until answered");
    assertTrue(signIn("f" + THIRD).get("/respond").body().contains("是否已获批准"));
    try (Browser desk = Browser.desktop()) {
      desk.wide().signIn(server.address("/login"), "beijing", RunningServer.PASSWORD);
      for (String language : List.of("zh", "en")) {
        desk.open(server.address(conflicts + "?lang=" + language)).awaitText("北京名单.csv");
        desk.wide().screenshot("review-conflicts-1366-" + language).assertSound();
        desk.narrow().screenshot("review-conflicts-390-" + language).assertSound();
        String entry = QUEUE + "/gate/" + THIRD + "/entry?lang=" + language;
        desk.open(server.address(entry)).wide().screenshot("review-entry-1366-" + language);
      }
    }
  }

  @Test
  void aDeputyWhoseTimeIsOverIsRefusedEverywhere() {
    Visitor deputy = server.visitor();
    deputy.get("/login");
    deputy.post("/login", Map.of("name", overDeputy, "password", RunningServer.PASSWORD));
    for (String path : List.of("/approve", "/approve/history", "/account", "/respond")) {
      HttpResponse<String> answer = deputy.get(path);
      assertEquals(303, answer.statusCode(), path);
      assertTrue(answer.headers().firstValue("Location").orElse("").startsWith("/login"), path);
    }
    assertEquals(401, deputy.get(API + Study.NEIGHBOUR + "/history").statusCode());
    assertEquals(
        401,
        deputy
            .sendJson("POST", API + Study.NEIGHBOUR + "/approval", "{\"steps\": 1}")
            .statusCode());
  }

  @Test
  void aProvinceEntersAnswersFromOneWorkbookAndAnotherPersonAcceptsThem() throws IOException {
    Visitor filler = signIn("f" + Study.FAR);
    assertEquals(404, filler.get(BULK).statusCode(), "no province of the own");
    Visitor corps = signIn("corps");
    assertTrue(corps.get(BULK).body().contains("可代录1所"));
    byte[] template = corps.file(BULK + ".xlsx").body();
    HttpResponse<String> wrong = sendFile(corps, BULK, "b.xlsx", filled(template, "一千"));
    assertEquals(422, wrong.statusCode());
    assertTrue(wrong.body().contains("没有保存任何内容"), wrong.body());
    assertTrue(wrong.body().contains(cell(template)), "the fault stands at its cell");
    assertEquals(404, corps.get(QUEUE + "/gate/" + Study.FAR).statusCode(), "nothing stored");

    HttpResponse<String> read = sendFile(corps, BULK, "b.xlsx", filled(template, "77"));
    assertEquals(303, read.statusCode(), read.body());
    String preview =
        read.headers().firstValue("Location").orElseThrow().replaceAll("^.*?/office", "/office");
    assertTrue(corps.get(preview).body().contains("还没有保存"));
    assertEquals(303, corps.post(preview, Map.of()).statusCode());
    HttpResponse<String> again = corps.post(preview, Map.of());
    assertEquals(409, again.statusCode());
    assertTrue(again.body().contains("已确认"), again.body());
    assertEquals(404, corps.get(preview).statusCode(), "a preview is confirmed once");
    itIsMarkedAsAnyEntryOnBehalf(corps, filler);
  }

  private void itIsMarkedAsAnyEntryOnBehalf(Visitor corps, Visitor filler) {
    String home = filler.get("/respond").body();
    assertTrue(home.contains("省级科协代录") && home.contains("由本校接着填报"), home);
    String page = QUEUE + "/gate/" + Study.FAR;
    HttpResponse<String> without = submit(corps);
    assertEquals(422, without.statusCode());
    assertTrue(without.body().contains("paper_scan"), without.body());
    assertTrue(corps.get(page + "/entry").body().contains("multipart/form-data"), "no script");
    String scan = page + "/entry/scan";
    assertEquals(422, sendFile(corps, scan, "", new byte[0]).statusCode());
    assertEquals(422, sendFile(corps, scan, "scan.exe", new byte[] {'M', 'Z'}).statusCode());
    assertEquals(303, sendFile(corps, scan, "扫描.pdf", SamplePdf.ofSize(3000)).statusCode());
    HttpResponse<String> sent = submit(corps);
    assertEquals(201, sent.statusCode(), sent.body());
    assertEquals("submitted", json(corps.get(API + Study.FAR + "/history")).getString("status"));
    for (String marked : List.of(page, page + "/history", QUEUE)) {
      assertTrue(corps.get(marked).body().contains("代录"), marked);
    }
    assertTrue(corps.get(page).body().contains("b.xlsx"), "from which file");
    assertTrue(filler.get("/respond/receipt").body().contains("按学校纸质件代录"));
    Map<String, String> seen = fields(corps.get(page).body());
    assertEquals(404, corps.post(page + "/acceptance", seen).statusCode(), "the own entry");
    Visitor colleague = signIn("corps-2");
    colleague.get(page);
    assertEquals(303, colleague.post(page + "/acceptance", seen).statusCode());
  }

  private static HttpResponse<String> submit(Visitor corps) {
    List<Questionnaire> forms =
        Scenario.shipped("gate", "campus_association", "institution_no_association");
    JsonObject sheet = ExampleSheet.of(forms, forms.get(2)).orElseThrow();
    String unit = API + Study.FAR;
    JsonObject checked = json(corps.sendJson("POST", unit + "/check", sheet.toString()));
    JsonObjectBuilder explanations = Json.createObjectBuilder();
    checked
        .getJsonArray("warnings")
        .getValuesAs(JsonObject.class)
        .forEach(warning -> explanations.add(warning.getString("id"), "已核对"));
    JsonObject whole =
        Json.createObjectBuilder()
            .add("basis", json(corps.get(unit + "/draft")).getInt("revision"))
            .add("answers", sheet)
            .add("explanations", explanations)
            .build();
    return corps.sendJson("POST", unit + "/submission", whole.toString());
  }

  /** The only institution's number of workers, written as a person might. */
  private static byte[] filled(byte[] template, String workers) throws IOException {
    ByteArrayOutputStream filled = new ByteArrayOutputStream();
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(template))) {
      XSSFSheet gate = book.getSheet("G");
      assertEquals(3, gate.getLastRowNum(), "one institution");
      gate.getRow(3).createCell(column(gate)).setCellValue(workers);
      book.write(filled);
    }
    return filled.toByteArray();
  }

  private static String cell(byte[] template) throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(template))) {
      return "第4行第" + (column(book.getSheet("G")) + 1) + "列";
    }
  }

  private static int column(XSSFSheet gate) {
    int column = 0;
    while (!gate.getRow(2).getCell(column).getStringCellValue().equals("g_st_workers")) {
      column++;
    }
    return column;
  }

  private static HttpResponse<String> sendFile(
      Visitor visitor, String path, String name, byte[] content) {
    String boundary = "----file";
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    String head =
        "--"
            + boundary
            + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n"
            + visitor.token()
            + "\r\n--"
            + boundary
            + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
            + name
            + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
    body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    body.writeBytes(content);
    body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return visitor.postBody(path, "multipart/form-data; boundary=" + boundary, body.toByteArray());
  }

  /** It comes after the answers, which it does not agree with. */
  private static void roster(Wiring beans) {
    Rosters rosters = beans.get(Rosters.class);
    String rows = "学校标识码,学校名称,批准日期,批准机关\n4199910001,甲大学,2015-06-30,市科协\n4199910003,丙学院,,";
    RegisterFile file = new RegisterFile("北京名单.csv", rows.getBytes(StandardCharsets.UTF_8));
    rosters.confirm(
        rosters
            .preview("W1", new ReportingUnitCode("110000"), file, "1", Study.NOW)
            .roster()
            .orElseThrow()
            .id(),
        "1",
        Study.NOW);
  }

  /** A deputy whose time is over by the clock of a server of today. */
  private static String deputy(Wiring beans) {
    String code =
        beans
            .get(Deputies.class)
            .appoint(
                "W1",
                "gate",
                Study.NEIGHBOUR,
                "科研处副处长",
                Study.NOW.plusSeconds(7200),
                by(beans, "a" + Study.NEIGHBOUR));
    return beans
        .get(Invitations.class)
        .activate(code, "代审核人", Language.ZH, RunningServer.PASSWORD)
        .orElseThrow()
        .loginName();
  }

  private static void send(Wiring beans, String unit, boolean approved) {
    List<Questionnaire> forms =
        Scenario.shipped("gate", "campus_association", "institution_no_association");
    JsonObject sheet = ExampleSheet.of(forms, forms.get(2)).orElseThrow();
    Responses responses = beans.get(Responses.class);
    Response response = responses.open("W1", "gate", unit);
    SheetJson.Posted posted =
        SheetJson.posted(beans.get(WaveForms.class).routing("W1", "gate"), sheet);
    Map<String, String> explanations = new TreeMap<>();
    responses
        .check(response, posted)
        .warnings()
        .forEach(w -> explanations.put(w.check().id(), "已核对"));
    beans
        .get(WholeSheets.class)
        .submit(
            "W1",
            "gate",
            new WholeSheets.Sheet(unit, response.draftRevision(), posted, explanations),
            by(beans, "f" + unit));
    if (approved) {
      beans.get(Reviews.class).approve(response.id(), 1, by(beans, "a" + unit));
    }
  }

  private static By by(Wiring beans, String login) {
    return new By(beans.get(Accounts.class).findByLoginName(login).orElseThrow().id(), "");
  }

  private static Visitor signIn(String name) {
    return server.visitor().signIn(name, RunningServer.PASSWORD);
  }

  private static Map<String, String> fields(String page) {
    Map<String, String> fields = new TreeMap<>();
    Matcher found = FIELD.matcher(page);
    while (found.find()) {
      fields.put(found.group(1), found.group(2));
    }
    return fields;
  }

  private static JsonObject json(HttpResponse<String> answer) {
    try (var reader = Json.createReader(new StringReader(answer.body()))) {
      return reader.readObject();
    }
  }
}
