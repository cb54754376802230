package org.orgstatus.registry;

import java.util.List;
import org.orgstatus.base.Place;
import org.orgstatus.base.Problem;

/**
 * A table that somebody sent, as text cell by cell: every sheet of a workbook, or a CSV file as one
 * sheet without a name. Formulas, error values, archives that unpack to too much and files that are
 * no tables are among the problems.
 *
 * @param sheets those that hold anything; empty when the file could not be read
 */
public record SheetFile(String name, List<Sheet> sheets, List<Problem> problems) {

  /** The filled rows of one sheet. */
  public record Sheet(String name, String file, List<Row> rows) {
    public Sheet {
      rows = List.copyOf(rows);
    }

    /**
     * Where a cell stands.
     *
     * @param column counted from 0
     */
    public Place at(Row row, int column) {
      return new Place(file, row.line(), column + 1);
    }
  }

  /**
   * @param line counted from 1 as a person sees it
   * @param cells empty where nothing stands
   */
  public record Row(int line, List<String> cells) {
    public Row {
      cells = List.copyOf(cells);
    }

    /** The cell, empty beyond the last one. */
    public String cell(int index) {
      return index < cells.size() ? cells.get(index) : "";
    }
  }

  public SheetFile {
    sheets = List.copyOf(sheets);
    problems = List.copyOf(problems);
  }

  /** Reads a list of short cells: XLSX, or CSV in UTF-8 or GB18030. */
  public static SheetFile readList(RegisterFile file) {
    return read(file, Limits.LIST);
  }

  /** Reads answers in people's own words: XLSX only, since a CSV file cannot say what is text. */
  public static SheetFile readAnswers(RegisterFile file) {
    return read(file, Limits.ANSWERS);
  }

  private static SheetFile read(RegisterFile file, Limits limits) {
    Faults faults = new Faults();
    try {
      if (file.tooLarge()) {
        throw new RefusedFile(
            "file-too-large",
            Place.file(file.name()),
            "文件超过20 MB，没有读取。请检查是否选错文件。",
            "the file is larger than 20 MB and was not read. Check that it is the right one.");
      }
      return new SheetFile(
          file.name(),
          grids(file, limits, faults).stream().map(g -> sheet(file.name(), g)).toList(),
          faults.list());
    } catch (RefusedFile refused) {
      faults.add(refused.problem());
      return new SheetFile(file.name(), List.of(), faults.list());
    }
  }

  private static List<Grid> grids(RegisterFile file, Limits limits, Faults faults)
      throws RefusedFile {
    byte[] content = file.content();
    if (content.length > 3 && content[0] == 'P' && content[1] == 'K') {
      return WorkbookReader.read(file.name(), content, faults, limits);
    }
    if (limits.prose()) {
      throw new RefusedFile(
          "not-a-workbook",
          Place.file(file.name()),
          "不是.xlsx工作簿。请使用下载的模板填写，并以.xlsx格式保存后上传。",
          "this is no .xlsx workbook. Fill in the template and save it as .xlsx.");
    }
    return List.of(CsvReader.read(file.name(), content, faults));
  }

  private static Sheet sheet(String file, Grid grid) {
    boolean named = grid.file().startsWith(file + " [") && grid.file().endsWith("]");
    String name = named ? grid.file().substring(file.length() + 2, grid.file().length() - 1) : "";
    return new Sheet(
        name,
        grid.file(),
        grid.rows().stream().map(row -> new Row(row.line(), row.cells())).toList());
  }
}
