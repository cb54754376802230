package org.orgstatus.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
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
import org.orgstatus.registry.Registry;
import org.orgstatus.registry.UnitKind;
import org.orgstatus.sampling.Frames;
import org.orgstatus.sampling.SamplingFrame;

/** Finds what an address names, and refuses before any response is read. */
@ApplicationScoped
public class Addresses {

  @Inject CurrentAccount current;
  @Inject Event<Recorded> recorded;
  @Inject Waves waves;
  @Inject WaveForms forms;
  @Inject Frames frames;
  @Inject Alliances alliances;
  @Inject Registry registry;
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

  /** Responses of many units to be changed; what single ones ask for is looked up once for all. */
  @Transactional
  public List<Addressed> toFill(String waveId, String formId, List<String> unitCodes) {
    Asked asked = asked(waveId, formId);
    UnitKind kind = WaveForms.framed(asked.first().unit());
    registry.fetch(kind, unitCodes);
    asked.frame().ifPresent(frame -> frames.fetch(frame, unitCodes));
    return unitCodes.stream()
        .map(
            unit -> {
              Addressed at = require(Permission.FILL_RESPONSE, asked, unit);
              onBehalf.require(at.wave(), at.first(), unit);
              return at;
            })
        .toList();
  }

  /** A form of a wave, and the frame of those who are asked to answer it. */
  private record Asked(Wave wave, Questionnaire first, Optional<SamplingFrame> frame) {}

  private Asked asked(String waveId, String formId) {
    Wave wave = wave(waveId);
    form(wave, formId);
    Questionnaire first = forms.first(waveId, formId);
    return new Asked(wave, first, frames.find(waveId, WaveForms.framed(first.unit())));
  }

  /** A response to be acted on. */
  public Addressed require(Permission permission, String waveId, String formId, String unit) {
    return require(permission, asked(waveId, formId), unit);
  }

  private Addressed require(Permission permission, Asked asked, String unit) {
    Questionnaire first = asked.first();
    Permission filling = filling(first);
    Target target = units.target(first.unit(), unit);
    Permission needed =
        switch (permission) {
          case FILL_RESPONSE -> filling;
          case VIEW_RESPONSE -> viewing(first);
          default -> permission;
        };
    current.require(needed, target);
    if (!isAsked(asked.frame(), first, unit)) {
      throw new Refusal(
          404,
          LocalText.of("这一轮次的调查对象中没有这个单位。", "This unit is not among those asked in the wave."));
    }
    return new Addressed(asked.wave(), first, unit, current.may(filling, target));
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
   * What it takes to read a response: what was said to those who visit an alliance is not for the
   * alliance nor for its province.
   */
  private static Permission viewing(Questionnaire first) {
    return first.unit() == Questionnaire.UnitKind.VISIT
        ? Permission.VIEW_VISIT
        : Permission.VIEW_RESPONSE;
  }

  /**
   * Whether the wave asks the unit. Alliances that are confirmed while the wave is open are asked
   * too: those registered count.
   */
  public boolean isAsked(Wave wave, Questionnaire form, String unit) {
    return isAsked(frames.find(wave.id(), WaveForms.framed(form.unit())), form, unit);
  }

  private boolean isAsked(Optional<SamplingFrame> frame, Questionnaire form, String unit) {
    return frame.flatMap(f -> frames.findUnit(f, unit)).isPresent()
        || WaveForms.framed(form.unit()) == UnitKind.ALLIANCE
            && AllianceId.fits(unit)
            && alliances.find(new AllianceId(unit)).isPresent();
  }
}
