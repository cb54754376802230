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
    UNCONFIRMED,
    /** The response was returned for other items; this one stays as it was submitted. */
    NOT_REOPENED,
    /** A remark asks for a change or a reply, and has neither. */
    REMARK
  }

  static Fault required(ItemPath path) {
    return new Fault(Kind.REQUIRED, path, LocalText.of("此项必填，请填写", "Please answer this question"));
  }
}
