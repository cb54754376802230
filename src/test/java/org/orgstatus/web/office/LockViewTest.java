package org.orgstatus.web.office;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalDates;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;
import org.orgstatus.dataset.DataLock;
import org.orgstatus.dataset.LockComparison;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.IMessageResolver;
import org.thymeleaf.templateresolver.FileTemplateResolver;

/** The pages of data locks, filled without a server. */
class LockViewTest {

  private static final LocalText FAULT = LocalText.of("请换一个名称", "Take another name");

  @ParameterizedTest
  @EnumSource(Language.class)
  void aLockSaysWhatChangedSince(Language language) {
    Map<String, Object> model = model(language);
    model.put("lock", new ShownLock());
    model.put("wave", new ShownWave());
    model.put("maker", "analyst");
    model.put("plans", List.of(new ShownPlan()));
    model.put(
        "changes", List.of(new LockComparison.Line(UnitKind.ALLIANCE, 11, 12, 13, 14, 15, 16)));
    model.put("mayDownload", true);
    String page = fill("office/lock", model, language);
    for (int count = 11; count <= 16; count++) {
      assertTrue(page.contains(">" + count + "<"), page);
    }
    assertTrue(page.contains(language == Language.ZH ? "联盟" : "Alliances"), page);
    assertTrue(page.contains("href=\"/office/results/W1/c01?lock=50\""), page);
    assertTrue(page.contains("href=\"/office/locks/50/data.txt\""), page);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theListKeepsWhatWasEnteredWhenItIsRefused(Language language) {
    Map<String, Object> model = model(language);
    model.put("opened", List.of(new ShownLocks(new ShownWave(), List.of(new ShownLock()))));
    model.put("mayMake", true);
    model.put("chosen", "W1");
    model.put("name", "定稿");
    model.put("faults", List.of(FAULT));
    String page = fill("office/locks", model, language);
    assertTrue(page.contains("value=\"定稿\""), page);
    assertTrue(page.contains(FAULT.in(language)), page);
    assertTrue(page.contains("3/4"), page);
    assertTrue(page.contains("href=\"/api/waves/W1/codebook.csv\""), page);
  }

  private static Map<String, Object> model(Language language) {
    Map<String, Object> model = new HashMap<>();
    model.put("frame", new Shown(language));
    return model;
  }

  private static String fill(String page, Map<String, Object> model, Language language) {
    FileTemplateResolver views = new FileTemplateResolver();
    views.setPrefix("src/main/webapp/WEB-INF/views/");
    views.setSuffix(".html");
    views.setCharacterEncoding("UTF-8");
    TemplateEngine engine = new TemplateEngine();
    engine.setTemplateResolver(views);
    engine.setMessageResolver(new Words(language));
    String filled = engine.process(page, Set.of("div.content"), new Context(Locale.ROOT, model));
    assertFalse(filled.contains("??") || filled.contains("th:"), filled);
    return filled;
  }

  /** What the templates ask of a lock. */
  public static final class ShownLock {
    public long id() {
      return 50;
    }

    public String name() {
      return "定稿";
    }

    public String waveId() {
      return "W1";
    }

    public Instant madeAt() {
      return Instant.parse("2018-05-09T08:00:00Z");
    }

    public String contentHash() {
      return "0123456789abcdef";
    }

    public String dataVersion() {
      return "fedcba";
    }

    public long size() {
      return 9_876_543;
    }

    public List<DataLock.Count> counts() {
      return List.of(new DataLock.Count(UnitKind.INSTITUTION, 4, 3));
    }
  }

  /** What the templates ask of a wave. */
  public static final class ShownWave {
    public String id() {
      return "W1";
    }

    public LocalText title() {
      return LocalText.of("第一轮", "Wave 1");
    }

    public boolean isDemonstration() {
      return true;
    }
  }

  /** What the templates ask of a plan. */
  public static final class ShownPlan {
    public String id() {
      return "c01";
    }

    public LocalText title() {
      return LocalText.of("覆盖率", "Coverage");
    }
  }

  /** A wave with its locks. */
  public record ShownLocks(ShownWave wave, List<ShownLock> locks) {}

  /** What the templates ask of a frame. */
  public record Shown(Language language) {
    public String say(LocalText text) {
      return text.in(language);
    }

    public String word(String key) {
      return Messages.in(language).get(key);
    }

    public String number(long count) {
      return Long.toString(count);
    }

    public String moment(Instant moment) {
      return LocalDates.moment(moment, ZoneId.of("Asia/Shanghai")).in(language);
    }

    public String asset(String path) {
      return "/assets/" + path;
    }

    public String csrf() {
      return "token";
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
      return "??" + key + "??";
    }
  }
}
