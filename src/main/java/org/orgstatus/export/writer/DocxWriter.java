package org.orgstatus.export.writer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.xmlbeans.XmlException;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;
import org.orgstatus.export.figure.FigureData;
import org.orgstatus.export.figure.FigureWords;
import org.orgstatus.export.figure.OfficeChart;
import org.orgstatus.export.file.FileProperties;
import org.orgstatus.export.file.FixedZip;
import org.orgstatus.export.text.Block;
import org.orgstatus.export.text.ClosingNotes;
import org.orgstatus.export.text.DocxPage;
import org.orgstatus.export.text.Numbers;
import org.orgstatus.export.text.PolicyDocument;
import org.orgstatus.export.text.TableLegend;
import org.orgstatus.export.text.TableText;

/**
 * Writes a document as DOCX: real heading styles with multilevel numbering, captions with counted
 * fields, native charts with their workbook inside, tables whose header repeats. The same document
 * gives the same bytes.
 */
public final class DocxWriter {

  private final PolicyDocument document;
  private final Messages labels;
  private final XWPFDocument file;
  private final DocxText text;
  private final DocxSections sections;
  private final Numbers numbers;
  private boolean inAnnex;
  private boolean behindContents;
  private int further;

  private DocxWriter(PolicyDocument document, XWPFDocument file) {
    this.document = document;
    this.labels = Messages.in(document.language());
    this.file = file;
    this.text = new DocxText(file, labels, document.compact());
    this.sections = new DocxSections(file, document.compact());
    this.numbers = new Numbers(document);
  }

  /** Leaves the stream open. */
  public static void write(PolicyDocument document, OutputStream out) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (XWPFDocument file = DocxTemplate.open(document.language())) {
      new DocxWriter(document, file).draw();
      file.write(bytes);
    }
    FixedZip.repack(bytes.toByteArray(), out);
  }

  private void draw() throws IOException {
    FileProperties.set(file.getProperties(), document.title(), document.date());
    text.paragraph(document.compact() ? "BriefTitle" : "Title", document.title());
    text.paragraph(document.compact() ? "BriefSubtitle" : "Subtitle", document.subtitle());
    for (Block block : document.blocks()) {
      if (document.standsUpright(block)) {
        sections.turn(DocxPage.PORTRAIT);
      }
      draw(block);
    }
    if (document.compact()) {
      ClosingNotes.of(document, labels).forEach(text::remark);
    }
    sections.end();
  }

  private void draw(Block block) throws IOException {
    if (block instanceof Block.Heading heading) {
      String style = inAnnex ? "AnnexHeading" : "Heading" + heading.level();
      XWPFParagraph drawn = text.marked(style, heading.text(), mark(block));
      drawn.setPageBreak(behindContents);
      behindContents = false;
    } else if (block instanceof Block.Contents) {
      contents();
      behindContents = true;
    } else if (block instanceof Block.Annex annex) {
      inAnnex = true;
      text.paragraph("AnnexLabel", "");
      text.marked("AnnexTitle", annex.title(), mark(block));
    } else if (block instanceof Block.Annexes annexes) {
      annexes(annexes.titles());
    } else if (block instanceof Block.Pointer pointer) {
      pointer(pointer);
    } else if (block instanceof Block.WordTable table) {
      draw(block, table.table());
    } else if (block instanceof Block.Paragraph paragraph) {
      text.paragraph("BodyText", paragraph.text())
          .setKeepNext(document.compact() || document.staysWithNext(block));
    } else if (block instanceof Block.Note note) {
      text.remark(note.text()).setKeepNext(document.staysWithNext(block));
    } else if (block instanceof Block.Method method) {
      keepWhole(text.paragraph("MethodText", method.text()));
    } else if (block instanceof Block.TableBlock table) {
      draw(block, table.table());
      if (!document.compact()) {
        notes(TableLegend.notes(table.table(), labels));
      }
    } else if (block instanceof Block.Source source) {
      text.source(in(source.provenance().footer()));
    } else if (block instanceof Block.FigureBlock figure) {
      draw(figure);
    }
  }

  /** Its last lines would else stand alone where a document or an annex ends. */
  private static void keepWhole(XWPFParagraph paragraph) {
    CTP drawn = paragraph.getCTP();
    (drawn.isSetPPr() ? drawn.getPPr() : drawn.addNewPPr()).addNewKeepLines();
  }

  private void draw(Block block, ResultTable table) {
    TableText words = new TableText(table, document.language(), document.compact());
    int number = numbers.of(block);
    boolean first = true;
    for (TableText.Part part : words.parts()) {
      sections.turn(part.page());
      String title = in(table.title());
      (first
              ? text.caption("result.table", number, title)
              : text.paragraph("Caption", labels.get("result.table.continued", number + "", title)))
          .setKeepNext(true);
      new DocxTable(words, part.columns(), part.page()).draw(file);
      first = false;
    }
  }

  private void contents() {
    text.paragraph("ContentsTitle", labels.get("document.contents"));
    @Nullable XWPFParagraph line = null;
    Map<Block, Integer> pages = PageEstimate.of(document, numbers);
    for (Block listed : numbers.listed()) {
      boolean chapter = listed instanceof Block.Annex || ((Block.Heading) listed).level() == 1;
      String words =
          listed instanceof Block.Annex annex
              ? labels.get("document.annex.titled", numbers.heading(listed), annex.title())
              : numbers.heading(listed) + ((Block.Heading) listed).text();
      int page = pages.getOrDefault(listed, 1);
      line = text.content(chapter ? 1 : 2, words, mark(listed), page, line == null);
    }
    if (line != null) {
      text.endContents(line);
    }
  }

  /** Name of the mark at a heading. */
  private String mark(Block heading) {
    int place = numbers.place(heading);
    return place == 0 ? "_Head" + ++further : "_Toc" + place;
  }

  private void annexes(List<String> titles) {
    for (int i = 0; i < titles.size(); i++) {
      String number = titles.size() == 1 ? "" : (i + 1) + labels.get("document.annexes.stop");
      XWPFParagraph line =
          i == 0
              ? text.paragraph(
                  "AnnexesFirst", labels.get("document.annexes") + number + titles.get(i))
              : text.paragraph("AnnexesNext", number + titles.get(i));
      line.setKeepNext(i < titles.size() - 1);
    }
  }

  private void pointer(Block.Pointer pointer) {
    Map<String, String> names = new LinkedHashMap<>();
    for (Block to : pointer.to()) {
      String kind = numbers.isTable(to) ? "result.table" : "result.figure";
      names.put(DocxText.mark(kind, numbers.of(to)), numbers.name(to));
    }
    text.pointer(
        labels.get("document.see.before"),
        names,
        labels.get("document.see.between"),
        labels.get("document.see.after"));
  }

  private void draw(Block.FigureBlock block) throws IOException {
    FigureData data = FigureData.of(block.figure(), block.table(), block.beside());
    String names = "";
    switch (block.figure().kind()) {
      case HEAT, SLOPE, FLOW, NETWORK -> new DocxHeat(data, labels).draw(file);
      case TILES -> new DocxTiles(data, labels).draw(file);
      default -> names = charts(block, data);
    }
    if (!block.figure().kind().isChart()) {
      caption(block, false).setKeepNext(true);
    }
    String note = FigureWords.noteOnPaper(data, labels) + names;
    if (!document.compact() || !note.equals(labels.get("figure.order.table"))) {
      notes(List.of(note));
    }
  }

  /**
   * A long figure goes on in further charts. What numbers stand for in them is to be said below.
   */
  private String charts(Block.FigureBlock block, FigureData data) throws IOException {
    List<OfficeChart> charts =
        document.compact()
            ? List.of(OfficeChart.low(data, labels))
            : OfficeChart.onPages(data, labels);
    for (int i = 0; i < charts.size(); i++) {
      try {
        charts.get(i).draw(file, text.paragraph("FigureBody", ""), document.date());
      } catch (InvalidFormatException | XMLStreamException | XmlException e) {
        throw new IOException("chart of figure " + block.figure().id(), e);
      }
      caption(block, i > 0).setKeepNext(i == charts.size() - 1);
    }
    return charts.get(0).names();
  }

  private XWPFParagraph caption(Block.FigureBlock block, boolean continued) {
    int number = numbers.of(block);
    String title = in(block.figure().title());
    return continued
        ? text.paragraph("Caption", labels.get("result.figure.continued", number + "", title))
        : text.caption("result.figure", number, title);
  }

  private void notes(List<String> notes) {
    for (int i = 0; i < notes.size(); i++) {
      String number = notes.size() == 1 ? "" : labels.get("result.note.number", i + 1 + "");
      String note = number + notes.get(i);
      XWPFParagraph line = text.remark(i == 0 ? labels.get("result.note", note) : note);
      line.setKeepNext(i < notes.size() - 1);
    }
  }

  private String in(LocalText words) {
    return words.in(document.language());
  }
}
