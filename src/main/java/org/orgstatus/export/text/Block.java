package org.orgstatus.export.text;

import java.util.List;
import java.util.Optional;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Provenance;
import org.orgstatus.analysis.result.ResultFigure;
import org.orgstatus.analysis.result.ResultTable;

/** A part of a document, in the order of reading. */
public sealed interface Block {

  /**
   * Whether it turns no page back that lies across: tables turn pages themselves, what is said
   * below them stays with them, and headings lie as what they stand over.
   */
  default boolean liesAsItComes() {
    return isHeading()
        || this instanceof TableBlock
        || this instanceof Source
        || this instanceof Note
        || this instanceof Method;
  }

  /** Whether it is a heading of what follows. */
  default boolean isHeading() {
    return this instanceof Heading || this instanceof Annex;
  }

  /** The list of chapters and sections with their pages. */
  record Contents() implements Block {}

  /**
   * A numbered heading. Behind an annex it counts anew.
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

  /** Begins an annex on a page of its own; annexes are counted from 1. */
  record Annex(String title) implements Block {}

  /** Names the annexes at the end of the text, in their order. */
  record Annexes(List<String> titles) implements Block {
    public Annexes {
      titles = List.copyOf(titles);
    }
  }

  /** A paragraph of the body. */
  record Paragraph(String text) implements Block {}

  /** A remark in small type. */
  record Note(String text) implements Block {}

  /**
   * Says in which figures and tables a result stands, by their numbers.
   *
   * @param to blocks of the same document that have a caption
   */
  record Pointer(List<Block> to) implements Block {
    public Pointer {
      to = List.copyOf(to);
    }
  }

  /** How numbers were made, between the text and its remarks in size. */
  record Method(String text) implements Block {}

  /** Where the numbers of the tables and figures before it come from. */
  record Source(Provenance provenance) implements Block {}

  /** A table with caption and notes. */
  record TableBlock(ResultTable table, Provenance provenance) implements Block {}

  /** A table of words that rests on no data: the forms, the definitions. */
  record WordTable(ResultTable table) implements Block {}

  /**
   * A chart with caption and note.
   *
   * @param table the table that the figure is drawn from
   * @param beside the second one, where it has one
   */
  record FigureBlock(
      ResultFigure figure, ResultTable table, Optional<ResultTable> beside, Provenance provenance)
      implements Block {

    public static FigureBlock of(ResultFigure figure, AnalysisResult result) {
      return new FigureBlock(
          figure, result.table(figure.tableId()), result.beside(figure), result.provenance());
    }

    public FigureBlock {
      if (!figure.tableId().equals(table.id())) {
        throw new IllegalArgumentException(figure.id() + " is not drawn from " + table.id());
      }
    }
  }
}
