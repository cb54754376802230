package org.orgstatus.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A role given to an account within a scope. A value: two grants with the same parts are equal. */
@Embeddable
public class Grant {

  @Enumerated(EnumType.STRING)
  private Role role = Role.AUDITOR;

  @Enumerated(EnumType.STRING)
  @Column(name = "scope_kind")
  private Scope.Kind scopeKind = Scope.Kind.NATION;

  @Column(name = "scope_code")
  private String scopeCode = "";

  protected Grant() {} // for JPA

  private Grant(Role role, Scope scope) {
    this.role = role;
    this.scopeKind = scope.kind();
    this.scopeCode = scope.code();
  }

  public static Grant of(Role role, Scope scope) {
    return new Grant(role, scope);
  }

  public Role role() {
    return role;
  }

  public Scope scope() {
    return new Scope(scopeKind, scopeCode);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Grant that && role == that.role && scope().equals(that.scope());
  }

  @Override
  public int hashCode() {
    return Objects.hash(role, scopeKind, scopeCode);
  }

  @Override
  public String toString() {
    return role + " of " + scopeKind + (scopeCode.isEmpty() ? "" : " " + scopeCode);
  }
}
