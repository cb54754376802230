package org.orgstatus.dataset;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.orgstatus.collection.Disposition;
import org.orgstatus.statistics.Dispositions;
import org.orgstatus.statistics.OutcomeRate;

/**
 * Response, cooperation, refusal and contact rates of a wave in AAPOR's terms. Every institution of
 * the register is one case; all are asked, so no case is weighted.
 *
 * @param cases by disposition; one that does not occur counts 0
 * @param rates in the order of the Standard Definitions
 * @param eligibleShare e, by which RR3 counts the unknown cases; empty where nothing is known
 */
public record ResponseRates(
    Map<Disposition, Integer> cases, List<Rate> rates, Optional<Double> eligibleShare) {

  /**
   * @param name as AAPOR calls it, for example RR1
   * @param value in [0, 1]; empty where there is no case to divide by
   */
  public record Rate(String name, Optional<Double> value) {}

  private static final List<OutcomeRate> SHOWN =
      List.of(
          OutcomeRate.RR1,
          OutcomeRate.RR2,
          OutcomeRate.RR3,
          OutcomeRate.RR5,
          OutcomeRate.RR6,
          OutcomeRate.COOP1,
          OutcomeRate.COOP2,
          OutcomeRate.REF1,
          OutcomeRate.CON1);

  public ResponseRates {
    cases = Map.copyOf(cases);
    rates = List.copyOf(rates);
  }

  /** The rates of these cases. */
  public static ResponseRates of(Collection<Disposition> all) {
    Map<Disposition, Integer> counts = new EnumMap<>(Disposition.class);
    Stream.of(Disposition.values()).forEach(d -> counts.put(d, 0));
    all.forEach(d -> counts.merge(d, 1, Integer::sum));
    Dispositions cases =
        new Dispositions(
            counts.get(Disposition.COMPLETE),
            counts.get(Disposition.PARTIAL),
            counts.get(Disposition.REFUSAL),
            counts.get(Disposition.NON_CONTACT),
            counts.get(Disposition.OTHER),
            counts.get(Disposition.UNKNOWN),
            0,
            counts.get(Disposition.NOT_ELIGIBLE));
    List<Rate> rates =
        SHOWN.stream()
            .map(rate -> new Rate(rate.name(), rate.of(cases).map(OutcomeRate.Value::value)))
            .toList();
    return new ResponseRates(
        counts,
        rates,
        cases.eligibleShare().isPresent()
            ? Optional.of(cases.eligibleShare().getAsDouble())
            : Optional.empty());
  }

  public int count(Disposition disposition) {
    return cases.getOrDefault(disposition, 0);
  }

  public Optional<Double> rate(String name) {
    return rates.stream().filter(r -> r.name().equals(name)).findFirst().flatMap(Rate::value);
  }
}
