package org.orgstatus.demonstration;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** Splits a number in proportion to sizes by largest remainders, after a least share for each. */
final class Apportionment {

  private Apportionment() {}

  /**
   * @param least what each gets at least; {@code least * parts.size()} must not exceed the total
   */
  static <T> int[] of(int total, int least, List<T> parts, ToIntFunction<T> size) {
    double all = parts.stream().mapToInt(size).sum();
    int[] shares = new int[parts.size()];
    double[] exact = new double[shares.length];
    for (int i = 0; i < shares.length; i++) {
      exact[i] = total * (size.applyAsInt(parts.get(i)) / all);
      shares[i] = Math.max(least, (int) exact[i]);
    }
    while (IntStream.of(shares).sum() != total) {
      int missing = total - IntStream.of(shares).sum();
      Comparator<Integer> byRest = Comparator.comparingDouble(i -> exact[i] - shares[i]);
      if (missing > 0) {
        shares[IntStream.range(0, shares.length).boxed().max(byRest).orElseThrow()]++;
      } else {
        shares[
            IntStream.range(0, shares.length)
                .boxed()
                .filter(i -> shares[i] > least)
                .min(byRest)
                .orElseThrow()]--;
      }
    }
    return shares;
  }
}
