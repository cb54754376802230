package org.orgstatus.questionnaire.expression;

/**
 * A word of an expression.
 *
 * @param text the operator, the name, the digits, or the content of a text
 * @param offset characters before it
 */
record Token(Kind kind, String text, int offset) {

  enum Kind {
    NUMBER,
    TEXT,
    READ,
    SELF,
    NAME,
    OPERATOR,
    OPEN,
    CLOSE,
    COMMA,
    END
  }

  boolean is(Kind wanted) {
    return kind == wanted;
  }

  boolean isOperator(String operator) {
    return kind == Kind.OPERATOR && text.equals(operator);
  }

  /** How it is named in a message. */
  String shown() {
    return switch (kind) {
      case TEXT -> "'" + text + "'";
      case READ -> "${" + text + "}";
      default -> text;
    };
  }
}
