package org.orgstatus.statistics;

import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/** A result, or the reason why there is none; never a NaN. */
public sealed interface Outcome<T> {

  /** Why something is not estimable. */
  enum Reason {
    /** No case with a value. */
    NO_CASES,
    /** Fewer cases than the method needs. */
    TOO_FEW_CASES,
    /** All cases are in one group or category, or all but one margin is empty. */
    ONE_CATEGORY,
    /** All values are the same. */
    NO_VARIATION,
    /** The design leaves no degree of freedom, or no variance is known. */
    NO_DEGREES_OF_FREEDOM,
    /** A cell or category that must hold cases holds none. */
    EMPTY_CELL,
    /** The equations have no single solution: items that are sums of each other. */
    SINGULAR,
    /** An iteration did not settle in the steps allowed. */
    NOT_CONVERGED,
    /** Outcomes are told apart perfectly, so that estimates run to infinity. */
    SEPARATED
  }

  /** A result. */
  record Known<T>(T value) implements Outcome<T> {}

  /**
   * @param detail one plain English sentence with the numbers at hand
   */
  record NotEstimable<T>(Reason reason, String detail) implements Outcome<T> {}

  static <T> Outcome<T> of(T value) {
    return new Known<>(value);
  }

  static <T> Outcome<T> not(Reason reason, String detail) {
    return new NotEstimable<>(reason, detail);
  }

  default Optional<T> known() {
    return this instanceof Known<T> known ? Optional.of(known.value()) : Optional.empty();
  }

  /** Empty where there is a result. */
  default Optional<Reason> why() {
    return this instanceof NotEstimable<T> not ? Optional.of(not.reason()) : Optional.empty();
  }

  default <R> Outcome<R> map(Function<? super T, ? extends R> change) {
    if (this instanceof NotEstimable<T> not) {
      return not(not.reason(), not.detail());
    }
    return of(change.apply(((Known<T>) this).value()));
  }

  /**
   * @throws NoSuchElementException naming the reason where there is no result
   */
  default T orElseThrow() {
    if (this instanceof NotEstimable<T> not) {
      throw new NoSuchElementException(not.reason() + ": " + not.detail());
    }
    return ((Known<T>) this).value();
  }
}
