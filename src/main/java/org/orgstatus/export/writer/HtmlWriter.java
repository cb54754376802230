package org.orgstatus.export.writer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.orgstatus.analysis.result.ResultFigure;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;
import org.orgstatus.dataset.Checksums;
import org.orgstatus.export.figure.FigureData;
import org.orgstatus.export.figure.FigureWords;
import org.orgstatus.export.figure.ProvinceTile;
import org.orgstatus.export.figure.TileShades;
import org.orgstatus.export.text.Block;
import org.orgstatus.export.text.CellText;
import org.orgstatus.export.text.ClosingNotes;
import org.orgstatus.export.text.ColumnWidths;
import org.orgstatus.export.text.DocxPage;
import org.orgstatus.export.text.InertText;
import org.orgstatus.export.text.Numbers;
import org.orgstatus.export.text.PolicyDocument;
import org.orgstatus.export.text.TableHead;
import org.orgstatus.export.text.TableLegend;
import org.orgstatus.export.text.TableText;

/**
 * Writes a document as a page that needs nothing from outside, and the same page as PDF with
 * bookmarks, tags and page numbers in its contents.
 */
public final class HtmlWriter {

  private static final double WHITE_FROM = 0.55;

  /** Labels up to so many halves of a Chinese character never break. */
  private static final int SHORT = 14;

  private final PolicyDocument document;
  private final Language language;
  private final Messages labels;
  private final Numbers numbers;
  private final boolean paper;
  private final List<FigureDrawing> drawings = new ArrayList<>();
  private final StringBuilder html = new StringBuilder();

  private DocxPage lying = DocxPage.PORTRAIT;

  /** Of figures on paper. */
  private double scale = 1;

  private boolean tight;

  /** Where the headings begin that wait for what they stand over. */
  private int headings = NONE;

  private static final int NONE = -1;

  /**
   * How close a compact document is set; all of them can be read with ease.
   *
   * @param scale of its figures
   * @param tight whether its texts are smaller too
   */
  private record Setting(double scale, boolean tight) {}

  private static final Setting USUAL = new Setting(1, false);

  private static final List<Setting> CLOSER =
      List.of(
          USUAL,
          new Setting(0.9, false),
          new Setting(0.8, false),
          new Setting(0.7, false),
          new Setting(0.7, true));

  private static final Pattern THOUSANDS = Pattern.compile("[0-9]{1,3}(?:,[0-9]{3})+");
  private static final Pattern LETTERS_ALONE = Pattern.compile("\\p{IsLatin}+");

  /** Points of the letters of a drawing, and pixels of their line, as document.css has them. */
  private static final double LETTERS = 8;

  private static final double LINE = 16;

  private HtmlWriter(PolicyDocument document, boolean paper) {
    this.document = document;
    this.language = document.language();
    this.labels = Messages.in(language);
    this.numbers = new Numbers(document);
    this.paper = paper;
  }

  /** A whole page: styles and drawings are inside. */
  public static byte[] page(PolicyDocument document) {
    HtmlWriter writer = new HtmlWriter(document, false);
    writer.body();
    String page =
        "<!DOCTYPE html>\n<html lang=\""
            + writer.language.tag()
            + "\">\n<head>\n<meta charset=\"utf-8\">\n"
            + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
            + escaped(document.title())
            + "</title>\n<style>\n"
            + text("page.css")
            + text("document.css")
            + "</style>\n</head>\n<body>\n<main>\n"
            + writer.html
            + "</main>\n<script>\n"
            + text("page.js")
            + "</script>\n</body>\n</html>\n";
    return page.getBytes(StandardCharsets.UTF_8);
  }

  /** The page with a text for programs before its end. */
  public static byte[] with(byte[] page, String json) {
    String text = new String(page, StandardCharsets.UTF_8);
    int end = text.lastIndexOf("</body>");
    String inert = json.replace("<", "\\u003c").replace("&", "\\u0026");
    return (text.substring(0, end)
            + "<script type=\"application/json\" id=\"orgstatus-manifest\">"
            + inert
            + "</script>\n"
            + text.substring(end))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** SHA-256 of all that a PDF of the document says, before it is laid out in pages. */
  public static String hash(PolicyDocument document) {
    HtmlWriter writer = new HtmlWriter(document, true);
    writer.body();
    return Checksums.of(Stream.of(document.title(), writer.html.toString()));
  }

  /**
   * The figures of a compact document, and at last its texts, are set smaller where it fits on its
   * pages by that.
   *
   * @param manifest what stands hidden in the file; empty for nothing
   */
  public static byte[] pdf(PolicyDocument document, String manifest) {
    if (document.compact()) {
      for (Setting setting : CLOSER) {
        Optional<byte[]> fitting = pdf(document, manifest, setting, document.pages());
        if (fitting.isPresent()) {
          return fitting.get();
        }
      }
    }
    return pdf(document, manifest, USUAL, Integer.MAX_VALUE).orElseThrow();
  }

  private static Optional<byte[]> pdf(
      PolicyDocument document, String manifest, Setting setting, int mostPages) {
    HtmlWriter writer = new HtmlWriter(document, true);
    writer.scale = setting.scale();
    writer.tight = setting.tight();
    writer.body();
    return PdfWriter.write(
        new PdfWriter.Sheet(
            "document",
            document.language(),
            document.title(),
            document.date().atStartOfDay(ZoneOffset.UTC).toInstant(),
            Map.of(
                "body",
                writer.html.toString(),
                "bookmarks",
                writer.bookmarks(),
                "more",
                text("document.css"),
                PdfWriter.MANIFEST,
                manifest)),
        writer.drawings,
        mostPages);
  }

  private static String text(String name) {
    try (InputStream file =
        HtmlWriter.class.getResourceAsStream("/org/orgstatus/export/paper/" + name)) {
      if (file == null) {
        throw new IllegalStateException("the archive has no export/paper/" + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Text as it may stand in an element or an attribute. */
  static String escaped(String text) {
    return InertText.shown(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private String bookmarks() {
    StringBuilder list = new StringBuilder("<bookmarks>");
    boolean open = false;
    for (Block block : numbers.listed()) {
      String entry =
          "<bookmark name=\"" + escaped(listed(block)) + "\" href=\"#" + id(block) + "\">";
      if (isChapter(block)) {
        list.append(open ? "</bookmark>" : "").append(entry);
        open = true;
      } else {
        list.append(entry).append("</bookmark>");
      }
    }
    return list.append(open ? "</bookmark>" : "").append("</bookmarks>").toString();
  }

  private static boolean isChapter(Block block) {
    return block instanceof Block.Annex || ((Block.Heading) block).level() == 1;
  }

  private String listed(Block block) {
    return block instanceof Block.Annex annex
        ? labels.get("document.annex.titled", numbers.heading(block), annex.title())
        : numbers.heading(block) + ((Block.Heading) block).text();
  }

  private String id(Block heading) {
    return "h" + numbers.place(heading);
  }

  private String anchor(Block block) {
    return (numbers.isTable(block) ? "t" : "f") + numbers.of(block);
  }

  // ---- the parts

  private void body() {
    element("h1", "", document.title());
    element("p", "subtitle", document.subtitle());
    String kind = tight ? "compact tight" : "compact";
    html.append(document.compact() ? "<div class=\"" + kind + "\">\n" : "<div>\n");
    for (Block block : document.blocks()) {
      if (document.standsUpright(block)) {
        turn(DocxPage.PORTRAIT);
      }
      if (block.isHeading() && headings == NONE) {
        headings = html.length();
      }
      add(block);
      headings = block.isHeading() ? headings : NONE;
    }
    turn(DocxPage.PORTRAIT);
    if (document.compact()) {
      ClosingNotes.of(document, labels).forEach(note -> element("p", "note", note));
    }
    html.append("</div>\n");
  }

  /** What follows, and the headings over it, stands on pages that lie like this. */
  private void turn(DocxPage page) {
    if (page != lying) {
      String tag = page == DocxPage.LANDSCAPE ? "<div class=\"wide\">\n" : "</div>\n";
      html.insert(headings == NONE ? html.length() : headings, tag);
      lying = page;
    }
  }

  private void element(String name, String kind, String text) {
    html.append('<')
        .append(name)
        .append(kind.isEmpty() ? "" : " class=\"" + kind + "\"")
        .append('>')
        .append(paper ? withWholeNumbers(escaped(text)) : escaped(text))
        .append("</")
        .append(name)
        .append(">\n");
  }

  /** What makes the PDF would break a line behind the comma of thousands. */
  private static String withWholeNumbers(String text) {
    return THOUSANDS.matcher(text).replaceAll("<span class=\"unbroken\">$0</span>");
  }

  private void add(Block block) {
    if (block instanceof Block.Heading heading) {
      String name = "h" + (heading.level() + 1);
      html.append('<').append(name).append(" id=\"").append(id(block)).append("\">");
      html.append(escaped(numbers.heading(block) + heading.text()));
      html.append("</").append(name).append(">\n");
    } else if (block instanceof Block.Annex annex) {
      element("p", "annex", numbers.heading(block));
      html.append("<h2 class=\"annex\" id=\"").append(id(block)).append("\">");
      html.append(escaped(annex.title())).append("</h2>\n");
    } else if (block instanceof Block.Contents) {
      contents();
    } else if (block instanceof Block.Annexes annexes) {
      annexes(annexes.titles());
    } else if (block instanceof Block.Paragraph paragraph) {
      element("p", document.staysWithNext(block) ? "body stays" : "body", paragraph.text());
    } else if (block instanceof Block.Note note) {
      element("p", document.staysWithNext(block) ? "note stays" : "note", note.text());
    } else if (block instanceof Block.Method method) {
      element("p", "method", method.text());
    } else if (block instanceof Block.Pointer pointer) {
      pointer(pointer);
    } else if (block instanceof Block.WordTable table) {
      table(block, table.table(), List.of());
    } else if (block instanceof Block.TableBlock table) {
      boolean plain = document.compact();
      table(block, table.table(), plain ? List.of() : TableLegend.notes(table.table(), labels));
    } else if (block instanceof Block.Source source) {
      element("p", "note source", labels.get("result.source", in(source.provenance().footer())));
    } else if (block instanceof Block.FigureBlock figure) {
      figure(figure);
    }
  }

  private void contents() {
    element("p", "contents-title", labels.get("document.contents"));
    html.append("<div class=\"contents\">\n");
    for (Block block : numbers.listed()) {
      html.append(isChapter(block) ? "<p class=\"one\">" : "<p class=\"two\">");
      html.append("<a href=\"#").append(id(block)).append("\">");
      html.append(escaped(listed(block))).append("</a></p>\n");
    }
    html.append("</div>\n");
  }

  private void annexes(List<String> titles) {
    for (int i = 0; i < titles.size(); i++) {
      String number = titles.size() == 1 ? "" : (i + 1) + labels.get("document.annexes.stop");
      String before = i == 0 ? labels.get("document.annexes") : "";
      element("p", i == 0 ? "annexes" : "annexes next", before + number + titles.get(i));
    }
  }

  private void pointer(Block.Pointer pointer) {
    html.append("<p class=\"body\">").append(escaped(labels.get("document.see.before")));
    String between = "";
    for (Block to : pointer.to()) {
      html.append(escaped(between)).append("<a href=\"#").append(anchor(to)).append("\">");
      html.append(escaped(numbers.name(to))).append("</a>");
      between = labels.get("document.see.between");
    }
    html.append(escaped(labels.get("document.see.after"))).append("</p>\n");
  }

  private void notes(List<String> notes) {
    for (int i = 0; i < notes.size(); i++) {
      String number = notes.size() == 1 ? "" : labels.get("result.note.number", i + 1 + "");
      String note = number + notes.get(i);
      element("p", "note", i == 0 ? labels.get("result.note", note) : note);
    }
  }

  private String caption(Block block, LocalText title) {
    String stop = language == Language.ZH ? "　" : ". ";
    return "<p class=\"caption\" id=\""
        + anchor(block)
        + "\">"
        + escaped(numbers.name(block) + stop + in(title))
        + "</p>\n";
  }

  // ---- tables

  /**
   * @param below notes that stand on the page on which the table ends
   */
  private void table(Block block, ResultTable table, List<String> below) {
    TableText words = new TableText(table, language, document.compact());
    // what the maker of PDF sets on pages turned round loses its edge and its last page
    List<TableText.Part> parts = paper ? words.uprightParts() : words.parts();
    for (TableText.Part part : parts) {
      turn(part.page());
      headings = NONE;
      html.append("<div class=\"scroll\">\n");
      html.append(
          part.equals(parts.get(0))
              ? caption(block, table.title())
              : "<p class=\"caption\">"
                  + escaped(
                      labels.get(
                          "result.table.continued", numbers.of(block) + "", in(table.title())))
                  + "</p>\n");
      grid(words, part);
      if (part.equals(parts.get(parts.size() - 1))) {
        notes(below);
      }
      html.append("</div>\n");
    }
  }

  private void grid(TableText words, TableText.Part part) {
    ResultTable table = words.table();
    TableHead head =
        TableHead.of(part.columns().stream().map(table.columns()::get).toList(), language);
    String kind = words.isShort() ? "grid shared whole" : "grid shared";
    html.append("<table class=\"").append(kind).append("\">\n<colgroup>");
    int[] widths = words.widths(part.columns(), head, part.page());
    for (int width : widths) {
      double percent = 100.0 * width / part.page().width();
      html.append(String.format(Locale.ROOT, "<col style=\"width: %.1f%%\"/>", percent));
    }
    html.append("</colgroup>\n<thead>\n");
    head(table, head);
    html.append("</thead>\n<tbody>\n");
    String block = "";
    for (ResultTable.Row row : table.rows()) {
      String next = in(row.block());
      if (!next.equals(block) && !next.isEmpty()) {
        html.append("<tr class=\"block\"><th colspan=\"").append(part.columns().size() + 1);
        html.append("\">").append(escaped(next)).append("</th></tr>\n");
      }
      block = next;
      html.append(row.total() ? "<tr class=\"total\">" : "<tr>");
      String label = words.label(row);
      html.append(labelled(label)).append(escaped(label)).append("</th>");
      for (int column : part.columns()) {
        cell(words.cell(row, column), words.widest(column));
      }
      html.append("</tr>\n");
    }
    html.append("</tbody>\n</table>\n");
  }

  private void head(ResultTable table, TableHead head) {
    boolean two = !head.spans().isEmpty();
    html.append("<tr><th").append(two ? " rowspan=\"2\"" : "").append('>');
    html.append(escaped(in(table.corner()))).append("</th>");
    StringBuilder below = new StringBuilder();
    int at = 0;
    for (TableHead.Span span : head.spans()) {
      boolean alone = span.text().isEmpty();
      html.append(alone ? "<th rowspan=\"2\">" : "<th colspan=\"" + span.columns() + "\">");
      html.append(escaped(alone ? head.headings().get(at) : span.text())).append("</th>");
      for (int i = at; !alone && i < at + span.columns(); i++) {
        below.append("<th>").append(escaped(head.headings().get(i))).append("</th>");
      }
      at += span.columns();
    }
    if (!two) {
      head.headings().forEach(h -> html.append("<th>").append(escaped(h)).append("</th>"));
    } else if (below.length() > 0) {
      html.append("</tr>\n<tr>").append(below);
    }
    html.append("</tr>\n");
  }

  private void cell(CellText cell, int widest) {
    String kind = cell.isNumeric() ? "number" : widest <= 12 ? "word" : "words";
    html.append("<td class=\"").append(kind).append("\">").append(escaped(cell.main()));
    for (String small : cell.small()) {
      html.append("<br/><span class=\"tiny\">").append(escaped(small)).append("</span>");
    }
    html.append("</td>");
  }

  private static String labelled(String label) {
    return ColumnWidths.halves(label) <= SHORT
        ? "<th scope=\"row\" class=\"short\">"
        : "<th scope=\"row\">";
  }

  // ---- figures

  private void figure(Block.FigureBlock block) {
    ResultFigure figure = block.figure();
    FigureData data = FigureData.of(figure, block.table(), block.beside());
    html.append("<div class=\"figure\">\n");
    if (figure.kind() == ResultFigure.Kind.TILES) {
      tiles(data);
    } else if (!FigureDrawing.isFor(figure)) {
      heat(data);
    } else if (paper) {
      paper(FigureDrawing.of(data, language), FigureWords.alternative(data, labels));
    } else {
      html.append(FigureDrawing.of(data, language).svg(FigureWords.alternative(data, labels)));
    }
    html.append(caption(block, figure.title()));
    element("p", "note", labels.get("result.note", FigureWords.noteOnPaper(data, labels)));
    html.append("</div>\n");
  }

  /** Lines are drawn; texts are set over them in the document's own typeface, so they are found. */
  private void paper(FigureDrawing drawing, String alternative) {
    String size =
        String.format(
            Locale.ROOT,
            "width: %.0fpx; height: %.0fpx",
            scale * drawing.width(),
            scale * drawing.height());
    html.append("<div class=\"drawing\" style=\"").append(size);
    if (scale < 1) {
      html.append(String.format(Locale.ROOT, "; font-size: %.1fpt", scale * LETTERS));
      html.append(String.format(Locale.ROOT, "; line-height: %.1fpx", scale * LINE));
    }
    html.append("\">");
    html.append("<object type=\"image/x-drawing\" data=\"").append(drawings.size());
    html.append("\" alt=\"").append(escaped(alternative)).append("\" style=\"").append(size);
    html.append("\"></object>");
    drawings.add(drawing);
    for (FigureDrawing.Shape shape : drawing.shapes()) {
      if (shape instanceof FigureDrawing.Shape.Text text) {
        html.append("<div class=\"").append(text.anchor()).append("\" style=\"");
        html.append(place(text, drawing.width())).append("\">");
        html.append(escaped(text.text())).append("</div>");
      }
    }
    html.append("</div>\n");
  }

  private String place(FigureDrawing.Shape.Text text, int width) {
    String top = String.format(Locale.ROOT, "top: %.1fpx; ", scale * (text.y() - LINE / 2));
    return top
        + switch (text.anchor()) {
          case "start" -> String.format(Locale.ROOT, "left: %.1fpx", scale * text.x());
          case "end" ->
              String.format(
                  Locale.ROOT, "left: 0; width: %.1fpx", scale * Math.min(width, text.x()));
          default ->
              String.format(
                  Locale.ROOT, "left: %.1fpx; width: %.0fpx", scale * (text.x() - 50), scale * 100);
        };
  }

  /** Cells from white at 0 to dark at the highest number. */
  private void heat(FigureData data) {
    double highest = data.highest();
    html.append("<table class=\"grid heat\">\n<thead><tr><th></th>");
    data.series().forEach(c -> html.append("<th>").append(whole(in(c.label()))).append("</th>"));
    html.append("</tr></thead>\n<tbody>\n");
    for (FigureData.Bar bar : data.bars()) {
      String label = in(bar.label());
      html.append("<tr>").append(labelled(label)).append(escaped(label)).append("</th>");
      for (FigureData.Mark mark : bar.marks()) {
        if (mark.value().isEmpty()) {
          String none = mark.withheld() ? CellText.WITHHELD : CellText.NONE;
          html.append("<td class=\"word\">");
          html.append(escaped(mark.words().map(this::in).orElse(none))).append("</td>");
        } else {
          double value = mark.value().getAsDouble();
          double part = highest <= 0 ? 0 : Math.max(0, Math.min(1, value / highest));
          html.append("<td class=\"word short\" style=\"background: #");
          html.append(DocxHeat.shade(part));
          html.append(part > WHITE_FROM ? "; color: #ffffff" : "").append("\">");
          String number = CellText.number(value, 0);
          boolean marked = mark.beyond() != 0;
          html.append(marked ? "<b>" + number + " " + mark.sign() + "</b>" : number);
          html.append("</td>");
        }
      }
      html.append("</tr>\n");
    }
    html.append("</tbody>\n</table>\n");
  }

  /** A heading of which no word is broken, however narrow its column. */
  private static String whole(String heading) {
    return Stream.of(heading.split(" "))
        .map(word -> LETTERS_ALONE.matcher(word).matches() ? nowrap(word) : escaped(word))
        .collect(Collectors.joining(" "));
  }

  private static String nowrap(String word) {
    return "<span class=\"short\">" + escaped(word) + "</span>";
  }

  /** Provinces as tiles, each about where it lies. */
  private void tiles(FigureData data) {
    TileShades shades = TileShades.of(data);
    html.append("<table class=\"tiles\">\n");
    for (int row = 0; row < ProvinceTile.ROWS; row++) {
      html.append("<tr>");
      for (int column = 0; column < ProvinceTile.COLUMNS; column++) {
        tile(ProvinceTile.at(row, column), data, shades);
      }
      html.append("</tr>\n");
    }
    html.append("</table>\n");
  }

  private void tile(Optional<ProvinceTile> at, FigureData data, TileShades shades) {
    Optional<FigureData.Bar> bar =
        at.flatMap(
            tile ->
                data.bars().stream().filter(b -> b.row().key().equals(tile.code())).findFirst());
    if (at.isEmpty() || at.get() == ProvinceTile.XPCC && bar.isEmpty()) {
      html.append("<td></td>");
      return;
    }
    double part = bar.map(b -> shades.part(b).orElse(0)).orElse(0.0);
    html.append(at.get().isOutside() ? "<td class=\"outside\"" : "<td class=\"tile\"");
    html.append(" style=\"background: #").append(DocxHeat.shade(part));
    html.append(part > WHITE_FROM ? "; color: #ffffff" : "").append("\">");
    LocalText name = language == Language.ZH ? at.get().label() : at.get().brief();
    html.append(escaped(in(name))).append("<br/><span class=\"tiny\">");
    String none = at.get().isOutside() ? labels.get("figure.tiles.outside") : "";
    html.append(escaped(bar.map(b -> shades.said(b, language)).orElse(none)));
    html.append("</span></td>");
  }

  private String in(LocalText text) {
    return text.in(language);
  }
}
