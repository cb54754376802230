package org.orgstatus.questionnaire;

/** Who judges a response after it was filled in, in the order in which a form names them. */
public enum Reviewer {
  /** A second person of the institution, who approves what the first has filled in. */
  APPROVER,
  /** The provincial association. */
  PROVINCE,
  /** The national office. */
  NATION,
  /** Nobody beside the pair that filled it in: their agreement closes it. */
  AGREEMENT
}
