package org.orgstatus.demonstration;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Random draws for one purpose of one unit. The stream depends only on the seed and the names, so a
 * draw stays the same whatever else is drawn, in whatever order, for however many units.
 */
final class Draws {

  private final SplittableRandom random;

  private Draws(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** A stream of its own for this seed and these names. */
  static Draws of(long seed, String... names) {
    long hash = mixed(seed + 0x9E3779B97F4A7C15L);
    for (String name : names) {
      for (int i = 0; i < name.length(); i++) {
        hash = (hash ^ name.charAt(i)) * 0x100000001B3L;
      }
      hash = mixed(hash + name.length());
    }
    return new Draws(hash);
  }

  /** The stream of one try at one answer; tries count from 0. */
  static Draws ofAnswer(long seed, String unit, String path, int attempt) {
    return of(seed, unit, path, Integer.toString(attempt));
  }

  /** The finishing step of MurmurHash3: every bit in changes every bit out. */
  static long mixed(long bits) {
    long hash = bits;
    hash = (hash ^ hash >>> 33) * 0xFF51AFD7ED558CCDL;
    hash = (hash ^ hash >>> 33) * 0xC4CEB9FE1A85EC53L;
    return hash ^ hash >>> 33;
  }

  /** Uniform in [0, 1). */
  double uniform() {
    return random.nextDouble();
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** A whole number from low to high, both included; low when high is lower. */
  int between(int low, int high) {
    return high <= low ? low : random.nextInt(low, high + 1);
  }

  <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** One of the keys, with probabilities proportional to the values. */
  <T> T weighted(Map<T, Double> weights) {
    return weighted(weights, random.nextDouble());
  }

  /**
   * The key that lies at a place among them.
   *
   * @param place from 0, the first, to 1, the last
   */
  <T> T weighted(Map<T, Double> weights, double place) {
    double left = place * weights.values().stream().mapToDouble(Double::doubleValue).sum();
    T last = weights.keySet().iterator().next();
    for (Map.Entry<T, Double> entry : weights.entrySet()) {
      last = entry.getKey();
      left -= entry.getValue();
      if (left < 0) {
        break;
      }
    }
    return last;
  }

  /** Log-normal with the given median; sigma is the standard deviation of the logarithm. */
  double logNormal(double median, double sigma) {
    return median * StrictMath.exp(sigma * gaussian());
  }

  /** Poisson by multiplication (Knuth); for means up to some tens. */
  int poisson(double mean) {
    double limit = StrictMath.exp(-mean);
    double product = random.nextDouble();
    int count = 0;
    while (product > limit) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }

  /** Marsaglia's polar method, with strict mathematics so that every machine draws the same. */
  private double gaussian() {
    double x;
    double square;
    do {
      x = 2 * random.nextDouble() - 1;
      double y = 2 * random.nextDouble() - 1;
      square = x * x + y * y;
    } while (square >= 1 || square == 0);
    return x * StrictMath.sqrt(-2 * StrictMath.log(square) / square);
  }
}
