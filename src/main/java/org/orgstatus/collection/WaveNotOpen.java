package org.orgstatus.collection;

/** The wave takes no answers now: not opened yet, closed, or past its deadline. */
public class WaveNotOpen extends RuntimeException {

  private static final long serialVersionUID = 1;

  WaveNotOpen(Wave wave) {
    super("wave " + wave.id() + " is " + wave.status() + ", deadline " + wave.deadline());
  }
}
