package org.orgstatus.web.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Grant;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Role;
import org.orgstatus.accounts.Scope;
import org.orgstatus.accounts.Target;
import org.orgstatus.base.LocalText;
import org.orgstatus.registry.Alliance;
import org.orgstatus.registry.AllianceId;
import org.orgstatus.registry.Alliances;
import org.orgstatus.registry.Institution;
import org.orgstatus.registry.InstitutionCode;
import org.orgstatus.registry.Institutions;
import org.orgstatus.registry.ReportingUnit;
import org.orgstatus.registry.ReportingUnits;

/** Where accounts work, in the words of the register, and which of them one may keep. */
@RequestScoped
public class AccountScopes {

  private static final LocalText NATION = LocalText.of("全国", "The whole country");

  @Inject CurrentAccount current;
  @Inject ReportingUnits units;
  @Inject Institutions institutions;
  @Inject Alliances alliances;
  @Inject Clock clock;

  private final Map<Scope, Area> known = new HashMap<>();

  /**
   * An area of the study.
   *
   * @param target as {@link org.orgstatus.accounts.Access} sees it
   */
  record Area(LocalText name, Target target) {}

  /** Reads the areas of many accounts at once. */
  void load(Collection<Account> accounts) {
    Set<String> codes =
        accounts.stream()
            .flatMap(account -> account.grants().stream())
            .map(Grant::scope)
            .filter(scope -> scope.kind() == Scope.Kind.INSTITUTION)
            .map(Scope::code)
            .filter(InstitutionCode::fits)
            .collect(Collectors.toSet());
    institutions
        .findAll(codes.stream().map(InstitutionCode::new).toList())
        .forEach(i -> known.put(Scope.institution(i.code().value()), of(i)));
    units.list().forEach(u -> known.put(Scope.reportingUnit(u.code().value()), of(u)));
    alliances
        .list(LocalDate.now(clock))
        .forEach(a -> known.put(Scope.alliance(a.id().value()), of(a)));
  }

  Area area(Scope scope) {
    return known.computeIfAbsent(scope, this::find);
  }

  /** Whether the account that asks may see this one: some grant of it lies in its reach. */
  boolean isVisible(Account account) {
    return current.may(Permission.CHANGE_ACCOUNTS, Target.NATION)
        || account.grants().stream()
            .map(grant -> area(grant.scope()).target())
            .anyMatch(target -> current.may(Permission.CHANGE_ACCOUNTS, target));
  }

  /** Whether the account that asks stands above this one; nobody stands above oneself. */
  boolean isKept(Account account) {
    boolean own = current.get().id() == account.id();
    boolean all = account.grants().stream().allMatch(this::isKept);
    return !own
        && all
        && (!account.grants().isEmpty() || current.may(Permission.CHANGE_ACCOUNTS, Target.NATION));
  }

  boolean isKept(Grant grant) {
    return current.keeps(grant.role(), area(grant.scope()).target());
  }

  /** The roles that the account that asks may give somewhere. */
  List<Role> roles() {
    List<Target> reach =
        Stream.concat(
                Stream.of(Target.NATION),
                units.list().stream().map(u -> Target.reportingUnit(u.code().value())))
            .toList();
    return Stream.of(Role.values())
        .filter(role -> reach.stream().anyMatch(target -> current.keeps(role, target)))
        .toList();
  }

  private Area find(Scope scope) {
    return switch (scope.kind()) {
      case NATION -> new Area(NATION, Target.NATION);
      case REPORTING_UNIT ->
          units.list().stream()
              .filter(unit -> unit.code().value().equals(scope.code()))
              .findFirst()
              .map(AccountScopes::of)
              .orElseGet(() -> unknown(scope));
      case INSTITUTION ->
          Optional.of(scope.code())
              .filter(InstitutionCode::fits)
              .flatMap(code -> institutions.find(new InstitutionCode(code)))
              .map(AccountScopes::of)
              .orElseGet(() -> unknown(scope));
      case ALLIANCE ->
          Optional.of(scope.code())
              .filter(AllianceId::fits)
              .flatMap(id -> alliances.find(new AllianceId(id)))
              .map(AccountScopes::of)
              .orElseGet(() -> unknown(scope));
    };
  }

  /** An area that the register does not know (any more) lies in no reporting unit. */
  private static Area unknown(Scope scope) {
    Target target =
        switch (scope.kind()) {
          case NATION -> Target.NATION;
          case REPORTING_UNIT -> Target.reportingUnit(scope.code());
          case INSTITUTION -> Target.institution("", scope.code());
          case ALLIANCE -> Target.alliance("", scope.code());
        };
    return new Area(LocalText.same(scope.code()), target);
  }

  private static Area of(ReportingUnit unit) {
    return new Area(unit.name(), Target.reportingUnit(unit.code().value()));
  }

  private static Area of(Institution institution) {
    return new Area(
        LocalText.same(institution.name()),
        Target.institution(institution.reportingUnit().value(), institution.code().value()));
  }

  private static Area of(Alliance alliance) {
    return new Area(
        LocalText.same(alliance.name()),
        Target.alliance(alliance.reportingUnit().value(), alliance.id().value()));
  }
}
