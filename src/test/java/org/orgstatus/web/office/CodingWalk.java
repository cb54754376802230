package org.orgstatus.web.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.orgstatus.testing.Browser;
import org.orgstatus.testing.Visitor;

/**
 * Two analysts' work in the study of {@link ResultsIT}: from a text to codes that both gave, a
 * decision, and a quotation that a finding may cite.
 */
final class CodingWalk {

  private static final String LIST = "/office/coding?lang=zh&form=alliance_visit";
  private static final String SECOND = "demo-analyst-second";
  private static final String PASSWORD = "yanshi-second-2017";

  private final OfficeServer server;

  CodingWalk(OfficeServer server) {
    this.server = server;
  }

  void walks() {
    Visitor administrator = server.administrator();
    addSecond(administrator);
    Visitor first = server.visitor().signIn("demo-analyst", "yanshi-analyst-2017");
    Visitor second = server.visitor().signIn(SECOND, PASSWORD);
    assertEquals(404, administrator.get("/office/coding").statusCode(), "codes nothing");
    Visitor coordinator = server.visitor().signIn("demo-province", "yanshi-province-2017");
    assertEquals(404, coordinator.get("/office/coding/quotations").statusCode());

    String text = drawn(first);
    String at = text.substring(text.indexOf('=') + 1);
    String unit = group("name=\"unit\" value=\"([0-9]+-[0-9]+)\"", first.get(text).body());
    assertEquals(422, code(first, at, "", "DIF.fund").statusCode(), "no sentence was ticked");
    assertEquals(422, code(first, at, unit, "DIF").statusCode(), "a heading");
    assertEquals(303, code(first, at, unit, "DIF.fund").statusCode());
    assertTrue(first.get(text).body().contains("aria-label=\"去掉DIF.fund\""));
    assertFalse(second.get(text).body().contains("chip"), "nobody sees it before both are done");
    act(first, at, "finish");
    assertFalse(second.get(text).body().contains("chip"));
    assertEquals(303, code(second, at, unit, "DIF.staff").statusCode());
    act(second, at, "finish");
    assertTrue(second.get(text).body().contains("DIF.fund"), "now both see both");
    assertEquals(409, code(second, at, unit, "DIF.fund").statusCode(), "compared: fixed");
    assertTrue(first.get("/office/coding/agreement?lang=zh").body().contains("DIF.staff"));

    for (String file : List.of("agreement", "matrix")) {
      String sheet = "/office/coding/" + file + ".xlsx?lang=zh";
      assertEquals(200, first.file(sheet).statusCode(), file);
      assertEquals(404, coordinator.file(sheet).statusCode(), file);
    }

    String desk = "/office/coding/decisions";
    String differences = first.get(desk + "?lang=zh").body();
    assertTrue(differences.contains("没有给这个编码") || differences.contains("没有给"), differences);
    Map<String, String> decision =
        Map.of(
            "at",
            at,
            "start",
            unit.split("-")[0],
            "code",
            "DIF.fund",
            "holds",
            "yes",
            "reason",
            "说的是经费",
            "form",
            "alliance_visit");
    assertEquals(303, first.post(desk, decision).statusCode());
    assertTrue(first.get(desk + "?lang=zh&all=yes").body().contains("说的是经费"));
    assertEquals(
        409,
        first.post("/office/coding/lock", Map.of("form", "provincial_association")).statusCode());
    assertEquals(
        303, first.post("/office/coding/lock", Map.of("form", "alliance_visit")).statusCode());
    String left = first.get(LIST).body();
    assertTrue(left.contains("已锁定2份材料的编码") && left.contains("还有2份没有完成"), left);

    String quotation = quotes(first, second, at, unit);
    pages(text, quotation);
  }

  private String quotes(Visitor first, Visitor second, String at, String unit) {
    String[] span = unit.split("-");
    Map<String, String> wish =
        Map.of(
            "at",
            at,
            "from",
            span[0],
            "to",
            span[1],
            "words-zh",
            "没有经费，也没有人。",
            "words-en",
            "There is no money and nobody to do it.",
            "attribution",
            "role");
    assertEquals(
        422,
        first
            .post("/office/coding/quotations/new", Map.of("at", at, "words-zh", "x"))
            .statusCode());
    String made = OfficeServer.location(first.post("/office/coding/quotations/new", wish));
    String path = made.substring(0, made.indexOf('?'));
    Visitor writer = server.visitor().signIn("demo-writer", "yanshi-writer-2017");
    assertEquals(404, writer.get(path).statusCode(), "not cleared yet");
    Map<String, String> confirmed = Map.of("confirmed", "yes");
    assertEquals(409, first.post(path + "/clear", confirmed).statusCode(), "one's own");
    assertEquals(422, second.post(path + "/clear", Map.of()).statusCode(), "not compared");
    assertEquals(303, second.post(path + "/clear", confirmed).statusCode());
    String seen = writer.get(path + "?lang=zh").body();
    assertTrue(seen.contains("没有经费，也没有人。") && !seen.contains("（演示）"), "no original");
    assertEquals(404, writer.post(path + "/withdraw", Map.of("reason", "不用了")).statusCode());
    return path;
  }

  private void addSecond(Visitor administrator) {
    administrator.get("/office/accounts/new");
    HttpResponse<String> made =
        administrator.post(
            "/office/accounts/new", Map.of("name", SECOND, "display", "第二分析员", "role", "ANALYST"));
    String code = group("id=\"one-time-code\">([0-9A-Z-]{19})<", made.body());
    Visitor person = server.visitor();
    person.get("/key/" + code);
    person.post("/key/" + code, Map.of("password", PASSWORD, "again", PASSWORD));
  }

  /** A text of an interview that two code. */
  private static String drawn(Visitor visitor) {
    for (int page = 1; page < 40; page++) {
      String list = visitor.get(LIST + "&state=open&page=" + page).body();
      Matcher row =
          Pattern.compile(
                  "href=\"(/office/coding/text\\?at=[^\"]+)\"(?:(?!</tr>).)*>两人<", Pattern.DOTALL)
              .matcher(list);
      if (row.find()) {
        return row.group(1);
      }
    }
    throw new AssertionError("no text was drawn");
  }

  private static HttpResponse<String> code(Visitor visitor, String at, String unit, String code) {
    return visitor.post(
        "/office/coding/text", Map.of("at", at, "unit", unit, "do", "code:" + code));
  }

  private static void act(Visitor visitor, String at, String act) {
    assertEquals(
        303, visitor.post("/office/coding/text", Map.of("at", at, "do", act)).statusCode(), act);
  }

  private static String group(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertTrue(matcher.find(), pattern + " in " + text);
    return matcher.group(1);
  }

  private void pages(String text, String quotation) {
    for (String language : List.of("zh", "en")) {
      try (Browser browser = Browser.desktop()) {
        browser.signIn(
            server.address("/login?lang=" + language), "demo-analyst", "yanshi-analyst-2017");
        if (language.equals("zh")) {
          codesByKeyboard(browser);
        }
        Map<String, String> pages =
            Map.of(
                "coding", "/office/coding?form=alliance_visit",
                "coding-text", text,
                "coding-agreement", "/office/coding/agreement",
                "coding-decisions", "/office/coding/decisions?all=yes",
                "coding-matrix", "/office/coding/matrix",
                "coding-frame", "/office/coding/frame",
                "quotations", "/office/coding/quotations",
                "quotation", quotation);
        pages.forEach(
            (name, path) -> {
              browser.open(
                  server.address(path + (path.contains("?") ? "&" : "?") + "lang=" + language));
              browser.wide().screenshot(name + "-" + language + "-desktop").assertSound();
              browser.narrow().screenshot(name + "-" + language + "-phone").assertSound();
            });
      }
    }
  }

  /** Down, a word of a code, enter: the page stays and the sentence has the code. */
  private void codesByKeyboard(Browser browser) {
    browser.wide().open(server.address(LIST + "&state=open"));
    browser.click("th.said-text a");
    browser.await("[data-find]:not([hidden])");
    browser.find("#find").sendKeys("秘书处");
    browser.await(".code-button.first");
    browser.find("#find").sendKeys("\n");
    browser.awaitText(".chip.own .code", "ORG.sec");
    browser.screenshot("coding-keyboard-zh-desktop").assertSound();
  }
}
