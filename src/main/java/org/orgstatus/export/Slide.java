package org.orgstatus.export;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import org.apache.poi.sl.usermodel.ShapeType;
import org.apache.poi.sl.usermodel.TextParagraph.TextAlign;
import org.apache.poi.sl.usermodel.VerticalAlignment;
import org.apache.poi.xslf.usermodel.SlideLayout;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFAutoShape;
import org.apache.poi.xslf.usermodel.XSLFNotes;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTextBox;
import org.apache.poi.xslf.usermodel.XSLFTextParagraph;
import org.apache.poi.xslf.usermodel.XSLFTextRun;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.openxmlformats.schemas.drawingml.x2006.main.CTRegularTextRun;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextField;
import org.openxmlformats.schemas.presentationml.x2006.main.CTShape;
import org.orgstatus.base.Language;
import org.orgstatus.export.text.ColumnWidths;
import org.orgstatus.export.text.InertText;

/** A slide and what is set on it, in points from its upper left corner. */
public final class Slide {

  static final int WIDTH = 960;
  static final int HEIGHT = 540;
  static final int LEFT = 48;
  static final int INSIDE = WIDTH - 2 * LEFT;

  static final Color INK = new Color(0x1C, 0x24, 0x30);
  static final Color BRAND = new Color(0x0B, 0x3C, 0x6F);
  static final Color QUIET = new Color(0x5A, 0x64, 0x72);
  static final Color PALE = new Color(0xD9, 0xDE, 0xE6);

  private static final String NUMBER_FIELD = "{6F726773-7461-4475-8D73-6C6964656E6F}";
  private static final double LINE = 1.3;
  private static final double BOLD = 1.2;

  private final XMLSlideShow show;
  private final XSLFSlide slide;
  private final Language language;

  private Slide(XMLSlideShow show, XSLFSlide slide, Language language) {
    this.show = show;
    this.slide = slide;
    this.language = language;
  }

  /** Appends a slide with a title where the outline looks for it. */
  static Slide titled(
      XMLSlideShow show, Language language, String title, Rectangle2D at, int size) {
    XSLFSlide made =
        show.createSlide(show.getSlideMasters().get(0).getLayout(SlideLayout.TITLE_ONLY));
    Slide slide = new Slide(show, made, language);
    XSLFTextShape shape = made.getPlaceholders()[0];
    ((CTShape) shape.getXmlObject()).getSpPr().addNewXfrm(); // else the layout's would be moved
    slide.settle(shape, at);
    slide.write(shape, title, size, INK, true);
    return slide;
  }

  XSLFSlide drawn() {
    return slide;
  }

  /** A text in a box of its own. */
  XSLFTextBox text(Rectangle2D at, String text, double size, Color colour, boolean bold) {
    XSLFTextBox box = slide.createTextBox();
    settle(box, at);
    write(box, text, size, colour, bold);
    return box;
  }

  private void settle(XSLFTextShape shape, Rectangle2D at) {
    shape.setAnchor(at);
    shape.clearText();
    shape.setWordWrap(true);
    shape.setLeftInset(0);
    shape.setRightInset(0);
    shape.setTopInset(0);
    shape.setBottomInset(0);
    shape.setVerticalAlignment(VerticalAlignment.TOP);
  }

  /** Adds a paragraph. */
  void write(XSLFTextShape shape, String text, double size, Color colour, boolean bold) {
    XSLFTextParagraph paragraph = shape.addNewTextParagraph();
    paragraph.setTextAlign(TextAlign.LEFT);
    XSLFTextRun run = paragraph.addNewTextRun();
    run.setText(InertText.shown(text));
    run.setFontSize(size);
    run.setFontColor(colour);
    run.setBold(bold);
    ((CTRegularTextRun) run.getXmlObject()).getRPr().setLang(tag());
  }

  private String tag() {
    return language == Language.ZH ? "zh-CN" : "en-GB";
  }

  /** A filled bar that carries no meaning. */
  void bar(Rectangle2D at, Color colour) {
    XSLFAutoShape bar = slide.createAutoShape();
    bar.setShapeType(ShapeType.RECT);
    bar.setAnchor(at);
    bar.setFillColor(colour);
    bar.setLineColor(null);
  }

  /** The number of the slide, which office programs count anew. */
  void number() {
    XSLFTextBox box = slide.createTextBox();
    settle(box, new Rectangle2D.Double(WIDTH - LEFT - 60, HEIGHT - 30, 60, 16));
    XSLFTextParagraph paragraph = box.addNewTextParagraph();
    paragraph.setTextAlign(TextAlign.RIGHT);
    number(paragraph);
  }

  private void number(XSLFTextParagraph paragraph) {
    CTTextField field = paragraph.getXmlObject().addNewFld();
    field.setId(NUMBER_FIELD);
    field.setType("slidenum");
    field.addNewRPr().setLang(tag());
    field.getRPr().setSz(1000);
    field.setT(String.valueOf(slide.getSlideNumber()));
  }

  /** What a speaker reads: below the slide, never on it. */
  void notes(String text) {
    XSLFNotes notes = show.getNotesSlide(slide);
    for (XSLFTextShape shape : notes.getPlaceholders()) {
      switch (shape.getTextType()) {
        case BODY -> shape.setText(InertText.shown(text));
        case SLIDE_NUMBER -> {
          // The library copies the field of the master as a run, which is not allowed there.
          shape.clearText();
          number(shape.addNewTextParagraph());
        }
        case SLIDE_IMAGE -> {}
        default -> notes.removeShape(shape); // a head, a foot and the day that the library was made
      }
    }
  }

  /** Height of a title: bold letters run wider. */
  static double titleHeight(String title, double size) {
    return height(title, INSIDE / BOLD, size);
  }

  /** Height of a text that is broken into lines. */
  static double height(String text, double width, double size) {
    double halves = 2 * width / size;
    return LINE * size * Math.max(1, Math.ceil(ColumnWidths.halves(text) / halves));
  }
}
