package org.orgstatus.web.watch;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalDates;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;
import org.orgstatus.collection.Disposition;
import org.orgstatus.collection.ResponseStatus;
import org.orgstatus.dataset.ResponseRates;
import org.orgstatus.web.office.Progress;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.IMessageResolver;
import org.thymeleaf.templateresolver.FileTemplateResolver;

/** The part of the progress page that renews itself, filled without a server. */
class WatchViewTest {

  private static final LocalDate MONDAY = LocalDate.of(2018, 5, 7);

  @ParameterizedTest
  @EnumSource(Language.class)
  void figuresPaceAndRatesAreSaidInWords(Language language) {
    String page = fill(language);
    assertTrue(page.contains("id=\"count-SUBMITTED\">3<"), page);
    assertTrue(page.contains("status=NOT_STARTED&amp;code=OPENED"), page);
    assertTrue(page.contains("RR1") && page.contains("75.0%"), page);
    assertTrue(page.contains(language == Language.ZH ? "照此速度" : "At this pace"), page);
    assertFalse(page.contains("??"), page);
  }

  private static String fill(Language language) {
    FileTemplateResolver views = new FileTemplateResolver();
    views.setPrefix("src/main/webapp/WEB-INF/views/");
    views.setSuffix(".html");
    views.setCharacterEncoding("UTF-8");
    TemplateEngine engine = new TemplateEngine();
    engine.setTemplateResolver(views);
    engine.setMessageResolver(new Words(language));
    return engine.process("office/watch-now", new Context(Locale.ROOT, model(language)));
  }

  private static Map<String, Object> model(Language language) {
    Progress progress = new Progress(4, Map.of(ResponseStatus.SUBMITTED, 3));
    Map<String, Object> model = new HashMap<>();
    model.put("frame", new Shown(language));
    model.put("wave", new ShownWave());
    model.put("stamp", 7);
    model.put("unit", "");
    model.put("by", "unit");
    model.put("over", false);
    model.put("at", Instant.parse("2018-05-09T08:00:00Z"));
    model.put("progress", progress);
    model.put("labels", List.of(ResponseStatus.DRAFT, ResponseStatus.SUBMITTED));
    model.put("silent", Map.of("none", 1L, "issued", 0L, "opened", 0L, "activated", 0L));
    model.put("idle", List.of());
    model.put("idleCount", 0);
    model.put("idleDays", 7L);
    model.put(
        "pace",
        Pace.of(
            4,
            List.of(MONDAY, MONDAY, MONDAY.plusDays(1)),
            MONDAY,
            MONDAY.plusDays(2),
            MONDAY.plusDays(11)));
    model.put(
        "groups",
        List.of(new WatchGroups.Group("110000", LocalText.of("北京市", "Beijing"), progress)));
    model.put(
        "rates",
        ResponseRates.of(
            List.of(
                Disposition.COMPLETE,
                Disposition.COMPLETE,
                Disposition.COMPLETE,
                Disposition.UNKNOWN)));
    model.put("dispositions", Disposition.values());
    return model;
  }

  /** What the template asks of a wave. */
  public static final class ShownWave {
    public String id() {
      return "W1";
    }
  }

  /** What the template asks of a frame. */
  public record Shown(Language language) {
    public String say(LocalText text) {
      return text.in(language);
    }

    public String number(long count) {
      return Long.toString(count);
    }

    public String share(long part, long whole) {
      return String.format(Locale.ROOT, "%.1f%%", 100.0 * part / whole);
    }

    public String moment(Instant moment) {
      return LocalDates.moment(moment, ZoneId.of("Asia/Shanghai")).in(language);
    }

    public String day(LocalDate day) {
      return LocalDates.day(day).in(language);
    }
  }

  private record Words(Language language) implements IMessageResolver {

    @Override
    public String getName() {
      return "words";
    }

    @Override
    public Integer getOrder() {
      return 1;
    }

    @Override
    public String resolveMessage(
        ITemplateContext context, Class<?> origin, String key, Object[] values) {
      return Messages.in(language).get(key, values);
    }

    @Override
    public String createAbsentMessageRepresentation(
        ITemplateContext context, Class<?> origin, String key, Object[] values) {
      return "??" + key;
    }
  }
}
