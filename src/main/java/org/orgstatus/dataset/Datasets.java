package org.orgstatus.dataset;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.orgstatus.collection.SubmittedSheet;
import org.orgstatus.collection.SubmittedSheets;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.WaveForms;
import org.orgstatus.collection.Waves;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.questionnaire.Questionnaires;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.registry.ReportingUnits;
import org.orgstatus.registry.Rosters;
import org.orgstatus.registry.UnitKind;
import org.orgstatus.sampling.Frames;
import org.orgstatus.sampling.SamplingFrame;

/** Where the dataset of a wave is found as it stands now. */
@ApplicationScoped
@Transactional
public class Datasets {

  /** First form of an institution's response. */
  private static final String GATE = "gate";

  @Inject private Waves waves;
  @Inject private WaveForms forms;
  @Inject private Questionnaires questionnaires;
  @Inject private Frames frames;
  @Inject private ReportingUnits reportingUnits;
  @Inject private SubmittedSheets sheets;
  @Inject private Rosters rosters;

  private final Map<String, Dataset> latest = new ConcurrentHashMap<>();

  protected Datasets() {}

  /** The codebook that the files of today would give a wave. */
  public Codebook codebook() {
    return codebookOf(questionnaires.listAll());
  }

  /** The codebook of a wave: that of its stored forms once it is open, else that of today. */
  public Codebook codebook(String waveId) {
    List<Questionnaire> stored = forms.list(waveId);
    return stored.isEmpty() ? codebook() : codebookOf(stored);
  }

  /** The codebook that the files of today would give a kind of unit. */
  public Codebook codebook(Questionnaire.UnitKind unit) {
    return Codebook.of(unit, questionnaires.listAll(), units());
  }

  private Codebook codebookOf(List<Questionnaire> all) {
    List<Questionnaire> institution =
        all.stream().filter(q -> q.unit() == Questionnaire.UnitKind.INSTITUTION).toList();
    return Codebook.of(institution, units());
  }

  private List<ValueLabel> units() {
    return reportingUnits.list().stream()
        .map(u -> new ValueLabel(u.code().value(), u.name()))
        .sorted(Comparator.comparing(ValueLabel::code))
        .toList();
  }

  /**
   * The institutions of a wave with all that is submitted now; the same object as long as nothing
   * has changed. Empty for a wave that was never opened.
   */
  public Optional<Dataset> find(String waveId) {
    Optional<Wave> wave = waves.find(waveId);
    Optional<SamplingFrame> frame = frames.find(waveId, UnitKind.INSTITUTION);
    if (wave.isEmpty() || frame.isEmpty()) {
      return Optional.empty();
    }
    Codebook codebook = codebook(waveId);
    String version =
        DatasetAssembly.version(
            waveId, frameHash(frame.get()), codebook.hash(), sheets.contentHashes(waveId, GATE));
    Dataset known = latest.get(waveId);
    if (known == null || !known.version().equals(version)) {
      known = assemble(wave.get(), frame.get(), codebook);
      latest.put(waveId, known);
    }
    return Optional.of(known);
  }

  private Dataset assemble(Wave wave, SamplingFrame frame, Codebook codebook) {
    Map<ReportingUnitCode, Set<String>> listed = rosters.listed(wave.id());
    List<FrameUnit> units =
        frames.units(frame).stream().map(unit -> FrameUnits.of(unit, listed)).toList();
    return DatasetAssembly.of(
        new WaveFacts(wave.id(), wave.referenceDate(), wave.isDemonstration()),
        codebook,
        new DatasetAssembly.Frame(units, frameHash(frame)),
        reader -> sheets.forEach(wave.id(), GATE, sheet -> reader.accept(of(sheet))));
  }

  /** Names the frame and the rosters that say more of its units. */
  private String frameHash(SamplingFrame frame) {
    String loaded = rosters.version(frame.waveId());
    return loaded.isEmpty() ? frame.contentHash() : frame.contentHash() + " " + loaded;
  }

  private static DatasetAssembly.Sheet of(SubmittedSheet sheet) {
    return new DatasetAssembly.Sheet(
        sheet.unitCode(), sheet.sheet(), sheet.contentHash(), sheet.submittedAt());
  }
}
