package org.orgstatus.export.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.orgstatus.base.Language;
import org.orgstatus.export.SampleResults;

class ResultPageTest {

  @Test
  void figureOfCoverageStandsByValueWithTotalsAboveAndGapsBelow() {
    JsonObject figure =
        ResultJson.of(SampleResults.coverage()).getJsonArray("figures").getJsonObject(0);
    JsonArray rows = figure.getJsonArray("rows");
    assertEquals(33, rows.size());
    assertEquals("CN", rows.getJsonObject(0).getString("key"));
    double last = 101;
    for (JsonObject row : rows.getValuesAs(JsonObject.class).subList(1, 32)) {
      double value =
          row.getJsonArray("marks").getJsonObject(0).getJsonNumber("value").doubleValue();
      assertTrue(value <= last, row.toString());
      last = value;
    }
    JsonObject gap = rows.getJsonObject(32).getJsonArray("marks").getJsonObject(0);
    assertFalse(gap.containsKey("value"));
    assertTrue(gap.getBoolean("withheld"));
    assertEquals(50, figure.getInt("reference"));
  }

  @Test
  void boundsOfTheFigureAreTheColumnsOfTheTable() {
    JsonObject mark =
        ResultJson.of(SampleResults.coverage())
            .getJsonArray("figures")
            .getJsonObject(0)
            .getJsonArray("rows")
            .getJsonObject(0)
            .getJsonArray("marks")
            .getJsonObject(0);
    var cells = SampleResults.coverage().tables().get(0).rows().get(0).cells();
    assertEquals(
        ((org.orgstatus.analysis.result.Cell.Estimate) cells.get(4)).value(),
        mark.getJsonNumber("low").doubleValue(),
        1e-12);
    assertEquals(
        ((org.orgstatus.analysis.result.Cell.Estimate) cells.get(5)).value(),
        mark.getJsonNumber("high").doubleValue(),
        1e-12);
  }

  @Test
  void jsonInAPageCannotEndItsElement() {
    String json = ResultPage.of(SampleResults.hostile(), Language.ZH).json();
    assertFalse(json.contains("<"), json);
    JsonObject read = Json.createReader(new StringReader(json)).readObject();
    assertEquals(
        "=figure </script><script>alert(2)</script>",
        read.getJsonArray("figures").getJsonObject(0).getJsonObject("title").getString("zh"));
  }

  @Test
  void pageShowsFigureTableNotesAndFiles() {
    String html = SamplePages.rendered(SampleResults.coverage(), Language.ZH);
    assertTrue(html.contains("<figcaption>哪些省份达到50%目标，其余还差多少？</figcaption>"), html);
    assertTrue(html.contains("data-figure=\"coverage\""), html);
    assertTrue(html.contains("<th scope=\"row\">新疆生产建设兵团</th>"), html);
    assertTrue(html.contains("title=\"基数不足5所，不公布\""), html);
    assertTrue(html.contains("href=\"/files/c01.docx\""), html);
    assertTrue(html.contains("href=\"/files/c01/coverage.csv\""), html);
    assertFalse(html.contains("??"), "a message is missing");
  }

  @Test
  void pageIsInEnglishAsAWhole() {
    String html = SamplePages.rendered(SampleResults.norms(), Language.EN);
    assertTrue(html.contains("Hide table"), html);
    String visible = html.replaceAll("(?s)<script.*?</script>", "");
    assertFalse(visible.codePoints().anyMatch(Character::isIdeographic), visible);
  }

  @Test
  void hostileTextIsEscaped() {
    String html = SamplePages.rendered(SampleResults.hostile(), Language.ZH);
    assertFalse(html.contains("<script>alert"), html);
    assertTrue(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), html);
  }

  @Test
  void aHeadingBeginsWhereTheWordsOfItsColumnBegin() {
    ResultPage.Table table = ResultPage.of(SampleResults.hostile(), Language.ZH).tables().get(0);
    assertFalse(table.holdsWords(0));
    assertTrue(table.holdsWords(1));
  }

  /** Written for the eye as well: open target/figures/*.html in a browser. */
  @Test
  void samplePagesCanBeLookedAt() throws Exception {
    for (Language language : Language.values()) {
      Path page = Path.of("target", "figures", language.tag() + ".html");
      SamplePages.write(
          page,
          language,
          List.of(SampleResults.coverage(), SampleResults.norms(), SampleResults.regions()));
      assertTrue(Files.size(page) > 10_000);
    }
  }
}
