package org.orgstatus.accounts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.orgstatus.base.LocalText;

/** What the grants of one account must be together. */
final class Grants {

  private Grants() {}

  /** What speaks against an account with these grants, in plain words; empty when nothing does. */
  static List<LocalText> faults(Collection<Grant> grants) {
    List<LocalText> faults = new ArrayList<>();
    for (Grant grant : grants) {
      if (Access.scopeOf(grant.role()) != grant.scope().kind()) {
        faults.add(
            LocalText.of(
                "“" + grant.role().title().zh() + "”的范围不对，请重新选择。",
                "The area does not suit the role \"" + grant.role().title().en() + "\"."));
      }
      if (grant.role() == Role.CAMPUS_FILLER
          && grants.contains(Grant.of(Role.CAMPUS_APPROVER, grant.scope()))) {
        faults.add(
            LocalText.of(
                "同一个账号不能既是一所学校的填报人又是它的审核人，请另建一个账号给审核人。",
                "One account cannot both fill in and approve for one institution. Make a second"
                    + " account for the approver."));
      }
    }
    return faults;
  }

  /**
   * @throws IllegalArgumentException if the grants do not go together
   */
  static void require(Collection<Grant> grants) {
    List<LocalText> faults = faults(grants);
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(faults.get(0).en() + " " + grants);
    }
  }
}
