package org.orgstatus.web.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.orgstatus.accounts.Access;
import org.orgstatus.accounts.Grant;
import org.orgstatus.accounts.Role;
import org.orgstatus.accounts.Scope;
import org.orgstatus.base.LocalText;
import org.orgstatus.registry.Alliances;
import org.orgstatus.registry.Institution;
import org.orgstatus.registry.Institutions;
import org.orgstatus.registry.ReportingUnitCode;

/**
 * Reads a role and where it is held. An institution or alliance is named by its code or by its
 * name; what lies outside one's reach is answered like what does not exist.
 */
@RequestScoped
public class GrantForm {

  private static final LocalText NO_ROLE = LocalText.of("请选择角色。", "Choose a role.");
  private static final LocalText NO_UNIT = LocalText.of("请选择填报单位。", "Choose the reporting unit.");
  private static final LocalText NO_CODE =
      LocalText.of(
          "请填写学校标识码、校名或联盟编号。", "Enter the institution's code or name, or the alliance's id.");
  private static final LocalText NOT_FOUND =
      LocalText.of(
          "您的范围内没有找到。请填写10位学校标识码、完整校名或联盟编号。",
          "Nothing in your area fits. Enter the ten-digit code or full name of the institution, or"
              + " the alliance's id.");
  private static final int MOST_NAMED = 5;

  @Inject AccountScopes scopes;
  @Inject Institutions institutions;
  @Inject Alliances alliances;
  @Inject Clock clock;

  /**
   * @param grant empty when there are faults
   * @param faults by field
   */
  record Read(Optional<Grant> grant, Map<String, List<LocalText>> faults) {

    static Read fault(String field, LocalText fault) {
      return new Read(Optional.empty(), Map.of(field, List.of(fault)));
    }

    List<LocalText> faultsOf(String field) {
      return faults.getOrDefault(field, List.of());
    }
  }

  Read read(Function<String, String> entered) {
    Function<String, String> given =
        name -> Optional.ofNullable(entered.apply(name)).map(String::strip).orElse("");
    Optional<Role> role =
        Stream.of(Role.values()).filter(r -> r.name().equals(given.apply("role"))).findFirst();
    if (role.isEmpty() || !scopes.roles().contains(role.get())) {
      return Read.fault("role", NO_ROLE);
    }
    Scope.Kind kind = Access.scopeOf(role.get());
    return switch (kind) {
      case NATION -> kept(role.get(), Scope.NATION, "role");
      case REPORTING_UNIT ->
          ReportingUnitCode.fits(given.apply("unit"))
              ? kept(role.get(), Scope.reportingUnit(given.apply("unit")), "unit")
              : Read.fault("unit", NO_UNIT);
      case INSTITUTION -> inInstitution(role.get(), given.apply("code"));
      case ALLIANCE -> inAlliance(role.get(), given.apply("code"));
    };
  }

  /** The first value of each field, to be shown again. */
  static Map<String, String> first(Map<String, List<String>> entered) {
    Map<String, String> values = new HashMap<>();
    entered.forEach((name, all) -> values.put(name, all.isEmpty() ? "" : all.get(0)));
    return values;
  }

  private Read kept(Role role, Scope scope, String field) {
    Grant grant = Grant.of(role, scope);
    return scopes.isKept(grant)
        ? new Read(Optional.of(grant), Map.of())
        : Read.fault(field, NOT_FOUND);
  }

  private Read inInstitution(Role role, String text) {
    if (text.isEmpty()) {
      return Read.fault("code", NO_CODE);
    }
    List<Institution> found =
        institutions.search(text, LocalDate.now(clock), Integer.MAX_VALUE).stream()
            .filter(i -> scopes.isKept(Grant.of(role, Scope.institution(i.code().value()))))
            .toList();
    List<Institution> exact =
        found.stream().filter(i -> i.name().equals(text) || i.code().value().equals(text)).toList();
    return one(exact.size() == 1 ? exact : found)
        .map(i -> kept(role, Scope.institution(i.code().value()), "code"))
        .orElseGet(() -> Read.fault("code", found.isEmpty() ? NOT_FOUND : several(found)));
  }

  private static Optional<Institution> one(List<Institution> found) {
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private Read inAlliance(Role role, String text) {
    if (text.isEmpty()) {
      return Read.fault("code", NO_CODE);
    }
    return alliances.search(text, LocalDate.now(clock), Integer.MAX_VALUE).stream()
        .filter(a -> a.id().value().equalsIgnoreCase(text) || a.name().equals(text))
        .findFirst()
        .map(a -> kept(role, Scope.alliance(a.id().value()), "code"))
        .orElseGet(() -> Read.fault("code", NOT_FOUND));
  }

  private static LocalText several(List<Institution> found) {
    String names =
        String.join(
            "、",
            found.stream().limit(MOST_NAMED).map(i -> i.name() + " " + i.code().value()).toList());
    return LocalText.of(
        "有"
            + found.size()
            + "所学校符合："
            + names
            + (found.size() > MOST_NAMED ? "……" : "")
            + "。请填写标识码。",
        found.size() + " institutions fit: " + names + ". Enter the code.");
  }
}
