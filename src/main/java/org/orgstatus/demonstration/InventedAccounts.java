package org.orgstatus.demonstration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.Accounts;
import org.orgstatus.accounts.Grant;
import org.orgstatus.accounts.Role;
import org.orgstatus.accounts.Scope;
import org.orgstatus.base.Language;
import org.orgstatus.collection.BulkSubmissions;

/** Accounts with which the demonstration can be tried; the log-in page prints their passwords. */
@ApplicationScoped
@Transactional
class InventedAccounts {

  @Inject private Accounts accounts;

  protected InventedAccounts() {}

  /**
   * An administrator, an analyst, a policy writer and a provincial coordinator; gives back the
   * administrator.
   */
  Account addOffice() {
    Account administrator =
        add("demo-admin", "演示全国管理员", Role.ADMINISTRATOR, Scope.NATION, "yanshi-admin-2017");
    add("demo-analyst", "演示分析员", Role.ANALYST, Scope.NATION, "yanshi-analyst-2017");
    add("demo-writer", "演示政策研究人员", Role.POLICY_WRITER, Scope.NATION, "yanshi-writer-2017");
    add(
        "demo-province",
        "演示省级协调员",
        Role.PROVINCIAL_COORDINATOR,
        Scope.reportingUnit(InventedReports.SHOWN_UNIT),
        "yanshi-province-2017");
    return administrator;
  }

  /**
   * Those who filled in, approved and reviewed the invented responses; nobody can sign in.
   *
   * @param institutions for the gate and the forms that follow it
   */
  record Everyone(
      BulkSubmissions.Hands institutions,
      BulkSubmissions.Hands provinces,
      BulkSubmissions.Hands alliances,
      BulkSubmissions.Hands visits) {}

  Everyone addHands() {
    long approver = hand("demo-approver", "演示审核人（各校）");
    long province = hand("demo-reviewer", "演示省级协调员（各省）");
    long nation = hand("demo-nation", "演示全国管理员（全国）");
    return new Everyone(
        new BulkSubmissions.Hands(hand("demo-filler", "演示填报人（各校）"), approver, province),
        new BulkSubmissions.Hands(province, province, nation),
        new BulkSubmissions.Hands(hand("demo-secretary", "演示联盟秘书（各联盟）"), province, province),
        new BulkSubmissions.Hands(
            hand("demo-field", "演示调查员（各组）"), hand("demo-field-2", "演示调查员（各组第二人）"), nation));
  }

  /** Those who visit an alliance together. */
  record Pair(long first, long second) {}

  /** The secretary of the shown unit's alliance and the field researchers who visit it. */
  Pair addAlliance(InventedAlliance alliance) {
    Scope scope = Scope.alliance(alliance.id());
    add(
        "demo-alliance",
        "演示联盟秘书（" + alliance.name() + "）",
        Role.ALLIANCE_SECRETARY,
        scope,
        "yanshi-lianmeng-2017");
    Account first =
        add(
            "demo-researcher",
            "演示调查员（" + alliance.name() + "）",
            Role.FIELD_RESEARCHER,
            scope,
            "yanshi-zoufang-2017");
    Account second =
        add(
            "demo-researcher-2",
            "演示调查员二（" + alliance.name() + "）",
            Role.FIELD_RESEARCHER,
            scope,
            "yanshi-zoufang-2017-2");
    return new Pair(first.id(), second.id());
  }

  /** The shown analyst, and one more who cannot sign in. */
  InventedCodings.Coders addCoders() {
    return new InventedCodings.Coders(
        accounts.findByLoginName("demo-analyst").orElseThrow().id(), hand("demo-coder", "演示编码员"));
  }

  private long hand(String loginName, String name) {
    return accounts.create(loginName, name, Language.ZH, List.of()).id();
  }

  /**
   * Fillers and approvers of two institutions that have not begun, one of each level, and the
   * approver of one that waits for approval.
   */
  void addCampus(InventedStudy study) {
    int number = 1;
    for (boolean degree : List.of(true, false)) {
      InventedInstitution unit =
          study
              .register()
              .institutions()
              .filter(u -> u.isUndergraduate() == degree)
              .filter(u -> !study.responds(u) && !study.hasDraft(u))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("every institution has begun"));
      add(
          "demo-campus-" + number,
          "演示填报人（" + unit.name() + "）",
          Role.CAMPUS_FILLER,
          Scope.institution(unit.code()),
          "yanshi-campus-2017-" + number);
      addApprover(unit, number);
      number++;
    }
    int last = number;
    study
        .register()
        .institutions()
        .filter(study::waitsForApproval)
        .findFirst()
        .ifPresent(unit -> addApprover(unit, last));
  }

  private void addApprover(InventedInstitution unit, int number) {
    add(
        "demo-approver-" + number,
        "演示审核人（" + unit.name() + "）",
        Role.CAMPUS_APPROVER,
        Scope.institution(unit.code()),
        "yanshi-shenhe-2017-" + number);
  }

  private Account add(String loginName, String name, Role role, Scope scope, String password) {
    return accounts.createShown(
        loginName, name, Language.ZH, List.of(Grant.of(role, scope)), password);
  }
}
