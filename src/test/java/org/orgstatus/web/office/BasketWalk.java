package org.orgstatus.web.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.orgstatus.testing.Browser;
import org.orgstatus.testing.Visitor;

/**
 * A policy writer's basket in the study of {@link ResultsIT}: filled from a release, brought into
 * order, taken away, and what becomes of it when the release is withdrawn.
 */
final class BasketWalk {

  private static final String BASKET = "/office/basket";
  private static final List<String> FILES = List.of("basket.docx", "basket.xlsx", "basket.pdf");

  private static final String CHOOSE = "/choose?edition=public&pick=c01";

  private final OfficeServer server;
  private final Visitor writer;
  private final Map<String, byte[]> taken = new TreeMap<>();
  private String documents = "";

  BasketWalk(OfficeServer server) {
    this.server = server;
    this.writer = server.visitor().signIn("demo-writer", "yanshi-writer-2017");
  }

  private static Map<String, String> piece(String release, String plan, String part) {
    return Map.of(
        "release", release.substring(release.lastIndexOf('/') + 1), "plan", plan, "part", part);
  }

  /**
   * @param release address of a public release with c01
   * @param toUnits address of a release of c11 to reporting units, which no writer sees
   */
  void fills(String release, String toUnits) {
    assertEquals(404, writer.file(BASKET + "/basket.docx").statusCode(), "nothing to take away");
    assertTrue(writer.get(release + "/c01?lang=zh").body().contains("放入图表篮"));
    assertEquals(404, put(release, "c01", "no-such-table"));
    assertEquals(404, put(release, "c02", "rates"), "not released");
    assertEquals(404, put("/office/releases/999", "c01", "coverage"));
    assertEquals(404, put(toUnits, "c11", "scores"), "not for a writer");
    for (String part : List.of("coverage", "figure-dots", "summary", "coverage")) {
      assertEquals(303, put(release, "c01", part), part);
    }
    String page = writer.get(BASKET + "?lang=zh").body();
    List<String> pieces = pieces(page);
    assertEquals(3, pieces.size(), page);
    assertEquals(1, page.split("class=\"preview\">\\s*<svg", -1).length - 1, "the figure");
    assertEquals(2, page.split("全表[0-9]+行", -1).length - 1, "the beginning of each table");
    Matcher way =
        Pattern.compile("(/office/documents/[0-9]+)/choose\\?edition=public&amp;pick=c01")
            .matcher(page);
    assertTrue(way.find(), page);
    documents = way.group(1);
    String choose = writer.get(documents + CHOOSE).body();
    assertTrue(choose.contains("value=\"c01\" checked"), choose);
    assertFalse(choose.contains("value=\"conclusions\" checked"), "what was not picked");
    assertEquals(200, writer.file(documents + "/public/report.docx").statusCode());
    Visitor analyst = server.visitor().signIn("demo-analyst", "yanshi-analyst-2017");
    assertEquals(List.of(), pieces(analyst.get(BASKET).body()), "a basket is its account's own");
    String first = BASKET + "/" + pieces.get(0);
    assertEquals(404, analyst.post(first + "/remove", Map.of()).statusCode());
    assertEquals(404, writer.post(BASKET + "/0/up", Map.of()).statusCode());
    assertEquals(404, writer.post(BASKET + "/x/up", Map.of()).statusCode());
    assertEquals(303, writer.post(first + "/down", Map.of()).statusCode());
    assertEquals(
        List.of(pieces.get(1), pieces.get(0), pieces.get(2)), pieces(writer.get(BASKET).body()));
    HttpResponse<byte[]> docx = writer.file(BASKET + "/basket.docx");
    assertEquals(200, docx.statusCode());
    try (XWPFDocument read = new XWPFDocument(new ByteArrayInputStream(docx.body()))) {
      assertEquals(2, read.getTables().size());
      assertEquals(1, read.getCharts().size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (String file : FILES) {
      taken.put(file, writer.file(BASKET + "/" + file).body());
      assertVerified(writer, taken.get(file), "basket", file);
    }
    for (String file : List.of("/c01.docx", "/c01.xlsx", "/c01/coverage.docx")) {
      assertVerified(writer, writer.file(release + file).body(), "result", file);
    }
    Visitor coordinator = server.visitor().signIn("demo-province", "yanshi-province-2017");
    byte[] own = coordinator.file(toUnits + "/c11.docx").body();
    assertVerified(coordinator, own, "result", "the numbers of one unit");
    looks("filled");
  }

  private static HttpResponse<String> verdict(Visitor visitor, byte[] file) {
    visitor.get("/account");
    return visitor.postBody("/api/documents/verification", "application/octet-stream", file);
  }

  private static void assertVerified(Visitor visitor, byte[] file, String kind, String what) {
    HttpResponse<String> verdict = verdict(visitor, file);
    assertEquals(200, verdict.statusCode(), what + ": " + verdict.body());
    assertTrue(verdict.body().contains("\"kind\":\"" + kind + "\""), verdict.body());
    assertTrue(verdict.body().contains("\"rebuilt\":true"), verdict.body());
  }

  private int put(String release, String plan, String part) {
    return writer.post(BASKET, piece(release, plan, part)).statusCode();
  }

  /** The release was withdrawn: its pieces stay to be seen, with the reason, and leave no more. */
  void dropsOut(String release, String reason) {
    String page = writer.get(BASKET + "?lang=zh").body();
    assertEquals(3, pieces(page).size());
    assertTrue(page.contains("已退出，不再取走") && page.contains(reason), page);
    assertFalse(page.contains("choose?edition=public"), page);
    FILES.forEach(file -> assertEquals(404, writer.file(BASKET + "/" + file).statusCode(), file));
    for (byte[] file : taken.values()) {
      HttpResponse<String> later = verdict(writer, file);
      assertEquals(409, later.statusCode(), later.body());
      assertTrue(later.body().contains(reason), "what was taken away says so: " + later.body());
    }
    assertEquals(410, put(release, "c01", "coverage"));
    assertEquals(404, writer.get(documents + CHOOSE).statusCode(), "nothing to build a report of");
    assertEquals(404, writer.file(documents + "/public/report.docx").statusCode());
    looks("dropped-out");
    for (String piece : pieces(page)) {
      assertEquals(
          303, writer.post(BASKET + "/" + piece + "/remove", Map.of()).statusCode(), piece);
    }
    assertTrue(writer.get(BASKET + "?lang=zh").body().contains("篮子是空的"));
  }

  private static List<String> pieces(String page) {
    Matcher piece = Pattern.compile("/office/basket/([0-9]+)/remove").matcher(page);
    return piece.results().map(found -> found.group(1)).toList();
  }

  private void looks(String state) {
    try (Browser browser = Browser.desktop()) {
      server.signIn(browser, "demo-writer", "yanshi-writer-2017");
      for (String lang : List.of("zh", "en")) {
        browser.open(server.address(BASKET + "?lang=" + lang));
        browser.wide().screenshot("basket-" + state + "-desktop-" + lang).assertSound();
        browser.narrow().screenshot("basket-" + state + "-phone-" + lang).assertSound();
      }
    }
  }
}
