package org.orgstatus.collection;

import java.util.Arrays;
import java.util.List;
import org.orgstatus.accounts.Access;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.LocalText;

/** Where a response stands, as the instruments fix it. */
public enum ResponseStatus {
  DRAFT(LocalText.of("填写中", "Draft")),
  WITH_APPROVER(LocalText.of("待审核", "With approver")),
  SUBMITTED(LocalText.of("已提交", "Submitted")),
  RETURNED(LocalText.of("已退回", "Returned")),
  ACCEPTED(LocalText.of("已接受", "Accepted")),
  LOCKED(LocalText.of("已锁定", "Locked"));

  private final LocalText label;

  ResponseStatus(LocalText label) {
    this.label = label;
  }

  public LocalText label() {
    return label;
  }

  /** Whether the filler may change answers. */
  public boolean isEditable() {
    return Access.permitsIn(Permission.FILL_RESPONSE, name());
  }

  /** Whether the unit counts as having answered. */
  public boolean isAnswered() {
    return this == SUBMITTED || this == ACCEPTED || this == LOCKED;
  }

  /** The statuses in which a unit counts as having answered. */
  static List<ResponseStatus> answered() {
    return Arrays.stream(values()).filter(ResponseStatus::isAnswered).toList();
  }
}
