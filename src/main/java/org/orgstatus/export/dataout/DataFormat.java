package org.orgstatus.export.dataout;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The formats in which data leave. */
public enum DataFormat {
  /** {@link CsvPackage}. */
  CSV("zip"),
  /** {@link SpssPackage}. */
  SPSS("zip"),
  /** {@link StataPackage}. */
  STATA("zip"),
  /** {@link RecomputePackage}. */
  R("zip"),
  /** {@link DdiCodebook}. */
  DDI("xml");

  private final String ending;

  DataFormat(String ending) {
    this.ending = ending;
  }

  /** In addresses and keys of messages, for example {@code spss}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** {@code zip} or {@code xml}. */
  public String ending() {
    return ending;
  }

  public static Optional<DataFormat> ofWord(String word) {
    return Stream.of(values()).filter(format -> format.word().equals(word)).findFirst();
  }
}
