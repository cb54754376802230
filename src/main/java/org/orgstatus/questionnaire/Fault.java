package org.orgstatus.questionnaire;

import org.orgstatus.base.LocalText;

/** Something that stops a submission, and what to do about it. */
public record Fault(Kind kind, ItemPath path, LocalText message) {

  public enum Kind {
    UNKNOWN_ITEM,
    WRONG_TYPE,
    UNKNOWN_CHOICE,
    NOT_ASKED,
    REQUIRED,
    CONSTRAINT,
    UNCONFIRMED
  }

  static Fault required(ItemPath path) {
    return new Fault(Kind.REQUIRED, path, LocalText.of("此项必填，请填写", "Please answer this question"));
  }
}
