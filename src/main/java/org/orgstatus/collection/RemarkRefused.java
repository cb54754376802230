package org.orgstatus.collection;

import org.orgstatus.base.LocalText;

/** A remark stands on what nobody answers: a calculated item, or none of the form. */
public final class RemarkRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient LocalText words;

  /**
   * @param items numbers of the items, apart by blanks; the names of those that the form lacks
   */
  RemarkRefused(String items) {
    super("no remark can stand on " + items);
    this.words =
        LocalText.of(
            "“" + items + "”由系统计算或不在表中，填报人改不了，没有退回。请把意见写在它所依据的题目上。",
            items
                + " is calculated or no item of the form, so the filler cannot change it; nothing was"
                + " returned. Remark on the items that it follows from.");
  }

  /** What to tell whoever judges. */
  public LocalText words() {
    return words;
  }
}
