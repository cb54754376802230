package org.orgstatus.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.orgstatus.base.LocalText;

/** Tells the history of an institution: lists, successors, corrections, branch campuses. */
@ApplicationScoped
@Transactional
public class InstitutionHistory {

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  @Inject private RegisterImports imports;
  @Inject private Matches matches;
  @Inject private Corrections corrections;
  @Inject private BranchCampuses branches;
  @Inject private Institutions institutions;

  protected InstitutionHistory() {}

  /** The latest first. */
  public List<InstitutionEvent> of(InstitutionCode code) {
    List<InstitutionEvent> events = new ArrayList<>();
    imports.list().forEach(done -> imported(done, code, events));
    matches.list(code).forEach(match -> events.add(matched(match)));
    institutions
        .listPredecessors(code)
        .forEach(
            before ->
                events.add(
                    event(
                        before.validTo().orElse(before.validFrom()),
                        LocalText.of("承接", "Follows"),
                        before.name() + " " + before.code())));
    corrections.list(code).stream()
        .filter(c -> c.status() == Correction.Status.CONFIRMED)
        .forEach(
            c ->
                events.add(
                    event(
                        day(c.decidedAt().orElseThrow()),
                        LocalText.of("更正", "Corrected"),
                        c.column() + ": " + c.before() + " → " + c.now())));
    branches
        .list(code)
        .forEach(
            b -> events.add(event(b.validFrom(), LocalText.of("分校区", "Branch campus"), b.name())));
    events.sort(Comparator.comparing(InstitutionEvent::day).reversed());
    return events;
  }

  private static void imported(
      RegisterImport done, InstitutionCode code, List<InstitutionEvent> events) {
    ProposalJson.Changes changes = ProposalJson.changes(done.changes());
    if (changes.added().stream().anyMatch(e -> e.code().equals(code))) {
      events.add(event(done.asOf(), LocalText.of("列入名单", "Entered by the list"), ""));
    }
    if (changes.gone().stream().anyMatch(e -> e.code().equals(code))) {
      events.add(event(done.asOf(), LocalText.of("名单不再列出", "No longer in the list"), ""));
    }
    changes.changed().stream()
        .filter(c -> c.code().equals(code))
        .flatMap(c -> c.fields().stream())
        .forEach(
            f ->
                events.add(
                    event(
                        done.asOf(),
                        f.column().equals("name_zh")
                            ? LocalText.of("更名（代码不变）", "Renamed, same code")
                            : LocalText.of("名单更改", "Changed by the list"),
                        f.column() + ": " + f.old() + " → " + f.now())));
  }

  private static InstitutionEvent matched(StoredMatch match) {
    String detail = match.successor().map(InstitutionCode::value).orElse("");
    return new InstitutionEvent(
        match.goneOn(),
        match.kind().text(),
        LocalText.of(
            (detail + " " + match.reason().text().zh()).strip(),
            (detail + " " + match.reason().text().en()).strip()));
  }

  private static InstitutionEvent event(LocalDate day, LocalText kind, String detail) {
    return new InstitutionEvent(day, kind, LocalText.of(detail, detail));
  }

  private static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, CHINA);
  }
}
