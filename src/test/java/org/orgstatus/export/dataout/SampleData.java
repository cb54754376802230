package org.orgstatus.export.dataout;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.orgstatus.dataset.FrameColumns;
import org.orgstatus.dataset.SampleDataset;
import org.orgstatus.dataset.WaveData;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/** A small lock with everything that makes files hard: long and hostile texts, all reasons. */
final class SampleData {

  /** More than 255 bytes, with quotes, commas and lines. */
  static final String LONG = "第一行，\"引号\", comma\n第二行 ".repeat(20) + "完";

  private SampleData() {}

  static WaveData data() {
    SampleDataset institutions =
        new SampleDataset()
            .unit("0010", "110000", "COMP", FrameColumns.AFFILIATION, "OTHER_CENTRAL")
            .unit("0011", "110000", "COMP", FrameColumns.AFFILIATION, "MOE")
            .unit("0012", "530000", "")
            .unit("0013", "530000", "COMP", FrameColumns.PARENT, "0010");
    institutions.association(
        "0010",
        "a_comm_meet",
        "!not_available",
        "a_spec_n",
        3,
        "a_fund_school",
        12.375,
        "a_full_name",
        "=1+1",
        "a_rules",
        "meeting finance",
        "a_est_date",
        "2012-11",
        "a_suggest",
        LONG);
    institutions.association(
        "0013",
        "a_comm_meet",
        0,
        "a_spec_n",
        "!not_answered",
        "a_full_name",
        "'quoted",
        "a_rules",
        "finance",
        "a_suggest",
        "short");
    SampleDataset provinces = new SampleDataset(UnitKind.REPORTING_UNIT);
    provinces.unit("110000", "110000", "");
    provinces.answers(
        "110000",
        "c_all",
        provinces.rows(
            List.of(
                Map.of("ca_name", "甲联盟", "ca_date", "2012-11", "ca_lead", "0010"),
                Map.of("ca_name", "乙联盟"))));
    SampleDataset alliances = new SampleDataset(UnitKind.ALLIANCE).unit("BJ01", "110000", "");
    SampleDataset visits = new SampleDataset(UnitKind.VISIT).unit("BJ01", "110000", "");
    visits.answers("BJ01", "e_visit_date", "2017-10-20");
    return SampleDataset.locked(
        institutions.build(), provinces.build(), alliances.build(), visits.build());
  }

  static DataOut whole() {
    return DataOut.whole(data());
  }

  static DataOut numbered() {
    return DataOut.withoutInstitutions(data(), code -> "9" + (9999 - Integer.parseInt(code)));
  }

  static OutTable table(DataOut data, String name) {
    return data.tables().stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
  }

  static OutTable.Column column(OutTable table, String name) {
    return table.columns().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  /** The files of an archive, by name. */
  static Map<String, byte[]> unpacked(byte[] zip) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    return files;
  }

  /** Lines of comma-separated values, by the rules of RFC 4180 and nothing else. */
  static List<List<String>> csv(String text) {
    List<List<String>> lines = new ArrayList<>();
    List<String> line = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c != '"') {
          cell.append(c);
        } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
          cell.append('"');
          i++;
        } else {
          quoted = false;
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == ',' || c == '\n') {
        line.add(cell.toString());
        cell.setLength(0);
        if (c == '\n') {
          lines.add(line);
          line = new ArrayList<>();
        }
      } else if (c != '\r') {
        cell.append(c);
      }
    }
    return lines;
  }

  /** Rows by column name. */
  static List<Map<String, String>> rows(String text) {
    List<List<String>> lines = csv(text.startsWith("\uFEFF") ? text.substring(1) : text);
    List<Map<String, String>> rows = new ArrayList<>();
    for (List<String> line : lines.subList(1, lines.size())) {
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < line.size(); i++) {
        row.put(lines.get(0).get(i), line.get(i));
      }
      rows.add(row);
    }
    return rows;
  }
}
