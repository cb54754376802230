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

  /**
   * What a name in a place and another one hide of each other.
   *
   * @param choice of the other
   */
  private record Hidden(int choice, double by) {}

  private final int places;

  /** By choice, which is the number of a name's place among the places of all names. */
  private final double[] alone;

  /** By choice; most hide nothing of most others. */
  private final List<List<Hidden>> hidden = new ArrayList<>();

  /** By choice: what speaks against it while the others stand where they do. */
  private final double[] against;

  private final int[] at;

  PlaceSearch(int names, int places, Alone alone, Together together, Near near) {
    this.places = places;
    this.alone = new double[names * places];
    this.against = new double[names * places];
    this.at = new int[names];
    for (int i = 0; i < names; i++) {
      for (int place = 0; place < places; place++) {
        this.alone[choice(i, place)] = alone.of(i, place);
        hidden.add(new ArrayList<>());
      }
      for (int j = 0; j < i; j++) {
        if (near.is(i, j)) {
          add(i, j, together);
        }
      }
    }
  }

  private void add(int one, int other, Together together) {
    for (int place = 0; place < places; place++) {
      for (int otherPlace = 0; otherPlace < places; otherPlace++) {
        double by = together.of(one, place, other, otherPlace);
        if (by != 0) {
          hidden.get(choice(one, place)).add(new Hidden(choice(other, otherPlace), by));
          hidden.get(choice(other, otherPlace)).add(new Hidden(choice(one, place), by));
        }
      }
    }
  }

  private int choice(int name, int place) {
    return name * places + place;
  }

  /** The place of each name, from 0. */
  int[] found() {
    Random random = new Random(SEED);
    int[] best = at.clone();
    double least = Double.MAX_VALUE;
    for (int search = 0; search < SEARCHES; search++) {
      start();
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

  /** Every name in its first place. */
  private void start() {
    Arrays.fill(at, 0);
    System.arraycopy(alone, 0, against, 0, alone.length);
    for (int i = 0; i < at.length; i++) {
      count(i, 1);
    }
  }

  private void move(int name, int place) {
    count(name, -1);
    at[name] = place;
    count(name, 1);
  }

  /** Counts what a name hides of others against their places, or no more. */
  private void count(int name, int times) {
    for (Hidden of : hidden.get(choice(name, at[name]))) {
      against[of.choice] += times * of.by;
    }
  }

  private double against(int name, int place) {
    return against[choice(name, place)];
  }

  private void anneal(Random random) {
    double cooler = StrictMath.pow(COLD / WARM, 1.0 / ROUNDS);
    double warmth = WARM;
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < at.length; i++) {
        int place = random.nextInt(places);
        double worse = against(i, place) - against(i, at[i]);
        if (worse <= 0 || random.nextDouble() < StrictMath.exp(-worse / warmth)) {
          move(i, place);
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
      all += (alone[choice(i, at[i])] + against(i, at[i])) / 2;
    }
    return all;
  }

  /** Moves every name to its best place; tells whether any has moved. */
  private boolean settle() {
    boolean moved = false;
    for (int i = 0; i < at.length; i++) {
      for (int place = 0; place < places; place++) {
        if (against(i, place) < against(i, at[i]) - HAIR) {
          move(i, place);
          moved = true;
        }
      }
    }
    return moved;
  }
}
