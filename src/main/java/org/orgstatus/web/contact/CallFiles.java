package org.orgstatus.web.contact;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Role;
import org.orgstatus.accounts.Target;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;
import org.orgstatus.collection.ContactPersons;
import org.orgstatus.collection.ResponseStatus;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.Standing;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.message.Reminders;
import org.orgstatus.collection.message.ReturnNotices;
import org.orgstatus.collection.message.UnitAddresses;
import org.orgstatus.export.file.TextTable;
import org.orgstatus.sampling.Unit;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Files;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.collecting.Collected;
import org.orgstatus.web.collecting.CollectionQuery;
import org.orgstatus.web.collecting.CollectionRow;
import org.orgstatus.web.office.Purpose;
import org.orgstatus.web.office.WaveSums;

/**
 * The call list: whom to ring, with the persons the institutions named. Personal data leave here
 * only with a purpose, and every export is on record.
 */
@Path("office/waves/{wave}/collection/calls/list.xlsx")
@RequestScoped
@Needs(Permission.VIEW_CONTACTS)
public class CallFiles {

  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmm");
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private static final LocalText NOBODY =
      LocalText.of(
          "筛选后没有学校。请返回列表，改变筛选条件。", "The filters leave no institution. Go back and change them.");

  @Inject Collected collected;
  @Inject ContactPersons persons;
  @Inject UnitAddresses addresses;
  @Inject Reminders reminders;
  @Inject ReturnNotices returns;
  @Inject Responses responses;
  @Inject CurrentAccount current;
  @Inject CurrentLanguage language;
  @Inject Clock clock;

  @PathParam("wave")
  String waveId;

  /**
   * The list under the filters of the collection list.
   *
   * @param entered what for
   */
  @POST
  public Response list(
      @FormParam("purpose") @DefaultValue("") String entered,
      MultivaluedMap<String, String> filters) {
    CollectionQuery wanted = CollectionQuery.read(filters::getFirst);
    String purpose =
        Purpose.of(entered, "电话催报未提交的学校", "calling institutions that have not submitted");
    Wave wave = collected.wave(waveId);
    List<CollectionRow> rows =
        collected.rows(wave, Permission.VIEW_CONTACTS).stream().filter(wanted::accepts).toList();
    if (rows.isEmpty()) {
      throw new Refusal(422, NOBODY);
    }
    rows.forEach(
        row ->
            current.require(
                Permission.VIEW_CONTACTS,
                Target.institution(row.unit().reportingUnit().value(), row.unit().code())));
    TextTable table = table(wave, rows, purpose);
    String stamp = STAMP.format(LocalDateTime.now(clock));
    return Files.answer(
        Messages.in(language.get()).get("calls.file") + "-" + waveId + "-" + stamp + ".xlsx",
        Files.XLSX,
        out -> table.writeXlsx(language.get(), LocalDate.now(clock), out));
  }

  private TextTable table(Wave wave, List<CollectionRow> rows, String purpose) {
    Set<String> codes = rows.stream().map(row -> row.unit().code()).collect(Collectors.toSet());
    Map<String, Map<String, String>> named =
        persons.list(waveId, WaveSums.FIRST_FORM, codes, purpose);
    Map<String, String> fillers = addresses.list(Role.CAMPUS_FILLER, codes);
    Map<String, String> approvers = addresses.list(Role.CAMPUS_APPROVER, codes);
    Messages words = Messages.in(language.get());
    List<String> headings =
        Stream.of(
                "reporting-unit",
                "city",
                "code",
                "name",
                "person",
                "mail",
                "mail-approver",
                "status",
                "deadline",
                "key",
                "activity",
                "open",
                "returned",
                "whom",
                "reached",
                "remark")
            .map(column -> words.get("calls.column." + column))
            .toList();
    return new TextTable(
        words.get("calls.file"),
        headings,
        rows.stream()
            .map(row -> line(wave, row, new Known(named, fillers, approvers), words))
            .toList());
  }

  /**
   * What is known of persons, by institution.
   *
   * @param named by the institutions themselves
   */
  private record Known(
      Map<String, Map<String, String>> named,
      Map<String, String> fillers,
      Map<String, String> approvers) {}

  private List<String> line(Wave wave, CollectionRow row, Known known, Messages words) {
    Unit unit = row.unit();
    Standing standing = row.standing();
    boolean answered = standing != null && standing.status().isAnswered();
    List<String> cells = new ArrayList<>();
    cells.add(unit.reportingUnitName());
    cells.add(unit.city().orElse(""));
    cells.add(unit.code());
    cells.add(unit.name());
    cells.add(String.join(" / ", known.named().getOrDefault(unit.code(), Map.of()).values()));
    cells.add(known.fillers().getOrDefault(unit.code(), ""));
    cells.add(known.approvers().getOrDefault(unit.code(), ""));
    cells.add(words.get("collection.status." + row.status().toLowerCase(Locale.ROOT)));
    cells.add(moment(wave.deadlineFor(unit.reportingUnit())));
    cells.add(row.code() == null ? "" : row.code().label().in(language.get()));
    cells.add(standing == null ? "" : moment(standing.savedAt()));
    cells.add(
        answered
            ? "0"
            : Integer.toString(reminders.openItems(waveId, WaveSums.FIRST_FORM, unit.code())));
    cells.add(returned(row));
    cells.add(answered ? "" : Reminders.awaited(status(row)).title().in(language.get()));
    cells.add("");
    cells.add("");
    return cells;
  }

  private static @Nullable ResponseStatus status(CollectionRow row) {
    return row.standing() == null ? null : row.standing().status();
  }

  /** What to say of a return, to be read out or pasted. */
  private String returned(CollectionRow row) {
    return row.standing() == null || row.standing().status() != ResponseStatus.RETURNED
        ? ""
        : responses
            .find(waveId, WaveSums.FIRST_FORM, row.unit().code())
            .map(response -> returns.letter(response).text().in(language.get()))
            .orElse("");
  }

  private String moment(Instant moment) {
    return MOMENT.format(moment.atZone(clock.getZone()));
  }
}
