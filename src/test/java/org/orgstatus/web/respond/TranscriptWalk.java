package org.orgstatus.web.respond;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.openqa.selenium.Keys;
import org.orgstatus.testing.Browser;
import org.orgstatus.testing.RunningServer;
import org.orgstatus.testing.ServerProcess;
import org.orgstatus.testing.Visitor;

/**
 * A recording that came home is heard and written down by one of the pair, while the other writes
 * too.
 */
final class TranscriptWalk {

  private final ServerProcess server;
  private final String page;
  private final String save;
  private final String row;
  private final String refused;
  private final Path folder;

  /**
   * @param visit path of its page
   * @param row of an interview with a recording
   * @param refused row of a respondent who did not agree
   */
  TranscriptWalk(ServerProcess server, String visit, String row, String refused, Path folder) {
    this.server = server;
    this.page = visit + "/interviews/" + row + "/transcript";
    this.save = "/api/visits/" + visit.replaceFirst(".*/", "") + "/transcripts/" + row;
    this.row = row;
    this.refused = refused;
    this.folder = folder;
  }

  void walk() {
    Visitor stranger = server.visitor().signIn("researcher", RunningServer.PASSWORD);
    assertEquals(404, stranger.get(page).statusCode());
    assertEquals(404, stranger.sendJson("PUT", save, body(0, "x")).statusCode());
    Visitor office = server.visitor().signIn("national", RunningServer.PASSWORD);
    assertFalse(office.get(page).body().contains("<textarea"), "the pair alone writes");
    assertEquals(404, office.post(page, Map.of("do", "save", "words", "x")).statusCode());
    Visitor two = server.visitor().signIn("visitor-two", RunningServer.PASSWORD);
    assertFalse(two.get(page.replace(row, refused)).body().contains("<textarea"), "no consent");
    assertEquals(409, two.sendJson("PUT", save.replace(row, refused), body(0, "x")).statusCode());
    assertEquals(413, two.sendJson("PUT", save, body(0, "x".repeat(100_001))).statusCode());
    assertEquals(400, two.sendJson("PUT", save, "{\"words\":5}").statusCode());
    hears(two);
    writes(two);
    handsOver(two);
  }

  /** A player goes back and forth: it asks for parts. */
  private void hears(Visitor two) {
    String heard = two.get(page).body();
    String sound = heard.replaceFirst("(?s).*<audio[^>]* src=\"([^\"]+)\".*", "$1");
    byte[] whole = two.file(sound).body();
    assertEquals(416, two.get(sound, Map.of("Range", "bytes=900000000-")).statusCode());
    HttpResponse<String> part = two.get(sound, Map.of("Range", "bytes=0-3"));
    assertEquals(206, part.statusCode());
    assertEquals("RIFF", part.body());
    assertEquals(
        "bytes 0-3/" + whole.length, part.headers().firstValue("Content-Range").orElse(""));
    assertEquals(
        "bytes 8-" + (whole.length - 1) + "/" + whole.length,
        two.get(sound, Map.of("Range", "bytes=8-"))
            .headers()
            .firstValue("Content-Range")
            .orElse(""));
  }

  private void writes(Visitor two) {
    try (Browser browser = Browser.desktop()) {
      browser.signIn(server.address("/login"), "visitor-one", RunningServer.PASSWORD);
      browser.open(server.address(page)).await("#words");
      browser.find("#words").sendKeys("问：联盟做什么？", Keys.ESCAPE);
      browser.await("audio");
      browser.awaitScript("const a = document.querySelector('audio'); return a.currentTime > 0.2");
      browser.find("#words").sendKeys(Keys.ESCAPE);
      browser.awaitScript("return document.querySelector('audio').paused");
      browser.find("#words").sendKeys("\n", Keys.F4, "答：联系服务高校。");
      browser.awaitText("已保存。");
      assertTrue(
          words(browser).matches("(?s)问：联盟做什么？\n\\[00:00:0[012]] 答：联系服务高校。"), words(browser));
      browser.find("#words").sendKeys(Keys.F2);
      browser.awaitScript("return document.querySelector('audio').currentTime === 0");
      browser.give("text-file", file());
      browser.awaitText("已保存。");
      assertTrue(words(browser).endsWith("\n由省科协牵头。"), words(browser));
      browser.awaitScript("return document.querySelector('[data-state]').textContent === '已保存。'");
      browser.narrow().screenshot("transcript-390-zh").assertSound();
      browser.wide().screenshot("transcript-1366-zh").assertSound();
      browser.open(server.address(page + "?lang=en")).await("#words");
      browser.narrow().screenshot("transcript-390-en").assertSound();
      browser.wide().screenshot("transcript-1366-en").assertSound();
      browser.open(server.address(page + "?lang=zh")).await("#words");
      overtaken(browser, two);
    }
  }

  /** The other saves while one types: nothing is lost, and the page says what to do. */
  private void overtaken(Browser browser, Visitor two) {
    String words = words(browser);
    int basis = Integer.parseInt(browser.find("[name='basis']").getDomProperty("value"));
    assertEquals(409, two.sendJson("PUT", save, body(basis - 1, "旧")).statusCode());
    assertEquals(200, two.sendJson("PUT", save, body(basis, "同伴校过的文字")).statusCode());
    browser.find("#words").sendKeys("还有一句");
    browser.awaitText("同伴刚刚改过文字稿");
    assertEquals(words + "还有一句", words(browser), "still to be read and copied");
    browser.screenshot("transcript-overtaken-1366-zh").assertSound();
    browser.open(server.address(page)).await("#words");
    assertEquals("同伴校过的文字", words(browser));
    assertTrue(browser.text().contains("与同伴的修改冲突，没有并入"));
    browser.script(
        "[...document.querySelectorAll('li')].find(l => l.textContent.includes('冲突')"
            + " && l.textContent.includes('visitor-one')).querySelector('a').click()");
    browser.awaitText("还有一句");
  }

  private void handsOver(Visitor two) {
    assertEquals(
        409, two.post(page, Map.of("do", "finish", "basis", "0", "words", "")).statusCode());
    String now = two.get(page).body();
    String basis = now.replaceFirst("(?s).*name=\"basis\" value=\"([0-9]+)\".*", "$1");
    Map<String, String> done = Map.of("do", "finish", "basis", basis, "words", "同伴校过的文字。");
    assertEquals(303, two.post(page, done).statusCode());
    assertFalse(two.get(page).body().contains("<textarea"), "handed over");
    assertEquals(409, two.sendJson("PUT", save, body(99, "改了")).statusCode());
    assertEquals(303, two.post(page, Map.of("do", "reopen")).statusCode());
    assertTrue(two.get(page).body().contains("<textarea"));
  }

  /** As Notepad on a Chinese Windows writes it. */
  private Path file() {
    try {
      Path file = folder.resolve("transcript.txt");
      return Files.write(file, "由省科协牵头。".getBytes(Charset.forName("GB18030")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String words(Browser browser) {
    return browser.find("#words").getDomProperty("value");
  }

  private static String body(int basis, String words) {
    return "{\"basis\":" + basis + ",\"words\":\"" + words + "\"}";
  }
}
