package org.orgstatus.collection;

import java.util.List;
import org.orgstatus.questionnaire.Fault;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.Warning;

/**
 * What checks say about a whole sheet.
 *
 * @param filling the sheet with all that follows from it
 * @param faults all that stop a submission, in the order of the form, names it does not know first
 * @param warnings soft checks that the filler has to confirm
 */
public record Checked(Filling filling, List<Fault> faults, List<Warning> warnings) {

  public Checked {
    faults = List.copyOf(faults);
    warnings = List.copyOf(warnings);
  }
}
