package org.orgstatus.analysis.alliance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.DatasetAssembly;
import org.orgstatus.dataset.FrameUnit;
import org.orgstatus.dataset.SampleDataset;
import org.orgstatus.dataset.WaveFacts;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/**
 * Numbers from R: with {@code a <- c(5,4,4,3,2,5,1); b <- c(5,4,3,3,1,4,1)} and {@code W <-
 * outer(1:5, 1:5, function(i, j) 1 - ((i - j) / 4)^2)}, kappa is {@code (sum(W * P) - e) / (1 - e)}
 * for {@code P} the table of both in shares and {@code e} the sum of {@code W} times its margins.
 */
class RaterAgreementTest {

  private static final int[] ONE = {5, 4, 4, 3, 2, 5, 1};
  private static final int[] OTHER = {5, 4, 3, 3, 1, 4, 1};

  private static final double ALIKE = 4 / 7.0;

  /** Also {@code psych::cohen.kappa(cbind(a, b))$weighted.kappa} of psych 2.2.9. */
  private static final double KAPPA = 0.896551724137931;

  private static Dataset visits(int number, int pairs) {
    List<FrameUnit> units =
        IntStream.range(0, number).mapToObj(i -> new FrameUnit("YS" + i, Map.of())).toList();
    return DatasetAssembly.of(
        new WaveFacts("W1", LocalDate.of(2017, 9, 30), true),
        SampleDataset.CODEBOOKS.get(UnitKind.VISIT),
        new DatasetAssembly.Frame(units, "frame"),
        reader -> IntStream.range(0, number).mapToObj(i -> sheet(i, i < pairs)).forEach(reader));
  }

  private static DatasetAssembly.Sheet sheet(int i, boolean both) {
    Map<String, String> one = Map.of("es_overall", "v" + ONE[i]);
    Map<String, String> other = Map.of("es_overall", "v" + OTHER[i]);
    return new DatasetAssembly.Sheet(
        "",
        "YS" + i,
        Json.createObjectBuilder().add("es_overall", "v3").build(),
        "sheet " + i,
        Instant.parse("2017-11-05T02:00:00Z"),
        0,
        0,
        both ? List.of(one, other) : List.of(one));
  }

  private static List<Cell> overall(Dataset visits) {
    return new RaterAgreement(visits)
        .rows(List.of("es_overall"), List.of("es_type"))
        .get(0)
        .cells();
  }

  private static double number(Cell cell) {
    return ((Cell.Estimate) cell).value();
  }

  @Test
  void kappaCountsGradesByTheSquareOfTheirDistance() {
    List<Cell> cells = overall(visits(7, 7));
    assertEquals(new Cell.Count(7), cells.get(0));
    assertEquals(100 * ALIKE, number(cells.get(1)), 1e-9);
    assertEquals(100, number(cells.get(2)), 1e-9);
    assertEquals(KAPPA, number(cells.get(3)), 1e-12);
  }

  @Test
  void oneRatingAloneIsNoPairAndFewPairsHaveNoKappa() {
    List<Cell> cells = overall(visits(7, 4));
    assertEquals(new Cell.Count(4), cells.get(0));
    assertTrue(
        cells.get(3) instanceof Cell.NotEstimable none && none.reason().en().contains("five"));
    List<Cell> nobody = overall(visits(3, 0));
    assertEquals(new Cell.Count(0), nobody.get(0));
    assertTrue(nobody.get(1) instanceof Cell.NotEstimable);
  }
}
