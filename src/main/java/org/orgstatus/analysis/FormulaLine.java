package org.orgstatus.analysis;

import org.orgstatus.base.LocalText;

/**
 * A line of a definition as a reader sees it, such as 适用：${a_comm_exists} = 'yes'.
 *
 * @param label what the line says
 * @param text an expression, or names
 * @param words whether the text is in words and not an expression
 */
public record FormulaLine(LocalText label, LocalText text, boolean words) {

  static FormulaLine expression(String zh, String en, String text) {
    return new FormulaLine(LocalText.of(zh, en), LocalText.same(text), false);
  }

  static FormulaLine words(String zh, String en, LocalText text) {
    return new FormulaLine(LocalText.of(zh, en), text, true);
  }
}
