package org.orgstatus.web.respond;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.orgstatus.testing.RunningServer.PASSWORD;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.orgstatus.testing.Browser;
import org.orgstatus.testing.Cable;
import org.orgstatus.testing.ServerProcess;
import org.orgstatus.testing.Visitor;
import org.orgstatus.web.office.CodingWalk;

/**
 * A visit as people make it: planned by the national office, taken along by two, interviews without
 * a network, photographs and recordings, delivered by both with a break in between, agreed on,
 * coded by two, decided, and quoted in the alliance's sheet.
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

  /**
   * What this page's address keeps in the browser, beside the address of the page of the office on
   * which one signs in, and which workers wait for it.
   */
  private static final String LEFT =
      """
      return (async () => [
        window.isSecureContext,
        (await indexedDB.databases()).map((base) => base.name).join(' '),
        [localStorage, sessionStorage].flatMap((kept) => Object.keys(kept))
          .filter((key) => key !== 'htmx-current-path-for-history').join(' '),
        'caches' in window,
        'serviceWorker' in navigator,
      ].join('|'))();
      """;

  /** Whether the server has what was written on a page that keeps nothing. */
  private static final String AT_ONCE =
      """
      return fetch('/api/waves/W1/forms/alliance_visit/units/%s/draft')
        .then((answer) => answer.json())
        .then((draft) => JSON.stringify(draft).includes('"eo_plan":{"value":"o3"'));
      """
          .formatted(ALLIANCE);

  /** Waits until two seconds at least were recorded. */
  private static final String HEARD =
      """
      return new Promise((done) => {
        const wait = () => (/0分([2-9]|[1-9][0-9])秒/.test(document.body.textContent)
          ? done() : setTimeout(wait, 100));
        wait();
      });
      """;

  private static final String PASSPHRASE = "seven quiet bridges";

  /** Respondents of the one and of the other of the pair. */
  private static final String FIRST = ALLIANCE + "-01";

  private static final String SECOND = ALLIANCE + "-51";

  /** In an answer that two code. */
  private static final String SAID = "没有经费，也没有人。希望每年有固定经费。";

  private static final String DAY = "2017-11-06";

  private static final int PIECE = 5 * 1024 * 1024;
  private static final int RECORDED = 11 * 1024 * 1024;
  private static final int BREAK = 8 * 1024 * 1024;

  private final ServerProcess server;
  private final Path folder;

  VisitWalk(ServerProcess server, Path folder) {
    this.server = server;
    this.folder = folder;
  }

  void walk() throws IOException {
    String visit = plan();
    try (Cable cable = Cable.to(server.address("/"));
        Cable other = Cable.to(server.address("/"));
        Browser browser = Browser.withMicrophone();
        Browser partner = Browser.desktop()) {
      takeAlong(browser, cable, "visitor-one", true);
      takeAlong(partner, other, "visitor-two", false);
      cable.cut();
      other.cut();
      interview(browser, cable);
      recorder(browser);
      refuse(browser);
      later(browser);
      observe(browser);
      rate(browser);
      lockAndOpenAgain(browser, cable);
      besides(partner, other);
      cable.mend();
      other.mend();
      deliver(browser, cable);
      deliverBeside(partner);
    }
    strangers(visit);
    onlineOnly(visit);
    new TranscriptWalk(server, visit, "n03", "n02", folder).walk();
    looked(visit);
    close(visit);
    new CodingWalk(server).walks(visit);
  }

  // ---- the plan

  private String plan() {
    try (Browser browser = Browser.desktop()) {
      browser.signIn(server.address("/login"), "national", PASSWORD);
      browser.open(server.address("/office/visits")).press("安排走访").await("#alliance");
      String today = LocalDate.now().toString();
      browser.choose("alliance", ALLIANCE).set("starts", today).set("ends", today);
      choose(browser, "first", "visitor-one");
      choose(browser, "second", "visitor-two");
      browser.type("first-employer", "4199910003").press("保存计划");
      browser.awaitText("两者选一");
      tick(browser, "second-free");
      browser.press("保存计划");
      browser.awaitText("不能走访这个联盟");
      look(browser, "visit-plan-faults");
      tick(browser, "first-free");
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

  private void takeAlong(Browser browser, Cable cable, String who, boolean looks) {
    browser.signIn(cable.address("/login"), who, PASSWORD);
    browser.open(cable.address("/visit/app")).await("[name='new-passphrase']");
    if (looks) {
      look(browser, cable, "visit-take");
      browser.type("new-passphrase", "short").type("again", "short").press("带到本机");
      browser.awaitText("口令至少10个字符，可以是一句好记的话");
    }
    browser.type("new-passphrase", PASSPHRASE).type("again", PASSPHRASE).press("带到本机");
    browser.await(".trip-head");
    browser.await("body[data-worker='ready']");
  }

  private void interview(Browser browser, Cable cable) throws IOException {
    browser.open(cable.address("/visit/app")).await("[name='passphrase']");
    browser.type("passphrase", "some other words").press("打开").awaitText("口令不对");
    browser.type("passphrase", PASSPHRASE).press("打开").await(".trip-head");
    browser.press("访谈").press("开始一段访谈").await("blockquote.consent");
    assertTrue(browser.text().contains("您是否同意访谈？是否同意录音？"), "T3 word by word");
    look(browser, "visit-consent");
    browser.press("记下同意结果").awaitText("请先逐字读出");
    assertEquals(FIRST, browser.find("#code").getDomProperty("value"));
    agree(browser, "head", "full");
    write(browser, "ei_origin", "由省科协发起，三所高校响应");
    write(browser, "ei_func", "联系服务高校");
    write(browser, "ei_func", "也做培训");
    write(browser, "ei_resource", SAID);
    browser.awaitText("也做培训");
    look(browser, "visit-interview");
  }

  private static void agree(Browser browser, String role, String consent) {
    tick(browser, "read");
    pick(browser, "ei_role", role);
    pick(browser, "ei_consent", consent);
    browser.press("记下同意结果").await("#n-ei_origin");
  }

  /** A recording that the recorder has made: more than two pieces. */
  private void recorder(Browser browser) throws IOException {
    browser
        .give("sound-file", Files.write(folder.resolve("interview.wav"), wave(RECORDED)))
        .awaitText("本机有1段录音");
  }

  private static byte[] wave(int size) {
    byte[] sound = new byte[size];
    byte[] head = "RIFF....WAVEfmt ".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(head, 0, sound, 0, head.length);
    return sound;
  }

  /** An interview recorded with the device itself, whose respondent will take the consent back. */
  private void later(Browser browser) throws IOException {
    browser.press("开始一段访谈").await("blockquote.consent");
    assertEquals("BJ02-03", browser.find("#code").getDomProperty("value"));
    agree(browser, "edu", "full");
    browser.give("sound-file", Files.write(folder.resolve("short.wav"), wave(1000)));
    browser.awaitText("本机有1段录音").press("受访者不再同意录音").agree().awaitNo("#sound-file");
    browser.press("受访者同意录音").agree().await("#sound-file");
    assertFalse(browser.text().contains("本机有1段录音"), "gone with the consent");
    browser.script(
        "window.told = navigator.storage.estimate;"
            + "navigator.storage.estimate = async () => ({quota: 1e6, usage: 0})");
    browser.press("开始录音").awaitText("不足以录音");
    browser.script("navigator.storage.estimate = window.told.bind(navigator.storage)");
    browser.press("开始录音").awaitText("正在录音");
    write(browser, "ei_func", "不想再说的话");
    browser.script(HEARD);
    browser.press("结束录音").awaitText("本机有1段录音");
  }

  private static void refuse(Browser browser) {
    browser.press("返回").press("开始一段访谈").await("blockquote.consent");
    tick(browser, "read");
    pick(browser, "ei_role", "outside");
    pick(browser, "ei_consent", "refuse");
    browser.press("记下同意结果").await(".visit-list");
    assertTrue(browser.text().contains("不同意访谈"));
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

  /** The network breaks in the middle of the second piece; what has come is not sent again. */
  private static void deliver(Browser browser, Cable cable) {
    cable.cutAfter(BREAK);
    browser.press("送交").awaitText("现在送交").press("现在送交").awaitText("现在连不上服务器");
    cable.mend();
    browser.press("现在送交").awaitText("全部送到，本机的内容已删除");
    long sent = cable.sent();
    assertTrue(sent > RECORDED - PIECE && sent < RECORDED, "the pieces left: " + sent);
    look(browser, "visit-delivered");
    String kept = (String) browser.script(KEPT);
    assertTrue(kept.startsWith("1 "), "the file of the trip alone is left: " + kept.length());
    browser.press("现在送交").awaitText("全部送到");
  }

  // ---- the other of the pair

  /** The partner writes in the same places, and leads an interview alone. */
  private void besides(Browser browser, Cable cable) {
    browser.open(cable.address("/visit/app")).await("[name='passphrase']");
    browser.type("passphrase", PASSPHRASE).press("打开").await(".trip-head");
    browser.press("访谈").press("开始一段访谈").await("#code");
    assertEquals(SECOND, browser.find("#code").getDomProperty("value"), "numbers of the second");
    browser.type("ei_code", FIRST);
    agree(browser, "head", "full");
    write(browser, "ei_func", "同伴的补充");
    browser.press("返回").press("开始一段访谈").await("blockquote.consent");
    agree(browser, "sec", "no_record");
    assertTrue(browser.all("#sound-file").isEmpty(), "no recording without consent");
    write(browser, "ei_lead", "牵头高校三年一换。秘书处跟着换。");
    write(browser, "ei_func", "主要是开会和发通知。");
    browser.press("观察").await("[name='eo_charter']");
    pick(browser, "eo_charter", "o2");
    browser.press("评定").await("[name='es_overall']");
    browser.script(
        "document.querySelectorAll('#app fieldset').forEach(f =>"
            + " f.querySelector('input').click())");
    browser.press("记下评定").awaitText("现在送交").press("现在送交").awaitText("现在连不上服务器");
  }

  /** Nothing of the first one's is written over: the other value stands beside it. */
  private static void deliverBeside(Browser browser) {
    browser.press("现在送交").awaitText("全部送到").awaitText("章程");
    look(browser, "visit-delivered-beside");
  }

  private void strangers(String visit) {
    Visitor stranger = server.visitor().signIn("researcher", PASSWORD);
    assertEquals(404, stranger.get(visit.replace("/office", "/api")).statusCode());
    assertEquals(404, stranger.get(visit).statusCode());
  }

  // ---- where the address is not secure

  /**
   * The page says so, keeps nothing, and what is written goes to the server at once. Who is not of
   * the pair any more delivers nothing and loses nothing.
   */
  private void onlineOnly(String visit) {
    Visitor two = server.visitor().signIn("visitor-two", PASSWORD);
    try (Browser browser = Browser.plain()) {
      browser.signIn(Browser.plain(server.address("/login")), "visitor-two", PASSWORD);
      browser.open(Browser.plain(server.address("/visit/app"))).awaitText("只能联网使用");
      // no assertSound: browsers complain in the console of every page at such an address
      browser.narrow().screenshot("visit-not-secure-390-zh");
      browser.wide().screenshot("visit-not-secure-1366-zh");
      browser.press("联网打开").await(".trip-head");
      browser.press("观察").await("[name='eo_plan']");
      pick(browser, "eo_plan", "o3");
      browser.awaitScript(AT_ONCE).awaitText("写下的内容都已送到服务器");
      assertEquals("false|||false|false", browser.script(LEFT));
      goes(visit, "visitor-three");
      browser.find("#d-eo_plan").sendKeys("年度计划复印件", Keys.TAB);
      browser.awaitText("这个账号现在不负责这次走访").awaitText("1项还没有送到");
      browser.narrow().screenshot("visit-not-assigned-390-zh");
      browser.wide().screenshot("visit-not-assigned-1366-zh");
      assertEquals(404, two.get(visit).statusCode(), "who goes no more does not see it either");
      goes(visit, "visitor-two");
      browser.press("送交").awaitText("现在送交").press("现在送交");
      browser.awaitText("全部送到");
      assertEquals("false|||false|false", browser.script(LEFT));
    }
  }

  /** Makes an account the second of the pair. */
  private void goes(String visit, String second) {
    Visitor national = server.visitor().signIn("national", PASSWORD);
    String plan = visit.replace("/visits/", "/visit-plans/");
    String page = national.get(plan).body();
    String today = LocalDate.now().toString();
    Map<String, String> whole = new TreeMap<>();
    whole.put("starts", today);
    whole.put("ends", today);
    whole.put("first", id(page, "visitor-one"));
    whole.put("first-free", "yes");
    whole.put("second", id(page, second));
    whole.put("second-free", "yes");
    assertEquals(303, national.post(plan, whole).statusCode());
  }

  private static String id(String page, String name) {
    Matcher option = Pattern.compile("value=\"([0-9]+)\"[^>]*>" + name).matcher(page);
    assertTrue(option.find(), page);
    return option.group(1);
  }

  // ---- in the office

  private void looked(String visit) {
    try (Browser browser = Browser.desktop()) {
      browser.signIn(server.address("/login"), "national", PASSWORD);
      browser.open(server.address(visit)).awaitText("两人写法不同之处");
      String page = browser.text();
      assertTrue(page.contains("询问4人，同意3人（75.0%），拒绝或撤回1人"), page);
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
      String notes = browser.text();
      assertTrue(notes.contains("由省科协发起，三所高校响应"));
      assertEquals(notes.indexOf("同伴的补充"), notes.lastIndexOf("同伴的补充"), "once");
      assertEquals(notes.indexOf("也做培训"), notes.lastIndexOf("也做培训"), "once");
      byte[] recorded = browser.download("a[href^='/office/visit-files/']");
      assertArrayEquals(Files.readAllBytes(folder.resolve("interview.wav")), recorded);
      look(browser, "visit-interview-office");
      browser.open(server.address(visit + "/interviews/n03")).awaitText("不想再说的话");
      byte[] sound = browser.download("a[href^='/office/visit-files/']");
      assertEquals("RIFF", new String(sound, 0, 4, StandardCharsets.US_ASCII));
      assertTrue(sound.length > 64_000, "two seconds of sound: " + sound.length);
      browser.press("删除录音和笔记").awaitText("已按受访者的要求删除录音和笔记");
      browser.open(server.address(visit + "/interviews/n03")).awaitText("受访者撤回同意");
      assertFalse(browser.text().contains("不想再说的话"));
      browser.open(server.address(visit + "/interviews/n03/transcript")).awaitText("已撤回同意");
      assertFalse(browser.text().contains("同伴校过的文字"), "the transcript is gone too");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Both agree to what form E says, and its sending closes the visit. */
  private void close(String visit) {
    String home = "/respond/" + ALLIANCE + "/alliance_visit";
    Visitor one = server.visitor().signIn("visitor-one", PASSWORD);
    Visitor two = server.visitor().signIn("visitor-two", PASSWORD);
    assertTrue(one.get(visit).body().contains("两人已评定"), "rated by both");
    String draft = "/api/waves/W1/forms/alliance_visit/units/" + ALLIANCE + "/draft";
    String said = one.get(draft).body();
    assertTrue(said.contains("\"eo_charter\":{\"value\":\"o4\""), said);
    assertFalse(said.contains("不想再说的话"), "withdrawn");
    assertTrue(one.get(home + "/ratings").body().contains("另一人"), "both may be seen now");
    one.get("/account");
    assertEquals(200, one.sendJson("PATCH", draft, seen()).statusCode());
    for (Visitor each : List.of(one, two)) {
      String ratings = each.get(home + "/ratings").body();
      String now = ratings.replaceFirst("(?s).*?name=\"seen\" value=\"([0-9a-f]{64})\".*", "$1");
      assertEquals(303, each.post(home + "/ratings/agreement", Map.of("seen", now)).statusCode());
    }
    try (Browser browser = Browser.desktop()) {
      browser.signIn(server.address("/login?lang=zh"), "visitor-one", PASSWORD);
      browser.open(server.address(home + "/3")).awaitText("走访应用已送来照片3张");
      look(browser, "visit-form-photos");
      browser.open(server.address(home + "/2")).awaitText("走访应用已送来录音1段");
      browser.open(server.address(home + "/check"));
      assertTrue(browser.find("main").getDomProperty("textContent").contains("送来照片3张"));
    }
    Map<String, String> confirmed = new TreeMap<>();
    Pattern.compile("name=\"((?:confirm|reason):[^\"]+)\"")
        .matcher(one.get(home + "/check").body())
        .results()
        .map(found -> found.group(1))
        .forEach(name -> confirmed.put(name, name.startsWith("confirm") ? "yes" : "现场如此"));
    HttpResponse<String> sent = one.post(home + "/submission", confirmed);
    assertEquals(303, sent.statusCode(), sent.body());
    assertTrue(one.get(visit).body().contains("已完成"), "closed");
  }

  /** What the pair still fills in at home, and what they agree on. */
  private static String seen() {
    Map<String, String> answers = new TreeMap<>();
    answers.put("e_visit_date", DAY);
    answers.put("e_team", "A, B");
    answers.put("e_place", "北京某高校");
    for (String item :
        "minutes plan members accounts events mandate projects train found".split(" ")) {
      answers.put("eo_" + item, "o4");
    }
    for (String item : List.of("eo_office", "eo_staff_seen", "eo_web")) {
      answers.put(item, "yes");
    }
    for (String item : List.of("system", "mech", "func", "position", "coverage")) {
      answers.put("es_" + item, "d3");
    }
    answers.put("es_overall", "v3");
    answers.put("es_type", "peer");
    return answers.entrySet().stream()
        .map(
            each ->
                "{\"path\":\"%s\",\"value\":\"%s\",\"basis\":99}"
                    .formatted(each.getKey(), each.getValue()))
        .collect(Collectors.joining(",", "{\"changes\":[", "]}"));
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
