package org.orgstatus.analysis.definition;

import java.util.List;
import org.orgstatus.base.LocalText;

/**
 * 100 × norms met ÷ norms that apply and are known.
 *
 * @param norms ids of norms or readings, equal weights
 * @param least fewer than this many applicable and known: no index
 */
public record NormIndex(String id, LocalText name, List<String> norms, int least) {

  public NormIndex {
    norms = List.copyOf(norms);
  }
}
