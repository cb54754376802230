package org.orgstatus.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Recorded;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.WaveForms;
import org.orgstatus.collection.Waves;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.registry.AllianceId;
import org.orgstatus.registry.Alliances;
import org.orgstatus.registry.UnitKind;
import org.orgstatus.sampling.Frames;

/** Finds what an address names, and refuses before any response is read. */
@ApplicationScoped
public class Addresses {

  @Inject CurrentAccount current;
  @Inject Event<Recorded> recorded;
  @Inject Waves waves;
  @Inject WaveForms forms;
  @Inject Frames frames;
  @Inject Alliances alliances;
  @Inject RespondingUnits units;
  @Inject OnBehalf onBehalf;

  public Wave wave(String id) {
    return waves
        .find(id)
        .orElseThrow(() -> new Refusal(404, LocalText.of("没有这个调查轮次。", "There is no such wave.")));
  }

  public Questionnaire form(Wave wave, String id) {
    return forms
        .find(wave.id(), id)
        .orElseThrow(
            () ->
                new Refusal(
                    404,
                    LocalText.of(
                        "这一轮次没有这份问卷，或者轮次还没有开始。",
                        "The wave has no such form, or is not open yet.")));
  }

  /** A response to be read. Whoever reads another unit's answers leaves a line on record. */
  public Addressed toView(String waveId, String formId, String unit) {
    Addressed at = require(Permission.VIEW_RESPONSE, waveId, formId, unit);
    boolean own =
        current.get().grants().stream().anyMatch(grant -> grant.scope().code().equals(unit));
    if (!own) {
      recorded.fire(new Recorded("response-read", "wave " + waveId + ", unit " + unit, formId));
    }
    return at;
  }

  /** A response to be changed. */
  public Addressed toFill(String waveId, String formId, String unit) {
    Addressed at = require(Permission.FILL_RESPONSE, waveId, formId, unit);
    onBehalf.require(at.wave(), at.first(), unit);
    return at;
  }

  /** A response to be acted on. */
  public Addressed require(Permission permission, String waveId, String formId, String unit) {
    Wave wave = wave(waveId);
    form(wave, formId);
    Questionnaire first = forms.first(waveId, formId);
    Permission filling = filling(first);
    Target target = units.target(first.unit(), unit);
    current.require(permission == Permission.FILL_RESPONSE ? filling : permission, target);
    if (!isAsked(wave, first, unit)) {
      throw new Refusal(
          404,
          LocalText.of("这一轮次的调查对象中没有这个单位。", "This unit is not among those asked in the wave."));
    }
    return new Addressed(wave, first, unit, current.may(filling, target));
  }

  /**
   * What it takes to fill a response in: answers of a visit are given by those who record visits.
   */
  public static Permission filling(Questionnaire first) {
    return first.unit() == Questionnaire.UnitKind.VISIT
        ? Permission.RECORD_VISIT
        : Permission.FILL_RESPONSE;
  }

  /**
   * Whether the wave asks the unit. Alliances that are confirmed while the wave is open are asked
   * too: those registered count.
   */
  public boolean isAsked(Wave wave, Questionnaire form, String unit) {
    UnitKind kind = WaveForms.framed(form.unit());
    return frames.find(wave.id(), kind).flatMap(frame -> frames.findUnit(frame, unit)).isPresent()
        || kind == UnitKind.ALLIANCE
            && AllianceId.fits(unit)
            && alliances.find(new AllianceId(unit)).isPresent();
  }
}
