package org.orgstatus.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.xmlbeans.XmlException;
import org.orgstatus.analysis.ResultFigure;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;

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
  private int tables;
  private int figures;

  private DocxWriter(PolicyDocument document, XWPFDocument file) {
    this.document = document;
    this.labels = Messages.in(document.language());
    this.file = file;
    this.text = new DocxText(file, labels);
    this.sections = new DocxSections(file);
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
    text.paragraph("Title", document.title());
    text.paragraph("Subtitle", document.subtitle());
    for (Block block : document.blocks()) {
      if (!(block instanceof Block.TableBlock)) {
        sections.turn(DocxPage.PORTRAIT);
      }
      draw(block);
    }
    sections.end();
  }

  private void draw(Block block) throws IOException {
    if (block instanceof Block.Heading heading) {
      text.paragraph("Heading" + heading.level(), heading.text());
    } else if (block instanceof Block.Paragraph paragraph) {
      text.paragraph("BodyText", paragraph.text());
    } else if (block instanceof Block.Note note) {
      text.paragraph("SourceNote", note.text());
    } else if (block instanceof Block.TableBlock table) {
      draw(table);
    } else if (block instanceof Block.FigureBlock figure) {
      draw(figure);
    }
  }

  private void draw(Block.TableBlock block) {
    TableText words = new TableText(block.table(), document.language());
    tables++;
    boolean first = true;
    for (TableText.Part part : words.parts()) {
      sections.turn(part.page());
      String title = in(block.table().title());
      (first
              ? text.caption("result.table", tables, title)
              : text.paragraph("Caption", labels.get("result.table.continued", tables + "", title)))
          .setKeepNext(true);
      new DocxTable(words, part.columns(), part.page()).draw(file);
      first = false;
    }
    notes(TableLegend.notes(block.table(), labels));
    text.source(in(block.provenance().footer()));
  }

  private void draw(Block.FigureBlock block) throws IOException {
    FigureData data = FigureData.of(block.figure(), block.table());
    switch (block.figure().kind()) {
      case HEAT, SLOPE, FLOW -> new DocxHeat(data, labels).draw(file);
      case TILES -> new DocxTiles(data, labels).draw(file);
      default -> chart(block.figure(), data);
    }
    text.caption("result.figure", ++figures, in(block.figure().title())).setKeepNext(true);
    text.note(labels.get("result.note", note(block.figure(), data)));
    text.source(in(block.provenance().footer()));
  }

  private String note(ResultFigure figure, FigureData data) {
    return switch (figure.kind()) {
      case SLOPE, FLOW -> FigureWords.noteOfCells(data, labels);
      default -> FigureWords.note(data, labels);
    };
  }

  private void chart(ResultFigure figure, FigureData data) throws IOException {
    try {
      new DocxChart(data, labels).draw(file, text.paragraph("FigureBody", ""), document.date());
    } catch (InvalidFormatException | XMLStreamException | XmlException e) {
      throw new IOException("chart of figure " + figure.id(), e);
    }
  }

  private void notes(List<String> notes) {
    for (int i = 0; i < notes.size(); i++) {
      String number = notes.size() == 1 ? "" : labels.get("result.note.number", i + 1 + "");
      String note = number + notes.get(i);
      text.note(i == 0 ? labels.get("result.note", note) : note);
    }
  }

  private String in(LocalText words) {
    return words.in(document.language());
  }
}
