package org.orgstatus.statistics;

/**
 * What a stratum with one case out of several units adds to a variance; the modes of R's {@code
 * options(survey.lonely.psu)}. A stratum with n = N = 1 is a certainty and adds nothing in every
 * mode, also in {@link #FAIL}.
 */
public enum LonelyStratum {
  /** An IllegalArgumentException names the stratum: collapse strata first. */
  FAIL,
  /** The stratum adds no variance; its case stays in the estimate. */
  REMOVE,
  /** The case is centred at the mean of all strata instead of its own: conservative. */
  ADJUST,
  /** The stratum adds the average of the strata of the domain whose variance is known. */
  AVERAGE
}
