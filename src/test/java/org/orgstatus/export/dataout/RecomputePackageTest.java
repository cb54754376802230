package org.orgstatus.export.dataout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orgstatus.analysis.AnalysisReader;
import org.orgstatus.analysis.AnalysisRunner;
import org.orgstatus.analysis.PlanUnits;
import org.orgstatus.analysis.plan.AnalysisDefinitions;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.base.DefinitionFolder;
import org.orgstatus.dataset.SampleDataset;
import org.orgstatus.dataset.StudyDataset;
import org.orgstatus.dataset.WaveData;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/** R with the package survey computes comparisons anew from the files that leave. */
class RecomputePackageTest {

  private static final Pattern DIFFERENCE =
      Pattern.compile("numbers: (\\d+), limits: (\\d+)\\s+largest difference: (\\S+)");

  private static final AnalysisDefinitions DEFINITIONS =
      AnalysisReader.read(DefinitionFolder.read(Path.of("."), "analysis"), SampleDataset.CODEBOOKS)
          .definitions();

  private static WaveData data() {
    var study = StudyDataset.study(20170601, 400);
    return SampleDataset.locked(
        StudyDataset.of(study), StudyDataset.of(study, UnitKind.REPORTING_UNIT));
  }

  @TempDir Path folder;

  @Test
  void rFindsOurNumbers() throws Exception {
    Programs.need(
        folder, "Rscript with the package survey", "Rscript", "-e", "find.package('survey')");
    WaveData data = data();
    recomputed(DataOut.whole(data), "c01");
    recomputed(DataOut.whole(data), "c21");
    recomputed(DataOut.withoutInstitutions(data, code -> code + "x"), "c10");
  }

  private void recomputed(DataOut out, String planId) throws Exception {
    AnalysisPlan plan =
        DEFINITIONS.plans().stream().filter(p -> p.id().equals(planId)).findFirst().orElseThrow();
    PlanUnits units = PlanUnits.of(plan, DEFINITIONS, out.data());
    AnalysisResult result =
        new AnalysisRunner(DEFINITIONS).run(plan, out.data(), Audience.INTERNAL);
    unpack(out, units, result);
    String written = Programs.run(folder, "Rscript", "recompute.R");
    Matcher found = DIFFERENCE.matcher(written);
    assertTrue(found.find(), written);
    int numbers = Integer.parseInt(found.group(1));
    assertEquals(units.figures(result).size(), numbers);
    assertTrue(numbers > 30, written);
    if (!planId.equals("c01")) {
      assertTrue(Integer.parseInt(found.group(2)) > 20, "shares with limits: " + written);
    }
    assertTrue(Double.parseDouble(found.group(3)) < 1e-6, planId + ": " + written);
  }

  private void unpack(DataOut out, PlanUnits units, AnalysisResult result) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    RecomputePackage.write(out, units, result, bytes);
    for (Map.Entry<String, byte[]> file : SampleData.unpacked(bytes.toByteArray()).entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
  }

  @Test
  void plansWithSharesOrRatesCanBeRecomputed() {
    List<String> plans =
        DEFINITIONS.plans().stream().filter(PlanUnits::isFor).map(AnalysisPlan::id).toList();
    assertTrue(plans.containsAll(List.of("c01", "c10", "c21")), plans.toString());
  }
}
