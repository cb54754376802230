package org.orgstatus.analysis.definition;

import java.util.List;
import org.orgstatus.base.DefinitionText;
import org.orgstatus.base.NearestWord;
import org.orgstatus.base.Place;
import org.orgstatus.base.Problems;

/** Faults that any file of definitions may have, in the same words wherever they are found. */
public final class Faults {

  private Faults() {}

  /**
   * Reports a word that names nothing, with the nearest one that does.
   *
   * @param code of the fault
   * @param zh what the word should name
   * @param known every word that would do
   */
  public static void unknown(
      String code,
      DefinitionText text,
      String zh,
      String en,
      List<String> known,
      Problems problems) {
    Place place = text.place();
    String nearest = NearestWord.to(text.text(), known).orElse("");
    problems.add(
        code,
        place,
        "没有“"
            + text.text()
            + "”这个"
            + zh
            + "。"
            + NearestWord.hintZh(nearest, "可用：" + String.join("、", known) + "。"),
        "There is no "
            + en
            + " '"
            + text.text()
            + "'. "
            + NearestWord.hintEn(nearest, "Known: " + String.join(", ", known) + "."));
  }

  /** Reports a text that is no number. */
  public static void notANumber(DefinitionText value, Problems problems) {
    problems.add(
        "bad-number",
        value.place(),
        "“" + value.text() + "”不是数。请写一个数，如 50。",
        "'" + value.text() + "' is no number. Write one, such as 50.");
  }
}
