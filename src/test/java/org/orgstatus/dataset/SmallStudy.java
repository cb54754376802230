package org.orgstatus.dataset;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.orgstatus.collection.By;
import org.orgstatus.collection.Change;
import org.orgstatus.collection.Judgement;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.Reviews;
import org.orgstatus.collection.Saved;
import org.orgstatus.collection.SubmissionRefused;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.registry.RegisterFile;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.registry.Rosters;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.Study;

/**
 * A study with a small form for each kind of unit, four of them with a repeat, and answers that are
 * given in a word each.
 */
final class SmallStudy {

  static final String BEIJING = "110000";
  static final By BY = new By(7, "");

  private static final Map<String, String> FORMS =
      Map.of(
          "gate",
          """
          form: gate
          letter: G
          version: "1"
          unit: institution
          review: [province]
          title: {zh: 校, en: Campus}
          sections:
            - section: 1
              title: {zh: 校, en: Campus}
              items:
                - name: wave
                  no: G0
                  type: calculate
                  label: {zh: 轮次, en: Wave}
                  calculation: wave-setting('id')
                - name: g_status
                  no: G1
                  type: select_one state
                  label: {zh: 状态, en: Status}
                  required: yes
          choices:
            state:
              - established: {zh: 有, en: "Yes"}
              - none: {zh: 无, en: "No"}
          """,
          "campus",
          """
          form: campus
          letter: A
          version: "1"
          unit: institution
          follows: gate
          when: ${g_status} = 'established'
          title: {zh: 甲, en: With}
          sections:
            - section: 1
              title: {zh: 甲, en: With}
              items:
                - name: a_staff
                  no: A1
                  type: integer
                  label: {zh: 人数, en: Staff}
                  constraint: . = -88 or . >= 0
                  constraint_message: {zh: 不小于0, en: From 0}
                - name: a_half
                  no: A2
                  type: calculate
                  label: {zh: 三分之一, en: A third}
                  calculation: ${a_staff} div 3
                - name: a_alliance
                  no: A3
                  type: select_one registry:alliances
                  label: {zh: 联盟, en: Alliance}
                - name: a_brand
                  no: A4
                  type: begin_repeat
                  label: {zh: 品牌, en: Brands}
                  relevant: ${a_staff} > 0
                  repeat_count: open
                  end: {name: a_brand_end, no: A4.9}
                  items:
                    - name: ab_name
                      no: A4.1
                      type: text
                      label: {zh: 名称, en: Name}
          """,
          "without",
          """
          form: without
          letter: B
          version: "1"
          unit: institution
          follows: gate
          when: ${g_status} = 'none'
          title: {zh: 乙, en: Without}
          sections:
            - section: 1
              title: {zh: 乙, en: Without}
              items:
                - name: b_why
                  no: B1
                  type: text
                  label: {zh: 原因, en: Why}
          """,
          "province",
          """
          form: province
          letter: C
          version: "1"
          unit: reporting_unit
          title: {zh: 省, en: Province}
          sections:
            - section: 1
              title: {zh: 省, en: Province}
              items:
                - name: wave
                  no: C0
                  type: calculate
                  label: {zh: 轮次, en: Wave}
                  calculation: wave-setting('id')
                - name: c_n
                  no: C1
                  type: integer
                  label: {zh: 个数, en: Number}
                - name: c_all
                  no: C2
                  type: begin_repeat
                  label: {zh: 联盟, en: Alliances}
                  relevant: ${c_n} > 0
                  repeat_count: open
                  end: {name: c_all_end, no: C2.9}
                  items:
                    - name: ca_title
                      no: C2.1
                      type: text
                      label: {zh: 名称, en: Name}
                    - name: ca_lead
                      no: C2.2
                      type: select_one registry:institutions
                      label: {zh: 牵头, en: Lead}
          """,
          "union",
          """
          form: union
          letter: D
          version: "1"
          unit: alliance
          title: {zh: 盟, en: Alliance}
          sections:
            - section: 1
              title: {zh: 盟, en: Alliance}
              items:
                - name: d_members
                  no: D1
                  type: integer
                  label: {zh: 成员, en: Members}
                  constraint: . = -88 or . >= 0
                  constraint_message: {zh: 不小于0, en: From 0}
          """,
          "visit",
          """
          form: visit
          letter: E
          version: "1"
          unit: visit
          title: {zh: 访, en: Visit}
          sections:
            - section: 1
              title: {zh: 访, en: Visit}
              items:
                - name: e_note
                  no: E1
                  type: text
                  label: {zh: 记录, en: Note}
                - name: e_interview
                  no: E2
                  type: begin_repeat
                  label: {zh: 访谈, en: Interviews}
                  repeat_count: open
                  end: {name: e_interview_end, no: E2.9}
                  items:
                    - name: ei_role
                      no: E2.1
                      type: select_one role
                      label: {zh: 身份, en: Role}
                      required: yes
                    - name: ei_said
                      no: E2.2
                      type: text
                      label: {zh: 要点, en: Said}
                    - name: ei_audio
                      no: E2.3
                      type: text
                      label: {zh: 录音, en: Recording}
                      sensitivity: P3
          choices:
            role:
              - head: {zh: 负责人, en: Head}
              - sec: {zh: 秘书处, en: Secretariat}
          """);

  private final Study study;

  private SmallStudy(Study study) {
    this.study = study;
  }

  static SmallStudy open(Database database, Path folder) {
    return new SmallStudy(Study.open(database, forms(folder)));
  }

  static SmallStudy planned(Database database, Path folder) {
    return new SmallStudy(new Study(database, forms(folder)).register().plan());
  }

  private static Path forms(Path folder) {
    try {
      Path forms = Files.createTempDirectory(folder, "d").resolve("questionnaires");
      Files.createDirectory(forms);
      for (Map.Entry<String, String> form : FORMS.entrySet()) {
        Files.writeString(forms.resolve(form.getKey() + ".yaml"), form.getValue());
      }
      return forms.getParent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Study study() {
    return study;
  }

  /** Answers for a unit of each kind; in the other order of submission where that is wanted. */
  SmallStudy answered(boolean backwards) {
    List<Runnable> all =
        List.of(
            () ->
                give(
                    "gate",
                    Study.UNIT,
                    "g_status=\"established\"",
                    "a_staff=7",
                    "a_alliance=\"BJ01\"",
                    "a_brand=[\"1\",\"2\"]",
                    "a_brand/1/ab_name=\"科普周\\t讲坛\"",
                    "a_brand/2/ab_name=\"!讲坛\""),
            () -> give("gate", Study.FAR, "g_status=\"none\"", "b_why=\"=1+1\""),
            () ->
                give(
                    "province",
                    BEIJING,
                    "c_n=2",
                    "c_all=[\"1\",\"2\"]",
                    "c_all/1/ca_title=\"甲盟\"",
                    "c_all/1/ca_lead=\"" + Study.UNIT + "\"",
                    "c_all/2/ca_title=\"乙盟\""),
            () -> give("province", "650000", "c_n=0"),
            () -> give("union", Study.ALLIANCE, "d_members={\"missing\":\"not_available\"}"),
            () ->
                give(
                    "visit",
                    Study.ALLIANCE,
                    "e_note=\"第一行\\n第二行\"",
                    "e_interview=[\"1\",\"2\"]",
                    "e_interview/1/ei_role=\"head\"",
                    "e_interview/1/ei_said=\"好\"",
                    "e_interview/1/ei_audio=\"声音\"",
                    "e_interview/2/ei_role=\"sec\""));
    for (int i = 0; i < all.size(); i++) {
      all.get(backwards ? all.size() - 1 - i : i).run();
    }
    return this;
  }

  /** Fills in and submits a form. */
  void give(String form, String unit, String... answers) {
    long id = study.call(b -> b.get(Responses.class).open("W1", form, unit)).id();
    for (String answer : answers) {
      String[] parts = answer.split("=", 2);
      Change change = new Change(ItemPath.parse(parts[0]), json(parts[1]), 99);
      Saved saved = study.call(b -> b.get(Responses.class).save(id, List.of(change), 7));
      if (!saved.faults().isEmpty() || !saved.conflicts().isEmpty()) {
        throw new IllegalStateException(answer + ": " + saved);
      }
    }
    try {
      study.run(b -> b.get(Responses.class).submit(id, Map.of(), BY));
    } catch (SubmissionRefused e) {
      throw new IllegalStateException(form + " of " + unit + ": " + e.faults(), e);
    }
  }

  /** Returns a submitted response to its filler. */
  void giveBack(String form, String unit) {
    study.run(
        b -> {
          var response = b.get(Responses.class).find("W1", form, unit).orElseThrow();
          b.get(Reviews.class)
              .giveBack(response.id(), response.steps(), Judgement.of("请核对"), new By(3, ""));
        });
  }

  /** Puts a roster of Beijing in force that lists one institution. */
  void roster(String code, String name) {
    RegisterFile file =
        new RegisterFile(
            "roster.csv",
            ("学校标识码,学校名称,批准日期,批准机关\n" + code + "," + name + ",,").getBytes(StandardCharsets.UTF_8));
    study.run(
        b -> {
          Rosters rosters = b.get(Rosters.class);
          var preview = rosters.preview("W1", new ReportingUnitCode(BEIJING), file, "3", Study.NOW);
          rosters.confirm(preview.roster().orElseThrow().id(), "3", Study.NOW);
        });
  }

  private static JsonValue json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader("[" + text + "]"))) {
      return reader.readArray().get(0);
    }
  }
}
