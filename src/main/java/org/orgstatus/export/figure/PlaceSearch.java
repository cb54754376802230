package org.orgstatus.export.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Chooses one of several places for each name, so that as little as possible speaks against them
 * all together. It tries places at random, less and less ready to take a worse one (simulated
 * annealing), and takes the best of several such searches; the same names always get the same
 * places.
 */
final class PlaceSearch {

  /** What speaks against a place of a name, whatever the places of others. */
  interface Alone {
    double of(int name, int place);
  }

  /** What two names in these places hide of each other; 0 for nothing. */
  interface Together {
    double of(int one, int place, int other, int otherPlace);
  }

  /** Whether two names may hide anything of each other in any of their places. */
  interface Near {
    boolean is(int one, int other);
  }

  private static final int SEED = 9704;
  private static final int SEARCHES = 8;
  private static final int ROUNDS = 1500;

  /** How much worse a place may be that is taken about every third time, at first and at last. */
  private static final double WARM = 20;

  private static final double COLD = 0.005;

  /** A difference for which no name moves. */
  private static final double HAIR = 1e-9;

  private final int places;
  private final double[][] alone;

  /** By two names, the later one first, and their places; filled for near names alone. */
  private final double[][][] together;

  private final List<List<Integer>> near = new ArrayList<>();
  private final int[] at;

  PlaceSearch(int names, int places, Alone alone, Together together, Near near) {
    this.places = places;
    this.alone = new double[names][places];
    this.together = new double[names][names][];
    this.at = new int[names];
    for (int i = 0; i < names; i++) {
      List<Integer> others = new ArrayList<>();
      for (int j = 0; j < names; j++) {
        if (j != i && near.is(i, j)) {
          others.add(j);
          if (j < i) {
            this.together[i][j] = table(i, j, together);
          }
        }
      }
      this.near.add(others);
      for (int p = 0; p < places; p++) {
        this.alone[i][p] = alone.of(i, p);
      }
    }
  }

  private double[] table(int one, int other, Together together) {
    double[] table = new double[places * places];
    for (int i = 0; i < table.length; i++) {
      table[i] = together.of(one, i / places, other, i % places);
    }
    return table;
  }

  /** The place of each name, from 0. */
  int[] found() {
    Random random = new Random(SEED);
    int[] best = at.clone();
    double least = Double.MAX_VALUE;
    for (int search = 0; search < SEARCHES; search++) {
      Arrays.fill(at, 0);
      anneal(random);
      while (settle()) {
        // every move leaves less that speaks against them all
      }
      double against = all();
      if (against < least - HAIR) {
        least = against;
        best = at.clone();
      }
    }
    return best;
  }

  private void anneal(Random random) {
    double cooler = StrictMath.pow(COLD / WARM, 1.0 / ROUNDS);
    double warmth = WARM;
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < at.length; i++) {
        int place = random.nextInt(places);
        double worse = against(i, place) - against(i, at[i]);
        if (worse <= 0 || random.nextDouble() < StrictMath.exp(-worse / warmth)) {
          at[i] = place;
        }
      }
      warmth *= cooler;
    }
  }

  /** What speaks against all places, and what any two names hide of each other. */
  private double all() {
    double all = 0;
    for (int i = 0; i < at.length; i++) {
      // two names count what they hide of each other once each
      all += (alone[i][at[i]] + against(i, at[i])) / 2;
    }
    return all;
  }

  /** Moves every name to its best place; tells whether any has moved. */
  private boolean settle() {
    boolean moved = false;
    for (int i = 0; i < at.length; i++) {
      for (int place = 0; place < places; place++) {
        if (against(i, place) < against(i, at[i]) - HAIR) {
          at[i] = place;
          moved = true;
        }
      }
    }
    return moved;
  }

  private double against(int name, int place) {
    double against = alone[name][place];
    for (int other : near.get(name)) {
      against +=
          other < name
              ? together[name][other][place * places + at[other]]
              : together[other][name][at[other] * places + place];
    }
    return against;
  }
}
