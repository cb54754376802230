package org.orgstatus.export.text;

import java.time.LocalDate;
import java.util.List;
import org.orgstatus.base.Language;

/**
 * A report in one language, before it has a file format.
 *
 * @param subtitle wave and dates
 * @param date the day of the data; the file's properties carry it as day of making
 * @param pages on which it is to fit; 0 where it takes the room that it needs
 */
public record PolicyDocument(
    String title,
    String subtitle,
    LocalDate date,
    Language language,
    int pages,
    List<Block> blocks) {

  public PolicyDocument {
    blocks = List.copyOf(blocks);
  }

  /** A document that takes the room it needs. */
  public PolicyDocument(
      String title, String subtitle, LocalDate date, Language language, List<Block> blocks) {
    this(title, subtitle, date, language, 0, blocks);
  }

  /**
   * Whether it is to fit on a page or two: figures are lower, tables hold no counts below their
   * numbers, and notes and sources stand together at the end.
   */
  public boolean compact() {
    return pages > 0;
  }

  /**
   * Whether it stands on upright pages, however the page before it lies. Remarks behind a wide
   * table go to the page of the upright text that follows: where the table fills its pages they
   * would else have one that lies across for themselves.
   */
  public boolean standsUpright(Block block) {
    if (!block.liesAsItComes()) {
      return true;
    }
    if (!(block instanceof Block.Note)) {
      return false;
    }
    int next = 0;
    while (blocks.get(next) != block) {
      next++;
    }
    while (next < blocks.size()
        && (blocks.get(next) instanceof Block.Note || blocks.get(next) instanceof Block.Heading)) {
      next++;
    }
    return next < blocks.size() && !blocks.get(next).liesAsItComes();
  }

  /**
   * Whether it stays on the page of what follows, which would else stand there alone: the list of
   * annexes, and the last of several remarks.
   */
  public boolean staysWithNext(Block block) {
    for (int i = 0; i < blocks.size() - 1; i++) {
      if (blocks.get(i) == block) {
        Block next = blocks.get(i + 1);
        boolean last = i + 2 == blocks.size() || !(blocks.get(i + 2) instanceof Block.Note);
        return block instanceof Block.Paragraph && next instanceof Block.Annexes
            || block instanceof Block.Note && next instanceof Block.Note && last;
      }
    }
    return false;
  }
}
