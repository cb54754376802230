package org.orgstatus.collection.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import org.orgstatus.base.LocalText;
import org.orgstatus.questionnaire.StandardText;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Study;

class StandardTextsTest {

  static final Path SMALL = Path.of("src/test/resources/definitions/small");
  private static final ReportingUnitCode BEIJING = new ReportingUnitCode("110000");

  @OnEachDatabase
  void unitOutsideTheWaveAndUnknownWaveAreRefused(Database database) {
    Study study = Study.open(database, SMALL);
    assertThrows(
        NoSuchElementException.class,
        () -> study.run(b -> b.get(StandardTexts.class).introduction("W1", "4100000000")));
    assertThrows(
        NoSuchElementException.class,
        () -> study.run(b -> b.get(StandardTexts.class).introduction("W9", Study.UNIT)));
  }

  @OnEachDatabase
  void faultyWordingIsNotKept(Database database) {
    Study study = Study.open(database, SMALL);
    StandardText bad =
        study
            .call(b -> b.get(StandardTexts.class).of("W1", StandardText.Id.T7))
            .with(LocalText.of("邀请", "Invitation"), LocalText.of("请填报", "Please respond"));
    assertThrows(
        IllegalArgumentException.class,
        () -> study.run(b -> b.get(StandardTexts.class).change("W1", bad, 1)));
    assertEquals(
        List.of(), study.call(b -> b.get(StandardTexts.class).history("W1", StandardText.Id.T7)));
  }

  @OnEachDatabase
  void introductionShowsTheWaveAndTheUnitsOwnContact(Database database) {
    Study study = Study.open(database, SMALL);
    LocalText before = introduction(study, Study.UNIT);
    assertTrue(before.zh().contains("统计时点2017年9月30日，统计年度2016年"), before.zh());
    assertTrue(before.zh().contains("截止时间2018年7月1日 00:00。咨询：北京市科学技术协会。"), before.zh());
    assertTrue(before.en().contains("Deadline: 1 July 2018, 00:00."), before.en());
    assertFalse((before.zh() + before.en()).contains("["), before.toString());

    study.run(
        b -> b.get(ProvinceContacts.class).change(BEIJING, LocalText.of("学会部，电话010-12345678", "")));
    LocalText after = introduction(study, Study.UNIT);
    assertTrue(after.zh().endsWith("咨询：学会部，电话010-12345678。"), after.zh());
    assertTrue(after.en().endsWith("Questions: 学会部，电话010-12345678."), after.en());
    assertFalse(introduction(study, Study.FAR).zh().contains("12345678"));
  }

  @OnEachDatabase
  void aWaveHasItsOwnWordsUntilTheDefaultIsRestoredAndKeepsThemAll(Database database) {
    Study study = Study.open(database, SMALL);
    StandardText standard =
        study.call(b -> b.get(StandardTexts.class).of("W1", StandardText.Id.T5));
    StandardText own =
        standard.with(
            LocalText.of("请核对", "Please check"),
            LocalText.of("[institution]：[n]题，[date]前。", "[institution]: [n] by [date]."));
    study.run(b -> b.get(StandardTexts.class).change("W1", own, 7));
    Letter preview = study.call(b -> b.get(StandardTexts.class).preview("W1", Study.UNIT, own));
    assertEquals(
        LocalText.of(
            "甲大学：12题，2018年6月30日前。\n登录：https://site.example/respond",
            "甲大学: 12 by 30 June 2018.\nSign in: https://site.example/respond"),
        preview.text());

    study.run(b -> b.get(StandardTexts.class).restore("W1", StandardText.Id.T5, 7));
    study.run(b -> b.get(StandardTexts.class).restore("W1", StandardText.Id.T5, 7));
    assertEquals(
        standard, study.call(b -> b.get(StandardTexts.class).of("W1", StandardText.Id.T5)));
    List<WaveText> history =
        study.call(b -> b.get(StandardTexts.class).history("W1", StandardText.Id.T5));
    assertEquals(2, history.size(), "restoring twice is one step");
    assertTrue(history.get(0).text().isEmpty());
    assertEquals(own.text(), history.get(1).text().orElseThrow());
    assertTrue(study.recorded().toString().contains("text-changed"));
  }

  private static LocalText introduction(Study study, String unit) {
    return study.call(b -> b.get(StandardTexts.class).introduction("W1", unit));
  }
}
