package org.orgstatus.export;

import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.util.Units;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFTextBox;
import org.orgstatus.analysis.plan.ReportOutline.Section;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultFigure;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;
import org.orgstatus.export.StudyDocument.KeyNumber;
import org.orgstatus.export.figure.FigureData;
import org.orgstatus.export.figure.FigureWords;
import org.orgstatus.export.figure.OfficeChart;
import org.orgstatus.export.file.FileProperties;
import org.orgstatus.export.file.FixedZip;
import org.orgstatus.export.text.Brackets;
import org.orgstatus.export.text.CellText;
import org.orgstatus.export.text.InertText;
import org.orgstatus.findings.PrintedFinding;

/**
 * Writes the slides: what the study is, its key figures, one native chart a slide with the approved
 * finding above it, and the findings with what is advised. Question, way of reading and source
 * stand in the notes of each slide. The same order gives the same bytes.
 */
final class SlidesWriter {

  private static final int TITLE = 24;
  private static final double TITLE_TOP = 46;
  private static final double FOOT = Slide.HEIGHT - 58;
  private static final int TILES_ACROSS = 3;
  private static final int MOST_TILES = 6;
  private static final double TILE_GAP = 24;
  private static final double TILE_HIGH = 172;

  private final StudyDocument order;
  private final Language language;
  private final Messages labels;
  private final XMLSlideShow show;

  private SlidesWriter(StudyDocument order, XMLSlideShow show) {
    this.order = order;
    this.language = order.language();
    this.labels = Messages.in(language);
    this.show = show;
  }

  /** Leaves the stream open. */
  static void write(StudyDocument order, OutputStream out) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (XMLSlideShow show = SlideTemplate.open()) {
      new SlidesWriter(order, show).draw();
      show.write(bytes);
    }
    FixedZip.repack(bytes.toByteArray(), out);
  }

  private void draw() throws IOException {
    String title = Brackets.of(in(order.outline().slides().title()), language);
    FileProperties.set(show.getProperties(), title, order.date());
    opening(title);
    keyFigures();
    for (Section section : order.outline().slides().sections()) {
      AnalysisResult result = order.results().get(section.plan());
      if (result != null) {
        for (String id : section.figures()) {
          for (ResultFigure figure : result.figures()) {
            if (figure.id().equals(id)) {
              figure(result, figure);
            }
          }
        }
      }
    }
    findings();
  }

  private static Rectangle2D at(double x, double y, double width, double height) {
    return new Rectangle2D.Double(x, y, width, height);
  }

  // ---- the opening

  private void opening(String title) {
    double high = Slide.titleHeight(title, 40) + 8;
    Slide slide = Slide.titled(show, language, title, at(Slide.LEFT, 170, Slide.INSIDE, high), 40);
    slide.bar(at(Slide.LEFT, 150, 96, 5), Slide.BRAND);
    slide.text(at(Slide.LEFT, 190 + high, Slide.INSIDE, 60), order.data(), 16, Slide.QUIET, false);
    slide.notes(
        order.inOrder().stream()
            .map(result -> in(result.provenance().footer()))
            .distinct()
            .limit(1)
            .map(source -> labels.get("result.source", source))
            .collect(Collectors.joining()));
  }

  // ---- key figures

  private void keyFigures() {
    List<KeyNumber> numbers = order.keyNumbers().stream().limit(MOST_TILES).toList();
    if (numbers.isEmpty()) {
      return;
    }
    Slide slide = titled(labels.get("slides.key"), "");
    double wide = (Slide.INSIDE - (TILES_ACROSS - 1) * TILE_GAP) / TILES_ACROSS;
    for (int i = 0; i < numbers.size(); i++) {
      double x = Slide.LEFT + (i % TILES_ACROSS) * (wide + TILE_GAP);
      double y = 110 + (i / TILES_ACROSS) * (TILE_HIGH + TILE_GAP);
      tile(slide, numbers.get(i), at(x, y, wide, TILE_HIGH));
    }
    slide.number();
    slide.notes(
        numbers.stream()
            .map(
                one ->
                    labels.get(
                        "slides.key.source",
                        label(one),
                        one.key().plan().toUpperCase(Locale.ROOT),
                        in(one.table().title())))
            .collect(Collectors.joining("\n")));
  }

  private void tile(Slide slide, KeyNumber number, Rectangle2D at) {
    slide.bar(at(at.getX(), at.getY(), at.getWidth(), 2), Slide.BRAND);
    ResultTable.Column column = number.table().columns().get(number.column());
    Cell cell = number.row().cells().get(number.column());
    CellText text = CellText.of(cell, column, language, true);
    boolean counted = cell instanceof Cell.Estimate || cell instanceof Cell.Count;
    boolean percent = counted && column.unit() == ResultTable.Unit.PERCENT;
    XSLFTextBox box =
        slide.text(
            at(at.getX(), at.getY() + 12, at.getWidth(), at.getHeight() - 12),
            text.main() + (percent ? "%" : ""),
            40,
            Slide.BRAND,
            true);
    slide.write(box, label(number), 15, Slide.INK, false);
    String below = below(number, text);
    if (!below.isEmpty()) {
      slide.write(box, below, 11, Slide.QUIET, false);
    }
  }

  private String label(KeyNumber number) {
    ResultTable.Column column = number.table().columns().get(number.column());
    LocalText of = number.row().block().isEmpty() ? number.row().label() : number.row().block();
    String colon = language == Language.ZH ? "：" : ": ";
    return InertText.shown(in(of) + colon + in(column.fullLabel()))
        .replaceAll("\\s*[（(]%[）)]", ""); // the number itself has it
  }

  /**
   * Why there is no number, or how sure it is: its bounds or interval, and the answers behind it.
   */
  private String below(KeyNumber number, CellText text) {
    String span = text.interval().isEmpty() ? bounds(number) : text.interval();
    return Stream.of(text.reason(), span, text.counts())
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(language == Language.ZH ? "；" : "; "));
  }

  /** Bounds that a table of coverage has beside its rate. */
  private String bounds(KeyNumber number) {
    List<String> columns = number.table().columns().stream().map(ResultTable.Column::id).toList();
    int low = columns.indexOf("lower");
    int high = columns.indexOf("upper");
    if (!number.key().column().equals("rate") || low < 0 || high < 0) {
      return "";
    }
    return labels.get("slides.bounds", plain(number, low), plain(number, high));
  }

  private String plain(KeyNumber number, int column) {
    return CellText.of(
            number.row().cells().get(column), number.table().columns().get(column), language, false)
        .main();
  }

  // ---- figures

  private Slide titled(String title, String above) {
    double high = Slide.titleHeight(title, TITLE);
    Slide slide =
        Slide.titled(show, language, title, at(Slide.LEFT, TITLE_TOP, Slide.INSIDE, high), TITLE);
    if (!above.isEmpty()) {
      slide.text(at(Slide.LEFT, 24, Slide.INSIDE, 18), above, 12, Slide.BRAND, false);
    }
    return slide;
  }

  private void figure(AnalysisResult result, ResultFigure figure) throws IOException {
    FigureData data = FigureData.of(figure, result);
    String title = in(figure.title());
    Slide slide =
        titled(title, result.planId().toUpperCase(Locale.ROOT) + " " + in(result.title()));
    double top = TITLE_TOP + Slide.titleHeight(title, TITLE) + 8;
    List<PrintedFinding> findings = order.findings(result.planId());
    if (!findings.isEmpty()) {
      String sentence = Brackets.of(findings.get(0).sentence(), language);
      double high = Slide.height(sentence, Slide.INSIDE, 16) + 6;
      slide.text(at(Slide.LEFT, top, Slide.INSIDE, high), sentence, 16, Slide.INK, false);
      top += high;
    }
    String names = OfficeChart.onPages(data, labels).get(0).names();
    String reading = labels.get("result.note", FigureWords.note(data, labels) + names);
    double note = Slide.height(reading, Slide.INSIDE - 80, 10);
    OfficeChart.draw(
        data,
        labels,
        slide.drawn(),
        new Rectangle(
            Units.toEMU(Slide.LEFT),
            Units.toEMU(top),
            Units.toEMU(Slide.INSIDE),
            Units.toEMU(FOOT - note + 13 - top)),
        order.date());
    slide.text(
        at(Slide.LEFT, FOOT - note + 17, Slide.INSIDE, note), reading, 10, Slide.QUIET, false);
    slide.text(
        at(Slide.LEFT, Slide.HEIGHT - 30, Slide.INSIDE - 80, 16),
        order.data(),
        9,
        Slide.QUIET,
        false);
    slide.number();
    slide.notes(
        Stream.of(
                labels.get("document.question", in(result.question())),
                labels.get("document.method", Brackets.of(in(result.method()), language)),
                reading,
                labels.get("result.source", in(result.provenance().footer())))
            .collect(Collectors.joining("\n")));
  }

  // ---- findings

  /** As many on a slide as its height holds. */
  private void findings() {
    List<PrintedFinding> left = new ArrayList<>(order.findings());
    while (!left.isEmpty()) {
      Slide slide = titled(labels.get("slides.findings"), "");
      double y = 104;
      List<String> sources = new ArrayList<>();
      while (!left.isEmpty()) {
        PrintedFinding finding = left.get(0);
        String sentence = Brackets.of(finding.sentence(), language);
        String advice = finding.recommendation().map(a -> a.line(language)).orElse("");
        double high =
            Slide.height(sentence, Slide.INSIDE - 18, 17)
                + (advice.isEmpty() ? 0 : Slide.height(advice, Slide.INSIDE - 18, 14));
        if (!sources.isEmpty() && y + high > FOOT) {
          break;
        }
        slide.bar(at(Slide.LEFT, y + 2, 4, high), Slide.BRAND);
        XSLFTextBox box =
            slide.text(
                at(Slide.LEFT + 18, y, Slide.INSIDE - 18, high), sentence, 17, Slide.INK, false);
        if (!advice.isEmpty()) {
          slide.write(box, labels.get("document.recommendation", advice), 14, Slide.QUIET, false);
        }
        sources.add(labels.get("document.finding", sentence, sources(finding)));
        left.remove(0);
        y += high + 24;
      }
      slide.number();
      slide.notes(String.join("\n", sources));
    }
  }

  private String sources(PrintedFinding finding) {
    return Stream.concat(
            finding.plans().stream().map(plan -> plan.toUpperCase(Locale.ROOT)),
            Stream.of(finding.clause()).filter(clause -> !clause.isEmpty()))
        .collect(Collectors.joining(language == Language.ZH ? "、" : ", "));
  }

  private String in(LocalText text) {
    return text.in(language);
  }
}
