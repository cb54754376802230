package org.orgstatus.registry;

import java.util.List;

/** A preview with the rows that confirming it applies. */
record Proposal(RegisterPreview preview, List<InstitutionRow> rows) {
  Proposal {
    rows = List.copyOf(rows);
  }
}
