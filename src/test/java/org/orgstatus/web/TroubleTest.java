package org.orgstatus.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;
import org.orgstatus.base.Place;
import org.orgstatus.base.Problem;
import org.orgstatus.export.writer.MessageWords;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templateresolver.FileTemplateResolver;

/** What a person and a program are told when something went wrong. */
class TroubleTest {

  private static final Problem PROBLEM =
      new Problem(
          "unknown-code", Place.line("register.csv", 7), LocalText.of("代码不存在", "no such code"));

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyStatusHasAPageInBothLanguages(Language language) {
    for (int status : List.of(400, 401, 403, 404, 405, 409, 413, 415, 418, 422, 429, 500, 503)) {
      String page = page(Trouble.of(status), language);
      assertTrue(page.contains(Integer.toString(status)), page);
      assertTrue(page.contains(Messages.in(language).get(Trouble.of(status).key() + ".advice")));
    }
  }

  @Test
  void faultOfOursShowsItsNumberAndNothingElse() {
    String page =
        page(
            new Trouble(500, null, List.of(), JsonValue.EMPTY_JSON_OBJECT, "20171009-a1b2c3"),
            Language.ZH);
    assertTrue(page.contains("20171009-a1b2c3"));
    assertFalse(page.contains("Exception"));
  }

  @Test
  void pageShowsEveryProblemWithItsPlaceAndEscapesIt() {
    Problem hostile =
        new Problem(
            "unknown-code",
            Place.file("<script>.csv"),
            LocalText.same("<script>alert(1)</script>"));
    Trouble trouble =
        new Trouble(
            422,
            LocalText.of("名录有误", "faulty"),
            List.of(PROBLEM, hostile),
            JsonValue.EMPTY_JSON_OBJECT,
            "");
    String page = page(trouble, Language.ZH);
    assertTrue(page.contains("register.csv:7") && page.contains("代码不存在"));
    assertFalse(page.contains("<script>alert"));
  }

  @Test
  void programGetsProblemDetailsByRfc9457() {
    Trouble trouble =
        new Trouble(
            422, LocalText.of("名录有误", "faulty"), List.of(PROBLEM), JsonValue.EMPTY_JSON_OBJECT, "");
    String text = new TroublePages().json(trouble, "/api/register", Language.EN);
    JsonObject json = Json.createReader(new StringReader(text)).readObject();
    assertEquals("about:blank", json.getString("type"));
    assertEquals(422, json.getInt("status"));
    assertEquals("faulty", json.getString("detail"));
    assertEquals("/api/register", json.getString("instance"));
    JsonObject problem = json.getJsonArray("problems").getJsonObject(0);
    assertEquals("unknown-code", problem.getString("code"));
    assertEquals("register.csv:7", problem.getString("place"));
    assertEquals("no such code", problem.getString("message"));
  }

  private static String page(Trouble trouble, Language language) {
    FileTemplateResolver views = new FileTemplateResolver();
    views.setPrefix("src/main/webapp/WEB-INF/views/");
    views.setSuffix(".html");
    views.setCharacterEncoding("UTF-8");
    TemplateEngine engine = new TemplateEngine();
    engine.setTemplateResolver(views);
    engine.setMessageResolver(new MessageWords());
    Assets assets =
        new Assets() {
          @Override
          public String address(String path) {
            return AssetServlet.PATH + path;
          }
        };
    Frame frame =
        new Frame(
            assets, language, ZoneOffset.UTC, "/?lang=en", null, "token", List.of(), "", List.of());
    Map<String, Object> values = Map.of("trouble", trouble, "frame", frame, "lang", language.tag());
    return engine.process("error.html", new Context(language.locale(), values));
  }
}
