package org.orgstatus.collection;

/**
 * Where a prefilled answer comes from.
 *
 * @param waveId wave in which it was given
 * @param accepted whether that response had been accepted; otherwise it was submitted only
 */
public record PrefillSource(String waveId, boolean accepted) {

  static PrefillSource read(String text) {
    String[] parts = text.split(" ");
    return new PrefillSource(parts[0], parts[1].equals("accepted"));
  }

  String write() {
    return waveId + " " + (accepted ? "accepted" : "submitted");
  }
}
