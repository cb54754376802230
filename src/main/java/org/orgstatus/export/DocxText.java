package org.orgstatus.export;

import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STFldCharType;
import org.orgstatus.base.Language;
import org.orgstatus.base.Messages;

/** Paragraphs of a document, by the names of the template's styles. */
final class DocxText {

  private final XWPFDocument file;
  private final Messages labels;

  DocxText(XWPFDocument file, Messages labels) {
    this.file = file;
    this.labels = labels;
  }

  XWPFParagraph paragraph(String style, String text) {
    XWPFParagraph paragraph = file.createParagraph();
    paragraph.setStyle(style);
    if (!text.isEmpty()) {
      paragraph.createRun().setText(InertText.clean(text));
    }
    return paragraph;
  }

  /**
   * A caption whose number is a field, so that Word counts anew when captions move.
   *
   * @param kind {@code result.table} or {@code result.figure}; its word names the sequence too
   */
  XWPFParagraph caption(String kind, int number, String title) {
    XWPFParagraph caption = paragraph("Caption", "");
    String name = labels.get(kind);
    boolean chinese = labels.language() == Language.ZH;
    caption.createRun().setText(chinese ? name : name + " ");
    field(caption, " SEQ " + name + " \\* ARABIC ", String.valueOf(number));
    caption.createRun().setText((chinese ? "　" : ". ") + InertText.clean(title));
    return caption;
  }

  /** A remark that stays on the page of the source line below it. */
  void note(String text) {
    paragraph("SourceNote", text).setKeepNext(true);
  }

  /** The source line, with room below before the text goes on. */
  void source(String text) {
    paragraph("SourceNote", labels.get("result.source", text)).setSpacingAfter(240);
  }

  private static void field(XWPFParagraph paragraph, String instruction, String shown) {
    mark(paragraph, STFldCharType.BEGIN);
    XWPFRun code = paragraph.createRun();
    code.getCTR().addNewInstrText().setStringValue(instruction);
    mark(paragraph, STFldCharType.SEPARATE);
    paragraph.createRun().setText(shown);
    mark(paragraph, STFldCharType.END);
  }

  private static void mark(XWPFParagraph paragraph, STFldCharType.Enum type) {
    paragraph.createRun().getCTR().addNewFldChar().setFldCharType(type);
  }
}
