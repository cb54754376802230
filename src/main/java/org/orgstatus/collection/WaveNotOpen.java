package org.orgstatus.collection;

import java.time.Instant;

/** The wave takes no answers from the unit now: not opened yet, closed, or past the deadline. */
public class WaveNotOpen extends RuntimeException {

  private static final long serialVersionUID = 1;

  WaveNotOpen(Wave wave, Instant deadline) {
    super("wave " + wave.id() + " is " + wave.status() + ", deadline " + deadline);
  }
}
