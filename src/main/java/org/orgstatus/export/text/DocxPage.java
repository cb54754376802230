package org.orgstatus.export.text;

import java.math.BigInteger;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;

/** How a page lies, with the type area of GB/T 9704-2012: 156 mm by 225 mm. */
public enum DocxPage {
  PORTRAIT(8844, 98),
  LANDSCAPE(12756, 141);

  private final int width;
  private final int capacity;

  DocxPage(int width, int capacity) {
    this.width = width;
    this.capacity = capacity;
  }

  /** Width of the type area in twentieths of a point. */
  public int width() {
    return width;
  }

  /** Halves of a Chinese character of table text that the width holds. */
  int capacity() {
    return capacity;
  }

  /**
   * Lays a section's pages like this. A portrait page turned clockwise has its binding edge above
   * and its foot at the left, so the margins go round with it.
   *
   * @param section as the template has it: portrait
   */
  public void lay(CTSectPr section) {
    if (this == PORTRAIT) {
      return;
    }
    CTPageSz size = section.getPgSz();
    Object height = size.getH();
    size.setH(size.getW());
    size.setW(height);
    size.setOrient(STPageOrientation.LANDSCAPE);
    CTPageMar margins = section.getPgMar();
    Object top = margins.getTop();
    margins.setTop(margins.getLeft());
    margins.setLeft(margins.getBottom());
    margins.setBottom(margins.getRight());
    margins.setRight(top);
    margins.setFooter(BigInteger.valueOf(800));
  }
}
