package org.orgstatus.export.writer;

import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.orgstatus.export.text.DocxPage;

/** Turns pages of a document round for wide tables and back. */
final class DocxSections {

  /**
   * Margins of compact pages in twentieths of a point: 14 mm, the page number 7 mm from the edge.
   */
  private static final int COMPACT_EDGE = 800;

  private static final int COMPACT_FOOT = 400;

  private static final Pattern HEADING = Pattern.compile("Heading[0-9]|Annex(Label|Title|Heading)");

  private final XWPFDocument file;

  /** Section of the template: portrait, with its footers. */
  private final CTSectPr template;

  private DocxPage current = DocxPage.PORTRAIT;

  /**
   * @param compact whether the pages have narrow margins above and below
   */
  DocxSections(XWPFDocument file, boolean compact) {
    this.file = file;
    this.template = (CTSectPr) file.getDocument().getBody().getSectPr().copy();
    if (compact) {
      template.getPgMar().setTop(BigInteger.valueOf(COMPACT_EDGE));
      template.getPgMar().setBottom(BigInteger.valueOf(COMPACT_EDGE));
      template.getPgMar().setFooter(BigInteger.valueOf(COMPACT_FOOT));
    }
  }

  /** What follows stands on pages that lie like this. */
  void turn(DocxPage page) {
    if (page == current) {
      return;
    }
    XWPFParagraph last = lastBeforeHeadings();
    CTPPr properties =
        last.getCTP().isSetPPr() ? last.getCTP().getPPr() : last.getCTP().addNewPPr();
    properties.setSectPr(section());
    current = page;
  }

  /** Gives the last pages their shape. */
  void end() {
    file.getDocument().getBody().setSectPr(section());
  }

  private CTSectPr section() {
    CTSectPr section = (CTSectPr) template.copy();
    current.lay(section);
    return section;
  }

  /** A heading goes with what it stands over. */
  private XWPFParagraph lastBeforeHeadings() {
    List<IBodyElement> body = file.getBodyElements();
    int at = body.size() - 1;
    while (at > 0
        && body.get(at) instanceof XWPFParagraph p
        && HEADING.matcher(String.valueOf(p.getStyle())).matches()) {
      at--;
    }
    return body.get(at) instanceof XWPFParagraph paragraph ? paragraph : file.createParagraph();
  }
}
