package org.orgstatus.export;

import java.time.LocalDate;
import java.util.List;
import org.orgstatus.base.Language;

/**
 * A report in one language, before it has a file format.
 *
 * @param subtitle wave and dates
 * @param date the day of the data; the file's properties carry it as day of making
 */
public record PolicyDocument(
    String title, String subtitle, LocalDate date, Language language, List<Block> blocks) {

  public PolicyDocument {
    blocks = List.copyOf(blocks);
  }
}
