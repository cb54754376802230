package org.orgstatus.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who may do what, by domain/users.md "Need to know". */
class AccessTest {

  private static final Target OWN = Target.institution("110000", "4111010001");
  private static final Target NEIGHBOUR = Target.institution("110000", "4111010002");
  private static final Target ELSEWHERE = Target.institution("650000", "4165010755");

  @Test
  void nobodyMayDoAnythingWithoutAGrant() {
    for (Permission permission : Permission.values()) {
      assertFalse(Access.permits(List.of(), permission, Target.NATION), permission.name());
    }
  }

  @Test
  void fillerSeesAndFillsOnlyTheOwnInstitution() {
    List<Grant> filler = List.of(Grant.of(Role.CAMPUS_FILLER, Scope.institution("4111010001")));
    for (Target other : List.of(NEIGHBOUR, ELSEWHERE, Target.NATION)) {
      assertFalse(Access.permits(filler, Permission.VIEW_RESPONSE, other), other.toString());
      assertFalse(Access.permits(filler, Permission.FILL_RESPONSE, other), other.toString());
    }
    assertFalse(Access.permits(filler, Permission.APPROVE_RESPONSE, OWN));
    assertFalse(Access.permits(filler, Permission.VIEW_RESULTS, Target.NATION));
    assertTrue(Access.permits(filler, Permission.FILL_RESPONSE, OWN));
  }

  @Test
  void approverNeverFills() {
    List<Grant> approver = List.of(Grant.of(Role.CAMPUS_APPROVER, Scope.institution("4111010001")));
    assertFalse(Access.permits(approver, Permission.FILL_RESPONSE, OWN));
    assertTrue(Access.permits(approver, Permission.APPROVE_RESPONSE, OWN));
  }

  @Test
  void coordinatorReachesOnlyTheOwnReportingUnitAndXpccIsNotXinjiang() {
    List<Grant> xinjiang =
        List.of(Grant.of(Role.PROVINCIAL_COORDINATOR, Scope.reportingUnit("650000")));
    assertFalse(Access.permits(xinjiang, Permission.VIEW_RESPONSE, OWN));
    assertFalse(Access.permits(xinjiang, Permission.VIEW_RESPONSE, Target.reportingUnit("660000")));
    assertFalse(Access.permits(xinjiang, Permission.CHANGE_REGISTER, Target.NATION));
    assertTrue(Access.permits(xinjiang, Permission.REVIEW_RESPONSE, ELSEWHERE));
  }

  @Test
  void analystSeesNoContactsAndWriterSeesNoResponses() {
    List<Grant> analyst = List.of(Grant.of(Role.ANALYST, Scope.NATION));
    List<Grant> writer = List.of(Grant.of(Role.POLICY_WRITER, Scope.NATION));
    assertFalse(Access.permits(analyst, Permission.VIEW_CONTACTS, OWN));
    assertFalse(Access.permits(writer, Permission.VIEW_RESPONSE, OWN));
    assertFalse(Access.permits(writer, Permission.DOWNLOAD_DATA, Target.NATION));
    assertTrue(Access.permits(analyst, Permission.DOWNLOAD_DATA, Target.NATION));
    assertTrue(Access.permits(writer, Permission.VIEW_RELEASED, Target.NATION));
  }

  @Test
  void researchersCodeTheirAlliancesAndAnalystsDecide() {
    List<Grant> researcher = List.of(Grant.of(Role.FIELD_RESEARCHER, Scope.alliance("HB01")));
    List<Grant> writer = List.of(Grant.of(Role.POLICY_WRITER, Scope.NATION));
    List<Grant> analyst = List.of(Grant.of(Role.ANALYST, Scope.NATION));
    Target own = Target.alliance("", "HB01");
    for (Target other : List.of(Target.alliance("", "BJ01"), OWN, Target.NATION)) {
      assertFalse(Access.permits(researcher, Permission.CODE_INTERVIEWS, other), other.toString());
    }
    for (Permission permission : List.of(Permission.DECIDE_CODING, Permission.CLEAR_QUOTATIONS)) {
      assertFalse(Access.permits(researcher, permission, own));
      assertFalse(Access.permits(writer, permission, Target.NATION));
      assertTrue(Access.permits(analyst, permission, Target.NATION));
    }
    assertFalse(Access.permits(writer, Permission.CODE_INTERVIEWS, Target.NATION));
    assertTrue(Access.permits(researcher, Permission.CODE_INTERVIEWS, own));
  }

  @Test
  void colleagueFillsTheSectionSeesWhatItReadsAndNothingElse() {
    for (Permission permission : Permission.values()) {
      boolean seen = permission == Permission.VIEW_RESPONSE;
      boolean filled = permission == Permission.FILL_RESPONSE;
      assertEquals(
          seen || filled, Access.permitsColleague(permission, Access.Part.SECTION, "DRAFT"));
      assertEquals(seen, Access.permitsColleague(permission, Access.Part.READ_BY_IT, "DRAFT"));
      assertFalse(Access.permitsColleague(permission, Access.Part.OTHERS, "DRAFT"));
    }
    assertFalse(
        Access.permitsColleague(Permission.FILL_RESPONSE, Access.Part.SECTION, "SUBMITTED"));
    assertTrue(Access.permitsColleague(Permission.FILL_RESPONSE, Access.Part.SECTION, "RETURNED"));
  }

  @Test
  void grantOfTheWrongKindOfScopeGivesNothing() {
    List<Grant> odd = List.of(Grant.of(Role.ADMINISTRATOR, Scope.institution("4111010001")));
    assertFalse(Access.permits(odd, Permission.CHANGE_REGISTER, OWN));
    assertFalse(Access.permitsSomewhere(odd, Permission.CHANGE_REGISTER));
  }

  @Test
  void levelAboveKeepsAccountsAndNobodyElse() {
    Target beijing = Target.reportingUnit("110000");
    List<Grant> coordinator =
        List.of(Grant.of(Role.PROVINCIAL_COORDINATOR, Scope.reportingUnit("110000")));
    for (Role role : Role.values()) {
      boolean below =
          Set.of(Role.CAMPUS_FILLER, Role.CAMPUS_APPROVER, Role.ALLIANCE_SECRETARY).contains(role);
      assertEquals(below, Access.keeps(coordinator, role, OWN), role.name());
      assertFalse(Access.keeps(coordinator, role, ELSEWHERE), role.name());
      assertFalse(Access.keeps(coordinator, role, Target.NATION), role.name());
      List<Grant> same = List.of(Grant.of(role, Scope.NATION));
      boolean administrator = role == Role.ADMINISTRATOR;
      assertEquals(administrator, Access.keeps(same, Role.ANALYST, Target.NATION), role.name());
    }
    assertFalse(Access.keeps(coordinator, Role.PROVINCIAL_COORDINATOR, beijing), "not each other");
  }

  @Test
  void everyRoleWorksInOneKindOfArea() {
    for (Role role : Role.values()) {
      Set<Scope.Kind> kinds =
          Arrays.stream(Permission.values())
              .flatMap(permission -> Access.kinds(permission, role).stream())
              .collect(Collectors.toSet());
      assertEquals(Set.of(Access.scopeOf(role)), kinds, role.name());
    }
  }

  @Test
  void answersChangeOnlyBeforeTheyAreHandedOn() {
    assertFalse(Access.permitsIn(Permission.FILL_RESPONSE, "SUBMITTED"));
    assertFalse(Access.permitsIn(Permission.APPROVE_RESPONSE, "DRAFT"));
    assertFalse(Access.permitsIn(Permission.REVIEW_RESPONSE, "WITH_APPROVER"));
    assertFalse(Access.permitsIn(Permission.FILL_RESPONSE, "no such state"));
    assertTrue(Access.permitsIn(Permission.FILL_RESPONSE, "RETURNED"));
    assertTrue(Access.permitsIn(Permission.VIEW_AUDIT, "LOCKED"), "does not depend on states");
  }

  @Test
  void tableNamesEveryPermissionAndNoRoleIsWithoutOne() {
    Set<Permission> held =
        Arrays.stream(Permission.values())
            .filter(
                permission ->
                    Arrays.stream(Role.values())
                        .anyMatch(role -> !Access.kinds(permission, role).isEmpty()))
            .collect(Collectors.toSet());
    assertEquals(Set.of(Permission.values()), held);
    for (Role role : Role.values()) {
      assertTrue(
          Arrays.stream(Permission.values()).anyMatch(p -> !Access.kinds(p, role).isEmpty()),
          role.name());
    }
  }
}
