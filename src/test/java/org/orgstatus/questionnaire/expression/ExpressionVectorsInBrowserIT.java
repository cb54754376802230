package org.orgstatus.questionnaire.expression;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** The same vectors, computed by the page's script in a real browser. */
class ExpressionVectorsInBrowserIT {

  private static final Path MODULE = Path.of("src/main/webapp/assets/js/expression.js");
  private static final File BROWSER = new File("/usr/bin/chromium");
  private static final File DRIVER = new File("/usr/bin/chromedriver");

  private static final String PAGE =
      """
      <!doctype html>
      <script type="module">
      import * as expression from './expression.js';
      const names = {string: 'text', number: 'number', boolean: 'truth'};
      window.run = vectors => vectors.map(vector => {
        const values = vector.values || {};
        const calls = vector.calls || {};
        const scope = {
          read: name => values[name],
          self: () => vector.self,
          call: (name, given) => calls[given.length ? expression.key(name, given) : name + '()']
        };
        try {
          const value = expression.evaluate(vector.tree, scope);
          return {
            kind: names[typeof value] || 'date',
            value: String(value),
            truth: expression.isTrue(vector.tree, scope),
            text: expression.text(value),
            partial: expression.isPartial(vector.tree, scope)
          };
        } catch (e) {
          return {kind: 'error', value: String(e), truth: false, text: '', partial: false};
        }
      });
      </script>
      """;

  private static final List<Vector> VECTORS = Vector.all();

  @BeforeAll
  static void aBrowserIsThere() {
    boolean there = BROWSER.canExecute() && DRIVER.canExecute();
    if (!there && ("true".equals(System.getenv("CI")) || Boolean.getBoolean("CI"))) {
      fail("no " + BROWSER + " or no " + DRIVER + ", and this run must not skip");
    }
    Assumptions.assumeTrue(there, () -> "skipped: no " + BROWSER + " or no " + DRIVER);
  }

  @Test
  void browserGivesTheSameValueForEveryVector() throws IOException {
    JsonArray results = inBrowser(VECTORS);
    assertEquals(VECTORS.size(), results.size());
    assertAll(
        IntStream.range(0, VECTORS.size())
            .mapToObj(
                i ->
                    () -> {
                      Vector vector = VECTORS.get(i);
                      agrees(vector, vector.expected(), results.getJsonObject(i));
                    }));
  }

  @Test
  void browserAgreesWithTheServerOnRandomExpressions() throws IOException {
    List<Vector> vectors = RandomVectors.of(3000, 20170930);
    JsonArray results = inBrowser(vectors);
    assertAll(
        IntStream.range(0, vectors.size())
            .mapToObj(
                i ->
                    () -> {
                      Vector vector = vectors.get(i);
                      Value ours = vector.expression().evaluate(vector.scope());
                      agrees(vector, Vector.shown(ours), results.getJsonObject(i));
                    }));
  }

  private static void agrees(Vector vector, String expected, JsonObject result) {
    String where = vector.line() + ": " + vector.json();
    Value ours = vector.expression().evaluate(vector.scope());
    assertEquals(expected, shown(result), where);
    assertEquals(ours.text(), result.getString("text"), where);
    assertEquals(ours.truth(), result.getBoolean("truth"), where);
    assertEquals(
        vector.expression().isPartial(vector.scope()), result.getBoolean("partial"), where);
  }

  private static String shown(JsonObject result) {
    String kind = result.getString("kind");
    String value = result.getString("value");
    return kind
        + " "
        + (kind.equals("number") ? Double.toString(Double.parseDouble(value)) : value);
  }

  @Test
  void scriptStaysSmallAndWithinOldSyntax() throws IOException {
    String script = Files.readString(MODULE);
    assertTrue(script.getBytes(StandardCharsets.UTF_8).length <= 8192, "larger than 8 kB");
    assertTrue(!script.contains("?.") && !script.contains("??"), "newer than ES2018");
  }

  private static JsonArray inBrowser(List<Vector> vectors) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", e -> send(e, "text/html", PAGE.getBytes(StandardCharsets.UTF_8)));
    server.createContext(
        "/expression.js", e -> send(e, "text/javascript", Files.readAllBytes(MODULE)));
    server.start();
    ChromeDriver driver = driver();
    try {
      driver.get("http://127.0.0.1:" + server.getAddress().getPort() + "/");
      Object results =
          driver.executeScript(
              "return JSON.stringify(run(JSON.parse(arguments[0])))", json(vectors));
      return Json.createReader(new StringReader(String.valueOf(results))).readArray();
    } finally {
      driver.quit();
      server.stop(0);
    }
  }

  private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static ChromeDriver driver() {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(BROWSER);
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run");
    return new ChromeDriver(
        new ChromeDriverService.Builder().usingDriverExecutable(DRIVER).build(), options);
  }

  private static String json(List<Vector> vectors) {
    JsonArrayBuilder all = Json.createArrayBuilder();
    vectors.forEach(
        v -> all.add(Json.createObjectBuilder(v.json()).add("tree", v.expression().tree())));
    return all.build().toString();
  }
}
