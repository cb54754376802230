package org.orgstatus.web.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.orgstatus.testing.Browser;
import org.orgstatus.testing.RunningServer;
import org.orgstatus.testing.ServerProcess;
import org.orgstatus.testing.Visitor;

/**
 * What was said on a visit is coded by the two who went, decided, locked, and cleared for citing by
 * somebody else.
 */
public final class CodingWalk {

  private static final String LIST = "/office/coding?lang=zh&form=alliance_visit";
  private static final String DESK = "/office/coding/decisions";

  /** Texts of two interviews that were drawn to be coded by two. */
  private static final List<String> DRAWN =
      List.of("e_interview/BJ02-01/ei_resource", "e_interview/BJ02-51/ei_lead");

  private final ServerProcess server;

  public CodingWalk(ServerProcess server) {
    this.server = server;
  }

  private Visitor signIn(String name) {
    return server.visitor().signIn(name, RunningServer.PASSWORD);
  }

  /** From the texts of a closed visit to the sheet of its alliance. */
  public void walks(String visit) {
    Visitor first = signIn("visitor-one");
    Visitor second = signIn("visitor-two");
    Visitor analyst = signIn("analyst");
    refuses();
    Map<String, Boolean> texts = texts(analyst);
    assertEquals(texts, texts(first), "those of the own alliance are all there are");
    String text = at(texts, DRAWN.get(0));
    at(texts, DRAWN.get(1));
    codesByKeyboard(first, second, text);
    texts.forEach((at, twice) -> codes(at, twice ? List.of(first, second) : List.of(first)));
    assertTrue(first.get("/office/coding/agreement?lang=zh").body().contains("DIF.staff"));
    for (String file : List.of("agreement", "matrix")) {
      String sheet = "/office/coding/" + file + ".xlsx?lang=zh";
      assertEquals(200, analyst.file(sheet).statusCode(), file);
      assertEquals(404, signIn("province").file(sheet).statusCode(), file);
    }
    Map<String, String> form = Map.of("form", "alliance_visit");
    assertEquals(409, analyst.post("/office/coding/lock", form).statusCode(), "not decided");
    assertEquals(404, first.post("/office/coding/lock", form).statusCode(), "an analyst's alone");
    decides(analyst, text);
    String quotation = quotes(text);
    pages(text, quotation);
    assertEquals(303, analyst.post("/office/coding/lock", form).statusCode());
    assertTrue(analyst.get(text).body().contains("已锁定"));
    Visitor national = signIn("national");
    String interview = national.get(visit + "/interviews/n01?lang=zh").body();
    assertFalse(interview.contains("/office/visit-files/"), "the recording is not needed any more");
    assertTrue(interview.contains("由省科协发起"), "the notes are");
    new SheetWalk(server).walks(quotation);
  }

  private void refuses() {
    assertEquals(404, signIn("national").get("/office/coding").statusCode(), "codes nothing");
    assertEquals(404, signIn("province").get("/office/coding/quotations").statusCode());
    String list = signIn("researcher").get(LIST).body();
    assertFalse(list.contains("/office/coding/text?at="), "of another alliance");
  }

  /** The addresses of all texts, and whether two code each. */
  private static Map<String, Boolean> texts(Visitor visitor) {
    Matcher row =
        Pattern.compile(
                "href=\"(/office/coding/text\\?at=[^\"]+)\"((?:(?!</tr>).)*)</tr>", Pattern.DOTALL)
            .matcher(visitor.get(LIST).body());
    Map<String, Boolean> all = new TreeMap<>();
    while (row.find()) {
      all.put(row.group(1), row.group(2).contains(">两人<"));
    }
    return all;
  }

  private static String at(Map<String, Boolean> texts, String item) {
    String found =
        texts.keySet().stream().filter(t -> t.endsWith(item)).findFirst().orElse("no " + item);
    assertEquals(Boolean.TRUE, texts.get(found), "by two: " + item + " in " + texts);
    return found;
  }

  private static String word(String text) {
    return text.substring(text.indexOf('=') + 1);
  }

  private static String unit(Visitor visitor, String text) {
    return group("name=\"unit\" value=\"([0-9]+-[0-9]+)\"", visitor.get(text).body());
  }

  /** One codes with keys, the other by requests; neither sees the other's before both are done. */
  private void codesByKeyboard(Visitor first, Visitor second, String text) {
    String at = word(text);
    String unit = unit(second, text);
    assertEquals(422, code(second, at, "", "DIF.fund").statusCode(), "no sentence was ticked");
    assertEquals(422, code(second, at, unit, "DIF").statusCode(), "a heading");
    try (Browser browser = Browser.desktop()) {
      browser.signIn(server.address("/login?lang=zh"), "visitor-one", RunningServer.PASSWORD);
      browser.open(server.address(text)).await("[data-find]:not([hidden])");
      browser.find("#find").sendKeys("DIF.fund");
      browser.await(".code-button.first");
      browser.find("#find").sendKeys("\n");
      browser.awaitText(".chip.own .code", "DIF.fund");
      browser.wide().screenshot("coding-keyboard-zh-desktop").assertSound();
      assertFalse(second.get(text).body().contains("chip"), "nobody sees it before both are done");
      browser.click("button[value='finish']").awaitOther(text);
    }
    assertFalse(second.get(text).body().contains("chip"));
    assertEquals(303, code(second, at, unit, "DIF.staff").statusCode());
    act(second, at, "finish");
    assertTrue(second.get(text).body().contains("DIF.fund"), "now both see both");
    assertEquals(409, code(second, at, unit, "DIF.fund").statusCode(), "compared: fixed");
    assertTrue(first.get(text).body().contains("DIF.staff"));
  }

  /** What is left, a code for the first sentence by each who has to. */
  private static void codes(String text, List<Visitor> coders) {
    String at = word(text);
    for (Visitor coder : coders) {
      String page = coder.get(text).body();
      if (page.contains("value=\"finish\"")) {
        code(coder, at, unit(coder, text), "FUN.bridge");
        act(coder, at, "finish");
      }
    }
  }

  /** The one code holds, the other does not. */
  private void decides(Visitor analyst, String text) {
    try (Browser browser = Browser.desktop()) {
      browser.signIn(server.address("/login?lang=zh"), "analyst", RunningServer.PASSWORD);
      for (String code : List.of("DIF.fund", "DIF.staff")) {
        browser.open(server.address(DESK + "?form=alliance_visit")).awaitText(code);
        String form = "form.decide:has([name='code'][value='" + code + "']) ";
        String holds = code.equals("DIF.fund") ? "yes" : "no";
        browser.find(form + "[name='holds'][value='" + holds + "']").click();
        browser.find(form + "[name='reason']").sendKeys("说的是经费");
        browser.find(form + "button").click();
        browser.awaitNo(form);
      }
    }
    String decided = analyst.get(DESK + "?lang=zh&all=yes&form=alliance_visit").body();
    assertTrue(decided.contains("说的是经费"), decided);
    assertTrue(analyst.get(text).body().contains("已编完"));
  }

  /** One of the pair proposes words without what identifies; an analyst clears them. */
  private String quotes(String text) {
    Visitor first = signIn("visitor-one");
    first.get(text);
    assertEquals(
        422,
        first
            .post("/office/coding/quotations/new", Map.of("at", word(text), "words-zh", "x"))
            .statusCode());
    String path;
    try (Browser browser = Browser.desktop()) {
      browser.signIn(server.address("/login?lang=zh"), "visitor-one", RunningServer.PASSWORD);
      browser.open(server.address(text)).click("input[name='unit']");
      browser.click("button[value='quote']").await("#words-zh");
      browser.wide().screenshot("quotation-new-zh-desktop").assertSound();
      browser.type("words-zh", SheetWalk.ZH).type("words-en", SheetWalk.EN);
      browser.click("[name='attribution'][value='role']");
      String here = browser.path();
      browser.click("main form[action='/office/coding/quotations/new'] [type='submit']");
      path = browser.awaitOther(here).replaceFirst("\\?.*", "");
    }
    assertTrue(path.matches("/office/coding/quotations/[0-9]+"), path);
    Visitor writer = signIn("writer");
    assertEquals(404, writer.get(path).statusCode(), "not cleared yet");
    first.get(path);
    Map<String, String> confirmed = Map.of("confirmed", "yes");
    assertEquals(404, first.post(path + "/clear", confirmed).statusCode(), "one's own");
    Visitor analyst = signIn("analyst");
    analyst.get(path);
    assertEquals(422, analyst.post(path + "/clear", Map.of()).statusCode(), "not compared");
    try (Browser browser = Browser.desktop()) {
      browser.signIn(server.address("/login?lang=zh"), "analyst", RunningServer.PASSWORD);
      browser.open(server.address(path)).click("[name='confirmed']");
      browser.click("form[action$='/clear'] [type='submit']").awaitText("已放行");
    }
    String seen = writer.get(path + "?lang=zh").body();
    assertTrue(seen.contains(SheetWalk.ZH) && !seen.contains("固定经费"), "no original");
    assertEquals(404, writer.post(path + "/withdraw", Map.of("reason", "不用了")).statusCode());
    return path;
  }

  private static HttpResponse<String> code(Visitor visitor, String at, String unit, String code) {
    return visitor.post(
        "/office/coding/text", Map.of("at", at, "unit", unit, "do", "code:" + code));
  }

  private static void act(Visitor visitor, String at, String act) {
    assertEquals(
        303, visitor.post("/office/coding/text", Map.of("at", at, "do", act)).statusCode(), act);
  }

  static String group(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertTrue(matcher.find(), pattern + " in " + text);
    return matcher.group(1);
  }

  private void pages(String text, String quotation) {
    Map<String, String> pages =
        Map.of(
            "coding", "/office/coding?form=alliance_visit",
            "coding-text", text,
            "coding-agreement", "/office/coding/agreement?form=alliance_visit",
            "coding-decisions", "/office/coding/decisions?form=alliance_visit&all=yes",
            "coding-matrix", "/office/coding/matrix?form=alliance_visit",
            "coding-frame", "/office/coding/frame",
            "quotations", "/office/coding/quotations",
            "quotation", quotation);
    try (Browser browser = Browser.desktop()) {
      browser.signIn(server.address("/login"), "analyst", RunningServer.PASSWORD);
      for (String language : List.of("zh", "en")) {
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
}
