package org.orgstatus.collection;

/** A whole sheet was based on an older draft than the one that stands. */
public class StaleDraft extends RuntimeException {

  private static final long serialVersionUID = 1;
  private final long revision;

  StaleDraft(long revision) {
    super("the draft stands at revision " + revision);
    this.revision = revision;
  }

  /** The revision that stands. */
  public long revision() {
    return revision;
  }
}
