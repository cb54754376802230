package org.orgstatus.web;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.Permission;

/** The pages an account may enter, in the order of the study. A new stage adds its line here. */
final class Navigation {

  /**
   * @param area the pages that belong to the stage, as a pattern of their whole path
   */
  private record Stage(String key, String path, Pattern area, Permission permission) {

    static Stage of(String key, String path, Permission permission) {
      return of(key, path, Pattern.quote(path) + "(/.*)?", permission);
    }

    static Stage of(String key, String path, String area, Permission permission) {
      return new Stage(key, path, Pattern.compile(area), permission);
    }
  }

  private static final List<Stage> STAGES =
      List.of(
          Stage.of("nav.start", "/office", "/office/?", Permission.VIEW_WAVE),
          Stage.of("nav.register", "/office/register", Permission.VIEW_REGISTER),
          Stage.of(
              "nav.waves",
              "/office/waves",
              "/office/(announcements|waves(?!/[^/]+/(collection|review)))(/.*)?",
              Permission.VIEW_WAVE),
          Stage.of(
              "nav.collection",
              "/office/collection",
              "/office/(collection|contacts|waves/[^/]+/collection)(/.*)?",
              Permission.VIEW_WAVE),
          Stage.of(
              "nav.review",
              "/office/review",
              "/office/(review|waves/[^/]+/review)(/.*)?",
              Permission.REVIEW_RESPONSE),
          Stage.of(
              "nav.visits",
              "/office/visits",
              "/office/(visits|visit-plans|visit-files)(/.*)?",
              Permission.VIEW_VISIT),
          Stage.of(
              "nav.definitions",
              "/office/definitions",
              "/office/(definitions|indicators)(/.*)?",
              Permission.VIEW_PROBLEMS),
          Stage.of("nav.respond", "/respond", Permission.FILL_RESPONSE),
          Stage.of("nav.coding", "/office/coding", Permission.CODE_INTERVIEWS),
          Stage.of(
              "nav.results",
              "/office/results",
              "/office/(comments|data|locks|quality|results|tables|variables)(/.*)?",
              Permission.VIEW_RESULTS),
          Stage.of(
              "nav.findings",
              "/office/desk",
              "/office/(desk|findings)(/.*)?",
              Permission.VIEW_FINDINGS),
          Stage.of(
              "nav.releases",
              "/office/releases",
              "/office/(basket|documents|releases)(/.*)?",
              Permission.VIEW_RELEASED),
          Stage.of("nav.privacy", "/office/privacy", Permission.VIEW_CONTACTS),
          Stage.of("nav.accounts", "/office/accounts", Permission.CHANGE_ACCOUNTS),
          Stage.of("nav.audit", "/office/audit", Permission.VIEW_AUDIT));

  private Navigation() {}

  static List<Frame.Entry> of(Optional<Account> account, String path) {
    return STAGES.stream()
        .filter(stage -> account.filter(a -> a.mayAnywhere(stage.permission())).isPresent())
        .map(stage -> entry(stage, path))
        .toList();
  }

  /** The keys of the stages a page belongs to: one, or none. */
  static List<String> stagesOf(String path) {
    return STAGES.stream()
        .filter(stage -> stage.area().matcher(path).matches())
        .map(Stage::key)
        .toList();
  }

  /**
   * The first page of a person who signs in without having asked for another.
   *
   * @param may what the person may do somewhere
   */
  static String start(Predicate<Permission> may) {
    if (may.test(Permission.VIEW_WAVE)) {
      return "/office";
    }
    if (may.test(Permission.APPROVE_RESPONSE)) {
      return "/approve";
    }
    if (may.test(Permission.FILL_RESPONSE)) {
      return "/respond";
    }
    if (may.test(Permission.RECORD_VISIT)) {
      return "/office/visits";
    }
    if (may.test(Permission.WRITE_FINDINGS)) {
      return "/office/desk";
    }
    return may.test(Permission.VIEW_RELEASED) ? "/office/releases" : "/account";
  }

  private static Frame.Entry entry(Stage stage, String path) {
    return new Frame.Entry(stage.key(), stage.path(), stagesOf(path).contains(stage.key()));
  }
}
