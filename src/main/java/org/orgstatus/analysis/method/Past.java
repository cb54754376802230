package org.orgstatus.analysis.method;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.orgstatus.analysis.definition.Base;
import org.orgstatus.analysis.plan.AnalysisDefinitions;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.analysis.value.RowValues;
import org.orgstatus.analysis.value.WaveValues;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.FrameColumns;
import org.orgstatus.dataset.PastWave;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/**
 * The wave before the one that a plan runs over: its answers, read by the same files against its
 * own forms, and which of its institutions are those of now. Not safe for use by several threads.
 */
public final class Past {

  public static final LocalText NO_WAVE =
      LocalText.of("没有上一轮调研", "There is no wave before this one");
  private static final LocalText NOT_ASKED =
      LocalText.of("上一轮没有问到", "Not asked in the wave before");
  private static final LocalText CHANGED =
      LocalText.of("题目改了问法，不作比较", "The question has changed; not compared");

  private final AnalysisDefinitions definitions;
  private final PastWave wave;
  private final WaveValues values;
  private final Map<String, BaseUnits> bases = new HashMap<>();

  /**
   * @param definitions read against the codebooks of that wave
   */
  public Past(AnalysisDefinitions definitions, PastWave wave) {
    this.definitions = definitions;
    this.wave = wave;
    this.values = new WaveValues(definitions, wave.data());
  }

  public PastWave wave() {
    return wave;
  }

  boolean hasUnits(UnitKind unit) {
    return wave.data().find(unit).isPresent();
  }

  public RowValues values(UnitKind unit) {
    return values.of(unit);
  }

  /** Institutions of that wave. */
  public Dataset institutions() {
    return values(UnitKind.INSTITUTION).dataset();
  }

  public BaseUnits base(String id) {
    Base base = definitions.base(id);
    return bases.computeIfAbsent(id, i -> BaseUnits.of(base, values(base.unit())));
  }

  /**
   * Why an indicator or norm cannot be compared; empty where it can.
   *
   * @param now the run over the present wave
   */
  public Optional<LocalText> whyNot(AnalysisRun now, UnitKind unit, String id) {
    boolean defined =
        definitions.findIndicator(id).isPresent()
            || definitions.findIndex(id).isPresent()
            || definitions.findNorm(id).isPresent();
    if (!defined || !hasUnits(unit)) {
      return Optional.of(NOT_ASKED);
    }
    boolean changed =
        now.itemsRead(unit, id).stream().anyMatch(item -> wave.incomparable().contains(item));
    return changed ? Optional.of(CHANGED) : Optional.empty();
  }

  /** Whether associations met a norm then. */
  public Measured norm(String id) {
    return values(UnitKind.INSTITUTION).norm(definitions.norm(id));
  }

  /** The codes of a variable of institutions then; empty where that wave did not ask it. */
  public Optional<String[]> codes(String variable) {
    boolean defined = definitions.findVariable(variable).isPresent();
    boolean column = institutions().codebook().find(variable).isPresent();
    return defined || column
        ? Optional.of(values(UnitKind.INSTITUTION).codes(variable))
        : Optional.empty();
  }

  /** For each row of the present wave the row of the same institution then; −1 for new ones. */
  public int[] rowsThen(Dataset now) {
    int[] then = new int[now.size()];
    Arrays.fill(then, -1);
    Dataset past = institutions();
    for (int row = 0; row < past.size(); row++) {
      OptionalInt at = now.row(codeNow(past.text(row, FrameColumns.UNIT), now));
      if (at.isPresent()) {
        then[at.getAsInt()] = row;
      }
    }
    return then;
  }

  /** The code that the institution has now; its own where it is gone. */
  private String codeNow(String code, Dataset now) {
    PastWave.Fate fate = wave.fates().get(code);
    boolean goesOn = fate != null && fate.kind().goesOn() && now.row(code).isEmpty();
    return goesOn ? fate.successor() : code;
  }
}
