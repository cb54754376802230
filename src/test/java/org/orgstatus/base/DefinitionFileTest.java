package org.orgstatus.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionFileTest {

  @Test
  void wordsThatOlderYamlTakesForTruthsAndNumbersStayWords() {
    DefinitionMap root =
        read("required: yes\nversion: 2017.10\nnothing: ~\noctal: 010\nlist: [no, on, 1e3]\n");
    Problems problems = new Problems();
    assertEquals("yes", root.text("required", problems).orElseThrow().text());
    assertEquals("2017.10", root.text("version", problems).orElseThrow().text());
    assertEquals("~", root.text("nothing", problems).orElseThrow().text());
    assertEquals("010", root.text("octal", problems).orElseThrow().text());
    assertEquals("[no, on, 1e3]", root.texts("list", problems).toString());
    assertTrue(problems.isEmpty(), problems::toString);
  }

  @Test
  void keysKeepTheOrderOfTheFile() {
    assertEquals(List.of("b", "a", "c"), read("b: 1\na: 2\nc: 3\n").keys());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        // text of the file, offset in the value, expected line and column
        "key: abc;2;1:8",
        "key: 'abc';2;1:9",
        "key: 'a''bc';2;1:10",
        "key: \"a\\tbc\";2;1:10",
        "键: 中文abc;2;1:6",
        "key: abc~     or def;5;2:7",
        "key: >-~  abc~  def;0;2:3",
        "key: >-~  abc~  def;5;3:4",
        "key: |~  abc~  def;4;3:3",
        "key: {zh: 中, en: b};0;1:6",
      })
  void everyCharacterOfATextKnowsItsPlace(String file, int offset, String expected) {
    DefinitionNode node = read(file.replace('~', '\n')).entries().get(0).value();
    Place place = node instanceof DefinitionText text ? text.at(offset) : node.place();
    assertEquals("f.yaml:" + expected, place.toString());
  }

  @Test
  void aKeyThatStandsTwiceNamesBothLines() {
    assertEquals(
        "f.yaml:3:1: 'a' already stands in line 1. Delete one of the two.",
        problemsOf("a: 1\nb: 2\na: 3\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|empty-file f.yaml",
        "# only a comment|empty-file f.yaml",
        "just a text|not-a-mapping f.yaml:1:1",
        "- a~- b|not-a-mapping f.yaml:1:1",
        "a: [1, 2~b: 3|yaml-syntax f.yaml:2:2",
        "a: 'open|yaml-syntax f.yaml:1:9",
        "a: b: c|yaml-syntax f.yaml:1:5",
        "a: 1~--- ~b: 2|several-documents f.yaml",
        "a: &x 1~b: *x|alias f.yaml:1:4,alias f.yaml:2:4",
        "a: !!java.net.URL x|tag f.yaml:1:4",
        "? {a: b}~: c|bad-key f.yaml:1:3",
        "a:~\tb: 1|tab-indent f.yaml:2:1",
        "a: x\u0007y|yaml-syntax f.yaml:1",
        "a: \"x\\u0007\"|control-character f.yaml:1:4",
      })
  void faultsOfWritingAreReportedWithTheirPlace(String file, String expected) {
    String found =
        String.join(
            ",",
            DefinitionFile.of("f.yaml", file.replace('~', '\n')).problems().stream()
                .map(p -> p.code() + " " + p.place())
                .toList());
    assertEquals(expected, found);
  }

  @Test
  void textSavedAsGbkIsRecognised() {
    byte[] gbk = "form: gate\ntitle: 高校科协\n".getBytes(Charset.forName("GBK"));
    Problem problem = DefinitionFile.of("f.yaml", gbk).problems().get(0);
    assertEquals("not-utf-8", problem.code());
    assertEquals(2, problem.place().line());
    assertTrue(problem.message().zh().contains("GBK"), problem::toString);
    assertTrue(problem.message().zh().contains("另存为UTF-8"), problem::toString);
  }

  @Test
  void textSavedAsUtf16IsRecognised() {
    byte[] utf16 = "form: gate".getBytes(StandardCharsets.UTF_16);
    assertTrue(DefinitionFile.of("f.yaml", utf16).problems().toString().contains("UTF-16"));
  }

  @Test
  void byteOrderMarkAndWindowsLineEndsChangeNothing() {
    DefinitionFile plain = DefinitionFile.of("f.yaml", "a: 1\nb: 2\n");
    byte[] windows = "\uFEFFa: 1\r\nb: 2\r\n".getBytes(StandardCharsets.UTF_8);
    DefinitionFile saved = DefinitionFile.of("f.yaml", windows);
    assertEquals(List.of(), saved.problems());
    assertEquals(plain.text(), saved.text());
    assertEquals(
        DefinitionFile.contentHash(List.of(plain)), DefinitionFile.contentHash(List.of(saved)));
  }

  @Test
  void theHashTellsNamesAndTextsApart() {
    DefinitionFile one = DefinitionFile.of("f.yaml", "a: 1\n");
    DefinitionFile renamed = DefinitionFile.of("g.yaml", "a: 1\n");
    assertNotEquals(
        DefinitionFile.contentHash(List.of(one)), DefinitionFile.contentHash(List.of(renamed)));
    // printf 'f.yaml\0a: 1\n\0' | sha256sum
    assertEquals(
        "08f60eec5b61c280293d18d776314326b43dd1e06d6bc844db62731258c77fdd",
        DefinitionFile.contentHash(List.of(one)));
  }

  @Test
  void aFileOfSeveralMegabytesIsNotRead() {
    byte[] large = new byte[DefinitionFile.LARGEST + 1];
    Arrays.fill(large, (byte) 'a');
    assertEquals("file-too-large", DefinitionFile.of("f.yaml", large).problems().get(0).code());
    assertEquals(
        "file-too-large",
        DefinitionFile.of("f.yaml", "a".repeat(DefinitionFile.LARGEST + 1))
            .problems()
            .get(0)
            .code());
  }

  @Test
  void deepNestingAndAliasBombsCostNoMoreThanTheirLength() {
    String deep = "a: " + "[".repeat(100_000);
    String bomb =
        "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b]\n"
            + "d: &d [*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e]\n";
    assertTimeout(
        Duration.ofSeconds(5),
        () -> {
          assertEquals("too-deep", DefinitionFile.of("f.yaml", deep).problems().get(0).code());
          assertFalse(DefinitionFile.of("f.yaml", bomb).problems().isEmpty());
        });
  }

  @Test
  void wantingAnotherKindSaysWhatStandsThere() {
    DefinitionMap root = read("items: word\nlabel: [a]\nname: {a: b}\nempty:\n");
    Problems problems = new Problems();
    assertEquals(List.of(), root.list("items", problems));
    assertTrue(root.localText("label", problems).isEmpty());
    assertTrue(root.text("name", problems).isEmpty());
    assertTrue(root.text("empty", problems).isEmpty());
    root.require(List.of("form"), problems);
    root.only(Set.of("items", "label", "names", "empty"), problems);
    assertEquals(
        """
        f.yaml:1:1: The key 'form' is missing. Add it here.
        f.yaml:1:8: 'items' wants a list ('- …' lines or [a, b]), but here stands the text 'word'.
        f.yaml:2:8: 'label' wants keys with values, but here stands a list.
        f.yaml:3:1: There is no key 'name' here. Did you mean 'names'?
        f.yaml:3:7: 'name' wants a text, but here stands a mapping.
        f.yaml:4:7: Nothing stands behind 'empty'. Write something or delete the key.""",
        problems.toString());
  }

  @Test
  void aTextInOneLanguageOnlyIsReported() {
    Problems problems = new Problems();
    assertEquals(
        LocalText.of("标题", ""),
        read("title: {zh: 标题}\n").localText("title", problems).orElseThrow());
    assertEquals(
        "f.yaml:1:8: 'title' has no English (en). Write both languages.", problems.toString());
  }

  private static DefinitionMap read(String text) {
    DefinitionFile file = DefinitionFile.of("f.yaml", text);
    assertEquals(List.of(), file.problems());
    return file.root().orElseThrow();
  }

  private static String problemsOf(String text) {
    return String.join(
        "\n",
        DefinitionFile.of("f.yaml", text).problems().stream().map(Problem::toString).toList());
  }
}
