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
      }
    }
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
