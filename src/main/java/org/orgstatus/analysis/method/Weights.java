package org.orgstatus.analysis.method;

import java.util.Optional;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Weighting;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/** How weights and intervals are described. */
public final class Weights {

  private Weights() {}

  /** What was collapsed; empty where nothing was. */
  public static Optional<LocalText> note(Weighting weighting) {
    if (weighting.merges().isEmpty()) {
      return Optional.empty();
    }
    long strata = weighting.merges().stream().mapToLong(m -> m.merged().size()).sum();
    return Optional.of(
        LocalText.of(
            "答卷不足两份的层在同一地区同一层次内合并（不够时再在全国合并），共合并" + strata + "层。",
            "Strata with fewer than two answers were collapsed within region and level, and then"
                + " within the nation: "
                + strata
                + " strata."));
  }

  /** N and n of units other than institutions. */
  public static LocalText counts(Weighting weighting) {
    int population = weighting.population();
    int n = weighting.answered();
    return LocalText.of(
        "口径内N=" + population + "，已答n=" + n + "，未答" + (population - n) + "。",
        "N = "
            + population
            + " in the base, n = "
            + n
            + " answered, "
            + (population - n)
            + " did not.");
  }

  /** For units of a kind; those without levels keep the strata of the frame. */
  public static LocalText method(UnitKind unit) {
    return unit == UnitKind.INSTITUTION ? method() : ofOthers();
  }

  private static LocalText ofOthers() {
    return LocalText.of(
        "本调研是普查，未答是唯一类似抽样误差的来源。口径内的单位全部作答的，标“全数”，不给区间；否则按抽样框的层"
            + "以N_h/n_h加权，带有限总体修正，给出95%的logit区间，比例为0或100%时用Korn–Graubard区间，"
            + "含义是“假如未答的与已答的一样”。某题情况不明、口径又无未答的，不标“全数”，也不给区间。",
        "The study is a census; non-response is its only sampling-like error. Where every unit of"
            + " the base answered, the value is marked complete and has no interval. Otherwise the"
            + " weight is N_h / n_h in the strata of the frame, with finite population correction,"
            + " and the interval is the 95% logit interval, Korn–Graubard at 0 and 100%, read as"
            + " \"had the missing units been like these\". Where an item is unknown and no unit is"
            + " missing, the value is neither marked complete nor given an interval.");
  }

  /** For institutions. */
  public static LocalText method() {
    return LocalText.of(
        "本调研是普查，未答是唯一类似抽样误差的来源。口径内的单位全部作答的，标“全数”，不给区间；否则按省×层次分层，"
            + "以N_h/n_h加权，带有限总体修正，给出95%的logit区间，比例为0或100%时用Korn–Graubard区间，"
            + "含义是“假如未答的与已答的一样”。状态不明的高校不计入N，但计算区间时按可能属于本口径处理；"
            + "某题情况不明、口径又无未答的，不标“全数”，也不给区间。",
        "The study is a census; non-response is its only sampling-like error. Where every unit of"
            + " the base answered, the value is marked complete and has no interval. Otherwise"
            + " strata are province by level, the weight is N_h / n_h with finite population"
            + " correction, and the interval is the 95% logit interval, Korn–Graubard at 0 and 100"
            + "%, read as \"had the missing units been like these\". Institutions of unknown"
            + " status stay out of N, but the interval treats them as units that may belong; where"
            + " an item is unknown and no unit is missing, the value is neither marked complete nor"
            + " given an interval.");
  }
}
