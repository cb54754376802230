package org.orgstatus.fieldwork.coding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.ItemPath;

/**
 * A row of a repeat as the draft knows it and as places of texts name it.
 *
 * @param interview id of the row in the draft
 * @param place as {@link TextPlace#row()} writes it
 */
record InterviewRow(String interview, String place) {

  /** All rows in their order. */
  static List<InterviewRow> of(Filling filling, String repeat, String speaker) {
    List<InterviewRow> all = new ArrayList<>();
    Set<String> known = new HashSet<>();
    if (filling.value(ItemPath.of(repeat)) instanceof AnswerValue.Rows rows) {
      for (String row : rows.ids()) {
        String code = filling.value(new ItemPath(repeat, row, speaker)).inExpressions().text();
        all.add(new InterviewRow(row, place(repeat, known.add(code) ? code : "", all.size() + 1)));
      }
    }
    return all;
  }

  /** A speaker's code names the row whatever rows come before it; a number does not. */
  static String place(String repeat, String speaker, int number) {
    boolean fits = speaker.matches("[A-Z0-9-]{1,20}");
    return repeat + "/" + (fits ? speaker : Integer.toString(number)) + "/";
  }
}
