package org.orgstatus.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.orgstatus.base.DefinitionFolder;
import org.orgstatus.dataset.SampleCodebook;

class AnalysisReaderTest {

  @Test
  void theShippedDefinitionsAreFaultless() {
    AnalysisReader.Result result =
        AnalysisReader.read(
            DefinitionFolder.read(Path.of("."), "analysis"), SampleCodebook.create());
    assertEquals(List.of(), result.problems().stream().map(Object::toString).toList());
    assertEquals(
        List.of("c01", "c07", "c10"),
        result.definitions().plans().stream().map(AnalysisPlan::id).toList());
  }
}
