package org.orgstatus.collection.message;

import org.orgstatus.base.LocalText;

/**
 * Why a message that waited was not sent in the end: what it asks for had been done, or could not
 * be done any more.
 */
public enum Moot {
  SUBMITTED(LocalText.of("排队期间已经提交", "Submitted while the message waited")),
  WITH_APPROVER(LocalText.of("排队期间已送审核人", "Sent to the approver while the message waited")),
  WITH_FILLER(LocalText.of("排队期间已回到填报人", "Back with the filler while the message waited")),
  OVER(LocalText.of("排队期间已过截止时间", "The deadline passed while the message waited")),
  REPLACED(
      LocalText.of(
          "排队期间激活码已换新、用过或到期",
          "Its activation code was replaced, used or ran out while the message waited")),
  ACTED_ON(LocalText.of("排队期间已重新提交或另有办理", "Sent again or acted on while the message waited"));

  private final LocalText label;

  Moot(LocalText label) {
    this.label = label;
  }

  public LocalText label() {
    return label;
  }
}
