package org.orgstatus.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.definition.MeasuredUnit;
import org.orgstatus.analysis.definition.Norm;
import org.orgstatus.analysis.definition.Norm.Strength;
import org.orgstatus.analysis.definition.NormIndex;
import org.orgstatus.testing.Reference;

/** Norms and indicators against the master lists of the study, where these are at hand. */
class ClausesTest {

  private static List<CSVRecord> rows(String file) throws IOException {
    String text = new String(Reference.bytes("domain/" + file), StandardCharsets.UTF_8);
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(text, format)) {
      return parser.getRecords();
    }
  }

  @Test
  void aNormIsAsStrongAsItsStrongestClauseInPartThree() throws IOException {
    Map<String, Strength> strongest = new HashMap<>();
    for (CSVRecord clause : rows("clauses.csv")) {
      String id = clause.get("clause_id");
      if (id.startsWith("OP-3.") || id.equals("OP-4.11")) {
        for (Strength strength : Strength.values()) {
          if (strength.word().equals(clause.get("force"))) {
            for (String indicator : clause.get("indicators").split(";")) {
              if (id.startsWith("OP-3.") || indicator.equals("OPM-01")) {
                strongest.merge(indicator, strength, (a, b) -> a.compareTo(b) <= 0 ? a : b);
              }
            }
          }
        }
      }
    }
    for (Norm norm : Shipped.DEFINITIONS.norms()) {
      if (!norm.isReading() && norm.unit() == MeasuredUnit.ASSOCIATION) {
        assertEquals(strongest.get(norm.id()), norm.strength(), norm.id());
      }
    }
  }

  @Test
  void aNormOfProvincesOrAlliancesIsAsStrongAsItsStrongestClause() {
    for (Norm norm : Shipped.DEFINITIONS.norms()) {
      if (norm.unit() != MeasuredUnit.ASSOCIATION) {
        Strength strongest =
            Shipped.DEFINITIONS.clauses().stream()
                .filter(c -> norm.clauses().contains(c.id()))
                .flatMap(c -> c.strength().stream())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        assertEquals(strongest, norm.strength(), norm.id());
      }
    }
  }

  @Test
  void theEighteenNormsAndTheFourteenOfTheIndexAreThoseOfTheMaster() {
    List<String> norms =
        Shipped.DEFINITIONS.norms().stream()
            .filter(n -> !n.isReading() && n.unit() == MeasuredUnit.ASSOCIATION)
            .map(Norm::id)
            .sorted(Comparator.naturalOrder())
            .toList();
    // indicators.csv STR-22; comparisons.md C07
    assertEquals(
        List.of(
            "MEM-06", "MEM-08", "OPM-01", "STR-01", "STR-02", "STR-03", "STR-05", "STR-06",
            "STR-07", "STR-08", "STR-10", "STR-11", "STR-12", "STR-13", "STR-14", "STR-15",
            "STR-17", "STR-19"),
        norms);
    NormIndex index = Shipped.DEFINITIONS.index("STR-22");
    assertEquals(14, index.norms().size());
    assertEquals(10, index.least());
    assertEquals(18, Shipped.DEFINITIONS.index("STR-22W").norms().size());
  }
}
