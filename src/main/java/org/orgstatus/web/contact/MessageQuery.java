package org.orgstatus.web.contact;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.orgstatus.collection.message.MessageStatus;
import org.orgstatus.questionnaire.StandardText;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.sampling.Unit;
import org.orgstatus.web.office.Page;
import org.orgstatus.web.office.Query;

/**
 * Which part of the log of messages a page shows. Words in an address that mean nothing are taken
 * as not given.
 *
 * @param mails the mails; otherwise the reminders and returns
 * @param text part of an institution's name or beginning of its code; may be empty
 * @param kind which text was mailed
 * @param page from 1
 */
record MessageQuery(
    boolean mails,
    String text,
    Optional<ReportingUnitCode> unit,
    Optional<StandardText.Id> kind,
    Optional<MessageStatus> status,
    int page) {

  private static final String REMINDERS = "reminders";

  /** The texts that are mailed. */
  static List<StandardText.Id> kinds() {
    return Stream.of(StandardText.Id.values()).filter(StandardText.Id::isMessage).toList();
  }

  static MessageQuery read(Function<String, String> values) {
    Function<String, String> given =
        name -> Optional.ofNullable(values.apply(name)).map(String::strip).orElse("");
    String unit = given.apply("unit");
    return new MessageQuery(
        !given.apply("log").equals(REMINDERS),
        given.apply("q"),
        ReportingUnitCode.fits(unit) ? Optional.of(new ReportingUnitCode(unit)) : Optional.empty(),
        StandardText.Id.find(given.apply("text")),
        Stream.of(MessageStatus.values())
            .filter(status -> status.name().equals(given.apply("status")))
            .findFirst(),
        Page.number(given.apply(Query.PAGE)));
  }

  Query query(String path) {
    return Query.of(path)
        .plus("log", mails ? "" : REMINDERS)
        .plus("q", text)
        .plus("unit", unit.map(ReportingUnitCode::value).orElse(""))
        .plus("text", mails ? kind.map(Enum::name).orElse("") : "")
        .plus("status", mails ? status.map(Enum::name).orElse("") : "")
        .plus(Query.PAGE, page == 1 ? "" : Integer.toString(page));
  }

  /** Whether it names some institutions only. */
  boolean namesUnits() {
    return unit.isPresent() || !text.isEmpty();
  }

  boolean accepts(Unit asked) {
    return unit.filter(code -> !code.equals(asked.reportingUnit())).isEmpty()
        && (text.isEmpty() || asked.name().contains(text) || asked.code().startsWith(text));
  }
}
