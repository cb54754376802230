package org.orgstatus.analysis.table;

import java.util.List;
import java.util.stream.Collectors;

/** No table is made; every reason is said. */
public class TableRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<TableFault> faults;

  TableRefused(List<TableFault> faults) {
    super(faults.stream().map(f -> f.message().en()).collect(Collectors.joining(" ")));
    this.faults = List.copyOf(faults);
  }

  /** A refusal for faults that were found in reading the request. */
  public static TableRefused because(List<TableFault> faults) {
    return new TableRefused(faults);
  }

  public List<TableFault> faults() {
    return faults;
  }
}
