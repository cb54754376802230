package org.orgstatus.web.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.orgstatus.testing.Browser;
import org.orgstatus.testing.RunningServer;
import org.orgstatus.testing.ServerProcess;
import org.orgstatus.testing.Visitor;

/**
 * Two answers of an alliance that its visitors saw otherwise: one goes back to the alliance with a
 * remark, the other is settled with a reason.
 */
final class ContradictionWalk {

  static final String PATH = "/office/waves/W1/contradictions";

  private final ServerProcess server;

  ContradictionWalk(ServerProcess server) {
    this.server = server;
  }

  void walk() {
    refusals();
    returned();
    settled();
    answered();
  }

  private void refusals() {
    Visitor other = signIn("corps");
    assertFalse(other.get(PATH).body().contains("北京高校科协联盟"), "another province's");
    Visitor filler = signIn("f4199910001");
    assertEquals(404, filler.get(PATH).statusCode());
    Visitor coordinator = signIn("beijing");
    String key = key(coordinator, "K01");
    assertEquals(
        422, coordinator.post(PATH, Map.of("decide:" + key, "RETURN")).statusCode(), "no reason");
    assertEquals(
        422,
        coordinator
            .post(PATH, Map.of("decide:" + key, "RETURN", "reason:" + key, "字".repeat(501)))
            .statusCode());
    assertEquals(
        400,
        coordinator
            .post(PATH, Map.of("decide:" + key, "FORGET", "reason:" + key, "不合"))
            .statusCode());
    other.get(PATH);
    assertEquals(
        404,
        other.post(PATH, Map.of("decide:" + key, "RETURN", "reason:" + key, "不合")).statusCode());
    Visitor researcher = signIn("researcher");
    String seen = researcher.get(PATH).body();
    assertTrue(seen.contains("北京高校科协联盟"), "the own alliance");
    assertFalse(seen.contains("value=\"RETURN\""), "who visits returns nothing");
    assertTrue(coordinator.get(PATH).body().contains("待处理：2处"), "nothing was done");
  }

  private void returned() {
    try (Browser browser = Browser.desktop()) {
      browser.signIn(server.address("/login"), "beijing", RunningServer.PASSWORD);
      browser.open(server.address(PATH)).awaitText("待处理：2处");
      look(browser, "contradictions");
      String key = attribute(browser, "K01");
      browser.choose("decide:" + key, "RETURN").press("执行判定").awaitText("每处判定都要写明依据");
      browser.open(server.address(PATH)).await("table");
      browser.choose("decide:" + key, "RETURN").type("reason:" + key, "请附章程文本");
      browser.press("执行判定").awaitText("判定已记录");
      assertTrue(browser.text().contains("请附章程文本"), browser.text());
      look(browser, "contradictions-returned");
      browser.open(server.address(PATH + "?lang=en")).await("table");
      browser.narrow().screenshot("contradictions-390-en").assertSound();
      browser.wide().screenshot("contradictions-1366-en").assertSound();
    }
  }

  /** One of the pair says why the other answer stands. */
  private void settled() {
    Visitor researcher = signIn("researcher");
    String key = key(researcher, "K03");
    Map<String, String> why = Map.of("decide:" + key, "ANSWER", "reason:" + key, "计划存于省科协，已看到");
    assertEquals(303, researcher.post(PATH, why).statusCode());
    String over = researcher.get(PATH).body();
    assertTrue(over.contains("已处理：") && over.contains("计划存于省科协，已看到"), over);
  }

  /** The secretary finds the remark among what is to be done. */
  private void answered() {
    try (Browser browser = Browser.phone()) {
      browser.signIn(server.address("/login"), "secretary", RunningServer.PASSWORD);
      browser.open(server.address("/respond/BJ01/alliance")).awaitText("请附章程文本");
      browser.screenshot("contradictions-secretary-390-zh").assertSound();
    }
  }

  private static void look(Browser browser, String name) {
    browser.narrow().screenshot(name + "-390-zh").assertSound();
    browser.wide().screenshot(name + "-1366-zh").assertSound();
  }

  private static String attribute(Browser browser, String rule) {
    String name = browser.find("select[name^='decide:BJ01:" + rule + ":']").getDomAttribute("name");
    return name.substring("decide:".length());
  }

  private static String key(Visitor visitor, String rule) {
    Matcher found =
        Pattern.compile("name=\"decide:(BJ01:" + rule + ":[^\"]+)\"")
            .matcher(visitor.get(PATH).body());
    assertTrue(found.find(), rule);
    return found.group(1);
  }

  private Visitor signIn(String name) {
    return server.visitor().signIn(name, RunningServer.PASSWORD);
  }
}
