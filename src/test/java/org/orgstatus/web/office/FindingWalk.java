package org.orgstatus.web.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.orgstatus.testing.Browser;
import org.orgstatus.testing.Visitor;

/**
 * The policy writer's day in the study of {@link ResultsIT}: from a released result to an approved
 * finding, and what a later data lock makes of it.
 */
final class FindingWalk {

  private static final String ANSWERED = "c01/coverage/nation/answered";
  private static final String POPULATION = "c01/coverage/nation/population";
  private static final int FIRST_RETURNED = 2;
  private static final int LAST_RETURNED = 12;

  private final OfficeServer server;

  FindingWalk(OfficeServer server) {
    this.server = server;
  }

  private Visitor writer() {
    return server.visitor().signIn("demo-writer", "yanshi-writer-2017");
  }

  private Visitor analyst() {
    return server.visitor().signIn("demo-analyst", "yanshi-analyst-2017");
  }

  void walks() {
    Visitor administrator = server.administrator();
    Visitor coordinator = server.visitor().signIn("demo-province", "yanshi-province-2017");
    for (String path : List.of("/office/desk", "/office/findings", "/office/findings/new")) {
      assertEquals(404, coordinator.get(path).statusCode(), path);
    }
    assertEquals(404, administrator.get("/office/findings/new").statusCode(), "approves only");
    Visitor writer = writer();
    assertEquals(404, writer.get("/office/results/W1/c01").statusCode(), "not released");
    String lock = lock(administrator, "写结论");
    release(administrator, lock);
    String id = lock.substring(lock.lastIndexOf('/') + 1);
    assertEquals(404, writer.get("/office/findings/new?lock=999").statusCode());

    String desk = writer.get("/office/desk?lang=zh&lock=" + id).body();
    assertTrue(desk.contains("WP-1.6") && desk.contains("分省覆盖率与50%目标"), desk);
    String questions = writer.get("/office/desk?by=question&lang=zh").body();
    assertTrue(questions.contains("C01"), questions);
    assertTrue(questions.contains("条款 WP-0.4 WP-1.6 WP-1.2"), questions);
    assertTrue(questions.contains("href=\"/office/desk?q=WP-1.6#WP-1.6\""), questions);

    String from = "/office/findings/new?lock=" + id + "&amp;q=c01";
    String released = group("href=\"(/office/releases/[0-9]+/c01)\"", desk);
    assertTrue(writer.get(released).body().contains(from), "from the result to the editor");

    Map<String, String> form = new HashMap<>(Map.of("lock", id, "do", "search", "q", "c01 全国"));
    form.put("sentence-zh", "<script>alert(1)</script>");
    String found = writer.post("/office/findings/new", form).body();
    assertTrue(found.contains("add:" + ANSWERED), found);
    assertTrue(found.contains("&lt;script&gt;alert(1)") && !found.contains("<script>alert(1)"));
    form.put("do", "add:" + ANSWERED);
    String taken = writer.post("/office/findings/new", form).body();
    assertTrue(taken.contains("name=\"number-n1\" value=\"" + ANSWERED + "\""), taken);

    form = sentence("999", "应答{n1}所，低于名录的{n2}所");
    HttpResponse<String> gone = writer.post("/office/findings/new", form);
    assertEquals(422, gone.statusCode(), "its results were withdrawn while somebody wrote");
    assertTrue(gone.body().contains("您写的都保留着") && gone.body().contains("应答{n1}所"));
    assertTrue(gone.body().contains("value=\"" + id + "\" selected"), "another lock is chosen");
    form = sentence(id, "应答{n1}所");
    form.put("do", "check");
    form.put("number-n3", "c08/secretariat/nation/n");
    String lost = writer.post("/office/findings/new", form).body();
    assertTrue(lost.contains("name=\"number-n3\" value=\"c08/secretariat/nation/n\""), lost);
    assertTrue(lost.contains("{n3}所在的C08在这个数据锁定上还没有计算"), lost);

    String citing = writer.get(released + "?cite=yes").body();
    String cell = "/office/findings/new?lock=" + id + "&amp;cell=" + ANSWERED;
    assertTrue(citing.contains(cell), "a number of the table leads to the editor");
    assertTrue(
        writer
            .get(cell.replace("&amp;", "&"))
            .body()
            .contains("name=\"number-n1\" value=\"" + ANSWERED));

    form = sentence(id, "应答{n1}所，高于名录的{n2}所");
    form.put("clause", "");
    String both = writer.post("/office/findings/new", form).body();
    assertTrue(both.contains("“高于”站不住") && both.contains("请选择这条结论对应的条款"), "all at once");
    form = sentence(id, "应答{n1}所，高于名录的{n2}所");
    HttpResponse<String> refused = writer.post("/office/findings/new", form);
    assertEquals(422, refused.statusCode());
    assertTrue(refused.body().contains("“高于”站不住"), refused.body());
    assertTrue(refused.body().contains("应答{n1}所，高于名录的{n2}所"), "what was typed stays");
    form = sentence(id, "应答{n1}所，低于名录的{n2}所");
    form.put("clause", "");
    assertEquals(422, writer.post("/office/findings/new", form).statusCode(), "which clause?");
    form.put("clause", "WP-1.6");
    String saved = OfficeServer.location(writer.post("/office/findings/new", form));
    assertTrue(saved.endsWith("?notice=finding-saved"), saved);
    String finding = saved.replace("?notice=finding-saved", "");
    assertEquals(
        saved,
        OfficeServer.location(writer.post("/office/findings/new", form)),
        "a second click makes no second finding");

    String other = finding + "/edit";
    Map<String, String> change = sentence(id, "全国应答{n1}所，低于名录的{n2}所");
    change.put("version", "1");
    Visitor analyst = analyst();
    analyst.get(other);
    assertEquals(
        finding + "?notice=finding-saved", OfficeServer.location(writer.post(other, change)));
    Map<String, String> late = sentence(id, "已应答{n1}所，低于名录的{n2}所");
    late.put("version", "1");
    HttpResponse<String> conflict = analyst.post(other, late);
    assertEquals(409, conflict.statusCode());
    assertTrue(conflict.body().contains("全国应答{n1}所") && conflict.body().contains("已应答{n1}所"));

    Map<String, String> second = Map.of("version", "2");
    assertEquals(409, writer.post(finding + "/propose", Map.of("version", "1")).statusCode());
    assertEquals(
        finding + "?notice=finding-proposed",
        OfficeServer.location(writer.post(finding + "/propose", second)));
    assertEquals(404, writer.post(finding + "/approve", second).statusCode(), "never the writer");
    analyst.get(finding);
    assertEquals(422, analyst.post(finding + "/return", second).statusCode(), "why?");
    assertEquals(
        finding + "?notice=finding-approved",
        OfficeServer.location(analyst.post(finding + "/approve", second)));
    assertTrue(writer.get("/office/desk?lang=zh&lock=" + id).body().contains("全国应答"));
    String history = writer.get(finding + "/history?lang=zh").body();
    assertTrue(history.contains("<del>应答{n1}所") && history.contains("审核通过"), history);
    assertTrue(isPrinted(analyst, id));
    JsonObject json = json(writer.get("/api" + finding.replace("/office", "")));
    assertEquals("approved", json.getString("state"));
    assertEquals(ANSWERED, json.getJsonArray("numbers").getJsonObject(0).getString("at"));
    assertEquals(404, coordinator.get("/api" + finding.replace("/office", "")).statusCode());

    assertEquals(200, writer.file("/office/findings.xlsx?state=approved").statusCode());
    assertEquals(404, coordinator.file("/office/findings.xlsx").statusCode());

    turnsStale(administrator, analyst, writer, finding, id);
    isSound(finding);
    String record = administrator.get("/office/audit?q=finding").body();
    for (String action : List.of("made", "changed", "proposed", "approved", "kept")) {
      assertTrue(record.contains("finding-" + action), action);
    }
  }

  /** Some answers go back to their institutions, the data are locked anew. */
  private void turnsStale(
      Visitor administrator, Visitor analyst, Visitor writer, String finding, String lock) {
    byte[] brief = analyst.file("/office/documents/" + lock + "/desk/brief.docx").body();
    List<String> members = members(analyst, lock);
    for (String unit : members.subList(FIRST_RETURNED, Math.min(LAST_RETURNED, members.size()))) {
      String response = "/api/waves/W1/forms/gate/units/" + unit;
      int steps = json(administrator.get(response + "/history")).getInt("steps");
      administrator.sendJson(
          "POST", response + "/return", "{\"steps\": " + steps + ", \"remark\": \"请核对\"}");
    }
    String later = lock(administrator, "写结论之后");
    String anew = later.substring(later.lastIndexOf('/') + 1);
    String unchecked = analyst.get(finding + "?lang=zh").body();
    assertTrue(unchecked.contains("最新的数据锁定“写结论之后”上还没有计算C01"), unchecked);
    assertTrue(unchecked.contains(later + "/comparisons\""), "a button begins the job");
    assertFalse(writer.get(finding).body().contains(later + "/comparisons\""));
    assertEquals(200, analyst.get("/office/results/W1/c01?lock=" + anew).statusCode());
    String page = analyst.get(finding + "?lang=zh").body();
    assertTrue(page.contains("按数据锁定“写结论之后”核对，数字变了"), page);
    assertTrue(page.contains("换成现在的数字，句子里的用词仍然站得住"), page);
    assertFalse(writer.get(finding).body().contains("/keep\""), "an approver's alone");
    String hidden = writer.get(finding + "?lang=zh").body();
    assertTrue(hidden.contains("尚未发布"), "the new number was not released to writers");
    assertTrue(hidden.contains("句子里的用词还不能核对"), "nor does the page say what it would carry");
    assertFalse(hidden.contains("仍然站得住"));
    HttpResponse<String> verdict =
        analyst.postBody("/api/documents/verification", "application/octet-stream", brief);
    assertEquals(409, verdict.statusCode(), "some numbers are others by now");
    JsonObject said = json(verdict);
    assertEquals(0, said.getInt("alterations"), "nobody has touched the paper");
    assertTrue(said.getInt("changes") > 0 && said.getInt("held") > 0, verdict.body());
    assertTrue(said.getJsonArray("changed").getJsonObject(0).getString("place").startsWith("C01 "));
    assertFalse(isPrinted(analyst, lock), "the older lock bears it out, the newest does not");
    assertTrue(analyst.get(finding + "/edit?lock=" + anew).body().contains(ANSWERED));
    assertEquals(404, writer.get(finding + "/edit?lock=" + anew).statusCode());
    isHidden(analyst, writer, anew);
    String seen = group("name=\"seen\" value=\"([0-9a-f]{64})\"", page);
    analyst.get(finding);
    Map<String, String> keep = new HashMap<>(Map.of("version", "2", "seen", seen));
    assertEquals(422, analyst.post(finding + "/keep", keep).statusCode(), "why?");
    keep.put("reason", "退回的答卷很快会重报");
    assertEquals(
        finding + "?notice=finding-kept",
        OfficeServer.location(analyst.post(finding + "/keep", keep)));
    assertTrue(analyst.get(finding + "?lang=zh").body().contains("经批准保留"));
    assertTrue(isPrinted(analyst, lock), "an approver let it stand");
  }

  /** Whether the brief of a lock prints the finding. */
  private static boolean isPrinted(Visitor analyst, String lock) {
    byte[] page = analyst.file("/office/documents/" + lock + "/desk/brief.html").body();
    return new String(page, StandardCharsets.UTF_8).contains("全国应答");
  }

  /** What an analyst binds to results that were not released is not shown to writers. */
  private static void isHidden(Visitor analyst, Visitor writer, String lock) {
    analyst.get("/office/findings/new?lock=" + lock);
    String made =
        OfficeServer.location(
                analyst.post("/office/findings/new", sentence(lock, "尚待发布：{n1}所，低于{n2}所")))
            .replace("?notice=finding-saved", "");
    assertTrue(analyst.get(made + "?lang=zh").body().contains("尚待发布："));
    for (String path : List.of(made, made + "/history", "/api" + made.replace("/office", ""))) {
      assertFalse(writer.get(path).body().contains("尚待发布"), path);
    }
    assertTrue(writer.get(made + "?lang=zh").body().contains("没有发布，或已经撤回"));
    assertEquals(409, writer.get(made + "/edit").statusCode());
    JsonObject json = json(writer.get("/api" + made.replace("/office", "")));
    assertEquals(0, json.getJsonArray("numbers").size());
    assertEquals(2, json.getJsonArray("withheld").size());
  }

  private void isSound(String finding) {
    for (String language : List.of("zh", "en")) {
      try (Browser browser = Browser.desktop()) {
        browser.signIn(
            server.address("/login?lang=" + language), "demo-analyst", "yanshi-analyst-2017");
        Map<String, String> pages =
            Map.of(
                "desk",
                "/office/desk",
                "desk-questions",
                "/office/desk?by=question",
                "findings",
                "/office/findings",
                "finding",
                finding,
                "finding-history",
                finding + "/history",
                "finding-edit",
                finding + "/edit");
        pages.forEach(
            (name, path) -> {
              String there = path.contains("?") ? "&" : "?";
              browser.open(server.address(path + there + "lang=" + language));
              browser.wide().screenshot(name + "-" + language + "-desktop").assertSound();
              browser.narrow().screenshot(name + "-" + language + "-phone").assertSound();
            });
        if (language.equals("zh")) {
          searches(browser.wide());
          keepsWhatWasTyped(browser, finding);
          sendsBack(browser);
        }
      }
    }
  }

  /** With scripts the page stays, and the mark goes where the cursor was. */
  private void searches(Browser browser) {
    browser.open(server.address("/office/findings/new?lang=zh"));
    browser.set("sentence-zh", "湖北省应答，");
    browser.click("#sentence-zh").set("q", "c01 湖北 已答");
    browser.press("搜索").awaitText("湖北省 · 已答 n");
    browser.click(".hits button").awaitText(".bound .mark", "{n1}");
    String number = browser.find(".bound strong").getText();
    browser.awaitText("#checked .said p:first-child", "湖北省应答，" + number);
    browser.screenshot("finding-new-zh-desktop").assertSound();
  }

  /** The login ends while one writes: nothing is lost, and after a new login it is saved. */
  private void keepsWhatWasTyped(Browser browser, String finding) {
    browser.open(server.address(finding + "/edit?lang=zh"));
    String typed = browser.find("[name=sentence-zh]").getAttribute("value") + "（登录中断时写的）";
    browser.set("sentence-zh", typed);
    browser.script("window.open('/office?lang=zh')");
    browser.inTab(1).press("退出").await("form[action='/login']");
    browser.inTab(0).click("button.fit[value=save]").await("#not-sent:not([hidden])");
    assertEquals(typed, browser.find("[name=sentence-zh]").getAttribute("value"));
    browser.screenshot("finding-not-sent-zh-desktop").assertSound();
    browser.inTab(1);
    server.signIn(browser, "demo-analyst", "yanshi-analyst-2017");
    browser.awaitNo("form[action='/login']");
    browser.inTab(0).click("button.fit[value=save]").awaitPath(finding + "?notice=finding-saved");
    assertTrue(browser.text().contains("登录中断时写的"), browser.text());
  }

  /** What was proposed goes back with a reason. */
  private void sendsBack(Browser browser) {
    Visitor writer = writer();
    String lock = group("/office/findings/new\\?lock=([0-9]+)", released(writer));
    writer.get("/office/findings/new?lock=" + lock);
    String made =
        OfficeServer.location(
                writer.post("/office/findings/new", sentence(lock, "待核：{n1}所，低于{n2}所")))
            .replace("?notice=finding-saved", "");
    writer.get(made);
    writer.post(made + "/propose", Map.of("version", "1"));
    browser.open(server.address(made + "?lang=zh"));
    browser.set("reason", "请注明时点").press("退回").awaitText(".state", "已退回");
    assertTrue(writer.get(made + "?lang=zh").body().contains("请注明时点"));
  }

  private static String released(Visitor writer) {
    String desk = writer.get("/office/desk?lang=zh").body();
    return writer.get(group("href=\"(/office/releases/[0-9]+/c01)\"", desk)).body();
  }

  private static Map<String, String> sentence(String lock, String zh) {
    Map<String, String> form = new HashMap<>();
    form.put("lock", lock);
    form.put("do", "save");
    form.put("sentence-zh", zh);
    form.put("sentence-en", "{n1} answered, fewer than the {n2} of the register");
    form.put("number-n1", ANSWERED);
    form.put("number-n2", POPULATION);
    form.put("clause", "WP-1.6");
    form.put("measure-zh", "逐省催报");
    form.put("measure-en", "Remind province by province");
    form.put("who-zh", "省科协");
    form.put("who-en", "Provincial associations");
    form.put("evidence", "调研通知 | 第2页");
    return form;
  }

  private static String lock(Visitor administrator, String name) {
    administrator.get("/office/locks");
    HttpResponse<String> made =
        administrator.post("/office/locks", Map.of("wave", "W1", "name", name));
    return OfficeServer.location(made).replace("?notice=data-locked", "");
  }

  private static void release(Visitor administrator, String lock) {
    Map<String, String> wish =
        new HashMap<>(Map.of("plan", "c01", "audience", "internal", "purpose", "供写结论"));
    administrator.get(lock + "/release");
    String check = administrator.post(lock + "/release", wish).body();
    wish.put("seen", group("name=\"seen\" value=\"([0-9a-f]{64})\"", check));
    String made = OfficeServer.location(administrator.post(lock + "/release/confirm", wish));
    assertTrue(made.endsWith("?notice=results-released"), made);
  }

  /** Institutions that alliances name as members, from the bytes of a lock. */
  private static List<String> members(Visitor analyst, String lock) {
    String data =
        new String(
            analyst.file("/api/waves/W1/locks/" + lock + "/data").body(), StandardCharsets.UTF_8);
    List<String> codes = new ArrayList<>();
    boolean inside = false;
    for (String line : data.lines().toList()) {
      if (line.startsWith("table\t")) {
        inside = line.startsWith("table\tmember\t");
      } else if (inside) {
        String[] row = line.split("\t");
        if (row.length > FIRST_RETURNED && row[2].matches("[0-9]{10}") && !codes.contains(row[2])) {
          codes.add(row[2]);
        }
      }
    }
    return codes;
  }

  private static String group(String pattern, String text) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    assertTrue(found.find(), pattern + " in " + text);
    return found.group(1);
  }

  private static JsonObject json(HttpResponse<String> answer) {
    return Json.createReader(new StringReader(answer.body())).readObject();
  }
}
