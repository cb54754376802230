package org.orgstatus.export.result;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.export.writer.PdfWriter;

/**
 * A result of few tables on paper, such as the sheet of one reporting unit: its tables with notes,
 * method and source.
 *
 * @param made when it was printed
 */
public record ResultPaper(AnalysisResult result, LocalText wave, Instant made) {

  /** Writes the pages as a PDF. */
  public void writePdf(Language language, OutputStream out) throws IOException {
    ResultPage page = ResultPage.of(result, language);
    Map<String, Object> values = new HashMap<>();
    values.put("page", page);
    values.put("wave", wave.in(language));
    out.write(PdfWriter.write(new PdfWriter.Sheet("result", language, page.title(), made, values)));
  }
}
