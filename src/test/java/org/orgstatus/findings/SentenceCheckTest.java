package org.orgstatus.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.orgstatus.findings.SampleResult.CENTRAL;
import static org.orgstatus.findings.SampleResult.EAST;
import static org.orgstatus.findings.SampleResult.ESTABLISHED;
import static org.orgstatus.findings.SampleResult.GANSU;
import static org.orgstatus.findings.SampleResult.HIDDEN;
import static org.orgstatus.findings.SampleResult.HUBEI;
import static org.orgstatus.findings.SampleResult.MEDIAN_EAST;
import static org.orgstatus.findings.SampleResult.MEDIAN_WEST;
import static org.orgstatus.findings.SampleResult.SMALL;
import static org.orgstatus.findings.SampleResult.WEST;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;

/** The words that ship, held against numbers. East 71.4, central 55.0, west 54.0 per cent. */
class SentenceCheckTest {

  private static final ComparingWords WORDS = Words.of(Path.of(".")).all();
  private static final Map<String, CellAddress> CELLS =
      Map.of(
          "east",
          EAST,
          "west",
          WEST,
          "central",
          CENTRAL,
          "small",
          SMALL,
          "hubei",
          HUBEI,
          "gansu",
          GANSU,
          "established",
          ESTABLISHED);

  private final SampleResult results = new SampleResult();

  private List<LocalText> faults(Language language, String sentence, String... cells) {
    CellAddress[] at = new CellAddress[cells.length];
    StringBuilder marks = new StringBuilder();
    for (int i = 0; i < cells.length; i++) {
      at[i] = CELLS.get(cells[i]);
      marks.append("{n").append(i + 1).append("} ");
    }
    String zh = language == Language.ZH ? sentence : marks.toString();
    String en = language == Language.EN ? sentence : marks.toString();
    return SentenceCheck.of(results.content(zh, en, at), WORDS).faults();
  }

  @Test
  void aCharacterThatNoTypefaceDrawsIsNamedWithItsPlace() {
    List<LocalText> faults = faults(Language.ZH, "东部\uE000为{n1}", "east");
    assertEquals(1, faults.size(), faults.toString());
    assertEquals("第3个字符（U+E000，在“东部”之后）没有字体能显示。请换成通行的字。", faults.get(0).zh());
    assertTrue(faults.get(0).en().startsWith("Character 3 (U+E000, after “东部”)"));
    assertEquals(1, faults(Language.ZH, "东部\u0378为{n1}", "east").size(), "not assigned");
    assertEquals(List.of(), faults(Language.ZH, "东部𠮷为{n1}", "east"), "rare, but a character");
  }

  @Test
  void theEditorSaysWhatEveryWordClaims() {
    for (Claim claim : Claim.values()) {
      String key = "findings.claim." + claim.word();
      assertNotEquals(
          Messages.in(Language.ZH).get(key), Messages.in(Language.EN).get(key), claim.word());
    }
    Map<String, String> bounds = new HashMap<>();
    Words.of(Path.of("."))
        .list()
        .forEach(word -> word.zh().forEach(form -> bounds.put(form, word.than())));
    assertEquals("75%", bounds.get("绝大多数"), "the limit that it is held to");
    assertEquals("50%", bounds.get("过半"));
    assertEquals("", bounds.get("高于"));
  }

  @Test
  void theShippedFileHasNoFault() {
    assertEquals(List.of(), Words.of(Path.of(".")).problems());
    assertTrue(WORDS.words().size() > 10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          东部为{n1}，高于西部的{n2};            east;  west;    true
          东部为{n1}，低于西部的{n2};            east;  west;    false
          东部为{n1}，明显高于西部的{n2};        east;  west;    true
          中部为{n1}，明显高于西部的{n2};        central; west;  false
          中部为{n1}，高于西部的{n2};            central; west;  false
          中部（{n1}）与西部（{n2}）基本持平;    central; west;  true
          东部（{n1}）与西部（{n2}）基本持平;    east;  west;    false
          与西部的{n2}相比，东部（{n1}）更高;    east;  west;    true
          西部{n2}不高于东部的{n1};              east;  west;    true
          东部{n1}不高于西部的{n2};              east;  west;    false
          东部{n1}并不明显高于西部的{n2};        east;  west;    false
          东部{n1}、西部{n2}，{高于:n1:n2};      east;  west;    true
          东部{n1}、西部{n2}，{高于:n2:n1};      east;  west;    false
          东部{n1}、西部{n2}，{稍好于:n1:n2};    east;  west;    false
          小组为{n1}，高于西部的{n2};            small; west;    false
          东部{n1}，显著高于西部的{n2};          east;  west;    false
          东部为{n1}，导致高于西部的{n2};        east;  west;    false
          东部提高了，{n1}对{n2};                east;  west;    false
          东部为{n1}所，高于西部的{n2};          established; west; false
          东部（{n1}）与西部（{n2}）差别明显;    east;  west;    true
          东部与西部差距明显（{n1}对{n2}）;      west;  east;    true
          中部（{n1}）与西部（{n2}）差别明显;    central; west;  false
          中部（{n1}）与西部（{n2}）差别不明显;  central; west;  true
          东部（{n1}）与西部（{n2}）差别不明显;  east;  west;    false
          东部{n1}，明显偏多，西部{n2};          east;  west;    false
          东部{n1}遥遥领先，西部{n2};            east;  west;    false
          西部{n2}落后于东部{n1};                east;  west;    true
          东部{n1}落后于西部{n2};                east;  west;    false
          东部{n1}显著好于西部{n2};              east;  west;    false
          东部{n1}优于西部{n2};                  east;  west;    false
          东部{n1}是西部{n2}的近两倍;            east;  west;    false
          东部{n1}比西部{n2}高;                  east;  west;    true
          东部{n1}比西部{n2}低;                  east;  west;    false
          西部高校（{n1}）比东部高校（{n2}）多;  west;  east;    false
          东部高校比西部高校高，分别为{n1}和{n2};  east;  west;   true
          西部比东部高，分别为{n1}和{n2};        west;  east;    false
          中部{n1}比西部{n2}高;                  central; west;  false
          中部{n1}比西部{n2}明显高;              central; west;  false
          东部{n1}比西部{n2}明显高;              east;  west;    true
          东部{n1}比西部{n2}高得多;              east;  west;    true
          东部{n1}不比西部{n2}高;                east;  west;    false
          东部的比例为{n1}，高于西部的比例{n2};  east;  west;    true
          与西部{n2}相比，东部的比例（{n1}）更高;  east;  west;  true
          占比东部为{n1}，高校多在此，西部{n2};  east;  west;    true
          东部（{n1}）比西部（{n2}）高17.4个百分点;  east;  west;  true
          西部（{n1}）比东部（{n2}）高17.4个百分点;  west;  east;  false
          东部（{n1}）比西部（{n2}）高17个百分点;  east;  west;  true
          东部（{n1}）比西部（{n2}）高12.4个百分点;  east;  west;  false
          东部比西部高出17.4个百分点（{n1}对{n2}）;  east;  west;  true
          东部比西部高出16个百分点（{n1}对{n2}）;  east;  west;  false
          东部{n1}，高出西部{n2};                east;  west;    true
          西部{n1}，高出东部{n2};                west;  east;    false
          东部{n1}、西部{n2}，相差超过15个百分点;  east;  west;  true
          东部{n1}、西部{n2}，相差超过20个百分点;  east;  west;  false
          西部{n1}、东部{n2}，相差不到20个百分点;  west;  east;  true
          西部{n1}、东部{n2}，相差不到10个百分点;  west;  east;  false
          """)
  void chineseWordsAreHeldToTheNumbers(String sentence, String one, String other, boolean holds) {
    List<LocalText> faults = faults(Language.ZH, sentence, one.strip(), other.strip());
    assertEquals(holds, faults.isEmpty(), faults.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          The East has {n1}, higher than {n2} in the West;            east;  west;    true
          The East has {n1}, lower than {n2} in the West;             east;  west;    false
          The East has {n1}, markedly higher than {n2} in the West;   east;  west;    true
          The centre ({n1}) is about the same as the West ({n2});     central; west;  true
          The East has {n1}, not much higher than {n2} in the West;   east;  west;    false
          The East has {n1}, significantly above {n2} in the West;    east;  west;    false
          The East has {n1}, no more than {n2} in the West;           east;  west;    false
          The East leads to {n1} and {n2};                            east;  west;    false
          {n1} and {n2} of moreover lowerthan;                        east;  west;    true
          The East has {n1}, below the {n2} of the West;              east;  west;    false
          The East has {n1}, above that of the West ({n2});           east;  west;    true
          It is higher in the East ({n1}) than in the West ({n2});    east;  west;    true
          It is lower in the East ({n1}) than in the West ({n2});     east;  west;    false
          The West ({n2}) lags behind the East ({n1});                east;  west;    true
          East ({n1}) and West ({n2}) differ markedly;                east;  west;    true
          East ({n1}) and West ({n2}) do not differ markedly;         east;  west;    false
          The East ({n1}) is markedly ahead, the West has {n2};       east;  west;    false
          The East ({n1}) has twice the {n2} of the West;             east;  west;    false
          The East ({n1}) does better than the West ({n2});           east;  west;    false
          The East ({n1}) is 17.4 points above the West ({n2});       east;  west;    true
          The West ({n1}) is 17.4 points above the East ({n2});       west;  east;    false
          The East ({n1}) is 7.4 points above the West ({n2});        east;  west;    false
          East {n1}, West {n2}: they differ by more than 15 points;   east;  west;    true
          East {n1}, West {n2}: they differ by more than 20 points;   east;  west;    false
          """)
  void englishWordsAreHeldToTheNumbers(String sentence, String one, String other, boolean holds) {
    List<LocalText> faults = faults(Language.EN, sentence, one.strip(), other.strip());
    assertEquals(holds, faults.isEmpty(), faults.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          湖北省覆盖率为{n1}，超过50%的目标;     hubei;   true
          甘肃省覆盖率为{n1}，超过50%的目标;     gansu;   false
          湖北省覆盖率为{n1}，不足50%;           hubei;   false
          超过半数的高校（{n1}）已成立科协;      hubei;   true
          超过半数的高校（{n1}所）已成立科协;    established; false
          大多数高校（{n1}）有章程;              west;    true
          绝大多数高校（{n1}）有章程;            west;    false
          几乎所有高校（{n1}）有章程;            east;    false
          极少数高校（{n1}）没有章程;            west;    false
          大部分高校（{n1}）有章程;              gansu;   false
          少数民族地区高校的覆盖率为{n1};        west;    true
          近六成的高校（{n1}）有章程;            west;    false
          约55%的高校（{n1}）有章程;             west;    true
          西部为{n1}，接近55%;                   west;    true
          东部为{n1}，超过70%;                   east;    false
          最近几年西部经费不足，覆盖率为{n1};    west;    true
          2017年为{n1};                          west;    true
          东部（{n1}）最高;                      east;    true
          中部（{n1}）最高;                      central; false
          最低的是西部（{n1}）;                  west;    true
          湖北省（{n1}）最高;                    hubei;   false
          """)
  void oneNumberIsHeldToWhatTheSentenceSays(String sentence, String cell, boolean holds) {
    List<LocalText> faults = faults(Language.ZH, sentence, cell.strip());
    assertEquals(holds, faults.isEmpty(), faults.toString());
  }

  @Test
  void medianIsMarkedOnlyByItsRowsVerdict() {
    FindingContent content =
        results.content("东部{n1}，明显高于西部的{n2}", "{n1} {n2}", MEDIAN_EAST, MEDIAN_WEST);
    assertTrue(
        SentenceCheck.of(content, WORDS).faults().get(0).zh().contains("效应量"),
        SentenceCheck.of(content, WORDS).faults().toString());
  }

  @Test
  void reasonNamesNumbersAndWayOut() {
    LocalText fault = faults(Language.ZH, "中部为{n1}，明显高于西部的{n2}", "central", "west").get(0);
    assertTrue(fault.zh().startsWith("“明显高于”站不住：{n1}（55.0%）与{n2}（54.0%）的区间"), fault.zh());
    assertTrue(fault.en().contains("{n1} (55.0%) and {n2} (54.0%) overlap"), fault.en());
  }

  @Test
  void smallDifferenceAndTypedNumberAreCautions() {
    SampleResult closer = new SampleResult().east(62.0);
    FindingContent content = closer.content("在3个地区中，东部为{n1}，高于西部的{n2}", "{n1} {n2}", EAST, WEST);
    SentenceCheck check = SentenceCheck.of(content, WORDS);
    assertEquals(List.of(), check.faults());
    assertEquals(2, check.cautions().size(), check.cautions().toString());
    assertTrue(check.cautions().get(0).zh().contains("不到10个百分点"));
    assertTrue(check.cautions().get(1).zh().contains("手写的数字：3"));
  }

  /** What is computed from two bound numbers turns stale with them. */
  @Test
  void aDifferenceThatIsHeldToItsNumbersIsNoTypedNumber() {
    for (String zh : List.of("东部（{n1}）比西部（{n2}）高17.4个百分点", "东部{n1}、西部{n2}，相差超过15个百分点")) {
      SentenceCheck check = SentenceCheck.of(results.content(zh, "{n1} {n2}", EAST, WEST), WORDS);
      assertEquals(List.of(), check.faults(), zh);
      assertEquals(List.of(), check.cautions(), zh);
    }
    LocalText fault = faults(Language.ZH, "东部（{n1}）比西部（{n2}）高12.4个百分点", "east", "west").get(0);
    assertTrue(fault.zh().contains("“比…高”站不住：{n1}（71.4%）与{n2}（54.0%）：相差17.4，不是12.4"), fault.zh());
    assertTrue(fault.en().contains("they differ by 17.4, not by 12.4"), fault.en());
  }

  @Test
  void sentenceThatCannotBeKeptSaysWhy() {
    assertFault("没有绑定这个数字", results.content("{n1}和{n2}", "{n1} {n2}", EAST));
    assertFault("句子里却没有用", results.content("{n1}", "{n1}", EAST, WEST));
    assertFault("中文和英文用的数字不同", results.content("{n1}{n2}", "{n1}", EAST, WEST));
    assertFault("至少要有一个绑定的数字", results.content("无", "none"));
    assertFault("看不懂花括号", results.content("{n1}{x}", "{n1}", EAST));
    assertFault("看不懂花括号", results.content("{n1}{", "{n1}", EAST));
    assertFault("各写一句", results.content("{n1}", " ", EAST));
    assertFault("没有可用的数字：不足5个单位", results.content("{n1}", "{n1}", HIDDEN));
    assertFault("has no number to show: fewer than five", results.content("{n1}", "{n1}", HIDDEN));
    FindingContent begun =
        new FindingContent(
            LocalText.same("{n1}"),
            List.of(results.number("n1", EAST)),
            "WP-1.6",
            new Recommendation(
                LocalText.of("问题", ""), LocalText.EMPTY, LocalText.EMPTY, LocalText.EMPTY),
            List.of());
    assertFault("写明措施", begun);
    assertTrue(
        SentenceCheck.of(results.content("{n1}", "{n1}", EAST), ComparingWords.NONE)
            .faults()
            .get(0)
            .zh()
            .contains("定义文件"),
        "words that cannot be checked are not let through");
  }

  private static void assertFault(String words, FindingContent content) {
    List<LocalText> faults = SentenceCheck.of(content, WORDS).faults();
    assertTrue(
        faults.stream().anyMatch(f -> f.zh().contains(words) || f.en().contains(words)),
        faults.toString());
  }
}
