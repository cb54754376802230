package org.orgstatus.dataset;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.WaveComparisons;
import org.orgstatus.collection.Waves;
import org.orgstatus.questionnaire.Comparability;
import org.orgstatus.questionnaire.FormComparison.FormPair;
import org.orgstatus.questionnaire.ItemChange;
import org.orgstatus.registry.InstitutionCode;
import org.orgstatus.registry.Matches;
import org.orgstatus.registry.StoredMatch;

/** Finds the wave before one, with what the register and the forms say of the time between. */
@ApplicationScoped
@Transactional
public class PastWaves {

  @Inject private Waves waves;
  @Inject private WaveComparisons comparisons;
  @Inject private Matches matches;
  @Inject private Datasets datasets;
  @Inject private DataLocks locks;

  protected PastWaves() {}

  /** The wave opened before this one; empty for the first wave. */
  public Optional<PastWave> find(String waveId) {
    return waves.find(waveId).flatMap(this::find);
  }

  private Optional<PastWave> find(Wave wave) {
    return comparisons
        .findPrevious(wave)
        .flatMap(before -> data(before.id()))
        .map(data -> new PastWave(data, fates(), incomparable(wave)));
  }

  private Optional<WaveData> data(String waveId) {
    List<DataLock> all = locks.list(waveId);
    return all.isEmpty() ? datasets.findAll(waveId) : Optional.of(locks.data(all.get(0)));
  }

  /** The latest decision on each institution. */
  private Map<String, PastWave.Fate> fates() {
    Map<String, PastWave.Fate> fates = new TreeMap<>();
    for (StoredMatch match : matches.list()) {
      fates.putIfAbsent(
          match.gone().value(),
          new PastWave.Fate(
              PastWave.Kind.valueOf(match.kind().name()),
              match.successor().map(InstitutionCode::value).orElse("")));
    }
    return fates;
  }

  /** Names of items and, where two forms have one of that name, of their columns. */
  private Set<String> incomparable(Wave wave) {
    Set<String> names = new HashSet<>();
    comparisons
        .find(wave)
        .ifPresent(forms -> forms.forms().forEach(form -> addIncomparable(form, names)));
    return names;
  }

  private static void addIncomparable(FormPair form, Set<String> names) {
    for (ItemChange change : form.items()) {
      if (change.comparability() == Comparability.NOT_COMPARABLE) {
        names.add(change.item().name());
        names.add(form.form().id() + "." + change.item().name());
      }
    }
  }
}
