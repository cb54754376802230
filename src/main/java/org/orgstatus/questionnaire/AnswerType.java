package org.orgstatus.questionnaire;

/** What kind of answer a question takes; the names are XLSForm's. */
public enum AnswerType {
  SELECT_ONE("select_one"),
  SELECT_MULTIPLE("select_multiple"),
  INTEGER("integer"),
  DECIMAL("decimal"),
  TEXT("text"),
  DATE("date"),
  FILE("file"),
  CALCULATE("calculate"),
  NOTE("note");

  private final String word;

  AnswerType(String word) {
    this.word = word;
  }

  /** The word that definition files use. */
  public String word() {
    return word;
  }

  public boolean hasChoices() {
    return this == SELECT_ONE || this == SELECT_MULTIPLE;
  }

  public boolean isNumber() {
    return this == INTEGER || this == DECIMAL;
  }

  /** Whether a person answers it; calculations and notes are not answered. */
  public boolean isAsked() {
    return this != CALCULATE && this != NOTE;
  }
}
