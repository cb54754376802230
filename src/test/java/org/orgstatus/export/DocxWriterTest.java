package org.orgstatus.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.AnalysisResult;
import org.orgstatus.base.Language;

class DocxWriterTest {

  static byte[] written(Language language, AnalysisResult... results) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DocxWriter.write(DocumentAssembly.of(List.of(results), language), out);
    return out.toByteArray();
  }

  @Test
  void sameResultsGiveTheSameBytes() throws Exception {
    byte[] first =
        written(
            Language.ZH, SampleResults.coverage(), SampleResults.norms(), SampleResults.regions());
    byte[] second =
        written(
            Language.ZH, SampleResults.coverage(), SampleResults.norms(), SampleResults.regions());
    Files.write(Path.of("target/zh.docx"), first);
    Files.write(
        Path.of("target/en.docx"),
        written(
            Language.EN, SampleResults.coverage(), SampleResults.norms(), SampleResults.regions()));
    assertArrayEquals(first, second);
  }
}
