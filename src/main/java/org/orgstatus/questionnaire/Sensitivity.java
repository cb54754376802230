package org.orgstatus.questionnaire;

/**
 * How far an answer may travel. P1: published only in aggregate. P2: internal, never in public
 * files. P3: personal data, split off at the door into the encrypted contact table.
 */
public enum Sensitivity {
  P1,
  P2,
  P3
}
