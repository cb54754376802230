package org.orgstatus.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.orgstatus.accounts.Access;
import org.orgstatus.accounts.Permission;
import org.orgstatus.questionnaire.Reviewer;

/** The table of states in {@link Access} speaks of the states that responses have. */
class ResponseStatesTest {

  @Test
  void everyStateIsKnownToTheTable() {
    for (ResponseStatus status : ResponseStatus.values()) {
      assertTrue(Access.permitsIn(Permission.VIEW_RESPONSE, status.name()), status.name());
    }
  }

  @Test
  void answersChangeAsDraftOrReturnedAndAtNoOtherTime() {
    Set<ResponseStatus> editable =
        Arrays.stream(ResponseStatus.values())
            .filter(ResponseStatus::isEditable)
            .collect(Collectors.toSet());
    assertEquals(Set.of(ResponseStatus.DRAFT, ResponseStatus.RETURNED), editable);
  }

  @Test
  void tableAllowsAnActExactlyWhereItLeadsSomewhere() {
    for (ResponseStatus status : ResponseStatus.values()) {
      assertEquals(
          leads(status, Act.SEND), Access.permitsIn(Permission.FILL_RESPONSE, status.name()));
      assertEquals(
          leads(status, Act.APPROVE, Act.DECLINE),
          Access.permitsIn(Permission.APPROVE_RESPONSE, status.name()));
      assertEquals(
          leads(status, Act.ACCEPT, Act.RETURN),
          Access.permitsIn(Permission.REVIEW_RESPONSE, status.name()));
    }
  }

  private static boolean leads(ResponseStatus from, Act... acts) {
    return Arrays.stream(acts)
        .anyMatch(act -> act.after(from, List.of(Reviewer.values())).isPresent());
  }
}
