package org.orgstatus.statistics;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The made-up census of {@code reference/data.R}: one case for each answer. */
record SampleCensus(List<String> columns, List<String[]> rows) {

  static SampleCensus read(Path file) {
    List<String> lines = Expected.lines(file);
    return new SampleCensus(
        List.of(lines.get(0).split(",")),
        lines.stream().skip(1).map(line -> line.split(",")).toList());
  }

  static SampleCensus committed() {
    return read(Expected.FOLDER.resolve("data.csv"));
  }

  double[] numbers(String column) {
    return rows.stream().mapToDouble(r -> Double.parseDouble(r[columns.indexOf(column)])).toArray();
  }

  int[] codes(String column) {
    return Arrays.stream(numbers(column)).mapToInt(x -> (int) x).toArray();
  }

  String[] texts(String column) {
    return rows.stream().map(r -> r[columns.indexOf(column)]).toArray(String[]::new);
  }

  boolean[] is(String column, String value) {
    boolean[] mask = new boolean[rows.size()];
    String[] texts = texts(column);
    for (int i = 0; i < mask.length; i++) {
      mask[i] = texts[i].equals(value);
    }
    return mask;
  }

  SurveyDesign design() {
    return design("stratum", "N");
  }

  SurveyDesign lonelyDesign() {
    return design("stratumL", "NL");
  }

  private SurveyDesign design(String stratumColumn, String sizeColumn) {
    int[] stratum = codes(stratumColumn);
    double[] size = numbers(sizeColumn);
    double[] population = new double[Arrays.stream(stratum).max().orElseThrow() + 1];
    for (int i = 0; i < stratum.length; i++) {
      population[stratum[i]] = size[i];
    }
    return SurveyDesign.stratified(stratum, population);
  }

  Domain region(int region) {
    return design().domain(is("region", Integer.toString(region)));
  }

  List<List<String>> cells() {
    String[] level = texts("level");
    String[] target = texts("target");
    String[] owner = texts("owner");
    List<List<String>> cells = new ArrayList<>();
    for (int i = 0; i < level.length; i++) {
      cells.add(List.of(level[i], target[i], owner[i]));
    }
    return cells;
  }
}
