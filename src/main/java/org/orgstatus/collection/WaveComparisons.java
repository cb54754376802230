package org.orgstatus.collection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.orgstatus.questionnaire.FormComparison;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.questionnaire.Questionnaires;

/** Sets the forms of a wave beside those of the wave opened before it. */
@ApplicationScoped
@Transactional
public class WaveComparisons {

  @Inject private Waves waves;
  @Inject private WaveForms forms;
  @Inject private Questionnaires questionnaires;

  protected WaveComparisons() {}

  /** The wave opened last before this one was, or up to now where it is only planned. */
  public Optional<Wave> findPrevious(Wave wave) {
    Instant before = wave.openedAt().orElse(Instant.MAX);
    return waves.list().stream()
        .filter(other -> !other.id().equals(wave.id()))
        .filter(other -> other.openedAt().filter(at -> at.isBefore(before)).isPresent())
        .max(Comparator.comparing((Wave other) -> other.openedAt().orElseThrow()));
  }

  /**
   * The forms of the wave, for a planned one those of today's files, beside the stored forms of the
   * wave before it; empty for the first wave.
   */
  public Optional<FormComparison> find(Wave wave) {
    List<Questionnaire> now =
        wave.status() == Wave.Status.PLANNED ? questionnaires.listAll() : forms.list(wave.id());
    return findPrevious(wave).map(before -> FormComparison.of(forms.list(before.id()), now));
  }
}
