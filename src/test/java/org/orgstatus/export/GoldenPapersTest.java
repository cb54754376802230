package org.orgstatus.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.base.Language;
import org.orgstatus.export.StudyDocument.Kind;
import org.orgstatus.export.text.Block;
import org.orgstatus.export.text.Numbers;
import org.orgstatus.export.text.PolicyDocument;

/**
 * The wording of the study's papers, kept as text, so that a change of words is seen and meant.
 * What a test finds lies in {@code target/golden}; copy it over the kept file where it is right.
 */
class GoldenPapersTest {

  private static final StudyPapers PAPERS = StudyPapers.of(7, 400, Audience.INTERNAL);

  private static void golden(Map<String, List<String>> texts) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "golden"));
    for (Map.Entry<String, List<String>> text : texts.entrySet()) {
      Files.write(folder.resolve(text.getKey()), text.getValue());
    }
    for (String name : texts.keySet()) {
      assertEquals(
          Files.readString(Path.of("src", "test", "resources", "golden", name)),
          Files.readString(folder.resolve(name)),
          name + ": compare target/golden/" + name);
    }
  }

  @Test
  void theBriefSaysWhatItSaid() throws IOException {
    Map<String, List<String>> texts = new TreeMap<>();
    for (Language language : Language.values()) {
      byte[] file =
          StudyPapers.written(PAPERS.document(Kind.BRIEF, "", language), DocumentFormat.DOCX);
      texts.put(
          "brief-" + language.tag() + ".txt",
          DocumentText.read(file, DocumentFormat.DOCX).pieces().stream()
              .map(piece -> piece.text().replace("\n", " | "))
              .toList());
    }
    golden(texts);
  }

  /** Headings, captions and pointers of the report: what stands where, under which number. */
  @Test
  void theReportIsLaidOutAsItWas() throws IOException {
    Map<String, List<String>> texts = new TreeMap<>();
    for (Language language : Language.values()) {
      PolicyDocument report = PAPERS.document(Kind.REPORT, "", language).pages();
      Numbers numbers = new Numbers(report);
      texts.put(
          "report-" + language.tag() + ".txt",
          report.blocks().stream().flatMap(block -> line(block, numbers, language)).toList());
    }
    golden(texts);
  }

  private static Stream<String> line(Block block, Numbers numbers, Language language) {
    if (block instanceof Block.Heading heading) {
      return Stream.of(numbers.heading(block) + heading.text());
    }
    if (block instanceof Block.Annex annex) {
      return Stream.of(numbers.heading(block) + " " + annex.title());
    }
    if (block instanceof Block.FigureBlock figure) {
      return Stream.of("  " + numbers.name(block) + " " + figure.figure().title().in(language));
    }
    if (block instanceof Block.TableBlock table) {
      return Stream.of("  " + numbers.name(block) + " " + table.table().title().in(language));
    }
    return block instanceof Block.Paragraph paragraph
        ? Stream.of("  " + paragraph.text())
        : Stream.empty();
  }
}
