package org.orgstatus.web.respond;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.orgstatus.testing.Browser;
import org.orgstatus.testing.Cable;
import org.orgstatus.testing.RunningServer;
import org.orgstatus.testing.ServerProcess;
import org.orgstatus.testing.Visitor;

/**
 * A visit as people make it: planned by the national office, taken along, two interviews without a
 * network, photographs and a recording, delivered by both, agreed on.
 */
final class VisitWalk {

  /** The alliance that is visited. */
  static final String ALLIANCE = "BJ02";

  /** What the device keeps, as text: nothing of what was written may be read in it. */
  private static final String KEPT =
      """
      return new Promise((done) => {
        const asked = indexedDB.open('orgstatus-visits');
        asked.onsuccess = () => {
          const base = asked.result;
          const all = [];
          const names = ['trips', 'entries', 'files', 'chunks'];
          const reading = base.transaction(names);
          names.forEach((name) => {
            reading.objectStore(name).getAll().onsuccess = (e) => all.push(...e.target.result);
          });
          reading.oncomplete = () => {
            base.close();
            const text = (v) => v instanceof Uint8Array
              ? Array.from(v.subarray(0, 4000), (b) => String.fromCharCode(b)).join('')
              : (v && typeof v === 'object' ? Object.values(v).map(text).join(' ') : String(v));
            done(all.length + ' ' + all.map(text).join(' '));
          };
        };
      });
      """;

  private static final String PASSPHRASE = "seven quiet bridges";

  private final ServerProcess server;
  private final Path folder;

  VisitWalk(ServerProcess server, Path folder) {
    this.server = server;
    this.folder = folder;
  }

  void walk() throws IOException {
    String visit = plan();
    try (Cable cable = Cable.to(server.address("/"));
        Browser browser = Browser.withMicrophone()) {
      takeAlong(browser, cable);
      cable.cut();
      String first = interview(browser, cable);
      refuse(browser);
      observe(browser);
      rate(browser);
      lockAndOpenAgain(browser, cable);
      cable.mend();
      deliver(browser);
      assertTrue(first.endsWith("-01"), first);
    }
    second(visit);
    new TranscriptWalk(server, visit, "n01", folder).walk();
    looked(visit);
    close(visit);
  }

  // ---- the plan

  private String plan() {
    try (Browser browser = Browser.desktop()) {
      browser.signIn(server.address("/login"), "national", RunningServer.PASSWORD);
      browser.open(server.address("/office/visits")).press("安排走访").await("#alliance");
      String today = LocalDate.now().toString();
      browser.choose("alliance", ALLIANCE).set("starts", today).set("ends", today);
      choose(browser, "first", "visitor-one");
      choose(browser, "second", "visitor-two");
      browser.type("first-employer", "4199910003").press("保存计划");
      browser.awaitText("不能走访这个联盟");
      look(browser, "visit-plan-faults");
      browser.type("first-employer", "").type("points", "牵头高校是否轮换\n经费来源").press("保存计划");
      browser.awaitText("走访计划已保存");
      look(browser, "visit-planned");
      String path = browser.path().replaceFirst("\\?.*", "");
      browser.open(server.address(path + "/file")).awaitText("牵头高校是否轮换");
      look(browser, "visit-file");
      return path;
    }
  }

  private static void choose(Browser browser, String list, String name) {
    browser.script(
        "const s = document.getElementById(arguments[0]);"
            + "s.value = [...s.options].find(o => o.text.includes(arguments[1])).value;",
        list,
        name);
  }

  // ---- on the way

  private void takeAlong(Browser browser, Cable cable) {
    browser.signIn(cable.address("/login"), "visitor-one", RunningServer.PASSWORD);
    browser.open(cable.address("/visit/app")).await("[name='new-passphrase']");
    look(browser, cable, "visit-take");
    browser.type("new-passphrase", "short").type("again", "short").press("带到本机");
    browser.awaitText("口令至少10个字符，可以是一句好记的话");
    browser.type("new-passphrase", PASSPHRASE).type("again", PASSPHRASE).press("带到本机");
    browser.await(".trip-head");
    browser.await("body[data-worker='ready']");
  }

  private String interview(Browser browser, Cable cable) throws IOException {
    browser.open(cable.address("/visit/app")).await("[name='passphrase']");
    browser.type("passphrase", "some other words").press("打开").awaitText("口令不对");
    browser.type("passphrase", PASSPHRASE).press("打开").await(".trip-head");
    browser.press("访谈").press("开始一段访谈").await("blockquote.consent");
    assertTrue(browser.text().contains("您是否同意访谈？是否同意录音？"), "T3 word by word");
    look(browser, "visit-consent");
    browser.press("记下同意结果").awaitText("请先逐字读出");
    String code = browser.find("#code").getDomProperty("value");
    tick(browser, "read");
    pick(browser, "ei_role", "head");
    pick(browser, "ei_consent", "full");
    browser.press("记下同意结果").await("#n-ei_origin");
    browser.script(
        "window.told = navigator.storage.estimate;"
            + "navigator.storage.estimate = async () => ({quota: 1e6, usage: 0})");
    browser.press("开始录音").awaitText("不足以录音");
    browser.script("navigator.storage.estimate = window.told.bind(navigator.storage)");
    browser.press("开始录音").awaitText("正在录音");
    write(browser, "ei_origin", "由省科协发起，三所高校响应");
    write(browser, "ei_func", "联系服务高校");
    write(browser, "ei_func", "也做培训");
    browser.awaitText("也做培训");
    look(browser, "visit-interview");
    browser.press("结束录音").awaitText("本机有1段录音");
    return code;
  }

  private static void refuse(Browser browser) {
    browser.press("返回").press("开始一段访谈").await("blockquote.consent");
    tick(browser, "read");
    pick(browser, "ei_role", "edu");
    pick(browser, "ei_consent", "refuse");
    browser.press("记下同意结果").awaitText("不同意访谈");
    assertEquals(1, browser.all(".visit-list a").size(), "no way into an interview that is none");
    look(browser, "visit-interviews");
  }

  private void observe(Browser browser) throws IOException {
    browser.press("观察").await("[name='eo_charter']");
    pick(browser, "eo_charter", "o4");
    pick(browser, "e_mode", "onsite");
    browser.find("#d-eo_charter").sendKeys("2016年章程原件", Keys.TAB);
    browser.awaitText("2016年章程原件");
    assertFalse(browser.find("#photos").isEnabled(), "before it was said that no face is on them");
    tick(browser, "no-faces");
    for (int i = 1; i <= 3; i++) {
      Path picture = folder.resolve("photo" + i + ".jpg");
      ImageIO.write(
          new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB), "jpg", picture.toFile());
      browser.give("photos", picture).awaitText("本机有" + i + "张照片");
    }
    look(browser, "visit-observation");
  }

  private static void rate(Browser browser) {
    browser.press("评定").await("[name='es_overall']");
    browser.press("记下评定").awaitText("请评定每一项");
    browser.script(
        "document.querySelectorAll('#app fieldset').forEach(f =>"
            + " f.querySelector('input').click())");
    look(browser, "visit-rating");
    browser.press("记下评定").awaitText("现在送交").press("现在送交").awaitText("现在连不上服务器");
  }

  private static void lockAndOpenAgain(Browser browser, Cable cable) {
    String kept = (String) browser.script(KEPT);
    for (String word : List.of("省科协", "ei_origin", "eo_charter", "full", "RIFF", "BJ02-01")) {
      assertFalse(kept.contains(word), "what is kept says " + word);
    }
    browser.open(cable.address("/visit/app")).await("[name='passphrase']");
    look(browser, "visit-locked");
    browser.type("passphrase", PASSPHRASE).press("打开").await(".trip-head");
    browser.press("访谈");
    browser.await(".visit-list a").click();
    browser.awaitText("由省科协发起，三所高校响应");
  }

  private static void deliver(Browser browser) {
    browser.press("送交").awaitText("现在送交").press("现在送交").awaitText("全部送到，本机的内容已删除");
    look(browser, "visit-delivered");
    String kept = (String) browser.script(KEPT);
    assertTrue(kept.startsWith("1 "), "the file of the trip alone is left: " + kept.length());
    browser.press("现在送交").awaitText("全部送到");
  }

  // ---- the other of the pair

  /** The partner writes in the same places, and sends everything twice. */
  private void second(String visit) {
    String id = visit.replaceFirst(".*/", "");
    Visitor two = server.visitor().signIn("visitor-two", RunningServer.PASSWORD);
    String me =
        two.get("/api/visits").body().replaceFirst("(?s).*\"account\":\"([0-9]+)\".*", "$1");
    String entries =
        """
        {"entries":[
         {"id":"bbbbbbb1","kind":"consent","author":"%1$s","interview":"n01","item":"","value":
          {"ei_code":"BJ02-01","ei_role":"head","ei_consent":"full"},"basis":0,"at":"%2$s"},
         {"id":"bbbbbbb2","kind":"note","author":"%1$s","interview":"n01","item":"ei_func",
          "value":"同伴的补充","basis":0,"at":"%2$s"},
         {"id":"bbbbbbb3","kind":"answer","author":"%1$s","interview":"","item":"eo_charter",
          "value":"o2","basis":0,"at":"%2$s"},
         {"id":"bbbbbbb4","kind":"note","author":"%1$s","interview":"n02","item":"ei_func",
          "value":"不该有","basis":0,"at":"%2$s"},
         {"id":"bbbbbbb5","kind":"rating","author":"%1$s","interview":"","item":"","value":
          {"es_overall":"v3","es_system":"d3","es_mech":"d3","es_func":"d3","es_position":"d3",
           "es_coverage":"d3","es_type":"peer"},"basis":0,"at":"%2$s"}]}
        """
            .formatted(me, "2026-11-01T08:00:00Z");
    String first = two.sendJson("POST", "/api/visits/" + id + "/entries", entries).body();
    assertEquals(results("done done conflict refused done"), results(first), first);
    String again = two.sendJson("POST", "/api/visits/" + id + "/entries", entries).body();
    assertEquals(results("done done conflict refused done"), results(again), again);
    Visitor stranger = server.visitor().signIn("researcher", RunningServer.PASSWORD);
    assertEquals(404, stranger.get("/api/visits/" + id).statusCode());
    assertEquals(404, stranger.get(visit).statusCode());
  }

  private static List<String> results(String text) {
    return Pattern.compile("\\b(done|conflict|refused|held|later)\\b")
        .matcher(text.replaceAll("\"words\":\"[^\"]*\"", ""))
        .results()
        .map(MatchResult::group)
        .toList();
  }

  // ---- in the office

  private void looked(String visit) {
    try (Browser browser = Browser.desktop()) {
      browser.signIn(server.address("/login"), "national", RunningServer.PASSWORD);
      browser.open(server.address(visit)).awaitText("两人写法不同之处");
      String page = browser.text();
      assertTrue(page.contains("询问2人，同意1人（50.0%），拒绝或撤回1人"), page);
      assertTrue(page.contains("visitor-two: 有说明无材料"), page);
      assertEquals(3, browser.all("a[href^='/office/visit-files/']").size(), "photographs");
      byte[] photo = browser.download("a[href^='/office/visit-files/']");
      assertEquals((byte) 0xFF, photo[0]);
      browser.open(server.address(visit + "?lang=en")).awaitText("Where the two wrote");
      browser.narrow().screenshot("visit-home-390-en").assertSound();
      browser.wide().screenshot("visit-home-1366-en").assertSound();
      browser.open(server.address(visit + "?lang=zh")).awaitText("两人写法不同之处");
      look(browser, "visit-home");
      browser.open(server.address("/office/visits"));
      look(browser, "visits");
      browser.open(server.address(visit + "/interviews/n01")).awaitText("同伴的补充");
      assertTrue(browser.text().contains("由省科协发起，三所高校响应"));
      byte[] sound = browser.download("a[href^='/office/visit-files/']");
      assertEquals("RIFF", new String(sound, 0, 4, StandardCharsets.US_ASCII));
      assertTrue(sound.length > 64_000, "two seconds of sound: " + sound.length);
      look(browser, "visit-interview-office");
      browser.press("删除录音和笔记").awaitText("已按受访者的要求删除录音和笔记");
      browser.open(server.address(visit + "/interviews/n01")).awaitText("受访者撤回同意");
      assertFalse(browser.text().contains("同伴的补充"));
      browser.open(server.address(visit + "/interviews/n01/transcript")).awaitText("已撤回同意");
      assertFalse(browser.text().contains("同伴校过的文字"), "the transcript is gone too");
    }
  }

  /** Both agree to what form E says, and its sending closes the visit. */
  private void close(String visit) {
    String home = "/respond/" + ALLIANCE + "/alliance_visit";
    Visitor one = server.visitor().signIn("visitor-one", RunningServer.PASSWORD);
    assertTrue(one.get(visit).body().contains("两人已评定"), "rated by both");
    String draft = "/api/waves/W1/forms/alliance_visit/units/" + ALLIANCE + "/draft";
    String said = one.get(draft).body();
    assertTrue(said.contains("\"eo_charter\":{\"value\":\"o4\""), said);
    assertFalse(said.contains("同伴的补充"), "withdrawn");
    assertTrue(one.get(home + "/ratings").body().contains("另一人"), "both may be seen now");
  }

  // ---- hands

  private static void tick(Browser browser, String name) {
    browser.find("[name='" + name + "']").click();
  }

  private static void pick(Browser browser, String name, String value) {
    browser.script(
        "document.querySelector(`[name='${arguments[0]}'][value='${arguments[1]}']`).click()",
        name,
        value);
  }

  private static void write(Browser browser, String name, String words) {
    WebElement field = browser.find("#n-" + name);
    field.sendKeys(words, Keys.TAB);
    browser.awaitText(words);
  }

  private static void look(Browser browser, String name) {
    browser.narrow().screenshot(name + "-390-zh").assertSound();
    browser.wide().screenshot(name + "-1366-zh").assertSound();
  }

  private static void look(Browser browser, Cable cable, String name) {
    browser.open(cable.address("/visit/app?lang=en")).await("[name='new-passphrase']");
    browser.narrow().screenshot(name + "-390-en").assertSound();
    browser.wide().screenshot(name + "-1366-en").assertSound();
    browser.open(cable.address("/visit/app?lang=zh")).await("[name='new-passphrase']");
    look(browser, name);
  }
}
