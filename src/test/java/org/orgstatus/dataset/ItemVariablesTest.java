package org.orgstatus.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.orgstatus.testing.Scenario;
import tech.tablesaw.api.Table;

class ItemVariablesTest {

  private static final Map<String, Variable> OF_VISITS =
      ItemVariables.of(Scenario.shipped("alliance_visit").get(0)).stream()
          .collect(Collectors.toMap(Variable::name, Function.identity()));

  @Test
  void whatWasSaidToVisitorsEntersAsTheFactThatItWasSaid() {
    Variable said = OF_VISITS.get("ei_func");
    assertTrue(said.isWhetherGiven());
    ColumnBuilder column = new ColumnBuilder(said, 1);
    column.json(0, Json.createValue("谁也不该在数据里读到的话"));
    Table table = Table.create();
    ColumnBuilder.addAll(List.of(column), table);
    assertEquals("yes", table.stringColumn("ei_func").get(0));
  }

  @Test
  void codesOfRespondentsAndWhatThePairWroteStayAsTheyAre() {
    assertFalse(OF_VISITS.get("ei_code").isWhetherGiven());
    assertFalse(OF_VISITS.get("es_case").isWhetherGiven());
  }
}
