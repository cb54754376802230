package org.orgstatus.fieldwork;

import org.orgstatus.base.LocalText;

/** How far a visit is. It follows from what has come in, so nobody has to say it. */
public enum VisitStatus {
  PLANNED(LocalText.of("已计划", "Planned")),
  /** Something was brought home, or form E was begun. */
  UNDER_WAY(LocalText.of("进行中", "Under way")),
  /** Both have rated alone; they have to agree. */
  RATED(LocalText.of("两人已评定", "Rated by both")),
  /** Form E is sent, on the pair's agreement. */
  CLOSED(LocalText.of("已完成", "Closed")),
  CANCELLED(LocalText.of("已取消", "Cancelled"));

  private final LocalText label;

  VisitStatus(LocalText label) {
    this.label = label;
  }

  public LocalText label() {
    return label;
  }
}
