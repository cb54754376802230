package org.orgstatus.collection.bulk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Place;
import org.orgstatus.base.Problem;
import org.orgstatus.base.Problems;
import org.orgstatus.registry.SheetFile;

/** Whether a workbook is the template that was handed out, with its columns where they were. */
final class BulkTemplateCheck {

  private final String fileName;
  private final BulkReader.Expected expected;
  private final Problems problems;

  BulkTemplateCheck(String fileName, BulkReader.Expected expected, Problems problems) {
    this.fileName = fileName;
    this.expected = expected;
    this.problems = problems;
  }

  /** Whether the workbook was made for this wave, these forms and this province. */
  boolean belongs(SheetFile.@Nullable Sheet notes) {
    Map<String, BulkReading.Cell> stamps = new HashMap<>();
    if (notes != null) {
      notes
          .rows()
          .forEach(
              row -> stamps.put(row.cell(0), new BulkReading.Cell(notes.at(row, 1), row.cell(1))));
    }
    return stamp(stamps, "wave", expected.waveId(), LocalText.of("轮次", "wave"))
        & stamp(
            stamps,
            "reporting_unit",
            expected.reportingUnit(),
            LocalText.of("填报单位", "reporting unit"))
        & stamp(stamps, "forms", expected.forms(), LocalText.of("表的版本", "version of the forms"));
  }

  private boolean stamp(
      Map<String, BulkReading.Cell> stamps, String key, String wanted, LocalText what) {
    BulkReading.Cell cell = stamps.get(key);
    if (cell == null) {
      problems.add(
          "not-the-template",
          Place.file(fileName),
          "工作表“" + BulkLayout.NOTES + "”中没有“" + key + "”，不是从这里下载的模板。请重新下载模板填写。",
          "the sheet '"
              + BulkLayout.NOTES
              + "' has no '"
              + key
              + "': this is not the template. Download it again and fill it in.");
      return false;
    }
    if (!cell.value().equals(wanted)) {
      problems.add(
          cell.problem(
              "template-of-another",
              LocalText.of(
                  "这份模板的" + what.zh() + "与当前不符（应为“" + wanted + "”）。请重新下载模板。",
                  "this template is for another "
                      + what.en()
                      + " (it should be '"
                      + wanted
                      + "'). Download the template again.")));
      return false;
    }
    return true;
  }

  /** Whether row 3 holds the keys of the columns as they were handed out. */
  boolean hasHeadings(BulkLayout.Table table, SheetFile.Sheet sheet) {
    Optional<SheetFile.Row> found =
        sheet.rows().stream().filter(r -> r.line() == BulkLayout.KEY_LINE).findFirst();
    List<String> keys = table.keys();
    List<Problem> faults = new ArrayList<>();
    SheetFile.Row row = found.orElse(new SheetFile.Row(BulkLayout.KEY_LINE, List.of()));
    for (int i = 0; i < Math.max(keys.size(), row.cells().size()); i++) {
      String wanted = i < keys.size() ? keys.get(i) : "";
      if (!row.cell(i).equals(wanted)) {
        BulkReading.Cell cell = new BulkReading.Cell(sheet.at(row, i), row.cell(i));
        faults.add(
            wanted.isEmpty()
                ? cell.problem(
                    "extra-column",
                    LocalText.of("模板没有这一列。请删去。", "the template has no such column. Delete it."))
                : cell.problem(
                    "heading-changed",
                    LocalText.of(
                        "这一列的表头应为“" + wanted + "”。请不要增删、移动列，或改动第3行。",
                        "this column should be headed '"
                            + wanted
                            + "'. Do not add, remove or move columns, nor change row 3.")));
      }
      if (faults.size() == 5) {
        break; // one column too many shifts all that follow
      }
    }
    faults.forEach(problems::add);
    return faults.isEmpty();
  }
}
