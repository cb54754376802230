package org.orgstatus.fieldwork.coding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.orgstatus.statistics.agreement.CodeTable;
import org.orgstatus.statistics.agreement.Kappa;
import org.orgstatus.statistics.agreement.KrippendorffAlpha;

/**
 * How far two people who coded apart agree on one code, sentence by sentence.
 *
 * @param heading whether the codes below it count as one
 * @param both sentences that both gave it
 * @param one sentences that only one gave it
 * @param n sentences coded twice
 * @param raw share of sentences on which they agree, from 0 to 1
 * @param kappa Cohen's; empty where both gave it nowhere or everywhere
 * @param alpha Krippendorff's, nominal; empty likewise
 * @param ac1 Gwet's, which a rare code does not break
 */
public record CodeAgreement(
    FrameCode code,
    boolean heading,
    int both,
    int one,
    int n,
    double raw,
    OptionalDouble kappa,
    OptionalDouble alpha,
    OptionalDouble ac1) {

  /**
   * Of every code that somebody gave a sentence of a text that two have finished, in the order of
   * the frame, headings among them.
   */
  public static List<CodeAgreement> of(List<CodedText> texts, CodeFrame frame) {
    List<Set<String>> first = new ArrayList<>();
    List<Set<String>> second = new ArrayList<>();
    for (CodedText text : texts) {
      List<Long> pair = text.pair();
      if (!pair.isEmpty()) {
        first.addAll(text.codesByUnit(pair.get(0)));
        second.addAll(text.codesByUnit(pair.get(1)));
      }
    }
    Map<String, CodeTable> tables = new HashMap<>();
    Stream.of(CodeTable.of(first, second), CodeTable.of(above(first, frame), above(second, frame)))
        .flatMap(List::stream)
        .forEach(table -> tables.put(table.code(), table));
    return frame.codes().stream()
        .filter(code -> tables.containsKey(code.code()))
        .map(code -> of(code, frame.isHeading(code), tables.get(code.code())))
        .toList();
  }

  /** The same with each code's heading in its place. */
  private static List<Set<String>> above(List<Set<String>> codes, CodeFrame frame) {
    Map<String, String> headings = frame.headings();
    return codes.stream()
        .map(
            given -> {
              Set<String> all = new TreeSet<>();
              given.stream().map(headings::get).filter(Objects::nonNull).forEach(all::add);
              return all;
            })
        .toList();
  }

  private static CodeAgreement of(FrameCode code, boolean heading, CodeTable table) {
    int one = table.disputed().size();
    int n = table.both() + table.neither() + one;
    return new CodeAgreement(
        code,
        heading,
        table.both(),
        one,
        n,
        table.observed(),
        value(table.kappa().known().map(Kappa::value)),
        value(
            KrippendorffAlpha.of(values(table, n), KrippendorffAlpha.Level.NOMINAL)
                .known()
                .map(KrippendorffAlpha::value)),
        value(table.gwet().known().map(Kappa::value)));
  }

  private static double[][] values(CodeTable table, int n) {
    double[] first =
        IntStream.range(0, n)
            .mapToDouble(i -> i < table.both() + table.firstOnly() ? 1 : 0)
            .toArray();
    double[] second =
        IntStream.range(0, n)
            .mapToDouble(
                i ->
                    i < table.both()
                            || i >= table.both() + table.firstOnly()
                                && i < table.both() + table.firstOnly() + table.secondOnly()
                        ? 1
                        : 0)
            .toArray();
    return new double[][] {first, second};
  }

  private static OptionalDouble value(Optional<Double> known) {
    return known.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
  }

  /** Whether alpha is below what is wanted of a heading. */
  public boolean isLow(CodeFrame frame) {
    return heading && alpha.isPresent() && alpha.getAsDouble() < frame.wanted();
  }
}
