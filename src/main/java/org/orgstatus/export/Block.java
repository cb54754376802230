package org.orgstatus.export;

import org.orgstatus.analysis.Provenance;
import org.orgstatus.analysis.ResultFigure;
import org.orgstatus.analysis.ResultTable;

/** A part of a document, in the order of reading. */
public sealed interface Block {

  /**
   * A numbered heading.
   *
   * @param level 1 to 4
   */
  record Heading(int level, String text) implements Block {
    public Heading {
      if (level < 1 || level > 4) {
        throw new IllegalArgumentException("not a heading level: " + level);
      }
    }
  }

  /** A paragraph of the body. */
  record Paragraph(String text) implements Block {}

  /** A remark in small type. */
  record Note(String text) implements Block {}

  /** A table with caption, notes and source. */
  record TableBlock(ResultTable table, Provenance provenance) implements Block {}

  /**
   * A chart with caption and source.
   *
   * @param table the table that the figure is drawn from
   */
  record FigureBlock(ResultFigure figure, ResultTable table, Provenance provenance)
      implements Block {
    public FigureBlock {
      if (!figure.tableId().equals(table.id())) {
        throw new IllegalArgumentException(figure.id() + " is not drawn from " + table.id());
      }
    }
  }
}
