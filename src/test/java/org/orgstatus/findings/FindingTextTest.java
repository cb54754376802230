package org.orgstatus.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.orgstatus.findings.SampleResult.EAST;
import static org.orgstatus.findings.SampleResult.ESTABLISHED;
import static org.orgstatus.findings.SampleResult.GANSU;
import static org.orgstatus.findings.SampleResult.HUBEI;
import static org.orgstatus.findings.SampleResult.WEST;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.base.DefinitionFile;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;

/** How sentences are written out, kept, searched for and found stale. */
class FindingTextTest {

  private static final ComparingWords WORDS = Words.of(Path.of(".")).all();

  private final SampleResult results = new SampleResult();

  @Test
  void adviceIsOneLineWithoutStopsInIt() {
    assertEquals(
        "离一半还有距离；逐校联系；2018年",
        new PrintedFinding.Advice("离一半还有距离。", "逐校联系；", "", "2018年").line(Language.ZH));
    assertEquals(
        "The gap is wide; contact them; associations",
        new PrintedFinding.Advice("The gap is wide.", "contact them", "associations", "")
            .line(Language.EN));
  }

  @Test
  void numbersAreWrittenAsTheirFormatSays() {
    BoundCell hubei = results.cell(HUBEI).orElseThrow();
    BoundCell gansu = results.cell(GANSU).orElseThrow();
    assertEquals("52.0%", NumberText.of(hubei, NumberFormat.PLAIN, Language.ZH));
    assertEquals("52%", NumberText.of(hubei, NumberFormat.WHOLE, Language.EN));
    assertEquals("52.0%（95%区间50.2至55.9）", NumberText.of(hubei, NumberFormat.INTERVAL, Language.ZH));
    assertEquals(
        "51.0% (bounds 40.0 to 60.0)", NumberText.of(gansu, NumberFormat.INTERVAL, Language.EN));
    assertEquals("52.0% (state known of 90)", NumberText.of(hubei, NumberFormat.BASE, Language.EN));
    BoundCell count = results.cell(ESTABLISHED).orElseThrow();
    assertEquals("1,204", NumberText.of(count, NumberFormat.PLAIN, Language.ZH));
  }

  @Test
  void contentIsReadBackAsItWasWritten() {
    FindingContent content =
        new FindingContent(
            LocalText.of("<script>东部{n1}，{高于:n1:n2}", "East {n1}, {n2}"),
            List.of(
                results.number("n1", EAST),
                results.number("n2", WEST, NumberFormat.BASE),
                results.number("n3", GANSU),
                results.number("n4", ESTABLISHED)),
            "WP-1.6",
            new Recommendation(
                LocalText.of("问题", "problem"),
                LocalText.of("措施", "measure"),
                LocalText.of("省科协", "provincial associations"),
                LocalText.of("2018年底", "end of 2018")),
            List.of(Evidence.document("通则草案", "第3条"), Evidence.quotation(12)));
    String text = ContentText.write(content);
    assertEquals(content, ContentText.read(text));
    assertEquals(text, ContentText.write(ContentText.read(text)), "same content, same bytes");
    assertEquals("<script>东部71.4%，高于", content.text(Language.ZH));
    String rumour = text.replace("\"kind\":\"document\"", "\"kind\":\"rumour\"");
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> ContentText.read(rumour))
            .getMessage()
            .contains("rumour"),
        "evidence of a kind that is not known is never left out quietly");
  }

  @Test
  void addressIsOneWordWhateverItHolds() {
    CellAddress odd = new CellAddress("c13", "map", "a b/c＋部", "x.std");
    assertEquals(Optional.of(odd), CellAddress.of(odd.text()));
    for (String none : List.of("", "a/b/c", "a//b/c", "a/b/c/d/e", "a/b/c/%zz")) {
      assertEquals(Optional.empty(), CellAddress.of(none), none);
    }
  }

  @Test
  void searchFindsByEveryWordInEitherLanguage() {
    List<String> plans = List.of("c01", "c10");
    assertEquals(
        List.of(HUBEI),
        NumberSearch.in(results, plans, " 湖北　比例 ").hits().stream()
            .map(NumberSearch.Hit::at)
            .toList());
    assertEquals(3, NumberSearch.in(results, plans, "C01 rate").count());
    assertEquals(0, NumberSearch.in(results, plans, "湖北 西部").count());
    assertEquals(1, NumberSearch.in(results, plans, "湖北省比例").count(), "words without a space");
    assertEquals(0, NumberSearch.in(results, plans, "湖北省西部").count());
    assertEquals(
        List.of(EAST),
        NumberSearch.in(results, plans, "71.4%").hits().stream().map(NumberSearch.Hit::at).toList(),
        "the number that the reader saw");
    assertEquals(0, NumberSearch.in(results, plans, "71.41").count());
    // "er" stands in the id of the table, and so fits all its cells, but also in two columns
    assertEquals(
        List.of("lower", "upper", "lower", "upper", "lower", "upper", "established"),
        NumberSearch.in(results, List.of("c01"), "er").hits().stream()
            .map(hit -> hit.at().column())
            .limit(7)
            .toList());
    assertEquals(0, NumberSearch.in(results, plans, "  ").count());
  }

  @Test
  void findingIsStaleWhereANumberReadsOtherwise() {
    FindingContent content =
        results.content("东部为{n1}，明显高于西部的{n2}", "East {n1}, West {n2}", EAST, WEST);
    assertEquals(Freshness.State.CURRENT, Freshness.of(content, results, WORDS).state());
    SampleResult sameText = new SampleResult().east(71.40000001);
    assertEquals(Freshness.State.CURRENT, Freshness.of(content, sameText, WORDS).state());

    Freshness moved = Freshness.of(content, new SampleResult().east(70.1), WORDS);
    assertEquals(Freshness.State.STALE, moved.state());
    assertEquals("71.4%", moved.changes().get(0).was().zh());
    assertEquals("70.1%", moved.changes().get(0).is().zh());
    assertEquals(List.of(), moved.broken(), "its words still hold");

    Freshness fallen = Freshness.of(content, new SampleResult().east(58.0), WORDS);
    assertTrue(fallen.broken().get(0).zh().contains("明显高于"), fallen.broken().toString());
    assertTrue(!fallen.fingerprint().equals(moved.fingerprint()));

    Freshness gone = Freshness.of(content, new SampleResult().without("c10"), WORDS);
    assertEquals(Freshness.State.STALE, gone.state());
    assertTrue(gone.changes().get(0).is().zh().contains("没有这个数字"));
    assertEquals(
        Freshness.State.UNCHECKED,
        Freshness.of(content, new SampleResult().without("c10").partly(), WORDS).state());
  }

  @Test
  void numberThatIsWithheldNowMakesItStaleWithTheReason() {
    FindingContent content = results.content("湖北省为{n1}", "Hubei has {n1}", HUBEI);
    SampleResult hidden = new SampleResult().hubei(new Cell.Suppressed(SampleResult.FEW));
    Freshness freshness = Freshness.of(content, hidden, WORDS);
    assertEquals(Freshness.State.STALE, freshness.state());
    assertEquals("不予显示：不足5个单位", freshness.changes().get(0).is().zh());
    assertEquals("withheld: fewer than five units", freshness.changes().get(0).is().en());
  }

  @Test
  void faultsOfTheWordsFileNameTheirLine() {
    WordReader.Result read =
        WordReader.read(
            DefinitionFile.of(
                "analysis/words.yaml",
                """
                tolerance:
                  points: two
                  percent: 5
                words:
                  - id: higher
                    claim: graeter
                    zh: [高于]
                    en: [higher than]
                  - id: good
                    claim: less
                    zh: [低于, 高于]
                    en: [lower than]
                  - id: never
                    claim: never
                    zh: [导致]
                    en: [leads to]
                  - id: change
                    claim: only-of
                    zh: []
                    en: [rose]
                    advice: {zh: 改写, en: rewrite}
                    before-number: maybe
                  - id: fine
                    claim: less
                    zh: [不及]
                    en: [short of]
                  - id: gap
                    claim: less
                    zh: [比…低, 比…, 比…低…]
                    en: [less by]
                    by-how-much: true
                """));
    List<String> found =
        read.problems().stream().map(p -> p.place().line() + " " + p.code()).toList();
    assertEquals(
        List.of(
            "2 not-a-number",
            "6 unknown-claim",
            "11 duplicate-form",
            "13 missing-advice",
            "17 missing-plans",
            "19 no-form",
            "22 not-a-truth",
            "29 faulty-gap",
            "29 faulty-gap"),
        found.stream()
            .sorted(java.util.Comparator.comparingInt(f -> Integer.parseInt(f.split(" ")[0])))
            .toList());
    assertEquals(List.of("fine"), read.words().words().stream().map(ComparingWord::id).toList());
    assertTrue(read.problems().stream().anyMatch(p -> p.message().zh().contains("您是否想写“greater”")));
  }
}
