package org.orgstatus.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orgstatus.accounts.Access;
import org.orgstatus.accounts.Grant;
import org.orgstatus.accounts.Role;
import org.orgstatus.accounts.Scope;

class NavigationTest {

  @Test
  void visitorIsOfferedNothing() {
    assertEquals(List.of(), Navigation.of(Optional.empty(), "/office"));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          /office,                              nav.start
          /office/register,                     nav.register
          /office/register/import/1,            nav.register
          /office/waves,                        nav.waves
          /office/waves/W1/open,                nav.waves
          /office/waves/W1/collection,          nav.collection
          /office/waves/W1/collection/codes,    nav.collection
          /office/collection,                   nav.collection
          /office/contacts,                     nav.collection
          /office/announcements,                nav.waves
          /office/waves/W1/review/gate/1,       nav.review
          /office/review,                       nav.review
          /office/visits/1,                     nav.visits
          /office/visit-plans/new,              nav.visits
          /office/indicators,                   nav.definitions
          /office/coding,                       nav.coding
          /office/coding/quotations/1,          nav.coding
          /office/results/W1/public/c01,        nav.results
          /office/locks/50,                     nav.results
          /office/tables/saved/1,               nav.results
          /office/variables,                    nav.results
          /office/data/W1,                      nav.results
          /office/desk,                         nav.findings
          /office/findings/50/history,          nav.findings
          /office/documents/1,                  nav.releases
          """)
  void onePageBelongsToOneStage(String path, String stage) {
    assertEquals(List.of(stage), Navigation.stagesOf(path));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          ADMINISTRATOR,          NATION,         /office
          PROVINCIAL_COORDINATOR, REPORTING_UNIT, /office
          CAMPUS_APPROVER,        INSTITUTION,    /approve
          CAMPUS_FILLER,          INSTITUTION,    /respond
          ALLIANCE_SECRETARY,     ALLIANCE,       /respond
          FIELD_RESEARCHER,       ALLIANCE,       /office/visits
          POLICY_WRITER,          NATION,         /office/desk
          """)
  void eachBeginsWhereTheOwnWorkLies(Role role, Scope.Kind kind, String page) {
    Scope scope = kind == Scope.Kind.NATION ? Scope.NATION : new Scope(kind, "42");
    Grant grant = Grant.of(role, scope);
    assertEquals(page, Navigation.start(p -> Access.permitsSomewhere(Set.of(grant), p)));
  }
}
