package org.orgstatus.web;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.orgstatus.accounts.Accounts;
import org.orgstatus.base.LocalText;

/** A password as people choose one: entered twice, so that a slip shows. */
public final class NewPassword {

  private static final LocalText DIFFERENT =
      LocalText.of("两次输入的密码不一样，请重新输入。", "The two passwords differ. Enter them again.");

  private NewPassword() {}

  /**
   * What speaks against it, by the field to be filled in anew.
   *
   * @param loginName of the account that is to have it
   * @return fields with faults alone, to which a page adds those of its own; empty when it can be
   *     used
   */
  public static Map<String, List<LocalText>> faults(
      Accounts accounts, String loginName, String password, String again) {
    Map<String, List<LocalText>> faults = new TreeMap<>();
    add(faults, "password", accounts.passwordFaults(password, loginName));
    add(faults, "again", password.equals(again) ? List.of() : List.of(DIFFERENT));
    return faults;
  }

  /** Adds the faults of a field, if there are any. */
  public static void add(Map<String, List<LocalText>> faults, String field, List<LocalText> found) {
    if (!found.isEmpty()) {
      faults.put(field, found);
    }
  }
}
