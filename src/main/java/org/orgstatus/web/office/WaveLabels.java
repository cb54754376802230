package org.orgstatus.web.office;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.WaveForms;
import org.orgstatus.collection.WaveSurroundings;
import org.orgstatus.collection.Waves;
import org.orgstatus.export.text.BlankLabels;

/** The labels of a wave's items in the words that its forms show. */
@ApplicationScoped
public class WaveLabels {

  @Inject Waves waves;
  @Inject WaveForms forms;
  @Inject Clock clock;

  /** None where the wave has no forms yet. */
  public BlankLabels of(String waveId) {
    return waves
        .find(waveId)
        .filter(wave -> wave.status() != Wave.Status.PLANNED)
        .map(
            wave ->
                BlankLabels.of(
                    forms.list(waveId).stream()
                        .filter(form -> form.follows().isEmpty())
                        .map(form -> forms.routing(waveId, form.id()))
                        .toList(),
                    new WaveSurroundings(wave, Map.of(), 0, LocalDate.now(clock))))
        .orElse(BlankLabels.NONE);
  }
}
