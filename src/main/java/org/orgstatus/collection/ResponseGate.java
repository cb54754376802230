package org.orgstatus.collection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.orgstatus.registry.Registry;
import org.orgstatus.registry.ReportingUnitCode;

/**
 * When responses may change, and by one transaction at a time. What is refused here ends the
 * transaction of who asked, unless that one goes on to see what else would be refused.
 */
@ApplicationScoped
@Transactional(dontRollbackOn = {NotEditable.class, WaveNotOpen.class})
class ResponseGate {

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private WaveForms forms;
  @Inject private Registry registry;
  @Inject private Clock clock;

  protected ResponseGate() {}

  void requireOpen(Response response) {
    requireOpen(response.waveId(), response.formId(), response.unitCode());
  }

  /** What was sent before the deadline may be approved after it, as long as the wave is open. */
  void requireNotClosed(Response response) {
    Wave wave = entities.find(Wave.class, response.waveId());
    if (wave.status() != Wave.Status.OPEN) {
      throw new WaveNotOpen(wave, wave.lastDeadline());
    }
  }

  /** Whether anybody may answer in a wave. */
  Wave requireOpen(String waveId) {
    Wave wave = entities.find(Wave.class, waveId);
    if (wave == null) {
      throw new IllegalArgumentException("no wave " + waveId);
    }
    if (!wave.isOpen(clock.instant())) {
      throw new WaveNotOpen(wave, wave.lastDeadline());
    }
    return wave;
  }

  void requireOpen(String waveId, String formId, String unitCode) {
    Wave wave = requireOpen(waveId);
    ReportingUnitCode unit = registry.reportingUnit(forms.unitKind(waveId, formId), unitCode);
    if (!wave.isOpen(clock.instant(), unit)) {
      throw new WaveNotOpen(wave, wave.deadlineFor(unit));
    }
  }

  /** The response, for nobody else to change before this transaction ends. */
  Response locked(long responseId) {
    @Nullable Response response =
        entities.find(Response.class, responseId, LockModeType.PESSIMISTIC_WRITE);
    if (response == null) {
      throw new IllegalArgumentException("no response " + responseId);
    }
    Wave wave = entities.find(Wave.class, response.waveId());
    if (wave.status() == Wave.Status.LOCKED) {
      throw new WaveNotOpen(wave, wave.lastDeadline());
    }
    return response;
  }

  /**
   * As {@link #locked}, for a response whose answers may change now.
   *
   * @throws NotEditable when it was sent already
   * @throws WaveNotOpen when answers are not taken now
   */
  Response editable(long responseId) {
    Response response = locked(responseId);
    requireEditable(response);
    return response;
  }

  /** As {@link #editable}, for a response that is locked already. */
  void requireEditable(Response response) {
    requireOpen(response);
    if (!response.status().isEditable()) {
      throw new NotEditable(response.status());
    }
  }
}
