package org.orgstatus.web.respond;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.Accounts;
import org.orgstatus.accounts.Role;
import org.orgstatus.accounts.Scope;
import org.orgstatus.accounts.Target;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.message.ProvinceContacts;
import org.orgstatus.collection.message.StandardTexts;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.questionnaire.Reviewer;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.web.RespondingUnits;

/**
 * What a filler reads before the first item and after the last one. Institutions read the standard
 * texts of the wave; units of other kinds, of which those do not speak, words of the same content.
 */
@ApplicationScoped
class PageTexts {

  private static final LocalText OFFICE = LocalText.of("全国调研组", "the national study team");

  @Inject StandardTexts standard;
  @Inject ProvinceContacts provinces;
  @Inject Accounts accounts;
  @Inject RespondingUnits units;

  /** What for, legal basis, who sees what, reference time, deadline, whom to call. */
  LocalText introduction(Work work) {
    Questionnaire.UnitKind kind = work.first().unit();
    if (kind == Questionnaire.UnitKind.INSTITUTION) {
      return standard.introduction(work.wave().id(), work.unit());
    }
    String about = "respond.about." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    LocalText call = consultation(work);
    return LocalText.of(
        introduction(work, about, call, Language.ZH), introduction(work, about, call, Language.EN));
  }

  private String introduction(Work work, String about, LocalText call, Language language) {
    String unit = units.target(work.first().unit(), work.unit()).reportingUnit();
    Messages messages = Messages.in(language);
    return messages.get(about)
        + (language == Language.EN ? " " : "")
        + messages.get(
            "respond.about.how",
            Shown.date(work.wave().referenceDate(), language),
            work.wave().referenceYear(),
            Shown.time(work.wave().deadlineFor(new ReportingUnitCode(unit)), language),
            call.in(language));
  }

  /** What becomes of names and telephone numbers. */
  LocalText personal(String waveId) {
    return standard.personalData(waveId);
  }

  /** What is read aloud before an interview. */
  LocalText consent(String waveId) {
    return standard.consent(waveId);
  }

  /** What the receipt says: its number, and whom to ask for a correction. */
  LocalText receipt(Work work, Response response) {
    if (work.first().unit() == Questionnaire.UnitKind.INSTITUTION) {
      return standard.receipt(response).orElse(LocalText.EMPTY);
    }
    return LocalText.of(receipt(work, response, Language.ZH), receipt(work, response, Language.EN));
  }

  private String receipt(Work work, Response response, Language language) {
    return Messages.in(language)
        .get(
            work.first().review().contains(Reviewer.AGREEMENT)
                ? "respond.receipt.next.agreed"
                : "respond.receipt.next",
            response.receipt().orElse(""),
            response.submittedAt().map(at -> Shown.time(at, language)).orElse(""),
            consultation(work).in(language));
  }

  /** The province's contact line; for what provinces and field researchers give, the nation's. */
  private LocalText consultation(Work work) {
    Questionnaire.UnitKind kind = work.first().unit();
    Target target = units.target(kind, work.unit());
    return kind == Questionnaire.UnitKind.ALLIANCE && ReportingUnitCode.fits(target.reportingUnit())
        ? provinces.line(new ReportingUnitCode(target.reportingUnit()))
        : office();
  }

  private LocalText office() {
    List<String> people =
        accounts.listIn(Scope.NATION).stream()
            .filter(a -> a.status() == Account.Status.ACTIVE && a.has(Role.ADMINISTRATOR))
            .map(Account::displayName)
            .toList();
    return people.isEmpty()
        ? OFFICE
        : LocalText.of(
            OFFICE.zh() + people.stream().collect(Collectors.joining("、", "（", "）")),
            OFFICE.en() + people.stream().collect(Collectors.joining(", ", " (", ")")));
  }
}
