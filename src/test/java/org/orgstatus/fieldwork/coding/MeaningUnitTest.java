package org.orgstatus.fieldwork.coding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeaningUnitTest {

  private static List<String> cut(String text) {
    return MeaningUnit.of(text).stream().map(MeaningUnit::words).toList();
  }

  @Test
  void aTextIsCutAtTheEndsOfSentences() {
    assertEquals(List.of("没有经费，也没有人。", "“试过收会费！”", "没有收起来"), cut("没有经费，也没有人。“试过收会费！” 没有收起来"));
    assertEquals(
        List.of("It has 3.5 posts.", "And no money."), cut("It has 3.5 posts. And no money."));
    assertEquals(List.of("一", "二"), cut("一\n\n 二\n"));
    assertEquals(List.of(), cut(" \n "));
  }

  @Test
  void offsetsCountCodePoints() {
    String text = "𠮷野同意。第二句";
    List<MeaningUnit> units = MeaningUnit.of(text);
    assertEquals(0, units.get(0).start());
    assertEquals(5, units.get(0).end());
    assertEquals(5, units.get(1).start());
    assertEquals(8, units.get(1).end());
    for (MeaningUnit unit : units) {
      assertEquals(unit.words(), MeaningUnit.cut(text, unit.start(), unit.end()));
    }
  }
}
