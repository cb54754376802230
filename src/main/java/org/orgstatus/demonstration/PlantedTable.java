package org.orgstatus.demonstration;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table of numbers written as text: names of columns in the first line, of rows in front. */
record PlantedTable(List<String> columns, Map<String, Map<String, Double>> rows) {

  PlantedTable {
    columns = List.copyOf(columns);
  }

  static PlantedTable of(String text) {
    List<String[]> lines = text.strip().lines().map(l -> l.strip().split("\\s+")).toList();
    List<String> columns = Arrays.asList(lines.get(0)).subList(1, lines.get(0).length);
    Map<String, Map<String, Double>> rows = new LinkedHashMap<>();
    for (String[] line : lines.subList(1, lines.size())) {
      if (line.length != columns.size() + 1) {
        throw new IllegalArgumentException(
            "row " + line[0] + " has " + (line.length - 1) + " values, not " + columns.size());
      }
      Map<String, Double> row = new LinkedHashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        row.put(columns.get(i), Double.valueOf(line[i + 1]));
      }
      rows.put(line[0], row);
    }
    return new PlantedTable(columns, rows);
  }

  double get(String row, String column) {
    Double value = row(row).get(column);
    if (value == null) {
      throw new IllegalArgumentException("no column " + column + " among " + columns);
    }
    return value;
  }

  Map<String, Double> row(String name) {
    Map<String, Double> row = rows.get(name);
    if (row == null) {
      throw new IllegalArgumentException("no row " + name + " among " + rows.keySet());
    }
    return row;
  }

  /** One column, by row. */
  Map<String, Double> column(String name) {
    Map<String, Double> column = new LinkedHashMap<>();
    rows.keySet().forEach(row -> column.put(row, get(row, name)));
    return column;
  }
}
