package org.orgstatus.export.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.base.Language;
import org.orgstatus.export.SampleResults;

class CsvTableTest {

  private static String written(ResultTable table, Language language) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CsvTable.write(table, language, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static List<CSVRecord> read(ResultTable table, Language language) throws IOException {
    String text = written(table, language).substring(1);
    return CSVFormat.RFC4180.parse(new StringReader(text)).getRecords();
  }

  @Test
  void fileBeginsWithTheByteOrderMarkAndLinesEndByTheStandard() throws Exception {
    String text = written(SampleResults.coverage().tables().get(0), Language.ZH);
    assertTrue(text.startsWith("\uFEFF填报单位,应有高校,已答,已成立,覆盖率（%）"), text.substring(0, 40));
    assertTrue(text.endsWith("\r\n"));
  }

  @Test
  void everyRowHasAFieldForEachHeading() throws Exception {
    List<CSVRecord> rows = read(SampleResults.regions().tables().get(0), Language.EN);
    assertEquals(21, rows.size());
    rows.forEach(row -> assertEquals(rows.get(0).size(), row.size()));
  }

  @Test
  void formulaLikeTextBeginsWithAnApostrophe() throws Exception {
    List<CSVRecord> rows = read(SampleResults.hostile().tables().get(0), Language.ZH);
    assertEquals("'+corner", rows.get(0).get(0));
    assertEquals("'=n", rows.get(0).get(1));
    assertEquals("'=1+1", rows.get(1).get(0));
    assertEquals("7", rows.get(1).get(1));
    assertEquals("'@SUM(A1:A9)", rows.get(1).get(2));
    assertEquals("'\t=HYPERLINK(\"http://x\")", rows.get(3).get(0));
    assertEquals("'-2+3", rows.get(3).get(2));
    assertEquals("'=n：＝1+1", rows.get(3).get(3));
  }

  @Test
  void quotesAndControlCharactersAreHarmless() throws Exception {
    List<CSVRecord> rows = read(SampleResults.hostile().tables().get(0), Language.ZH);
    assertEquals("say \"hi\", then -2+3", rows.get(2).get(2));
  }
}
