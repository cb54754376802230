package org.orgstatus.web.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openqa.selenium.Keys;
import org.orgstatus.testing.Browser;
import org.orgstatus.testing.Visitor;

/** What {@link ResultsIT} does with tables made on the spot, in its study of 2,600 institutions. */
final class TableWalk {

  static final String SHARES =
      "rows=region&columns=level&measure=share&of=g_status&code=established&base=target_types";

  private static final System.Logger LOG = System.getLogger(TableWalk.class.getName());

  private final OfficeServer server;

  TableWalk(OfficeServer server) {
    this.server = server;
  }

  private Visitor analyst() {
    return server.visitor().signIn("demo-analyst", "yanshi-analyst-2017");
  }

  void refuses() {
    Visitor coordinator = server.visitor().signIn("demo-province", "yanshi-province-2017");
    Visitor administrator = server.administrator();
    for (String path : List.of("", "/saved", "/number?wave=W1", "/files/table.csv?wave=W1")) {
      assertEquals(404, coordinator.get("/office/tables" + path).statusCode(), path);
    }
    administrator.get("/office/tables");
    Map<String, String> form = Map.of("name", "x", "measure", "count");
    assertEquals(404, administrator.post("/office/tables/saved", form).statusCode());
    HttpResponse<String> unknown = analyst().get("/office/tables?rows=regoin&lang=zh");
    assertEquals(422, unknown.statusCode());
    assertTrue(unknown.body().contains("您是否想写“region”？"));
    HttpResponse<String> single =
        analyst()
            .get(
                "/office/tables?audience=public&measure=count&lang=zh&where="
                    + "%24%7Bunit_name%7D%3D%27x%27");
    assertEquals(422, single.statusCode());
    assertTrue(single.body().contains("按“标识规则”拒绝"), "the rule is named");
  }

  void isMadeKeptAndDisputed() {
    Visitor first = analyst();
    String page = first.get("/office/tables?lang=zh&" + SHARES).body();
    assertTrue(page.contains("东部地区") && page.contains("&amp;row=EAST&amp;column=ug"), page);
    String number = "/office/tables/number?wave=W1&" + SHARES + "&row=EAST&column=ug";
    String seen = first.get(number).body();
    assertTrue(seen.contains("behind=yes") && !seen.contains("answers.pdf"));
    assertTrue(first.get(number + "&behind=yes").body().contains("answers.pdf"));

    first.get("/office/tables");
    Map<String, String> form = Map.of("name", "各地区", "measure", "count", "rows", "region");
    String at = OfficeServer.location(first.post("/office/tables/saved", form));
    assertTrue(at.endsWith("?notice=table-saved"), at);
    String saved = at.replace("?notice=table-saved", "");
    String text = "table: 1\nrows: level\nmeasure: count\n";
    Visitor second = analyst();
    second.get(saved);
    HttpResponse<String> changed =
        second.post(saved, Map.of("name", "各层次", "version", "1", "content", text));
    assertEquals(saved + "?notice=table-saved", OfficeServer.location(changed));
    first.get(saved);
    HttpResponse<String> late =
        first.post(
            saved,
            Map.of("name", "各省", "version", "1", "content", text.replace("level", "province")));
    assertEquals(409, late.statusCode());
    assertTrue(late.body().contains("rows: level") && late.body().contains("rows: province"));
    assertEquals(
        422,
        first
            .post(saved, Map.of("name", "x", "version", "2", "content", "rows: [a, b]\n"))
            .statusCode());
    first.get(saved);
    HttpResponse<String> said = first.post(saved + "/comments", Map.of("comment", "<b>样本</b>"));
    assertEquals(saved + "?notice=comment-kept", OfficeServer.location(said));
    assertTrue(first.get(saved).body().contains("&lt;b&gt;样本&lt;/b&gt;"));
    String id = saved.substring(saved.lastIndexOf('/') + 1);
    assertEquals(text, first.get("/office/tables/plans/" + id + ".yaml").body());
    Visitor administrator = server.administrator();
    String remarks = "/office/comments/W1/c01";
    first.get(remarks);
    assertEquals(422, first.post(remarks, Map.of("comment", " ")).statusCode());
    first.get(remarks);
    first.post(remarks, Map.of("comment", "口径待定"));
    assertTrue(first.get(remarks).body().contains("口径待定"));
    assertTrue(first.get("/office/results/W1/c01").body().contains(remarks));
    Map<String, String> kept =
        Map.of(
            "table-saved",
            "saved table " + id,
            "table-changed",
            "version 2",
            "table-responses-viewed",
            "responses behind row EAST, column ug",
            "analysis-commented",
            "table " + id);
    kept.forEach(
        (action, words) ->
            assertTrue(
                administrator.get("/office/audit?action=" + action).body().contains(words),
                action));
    for (String kind : List.of("fast", "straight", "outlier", "conflict")) {
      HttpResponse<String> desk = first.get("/office/quality?kind=" + kind);
      assertTrue(desk.statusCode() == 200 && desk.body().contains("answers.pdf"), kind);
    }
    assertEquals(200, first.file("/office/quality.xlsx").statusCode());
    for (String variable : List.of("g_status", "a_fund_total", "COV-01", "STR-03", "unit_name")) {
      HttpResponse<String> one = first.get("/office/variables/one?by=region&name=" + variable);
      assertEquals(200, one.statusCode(), variable);
    }
  }

  /** By its maker alone; whoever holds the address is told. */
  void isRemovedForGood() {
    Visitor maker = analyst();
    maker.get("/office/tables");
    Map<String, String> form = Map.of("name", "试做", "measure", "count", "rows", "region");
    String saved =
        OfficeServer.location(maker.post("/office/tables/saved", form))
            .replace("?notice=table-saved", "");
    String id = saved.substring(saved.lastIndexOf('/') + 1);
    Visitor administrator = server.administrator();
    administrator.get(saved);
    String remove = saved + "/remove";
    assertEquals(404, administrator.post(remove, Map.of("version", "1")).statusCode());
    assertTrue(maker.get(saved + "?lang=zh").body().contains(remove));
    assertEquals(409, maker.post(remove, Map.of("version", "7")).statusCode(), "a stale page");
    for (int click = 0; click < 2; click++) {
      assertEquals(
          "/office/tables/saved?notice=table-removed",
          OfficeServer.location(maker.post(remove, Map.of("version", "1"))));
    }
    assertFalse(maker.get("/office/tables/saved").body().contains(saved + "\""));
    HttpResponse<String> gone = maker.get(saved + "?lang=zh");
    assertEquals(410, gone.statusCode());
    assertTrue(gone.body().contains("已由演示分析员于"), gone.body());
    assertEquals(410, maker.get("/office/tables/plans/" + id + ".yaml").statusCode());
    maker.get("/office/tables");
    Map<String, String> late =
        Map.of("name", "x", "version", "1", "content", "table: 1\nrows: level\nmeasure: count\n");
    HttpResponse<String> unkept = maker.post(saved, late);
    assertEquals(410, unkept.statusCode());
    assertTrue(
        unkept.body().contains("/office/tables?rows=level&amp;measure=count"), unkept.body());
    assertEquals(410, maker.post(saved + "/comments", Map.of("comment", "还在吗")).statusCode());
    assertTrue(
        administrator
            .get("/office/audit?action=table-removed")
            .body()
            .contains("saved table " + id));
    try (Browser browser = Browser.desktop()) {
      browser.signIn(server.address("/login?lang=zh"), "demo-analyst", "yanshi-analyst-2017");
      browser.open(server.address(saved + "?lang=zh"));
      browser.narrow().screenshot("table-removed-zh-phone").assertSound();
      browser.open(server.address(saved + "?lang=en"));
      browser.wide().screenshot("table-removed-en-desktop").assertSound();
    }
  }

  /** Other data stand beside a table, here those of a lock, or the page says why not. */
  void standsBesideOtherData() {
    HttpResponse<String> made =
        server.administrator().post("/office/locks", Map.of("wave", "W1", "name", "并排"));
    String at = OfficeServer.location(made).replace("?notice=data-locked", "");
    String lock = at.substring(at.lastIndexOf('/') + 1);
    Visitor analyst = analyst();
    String page = "/office/tables?lang=zh&wave=W1&" + SHARES + "&beside=";
    HttpResponse<String> two = analyst.get(page + "W1/" + lock);
    assertEquals(200, two.statusCode());
    assertEquals(
        2, two.body().split("<section class=\"result\"", -1).length - 1, "a table for each");
    assertTrue(
        two.body().contains("number?wave=W1&amp;lock=" + lock), "numbers lead to their own data");
    try (Browser browser = Browser.desktop()) {
      browser.signIn(server.address("/login?lang=zh"), "demo-analyst", "yanshi-analyst-2017");
      browser.open(server.address(page + "W1/" + lock));
      browser.wide().screenshot("table-beside-zh-desktop").assertSound();
      browser.open(server.address(page.replace("zh", "en") + "W1/" + lock));
      browser.narrow().screenshot("table-beside-en-phone").assertSound();
    }
    HttpResponse<String> one = analyst.get(page + "W1/999999");
    assertEquals(200, one.statusCode(), "the table itself stands");
    assertTrue(one.body().contains("要并排的数据不存在"), one.body());
    assertEquals(1, one.body().split("<section class=\"result\"", -1).length - 1);
    assertTrue(one.body().contains("各口径指哪些单位"), "what the bases are");
  }

  void isSound() {
    for (String language : List.of("zh", "en")) {
      try (Browser browser = Browser.desktop()) {
        browser.signIn(
            server.address("/login?lang=" + language), "demo-analyst", "yanshi-analyst-2017");
        Map<String, String> pages =
            Map.of(
                "table", "/office/tables?test=yes&by=affiliation_group&" + SHARES,
                "table-fault", "/office/tables?rows=regoin&measure=mean",
                "table-number", "/office/tables/number?wave=W1&" + SHARES + "&row=EAST&column=ug",
                "tables-saved", "/office/tables/saved",
                "comments", "/office/comments/W1/c01",
                "quality", "/office/quality?kind=outlier",
                "variables", "/office/variables",
                "variable", "/office/variables/one?name=g_status&by=region");
        pages.forEach(
            (name, path) -> {
              String there = path.contains("?") ? "&" : "?";
              browser.open(server.address(path + there + "lang=" + language));
              browser.wide().screenshot(name + "-" + language + "-desktop").assertSound();
              browser.narrow().screenshot(name + "-" + language + "-phone").assertSound();
            });
        numbersAreReachedByKeys(browser.wide());
      }
    }
  }

  /** The Tab key goes through a table in one step, and arrows go from number to number. */
  private void numbersAreReachedByKeys(Browser browser) {
    browser.open(server.address("/office/tables?" + SHARES + "&lang=zh"));
    String stops = ".table-scroll a[tabindex='0']";
    browser.await(stops);
    assertTrue(browser.all(".table-scroll a").size() > 1);
    assertEquals(1, browser.all(stops).size(), "one stop");
    String first = browser.find(stops).getAttribute("href");
    String table = browser.path();
    browser.find(stops).sendKeys(Keys.ARROW_RIGHT);
    assertEquals(number(browser, 1, 2), browser.find("a:focus").getAttribute("href"));
    browser.find("a:focus").sendKeys(Keys.ARROW_DOWN);
    assertEquals(number(browser, 2, 2), browser.find("a:focus").getAttribute("href"));
    assertEquals(1, browser.all(stops).size(), "the stop goes along");
    browser.find("a:focus").sendKeys(Keys.HOME);
    browser.find("a:focus").sendKeys(Keys.ARROW_UP);
    browser.find("a:focus").sendKeys(Keys.ARROW_UP);
    assertEquals(first, browser.find("a:focus").getAttribute("href"), "no further than the edge");
    browser.find("a:focus").sendKeys(Keys.ENTER);
    assertTrue(browser.awaitOther(table).startsWith("/office/tables/number?"), browser.path());
    assertTrue(browser.text().contains("算法"), browser.text());
  }

  private static String number(Browser browser, int row, int column) {
    String place = "tbody tr:nth-child(" + row + ") td:nth-of-type(" + column + ") a";
    return browser.find(place).getAttribute("href");
  }

  /** The examples of the documentation; one whose program is missing is left out, not under CI. */
  void isAskedByPrograms(String token, Path folder) throws IOException, InterruptedException {
    Set<String> answers = new TreeSet<>();
    List<List<String>> commands = new ArrayList<>();
    if (isThere(folder, "python3", "-c", "import json, urllib.request")) {
      commands.add(List.of("python3", "table.py", "W1"));
    }
    if (isThere(folder, "Rscript", "-e", "library(curl); library(jsonlite)")) {
      commands.add(List.of("Rscript", "table.R", "W1"));
    }
    for (List<String> command : commands) {
      Path script = Path.of("src/site/examples").resolve(command.get(1)).toAbsolutePath();
      Path out = folder.resolve("example.txt");
      ProcessBuilder process =
          new ProcessBuilder(command.get(0), script.toString(), command.get(2))
              .redirectErrorStream(false)
              .redirectError(folder.resolve("example.err").toFile())
              .redirectOutput(out.toFile());
      process.environment().put("ORGSTATUS_URL", server.address("").toString());
      process.environment().put("ORGSTATUS_TOKEN", token);
      int status = process.start().waitFor();
      assertEquals(0, status, () -> command + " wrote " + read(folder.resolve("example.err")));
      answers.add(read(out).replaceAll("\\R", "\n").strip());
    }
    if (!commands.isEmpty()) {
      assertEquals(1, answers.size(), "both programs print the same: " + answers);
      String printed = answers.iterator().next();
      assertTrue(printed.startsWith("row\tug\tvoc\ttotal\nEAST\t"), printed);
      assertTrue(printed.contains("Wave W1; reference date"), printed);
      assertFalse(printed.contains("withheld"), printed);
    }
  }

  /** The command that runs all comparisons; left out where Python is missing, not under CI. */
  void runsAllComparisons(String lock, String token, Path folder)
      throws IOException, InterruptedException {
    if (!isThere(folder, "python3", "-c", "import json, urllib.request")) {
      return;
    }
    Path results = folder.resolve("results");
    Path out = folder.resolve("comparisons.txt");
    Path script = Path.of("src/site/examples/comparisons.py").toAbsolutePath();
    ProcessBuilder process =
        new ProcessBuilder(
                "python3", script.toString(), "W1", lock, "--results", results.toString())
            .redirectError(folder.resolve("comparisons.err").toFile())
            .redirectOutput(out.toFile());
    process.environment().put("ORGSTATUS_URL", server.address("").toString());
    process.environment().put("ORGSTATUS_TOKEN", token);
    int status = process.start().waitFor();
    assertEquals(0, status, () -> read(out) + read(folder.resolve("comparisons.err")));
    List<String> lines = read(out).lines().toList();
    String last = lines.get(lines.size() - 1);
    assertTrue(last.matches("done: ([0-9]+) of \\1 have a result"), last);
    try (Stream<Path> written = Files.list(results)) {
      assertEquals(lines.size() - 2L, written.count(), "a file for each comparison");
    }
    process.environment().put("ORGSTATUS_TOKEN", "ost_wrong");
    assertEquals(2, process.start().waitFor(), "refused");
  }

  private static boolean isThere(Path folder, String... command)
      throws IOException, InterruptedException {
    int status;
    try {
      status =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("there.txt").toFile())
              .start()
              .waitFor();
    } catch (IOException e) {
      status = 127;
    }
    if (status != 0) {
      String message = Stream.of(command).collect(Collectors.joining(" ")) + " does not run";
      if ("true".equals(System.getenv("CI"))) {
        fail(message);
      }
      LOG.log(System.Logger.Level.WARNING, message + ": its example is left out");
    }
    return status == 0;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
