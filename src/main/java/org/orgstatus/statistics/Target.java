package org.orgstatus.statistics;

/**
 * A share to be reached.
 *
 * @param share for example 50 of 100; at most 1, and below 1 if not inclusive
 * @param inclusive whether the share itself reaches it: 以上 includes the number in Chinese law (民法典
 *     §1259), which is the default reading of 50%以上
 */
public record Target(Share share, boolean inclusive) {

  public Target {
    if (share.count() > share.of() || (!inclusive && share.count() == share.of())) {
      throw new IllegalArgumentException("no share can reach the target " + share);
    }
  }

  /** 以上: at least so many percent. */
  public static Target atLeastPercent(int percent) {
    return new Target(new Share(percent, 100), true);
  }

  /** 超过: more than so many percent. */
  public static Target abovePercent(int percent) {
    return new Target(new Share(percent, 100), false);
  }

  public boolean reachedBy(Share reached) {
    int order = reached.compareTo(share);
    return inclusive ? order >= 0 : order > 0;
  }

  /** The least count out of {@code population} that reaches the target, in whole numbers. */
  public long needed(long population) {
    if (population < 0 || population > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("population " + population + " is out of range [0, 2^31)");
    }
    long product = share.count() * population;
    return inclusive
        ? -Math.floorDiv(-product, share.of())
        : Math.floorDiv(product, share.of()) + 1;
  }
}
