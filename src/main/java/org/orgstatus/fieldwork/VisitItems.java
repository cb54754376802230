package org.orgstatus.fieldwork;

import java.util.Set;
import org.orgstatus.questionnaire.ItemPath;

/** The items of the form of visits by which an interview is known, and their codes. */
public final class VisitItems {

  public static final String INTERVIEWS = "e_interview";
  public static final String CODE = "ei_code";
  public static final String ROLE = "ei_role";
  public static final String CONSENT = "ei_consent";

  /** Agrees to the interview and to its recording. */
  public static final String FULL = "full";

  /** Agrees to the interview alone. */
  public static final String NO_RECORD = "no_record";

  public static final String REFUSED = "refuse";

  /** What is known of whoever is asked, refusals included; stays when consent is withdrawn. */
  static final Set<String> ABOUT = Set.of(CODE, ROLE, CONSENT);

  private VisitItems() {}

  /** An item of one interview. */
  public static ItemPath of(String interview, String item) {
    return new ItemPath(INTERVIEWS, interview, item);
  }
}
