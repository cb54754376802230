package org.orgstatus.export.writer;

import java.math.BigInteger;
import java.util.Map;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.xmlbeans.impl.xb.xmlschema.SpaceAttribute;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBookmark;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTHyperlink;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTText;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STFldCharType;
import org.orgstatus.base.Language;
import org.orgstatus.base.Messages;
import org.orgstatus.export.text.InertText;

/** Paragraphs of a document, by the names of the template's styles. */
final class DocxText {

  /** Headings of two levels and annexes, each a link; dirty, so that Word counts the pages. */
  private static final String CONTENTS = " TOC \\o \"1-2\" \\h \\z \\u ";

  private final XWPFDocument file;
  private final Messages labels;
  private final boolean compact;
  private long bookmarks;

  /**
   * @param compact whether captions and notes are set closer
   */
  DocxText(XWPFDocument file, Messages labels, boolean compact) {
    this.file = file;
    this.labels = labels;
    this.compact = compact;
  }

  XWPFParagraph paragraph(String style, String text) {
    XWPFParagraph paragraph = file.createParagraph();
    paragraph.setStyle(style);
    if (!text.isEmpty()) {
      paragraph.createRun().setText(InertText.shown(text));
    }
    return paragraph;
  }

  /**
   * A caption whose number is a field, so that Word counts anew when captions move.
   *
   * @param kind {@code result.table} or {@code result.figure}; its word names the sequence too
   */
  XWPFParagraph caption(String kind, int number, String title) {
    XWPFParagraph caption = paragraph(compact ? "CompactCaption" : "Caption", "");
    String name = labels.get(kind);
    boolean chinese = labels.language() == Language.ZH;
    mark(
        caption,
        mark(kind, number),
        () -> {
          caption.createRun().setText(chinese ? name : name + " ");
          field(caption, " SEQ " + name + " \\* ARABIC ", String.valueOf(number));
        });
    caption.createRun().setText((chinese ? "　" : ". ") + InertText.shown(title));
    return caption;
  }

  /** A paragraph whose text can be referred to. */
  XWPFParagraph marked(String style, String text, String name) {
    XWPFParagraph paragraph = paragraph(style, "");
    mark(paragraph, name, () -> paragraph.createRun().setText(InertText.shown(text)));
    return paragraph;
  }

  private void mark(XWPFParagraph paragraph, String name, Runnable content) {
    BigInteger id = BigInteger.valueOf(++bookmarks);
    CTBookmark start = paragraph.getCTP().addNewBookmarkStart();
    start.setId(id);
    start.setName(name);
    content.run();
    paragraph.getCTP().addNewBookmarkEnd().setId(id);
  }

  /** Name of the mark at the number of a caption; Word hides names that begin like this. */
  static String mark(String kind, int number) {
    return "_Ref_" + kind.replace('.', '_') + "_" + number;
  }

  /**
   * Figures and tables by their numbers, each a field that leads there.
   *
   * @param names what each is called, by the name of its mark
   */
  void pointer(String before, Map<String, String> names, String between, String after) {
    XWPFParagraph paragraph = paragraph("BodyText", "");
    String text = before;
    for (Map.Entry<String, String> name : names.entrySet()) {
      paragraph.createRun().setText(text);
      field(paragraph, " REF " + name.getKey() + " \\h ", name.getValue());
      text = between;
    }
    paragraph.createRun().setText(after);
  }

  /**
   * A line of contents: it leads to its mark and asks for the page that this stands on.
   *
   * @param page that it shows until an office program has counted
   * @param level 1 or 2
   * @param first whether the list begins here; {@link #endContents} ends it
   */
  XWPFParagraph content(int level, String text, String mark, int page, boolean first) {
    XWPFParagraph line = paragraph("TOC" + level, "");
    if (first) {
      mark(line, STFldCharType.BEGIN);
      line.getRuns().get(0).getCTR().getFldCharArray(0).setDirty(true);
      line.createRun().getCTR().addNewInstrText().setStringValue(CONTENTS);
      mark(line, STFldCharType.SEPARATE);
    }
    CTHyperlink link = line.getCTP().addNewHyperlink();
    link.setAnchor(mark);
    link.setHistory(true);
    link.addNewR().addNewT().setStringValue(InertText.shown(text));
    link.addNewR().addNewTab();
    STFldCharType.Enum[] marks = {STFldCharType.BEGIN, STFldCharType.SEPARATE, STFldCharType.END};
    for (STFldCharType.Enum type : marks) {
      if (type == STFldCharType.SEPARATE) {
        CTText code = link.addNewR().addNewInstrText();
        code.setStringValue(" PAGEREF " + mark + " \\h ");
        code.setSpace(SpaceAttribute.Space.PRESERVE);
      }
      link.addNewR().addNewFldChar().setFldCharType(type);
      if (type == STFldCharType.SEPARATE) {
        link.addNewR().addNewT().setStringValue(String.valueOf(page));
      }
    }
    return line;
  }

  /** Ends the list of contents in its last line. */
  void endContents(XWPFParagraph last) {
    mark(last, STFldCharType.END);
  }

  /** A remark in small type. */
  XWPFParagraph remark(String text) {
    return paragraph(compact ? "CompactNote" : "SourceNote", text);
  }

  /** The source line, with room below before the text goes on. */
  void source(String text) {
    remark(labels.get("result.source", text)).setSpacingAfter(240);
  }

  static void field(XWPFParagraph paragraph, String instruction, String shown) {
    mark(paragraph, STFldCharType.BEGIN);
    XWPFRun code = paragraph.createRun();
    code.getCTR().addNewInstrText().setStringValue(instruction);
    mark(paragraph, STFldCharType.SEPARATE);
    paragraph.createRun().setText(shown);
    mark(paragraph, STFldCharType.END);
  }

  static void mark(XWPFParagraph paragraph, STFldCharType.Enum type) {
    paragraph.createRun().getCTR().addNewFldChar().setFldCharType(type);
  }
}
