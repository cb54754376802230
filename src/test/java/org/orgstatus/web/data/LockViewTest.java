package org.orgstatus.web.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.orgstatus.analysis.job.ComparisonJob;
import org.orgstatus.analysis.job.JobStep;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalDates;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;
import org.orgstatus.dataset.DataLock;
import org.orgstatus.dataset.LockComparison;
import org.orgstatus.dataset.LockComparison.Change;
import org.orgstatus.dataset.LockComparison.Difference;
import org.orgstatus.dataset.LockComparison.Held;
import org.orgstatus.dataset.LockComparison.Kind;
import org.orgstatus.dataset.SampleDataset;
import org.orgstatus.dataset.Variable;
import org.orgstatus.export.dataout.DataFormat;
import org.orgstatus.questionnaire.MissingReason;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;
import org.orgstatus.web.office.Page;
import org.orgstatus.web.office.Query;
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
    model.put("changes", List.of(comparison()));
    model.put("kinds", Kind.values());
    model.put("mayDownload", true);
    model.put("formats", DataFormat.values());
    model.put("recomputable", List.of(new ShownPlan()));
    model.put("mayTakeCodes", true);
    String page = fill("office/lock", model, language);
    assertTrue(page.contains("action=\"/office/locks/50/files\""), page);
    for (DataFormat format : DataFormat.values()) {
      assertTrue(page.contains("value=\"" + format.word() + "\""), page);
    }
    assertTrue(page.contains("name=\"codes\" value=\"no\""), page);
    for (int count = 11; count <= 16; count++) {
      assertTrue(page.contains(">" + count + "<"), page);
    }
    assertTrue(page.contains(language == Language.ZH ? "联盟" : "Alliances"), page);
    assertTrue(page.contains("href=\"/office/results/W1/c01?lock=50\""), page);
    assertTrue(page.contains("href=\"/office/locks/50/data.txt\""), page);
    assertTrue(page.contains("href=\"/office/locks/50/data.xlsx\""), page);
    String list = "/office/locks/50/changes?unit=alliance&amp;kind=";
    assertTrue(page.contains("href=\"" + list + "changed\""), page);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void whoMayNotSeeTheRegisterIsToldThatCodesStay(Language language) {
    Map<String, Object> model = model(language);
    model.put("wave", new ShownWave());
    model.put("formats", DataFormat.values());
    model.put("recomputable", List.of());
    model.put("mayTakeCodes", false);
    String page = fill("office/data", model, language);
    assertTrue(page.contains("/files\""), page);
    assertFalse(page.contains("name=\"codes\""), page);
    assertFalse(page.contains("name=\"plan\""), page);
    assertTrue(page.contains(Messages.in(language).get("dataout.numbers-only")), page);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void aJobSaysHowFarItIsAndWhyAComparisonHasNoResult(Language language) {
    Map<String, Object> model = jobs(language);
    model.put("running", true);
    model.put("state", ComparisonJob.State.RUNNING);
    String page = fill("office/lock-comparisons", model, language);
    assertTrue(page.contains("action=\"/office/locks/50/comparisons/cancel\""), page);
    assertFalse(page.contains("action=\"/office/locks/50/comparisons\""), page);
    assertTrue(page.contains("data-events=\"/api/events\""), page);
    assertTrue(page.contains("value=\"2\" max=\"4\""), page);
    assertTrue(page.contains("href=\"/office/results/W1/c01?lock=50\""), page);
    assertFalse(page.contains("href=\"/office/results/W1/c24?lock=50\""), "no result yet");
    assertTrue(page.contains("120") && page.contains("700"), page);
    assertTrue(page.contains("c08-secretariat.yaml:3"), page);
    assertTrue(page.contains(language == Language.ZH ? "定义有误" : "Faulty definition"), page);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void onlyWhoMayRunAJobIsOfferedOne(Language language) {
    Map<String, Object> model = jobs(language);
    model.put("running", false);
    model.put("state", ComparisonJob.State.INTERRUPTED);
    String page = fill("office/lock-comparisons", model, language);
    assertTrue(page.contains("action=\"/office/locks/50/comparisons\""), page);
    assertFalse(page.contains("data-events"), page);
    assertTrue(page.contains(language == Language.ZH ? "已中断" : "Interrupted"), page);
    model.put("mayRun", false);
    assertFalse(fill("office/lock-comparisons", model, language).contains("<form"));
    model.put("job", null);
    model.put("steps", 0);
    model.put("done", 0L);
    model.put("lines", List.of(new ShownLine("c01", null)));
    String none = fill("office/lock-comparisons", model, language);
    assertTrue(none.contains(Messages.in(language).get("jobs.none")), none);
    assertTrue(none.contains("href=\"/office/results/W1/c01?lock=50\""), none);
  }

  private static Map<String, Object> jobs(Language language) {
    Map<String, Object> model = model(language);
    model.put("lock", new ShownLock());
    model.put("wave", new ShownWave());
    model.put("path", "/office/locks/50/comparisons");
    model.put("inside", "/office/locks/50/comparisons");
    model.put("isPublic", false);
    model.put("results", "/office/results/W1/");
    model.put("mayRun", true);
    model.put("job", new ShownJob());
    model.put("events", "/api/events");
    model.put("by", "analyst");
    model.put("taken", "3.20");
    model.put("done", 2L);
    model.put("steps", 4);
    model.put(
        "lines",
        List.of(
            new ShownLine("c01", new ShownStep(JobStep.State.CACHED)),
            new ShownLine("c24", new ShownStep(JobStep.State.RUNNING)),
            new ShownLine("c27", new ShownStep(JobStep.State.WAITING)),
            new ShownLine("c08-secretariat", new ShownStep(JobStep.State.FAULTY))));
    return model;
  }

  /** What the templates ask of a job. */
  public static final class ShownJob {
    public Instant begunAt() {
      return Instant.parse("2018-05-09T08:00:00Z");
    }

    public boolean isUnwanted() {
      return false;
    }

    public int partDone() {
      return 120;
    }

    public int partOf() {
      return 700;
    }
  }

  /** What the templates ask of a comparison of a job. */
  public record ShownStep(JobStep.State state) {
    public int answered() {
      return 3;
    }

    public int population() {
      return 4;
    }
  }

  /** What the templates ask of a line of a job. */
  public record ShownLine(String planId, @Nullable ShownStep step) {
    public String code() {
      return planId;
    }

    public LocalText title() {
      return LocalText.same(planId);
    }

    public boolean outdated() {
      return false;
    }

    public boolean hasResult() {
      return step != null && step.state().hasResult();
    }

    public String seconds() {
      return "0.10";
    }

    public List<LocalText> reasons() {
      return step != null && step.state() == JobStep.State.FAULTY
          ? List.of(LocalText.same("analysis/c08-secretariat.yaml:3: wrong"))
          : List.of();
    }
  }

  /** 11 alliances as they were, 12 that one thing happened to, 13 the next, and so on. */
  private static LockComparison comparison() {
    List<Change> changes = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      for (int i = 0; i < 12 + kind.ordinal(); i++) {
        changes.add(new Change(kind, kind.word() + i, "联盟", List.of()));
      }
    }
    return new LockComparison(UnitKind.ALLIANCE, 11, changes);
  }

  private static Map<String, Object> changes(Language language, boolean values) {
    Variable variable =
        SampleDataset.CODEBOOKS.get(UnitKind.ALLIANCE).find("d_charter").orElseThrow();
    Difference difference =
        new Difference(
            variable,
            List.of(new Held("draft", Optional.empty())),
            List.of(new Held("", Optional.of(MissingReason.NOT_ANSWERED))));
    Change changed = new Change(Kind.CHANGED, "BJ01", "北京联盟", List.of(difference));
    List<Change> all = List.of(changed, new Change(Kind.GONE, "TJ01", "天津联盟", List.of()));
    Map<String, Object> model = model(language);
    model.put("lock", new ShownLock());
    model.put("comparison", new LockComparison(UnitKind.ALLIANCE, 11, all));
    model.put("kinds", Kind.values());
    model.put("page", Page.of(all, 1));
    model.put(
        "rows",
        all.stream()
            .map(
                change ->
                    new LockChangePages.Row(
                        change,
                        change.differences().stream()
                            .map(one -> LockChangePages.Line.of(one, language))
                            .toList()))
            .toList());
    model.put("values", values);
    model.put("query", Query.of("/office/locks/50/changes").plus("unit", "alliance"));
    return model;
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void changedUnitsSayWhichVariableChangedFromWhatToWhat(Language language) {
    String page = fill("office/lock-changes", changes(language, true), language);
    boolean zh = language == Language.ZH;
    assertTrue(page.contains("<code>d_charter</code>"), page);
    assertTrue(page.contains(zh ? "<del>起草中</del>" : "<del>Being drafted</del>"), page);
    assertTrue(page.contains(zh ? "<ins>未填</ins>" : "<ins>Not yet answered</ins>"), page);
    assertTrue(page.contains(zh ? "整份答卷" : "The whole answer"), page);
    assertTrue(page.contains("?unit=alliance&amp;kind=gone"), page);
  }

  @Test
  void ofARepeatTheRowsThatDifferAreShown() {
    Variable code = SampleDataset.CODEBOOKS.get(UnitKind.ALLIANCE).variable("institution_code");
    Held one = new Held("4111010001", Optional.empty());
    Held two = new Held("4111010002", Optional.empty());
    Held three = new Held("4111010003", Optional.empty());
    LockChangePages.Line line =
        LockChangePages.Line.of(
            new Difference(code, List.of(one, two, two), List.of(one, two, three)), Language.EN);
    assertEquals("4111010002", line.before());
    assertEquals("4111010003", line.after());
    LockChangePages.Line gone =
        LockChangePages.Line.of(new Difference(code, List.of(one, two), List.of(two)), Language.EN);
    assertEquals("4111010001 —", gone.before() + " " + gone.after());
    LockChangePages.Line turned =
        LockChangePages.Line.of(
            new Difference(code, List.of(one, two), List.of(two, one)), Language.EN);
    assertEquals("4111010001; 4111010002", turned.before());
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void whoMaySeeNoAnswersSeesTheNamesOfVariables(Language language) {
    String page = fill("office/lock-changes", changes(language, false), language);
    assertTrue(page.contains("<code>d_charter</code>"), page);
    assertFalse(page.contains("<del>") || page.contains("<ins>"), page);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theListKeepsWhatWasEnteredWhenItIsRefused(Language language) {
    Map<String, Object> model = model(language);
    model.put("opened", List.of(new ShownLocks(new ShownWave(), List.of(new ShownLock()))));
    model.put("mayMake", true);
    model.put("mayDownload", true);
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
