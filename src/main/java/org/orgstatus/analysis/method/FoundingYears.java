package org.orgstatus.analysis.method;

import java.util.Optional;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Cells;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.analysis.value.BaseUnits.Slice;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.analysis.value.Measured.State;
import org.orgstatus.statistics.Estimate;
import org.orgstatus.statistics.Proportion;

/**
 * In which year each institution's association was founded, of those alive today. An institution
 * without one could have founded one in every year; of one that has an association of unknown year,
 * or whose status is unknown, nothing is known.
 */
public final class FoundingYears {

  private static final int NEVER = Integer.MAX_VALUE;

  private final BaseUnits institutions;
  private final BaseUnits associations;
  private final Measured years;

  public FoundingYears(BaseUnits institutions, BaseUnits associations, Measured years) {
    this.institutions = institutions;
    this.associations = associations;
    this.years = years;
  }

  /** The year; {@link #NEVER} without an association; empty where it is not known. */
  private Optional<Integer> of(int row) {
    if (associations.isMember(row)) {
      return associations.isAnswered(row) && years.has(row)
          ? Optional.of((int) Math.round(years.number(row)))
          : Optional.empty();
    }
    return institutions.isAnswered(row) && !associations.isPossible(row)
        ? Optional.of(NEVER)
        : Optional.empty();
  }

  /** Associations founded in these years, limits included. */
  public int founded(int first, int last) {
    int founded = 0;
    for (int row = 0; row < institutions.size(); row++) {
      boolean in = institutions.isMember(row);
      founded += in && of(row).filter(y -> y >= first && y <= last).isPresent() ? 1 : 0;
    }
    return founded;
  }

  /** Associations that answered and whose year is not known. */
  public int undated() {
    int undated = 0;
    for (int row = 0; row < institutions.size(); row++) {
      boolean in = institutions.isMember(row) && associations.isAnswered(row);
      undated += in && !years.has(row) ? 1 : 0;
    }
    return undated;
  }

  /**
   * Whether institutions without an association at the start of a time founded one in it; those
   * that had one do not apply.
   */
  public Measured during(int first, int last) {
    Measured during = new Measured(institutions.size());
    for (int row = 0; row < institutions.size(); row++) {
      Optional<Integer> year = of(row);
      if (year.isEmpty()) {
        during.set(row, State.UNKNOWN);
      } else if (year.get() >= first) {
        during.set(row, year.get() <= last ? 1 : 0, "");
      }
    }
    return during;
  }

  /** Foundings a year per 100 institutions without one, with the study's interval. */
  public Cell pace(Slice slice, int first, int last) {
    Measured during = during(first, last);
    int population = institutions.population(slice, during);
    int most = institutions.mostUnits(slice, during);
    int length = last - first + 1;
    return institutions
        .domain(slice, during)
        .flatMap(d -> Proportion.of(d, during.truths()))
        .map(e -> perYear(e, population, most, length))
        .orElseGet(Cells::noAnswer);
  }

  private static Cell perYear(Estimate share, int population, int most, int length) {
    Cell.Estimate whole = (Cell.Estimate) Cells.share(share, population, most);
    return new Cell.Estimate(
        whole.value() / length,
        whole.interval().map(i -> new Cell.Interval(i.low() / length, i.high() / length)),
        whole.complete(),
        whole.n(),
        whole.population());
  }
}
