package org.orgstatus.web;

import java.util.List;
import java.util.Optional;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Role;

/** The pages an account may enter, in the order of the study. A new stage adds its line here. */
final class Navigation {

  private record Stage(String key, String path, Permission permission) {}

  private static final List<Stage> STAGES =
      List.of(new Stage("nav.audit", "/office/audit", Permission.VIEW_AUDIT));

  private Navigation() {}

  static List<Frame.Entry> of(Optional<Account> account, String path) {
    return STAGES.stream()
        .filter(stage -> account.filter(a -> a.mayAnywhere(stage.permission())).isPresent())
        .map(stage -> new Frame.Entry(stage.key(), stage.path(), lies(path, stage.path())))
        .toList();
  }

  /** The first page of a person who signs in without having asked for another. */
  static String start(Account account) {
    return account.has(Role.CAMPUS_FILLER)
        ? "/respond"
        : account.has(Role.ADMINISTRATOR) ? "/office" : "/account";
  }

  private static boolean lies(String path, String under) {
    return path.equals(under) || path.startsWith(under + "/");
  }
}
