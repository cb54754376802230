package org.orgstatus.statistics;

/**
 * An exact fraction of counts, compared without rounding.
 *
 * @param count 0 or more; may exceed {@code of} only as a target
 * @param of 1 or more
 */
public record Share(long count, long of) implements Comparable<Share> {

  public Share {
    if (count < 0 || of < 1 || of > Integer.MAX_VALUE || count > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("not a share: " + count + " of " + of);
    }
  }

  /** In percent, 0 to 100, for printing. */
  public double percent() {
    return 100.0 * count / of;
  }

  /** By value: 1 of 2 and 2 of 4 compare as 0 though the records differ. */
  @Override
  public int compareTo(Share other) {
    return Long.compare(count * other.of, other.count * of);
  }
}
