package org.orgstatus.export.writer;

import org.orgstatus.base.Language;
import org.orgstatus.export.text.DocxPage;

/**
 * The styles of a language's template as far as they say how high a text stands. All lengths are
 * points.
 *
 * @param upright height of the type area
 * @param across the same on a page turned round
 * @param width of the type area
 */
record PaperType(
    double upright,
    double across,
    double width,
    Style title,
    Style contentsTitle,
    Style contents,
    Style chapter,
    Style section,
    Style annexLabel,
    Style annexTitle,
    Style body,
    Style annexes,
    Style method,
    Style note,
    Style caption,
    Style cell,
    Style head) {

  /**
   * A style of paragraphs.
   *
   * @param size of the type; narrower where letters are set closer
   * @param line height of a line
   * @param before room above; at the top of a page there is none
   * @param first what the first line is set in
   */
  record Style(
      LineCount face, double size, double line, double before, double after, double first) {}

  private static final PaperType ZH =
      new PaperType(
          637.8,
          441.8,
          442.2,
          serif(22, 33, 28.95, 0, 0),
          serif(18, 33, 0, 12, 0),
          serif(14, 24, 0, 0, 0),
          serif(16, 28.95, 0, 0, 32),
          serif(16, 28.95, 0, 0, 32),
          serif(16, 28.95, 0, 0, 0),
          serif(22, 33, 28.95, 28.95, 0),
          serif(15.75, 28.95, 0, 0, 32),
          serif(16, 28.95, 28.95, 0, 0),
          serif(10.5, 16, 2, 2, 21),
          serif(9, 13, 2, 0, 0),
          serif(12, 16, 8, 5, 0),
          serif(9, 10.75, 0.5, 0.5, 0),
          serif(9, 10.75, 0.5, 0.5, 0));

  private static final PaperType EN =
      new PaperType(
          700.1,
          453.5,
          453.5,
          sans(20, 23, 0, 4),
          sans(14, 16.1, 0, 8),
          serif(10, 11.5, 1, 0, 0),
          sans(14, 16.1, 16, 6),
          sans(12, 13.8, 12, 4),
          sans(12, 13.8, 0, 0),
          sans(16, 18.4, 0, 8),
          serif(11, 15.2, 0, 6, 0),
          serif(11, 12.65, 12, 0, 0),
          serif(9.5, 11.4, 1, 4, 0),
          serif(8.5, 9.8, 3, 0, 0),
          sans(10, 11.5, 10, 4),
          serif(9, 10.8, 0.5, 0.5, 0),
          sans(8.5, 10.8, 0.5, 0.5));

  static PaperType of(Language language) {
    return language == Language.ZH ? ZH : EN;
  }

  private static Style serif(double size, double line, double before, double after, double first) {
    return new Style(LineCount.SERIF, size, line, before, after, first);
  }

  private static Style sans(double size, double line, double before, double after) {
    return new Style(LineCount.SANS, size, line, before, after, 0);
  }

  double room(DocxPage page) {
    return page == DocxPage.PORTRAIT ? upright : across;
  }

  double width(DocxPage page) {
    return page == DocxPage.PORTRAIT ? width : page.width() / 20.0;
  }
}
