package org.orgstatus.statistics;

import java.util.List;

/**
 * Weights that meet the known size of every cell of one classification: w · N_c / Σ w. R: {@code
 * postStratify(design, ~cell, population)}. Variances use residuals from the means of the cells
 * (Särndal, Swensson and Wretman 1992, section 7.6).
 */
public final class PostStratification {

  private PostStratification() {}

  /** As {@link Raking#of} with one margin, which one round meets. */
  public static Outcome<Raking> of(SurveyDesign design, Margin cells) {
    return Raking.of(design, List.of(cells));
  }
}
