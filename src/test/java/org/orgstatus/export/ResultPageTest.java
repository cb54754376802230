package org.orgstatus.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.AnalysisResult;
import org.orgstatus.base.Language;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templateresolver.FileTemplateResolver;

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
        ((org.orgstatus.analysis.Cell.Estimate) cells.get(4)).value(),
        mark.getJsonNumber("low").doubleValue(),
        1e-12);
    assertEquals(
        ((org.orgstatus.analysis.Cell.Estimate) cells.get(5)).value(),
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
    String html = rendered(SampleResults.coverage(), Language.ZH);
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
    String html = rendered(SampleResults.norms(), Language.EN);
    assertTrue(html.contains("Hide table"), html);
    String visible = html.replaceAll("(?s)<script.*?</script>", "");
    assertFalse(visible.codePoints().anyMatch(Character::isIdeographic), visible);
  }

  @Test
  void hostileTextIsEscaped() {
    String html = rendered(SampleResults.hostile(), Language.ZH);
    assertFalse(html.contains("<script>alert"), html);
    assertTrue(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), html);
  }

  /** Written for the eye as well: open target/figures/*.html in a browser. */
  @Test
  void samplePagesCanBeLookedAt() throws Exception {
    for (Language language : Language.values()) {
      Path page = Path.of("target", "figures", language.tag() + ".html");
      writeSample(page, language);
      assertTrue(Files.size(page) > 10_000);
    }
  }

  private static void writeSample(Path page, Language language) throws IOException {
    StringBuilder html = new StringBuilder();
    html.append("<!DOCTYPE html><html lang=\"")
        .append(language.tag())
        .append("\"><head>")
        .append("<meta charset=\"utf-8\"><title>figures</title>")
        .append("<meta name=\"viewport\" content=\"width=device-width\">")
        .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'\">")
        .append("<link rel=\"stylesheet\" href=\"assets/css/result.css\">")
        .append("<script src=\"assets/lib/echarts.min.js\"></script>")
        .append("<script type=\"module\" src=\"assets/js/figures.js\"></script></head><body>");
    for (AnalysisResult result :
        List.of(SampleResults.coverage(), SampleResults.norms(), SampleResults.regions())) {
      html.append(rendered(result, language));
    }
    Files.createDirectories(page.getParent());
    Files.writeString(page, html.append("</body></html>"), StandardCharsets.UTF_8);
  }

  private static String rendered(AnalysisResult result, Language language) {
    FileTemplateResolver resolver = new FileTemplateResolver();
    resolver.setPrefix("src/main/webapp/WEB-INF/views/");
    resolver.setCharacterEncoding("UTF-8");
    TemplateEngine engine = new TemplateEngine();
    engine.setTemplateResolver(resolver);
    engine.setMessageResolver(new MessageWords());
    Context context =
        new Context(
            Locale.forLanguageTag(language.tag()),
            Map.of("page", ResultPage.of(result, language), "files", "/files/" + result.planId()));
    return engine.process("office/result.html", Set.of("section"), context);
  }
}
