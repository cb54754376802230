package org.orgstatus.dataset;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.orgstatus.collection.SubmittedSheet;
import org.orgstatus.collection.SubmittedSheets;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.WaveForms;
import org.orgstatus.collection.Waves;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.fieldwork.coding.CodeFrames;
import org.orgstatus.fieldwork.coding.Codings;
import org.orgstatus.fieldwork.coding.LockedTheme;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;
import org.orgstatus.questionnaire.Questionnaires;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.registry.ReportingUnits;
import org.orgstatus.registry.Rosters;
import org.orgstatus.sampling.Frames;
import org.orgstatus.sampling.SamplingFrame;
import org.orgstatus.sampling.Stratum;
import org.orgstatus.sampling.Unit;

/**
 * Where the tables of a wave are found as they stand now. Each kind of unit has one: {@code
 * find("W1", UnitKind.ALLIANCE)} gives that of alliances with a row for every alliance asked,
 * {@code find("W1", UnitKind.VISIT)} that of visits with the same rows and {@code e_interview} as a
 * child table; {@code codebook("W1", UnitKind.ALLIANCE)} says what columns it has, before the first
 * answer too, and {@code findAll("W1")} and {@code codebooks("W1")} those of every kind. Which kind
 * a form belongs to stands in its file.
 *
 * <p>Data that no later answer changes are found in {@link DataLocks}.
 */
@ApplicationScoped
@Transactional
public class Datasets {

  @Inject private Waves waves;
  @Inject private WaveForms forms;
  @Inject private Questionnaires questionnaires;
  @Inject private Frames frames;
  @Inject private ReportingUnits reportingUnits;
  @Inject private SubmittedSheets sheets;
  @Inject private Rosters rosters;
  @Inject private Codings codings;
  @Inject private CodeFrames frame;
  @Inject private Clock clock;

  private record Key(String waveId, UnitKind unit) {}

  private final Map<Key, Dataset> latest = new ConcurrentHashMap<>();
  private final Map<String, Codebook> codebooksByForms = new ConcurrentHashMap<>();

  protected Datasets() {}

  /** The codebook of institutions that the files of today would give a wave. */
  public Codebook codebook() {
    return codebook(UnitKind.INSTITUTION);
  }

  /** The codebook that the files of today would give a wave. */
  public Codebook codebook(UnitKind unit) {
    return codebook(unit, questionnaires.listAll());
  }

  /** The codebooks of every kind of unit that the files of today would give a wave. */
  public Map<UnitKind, Codebook> codebooks() {
    return codebooks(questionnaires.listAll());
  }

  /**
   * The codebooks of every kind of unit in a wave; a kind without forms has the frame's columns.
   */
  public Map<UnitKind, Codebook> codebooks(String waveId) {
    return codebooks(forms(waveId));
  }

  private Map<UnitKind, Codebook> codebooks(List<Questionnaire> forms) {
    Map<UnitKind, Codebook> all = new EnumMap<>(UnitKind.class);
    Stream.of(UnitKind.values()).forEach(unit -> all.put(unit, codebook(unit, forms)));
    return all;
  }

  /** The codebook of institutions in a wave. */
  public Codebook codebook(String waveId) {
    return codebook(waveId, UnitKind.INSTITUTION);
  }

  /** The codebook of a wave: that of its stored forms once it is open, else that of today. */
  public Codebook codebook(String waveId, UnitKind unit) {
    return codebook(unit, forms(waveId));
  }

  /** The reporting units that name places are part of the program; forms are known by content. */
  private Codebook codebook(UnitKind unit, List<Questionnaire> forms) {
    String key =
        forms.stream()
            .map(Questionnaire::contentHash)
            .collect(Collectors.joining(" ", unit + " ", ""));
    return codebooksByForms.computeIfAbsent(
        key, k -> Codebook.of(unit, forms, reportingUnits(), frame.get()));
  }

  /** The kinds of unit that a wave's forms ask, in their order. */
  public List<UnitKind> units(String waveId) {
    List<Questionnaire> all = forms(waveId);
    return Stream.of(UnitKind.values())
        .filter(unit -> all.stream().anyMatch(form -> form.unit() == unit))
        .toList();
  }

  private List<Questionnaire> forms(String waveId) {
    List<Questionnaire> stored = forms.list(waveId);
    return stored.isEmpty() ? questionnaires.listAll() : stored;
  }

  private List<ValueLabel> reportingUnits() {
    return reportingUnits.list().stream()
        .map(u -> new ValueLabel(u.code().value(), u.name()))
        .sorted(Comparator.comparing(ValueLabel::code))
        .toList();
  }

  /** The institutions of a wave; see {@link #find(String, UnitKind)}. */
  public Optional<Dataset> find(String waveId) {
    return find(waveId, UnitKind.INSTITUTION);
  }

  /**
   * The units of one kind in a wave with all that is submitted now; the same object as long as
   * nothing has changed. Empty for a wave that was never opened, or has no form for them.
   */
  public Optional<Dataset> find(String waveId, UnitKind unit) {
    return opened(waveId)
        .filter(wave -> units(waveId).contains(unit))
        .map(
            wave ->
                current(
                    wave,
                    unit,
                    unit == UnitKind.ALLIANCE
                        ? find(waveId, UnitKind.INSTITUTION)
                        : Optional.empty()));
  }

  private Optional<Wave> opened(String waveId) {
    return waves.find(waveId).filter(wave -> wave.status() != Wave.Status.PLANNED);
  }

  /** All tables of a wave, as in {@link #find(String, UnitKind)}. */
  public Optional<WaveData> findAll(String waveId) {
    Optional<Wave> wave = opened(waveId);
    List<UnitKind> units = wave.isPresent() ? units(waveId) : List.of();
    Map<UnitKind, Dataset> tables = new EnumMap<>(UnitKind.class);
    for (UnitKind unit : units) {
      Optional<Dataset> members =
          Optional.ofNullable(tables.get(UnitKind.INSTITUTION))
              .filter(institutions -> unit == UnitKind.ALLIANCE);
      tables.put(unit, current(wave.get(), unit, members));
    }
    return tables.isEmpty()
        ? Optional.empty()
        : Optional.of(new WaveData(List.copyOf(tables.values())));
  }

  /**
   * @param members for alliances: the institutions, which say in which one they are
   */
  private Dataset current(Wave wave, UnitKind unit, Optional<Dataset> members) {
    Codebook codebook = codebook(wave.id(), unit);
    Optional<SamplingFrame> frame = frames.find(wave.id(), WaveForms.framed(unit));
    List<Unit> late = late(wave, unit);
    String inputs = inputs(unit, wave, frame, late, members) + coded(wave, codebook);
    List<String> contents =
        codebook.responses().stream()
            .flatMap(r -> sheets.contentHashes(wave.id(), r.get(0).id()).stream())
            .toList();
    String version = DatasetAssembly.version(wave.id(), inputs, codebook.hash(), contents);
    Key key = new Key(wave.id(), unit);
    Dataset known = latest.get(key);
    if (known == null || !known.version().equals(version)) {
      List<Unit> all =
          Stream.concat(frame.map(frames::units).orElse(List.of()).stream(), late.stream())
              .toList();
      known = assemble(wave, codebook, new DatasetAssembly.Frame(rows(wave, all, members), inputs));
      latest.put(key, known);
    }
    return known;
  }

  private Dataset assemble(Wave wave, Codebook codebook, DatasetAssembly.Frame frame) {
    return DatasetAssembly.of(
        new WaveFacts(wave.id(), wave.referenceDate(), wave.isDemonstration()),
        codebook,
        frame,
        reader ->
            codebook
                .responses()
                .forEach(
                    r -> {
                      String form = r.get(0).id();
                      Map<String, List<LockedTheme>> themes =
                          hasThemes(codebook) ? codings.themes(wave.id(), form) : Map.of();
                      sheets.forEach(
                          wave.id(),
                          form,
                          sheet ->
                              reader.accept(
                                  of(
                                      form,
                                      sheet,
                                      themes.getOrDefault(sheet.unitCode(), List.of()))));
                    }));
  }

  private static boolean hasThemes(Codebook codebook) {
    return codebook.repeats().contains(FrameColumns.THEME);
  }

  /** Says which codings are locked: themes come with the lock and not before. */
  private String coded(Wave wave, Codebook codebook) {
    return hasThemes(codebook)
        ? codebook.responses().stream()
            .map(r -> codings.locks(wave.id(), r.get(0).id()))
            .filter(locks -> !locks.isEmpty())
            .map(
                locks ->
                    " coding "
                        + Checksums.of(locks.stream().map(l -> l.responseId() + " " + l.madeAt())))
            .collect(Collectors.joining())
        : "";
  }

  /**
   * Alliances that were confirmed while the wave is open stand beside its frame until it closes.
   */
  private List<Unit> late(Wave wave, UnitKind unit) {
    boolean open = wave.status() == Wave.Status.OPEN;
    return open && WaveForms.framed(unit) == org.orgstatus.registry.UnitKind.ALLIANCE
        ? frames.lateAlliances(wave.id(), LocalDate.now(clock))
        : List.of();
  }

  private List<FrameUnit> rows(Wave wave, List<Unit> units, Optional<Dataset> institutions) {
    Map<ReportingUnitCode, Set<String>> listed = rosters.listed(wave.id());
    Map<String, List<String>> members = institutions.map(Datasets::members).orElse(Map.of());
    Map<String, Integer> strata =
        units.stream()
            .collect(Collectors.groupingBy(Unit::stratum, Collectors.summingInt(unit -> 1)));
    return units.stream()
        .map(
            unit ->
                FrameUnits.of(unit, strata, listed, members.getOrDefault(unit.code(), List.of())))
        .toList();
  }

  /** Codes of the institutions that say they are in an alliance, by its id. */
  private static Map<String, List<String>> members(Dataset institutions) {
    List<String> items =
        institutions.codebook().variables().stream()
            .filter(v -> v.refersTo().equals(UnitKind.ALLIANCE.code()) && !v.isInRepeat())
            .map(Variable::name)
            .toList();
    Map<String, List<String>> members = new TreeMap<>();
    for (int row = 0; row < institutions.size(); row++) {
      for (String item : items) {
        members
            .computeIfAbsent(institutions.text(row, item), id -> new ArrayList<>())
            .add(institutions.text(row, FrameColumns.UNIT));
      }
    }
    return members;
  }

  /** Names the frame and what else says something of its units: rosters, late units, members. */
  private String inputs(
      UnitKind unit,
      Wave wave,
      Optional<SamplingFrame> frame,
      List<Unit> late,
      Optional<Dataset> members) {
    List<String> inputs = new ArrayList<>();
    frame.map(SamplingFrame::contentHash).ifPresent(inputs::add);
    if (unit == UnitKind.INSTITUTION) {
      inputs.add(rosters.version(wave.id()));
    }
    if (WaveForms.framed(unit) == org.orgstatus.registry.UnitKind.ALLIANCE) {
      Stream.concat(frame.map(frames::units).orElse(List.of()).stream(), late.stream())
          .filter(one -> one.stratum().equals(Stratum.LATE))
          .map(one -> one.code() + "=" + one.name())
          .sorted()
          .forEach(inputs::add);
    }
    members.map(Dataset::version).ifPresent(inputs::add);
    return String.join(" ", inputs);
  }

  private static DatasetAssembly.Sheet of(
      String formId, SubmittedSheet sheet, List<LockedTheme> themes) {
    return new DatasetAssembly.Sheet(
        formId,
        sheet.unitCode(),
        sheet.sheet(),
        sheet.contentHash(),
        sheet.submittedAt(),
        sheet.secondsSpent(),
        sheet.explained(),
        sheet.ratings(),
        themes);
  }
}
