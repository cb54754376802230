package org.orgstatus.web.openrosa;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Scope;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.WaveForms;
import org.orgstatus.collection.Waves;
import org.orgstatus.collection.message.StandardTexts;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.questionnaire.xform.XForm;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.web.Addresses;
import org.orgstatus.web.RespondingUnits;

/** The forms of visits that an account may fill in on a device, and the alliances it may visit. */
@RequestScoped
class VisitForms {

  @Inject Waves waves;
  @Inject WaveForms forms;
  @Inject Addresses addresses;
  @Inject RespondingUnits units;
  @Inject StandardTexts texts;
  @Inject CurrentAccount current;
  @Inject Clock clock;

  /**
   * A form of a wave.
   *
   * @param alliances that the account is assigned to and the wave asks, by id
   */
  record VisitForm(Wave wave, Questionnaire form, List<String> alliances) {

    /** The id of the XForm; ids of forms hold no dot. */
    String id() {
      return form.id() + "." + wave.id();
    }

    LocalText title() {
      return LocalText.of(
          form.title().zh() + "（" + wave.title().zh() + "）",
          form.title().en() + " (" + wave.title().en() + ")");
    }
  }

  /** Those that take answers now from at least one of the account's alliances. */
  List<VisitForm> list() {
    return waves.list().stream()
        .filter(wave -> wave.isOpen(clock.instant()))
        .flatMap(this::of)
        .filter(form -> !form.alliances().isEmpty())
        .toList();
  }

  /** The form by the id of its XForm, whether or not it takes answers now. */
  Optional<VisitForm> find(String id) {
    int dot = id.indexOf('.');
    return dot < 0
        ? Optional.empty()
        : waves
            .find(id.substring(dot + 1))
            .flatMap(wave -> of(wave).filter(form -> form.id().equals(id)).findFirst());
  }

  private Stream<VisitForm> of(Wave wave) {
    return forms.list(wave.id()).stream()
        .filter(form -> form.unit() == Questionnaire.UnitKind.VISIT && form.follows().isEmpty())
        .map(form -> new VisitForm(wave, form, alliances(wave, form)));
  }

  private List<String> alliances(Wave wave, Questionnaire form) {
    return current.get().grants().stream()
        .map(grant -> grant.scope())
        .filter(scope -> scope.kind() == Scope.Kind.ALLIANCE)
        .map(Scope::code)
        .distinct()
        .filter(id -> current.may(Permission.RECORD_VISIT, units.target(form.unit(), id)))
        .filter(id -> addresses.isAsked(wave, form, id))
        .filter(id -> isOpen(wave, form, id))
        .sorted()
        .toList();
  }

  private boolean isOpen(Wave wave, Questionnaire form, String alliance) {
    String unit = units.target(form.unit(), alliance).reportingUnit();
    return unit.isEmpty() || wave.isOpen(clock.instant(), new ReportingUnitCode(unit));
  }

  byte[] document(VisitForm form) {
    Wave wave = form.wave();
    return XForm.write(
        forms.routing(wave.id(), form.form().id()),
        new XForm.Heading(
            form.id(),
            form.form().version(),
            form.title(),
            Map.of(
                "id", wave.id(),
                "ref_date", wave.referenceDate().toString(),
                "ref_year", Integer.toString(wave.referenceYear())),
            texts.consent(wave.id())));
  }

  /** The alliances as the media file of the form: name and label, quoted as RFC 4180 says. */
  byte[] units(VisitForm form) {
    return form.alliances().stream()
        .map(id -> id + "," + quoted(units.name(form.form().unit(), id).zh()))
        .collect(Collectors.joining("\r\n", "name,label\r\n", "\r\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\"", "\"\"") + "\"";
  }

  /** As the interfaces write it. It tells versions apart and guards nothing. */
  static String hash(byte[] file) {
    try {
      return "md5:" + HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(file));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
