package org.orgstatus.web.contact;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Role;
import org.orgstatus.accounts.Target;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;
import org.orgstatus.collection.CodesIssuedSince;
import org.orgstatus.collection.Invitation;
import org.orgstatus.collection.Invitations;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.message.Letter;
import org.orgstatus.collection.message.MailedInvitations;
import org.orgstatus.export.file.TextTable;
import org.orgstatus.export.form.CodeSlips;
import org.orgstatus.sampling.Unit;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Files;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.Settings;
import org.orgstatus.web.collecting.Collected;
import org.orgstatus.web.collecting.CollectionRow;
import org.orgstatus.web.office.WaveSums;

/**
 * Activation codes at the moment they are handed over. They are kept nowhere in clear: whoever
 * wants them in a second form sends them back, and each is checked to be the unit's own.
 */
@RequestScoped
public class IssuedCodes {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmm");

  /** Codes outlive the deadline, so that moving it does not make them worthless. */
  private static final Duration AFTER_DEADLINE = Duration.ofDays(30);

  static final LocalText NOT_OPEN =
      LocalText.of(
          "轮次没有开放或已过截止时间，不能发放激活码。请先开放轮次或延长截止时间。",
          "The wave is not open or its deadline has passed. Open it or move its deadline first.");
  private static final LocalText NONE =
      LocalText.of("没有选中单位。请返回列表选择。", "No unit was selected. Go back to the list and select some.");
  private static final LocalText WORTHLESS =
      LocalText.of(
          "这些激活码已用过、已作废或不属于这个轮次。请返回列表重新发放。",
          "These codes were used, were replaced or belong elsewhere. Issue new ones from the"
              + " list.");

  @Inject Collected collected;
  @Inject Invitations invitations;
  @Inject MailedInvitations invited;
  @Inject CurrentAccount current;
  @Inject Settings settings;
  @Inject CurrentLanguage language;
  @Inject Clock clock;

  /**
   * What was asked for.
   *
   * @param slips a code each
   * @param active those who need none, because an account is in use already
   */
  record Handed(List<CodeSlips.Slip> slips, List<Active> active) {}

  /** A unit with an account in use for a role. */
  public record Active(Unit unit, Role role) {}

  /**
   * Issues codes for each unit of the wave that the account answers for and whose time is not over,
   * but for those whose account is in use: a code would let whoever finds it take that over.
   *
   * @param roles filler, approver, or both where it says neither
   * @param seen see {@link #seen()}; empty for now
   */
  Handed issue(Wave wave, Collection<String> codes, String roles, String seen) {
    if (!wave.isOpen(clock.instant())) {
      throw new Refusal(409, NOT_OPEN);
    }
    Map<String, Unit> units = units(wave, codes);
    if (units.isEmpty()) {
      throw new Refusal(422, NONE);
    }
    units.values().removeIf(unit -> !wave.isOpen(clock.instant(), unit.reportingUnit()));
    if (units.isEmpty()) {
      throw new Refusal(409, NOT_OPEN);
    }
    Map<String, Set<Role>> wanted = new TreeMap<>();
    List<Active> active = new ArrayList<>();
    for (Role role : roles(roles)) {
      Set<String> inUse = invitations.activated(role);
      for (Unit unit : units.values()) {
        if (inUse.contains(unit.code())) {
          active.add(new Active(unit, role));
        } else {
          wanted.computeIfAbsent(unit.code(), code -> EnumSet.noneOf(Role.class)).add(role);
        }
      }
    }
    active.sort(Comparator.comparing((Active a) -> a.unit().code()).thenComparing(Active::role));
    List<Invitations.Issued> issued =
        wanted.isEmpty() ? List.of() : issue(wave, wanted, moment(seen));
    return new Handed(slips(wave, units, issued), active);
  }

  private List<Invitations.Issued> issue(Wave wave, Map<String, Set<Role>> wanted, Instant seen) {
    try {
      return invitations.issue(wave.id(), WaveSums.FIRST_FORM, wanted, end(wave), seen);
    } catch (CodesIssuedSince e) {
      String at = TIME.format(e.issuedAt().atZone(clock.getZone()));
      throw new Refusal(
          409,
          LocalText.of(
              "打开确认页之后，" + at + "已经给这些学校生成过激活码，那一次的仍然有效；这一次没有生成。没有保存下来的，请返回列表重新发放。",
              "After you opened the page codes were issued at "
                  + at
                  + ", and those stay good; none was made now. If you have not kept them, go back"
                  + " to the list and issue new ones."));
    }
  }

  /** What a form keeps of the moment at which it was shown, so that it cannot be sent twice. */
  String seen() {
    return Long.toString(clock.millis());
  }

  private Instant moment(String seen) {
    return seen.matches("[0-9]{1,15}")
        ? Instant.ofEpochMilli(Long.parseLong(seen))
        : clock.instant();
  }

  /** Filler, approver, or both where the word says neither. */
  static Set<Role> roles(String word) {
    return switch (word) {
      case "filler" -> EnumSet.of(Role.CAMPUS_FILLER);
      case "approver" -> EnumSet.of(Role.CAMPUS_APPROVER);
      default -> EnumSet.of(Role.CAMPUS_FILLER, Role.CAMPUS_APPROVER);
    };
  }

  /**
   * Takes codes that were just issued back from the page that shows them.
   *
   * @param lines unit code and activation code with a blank between them, one pair a line
   */
  List<CodeSlips.Slip> again(Wave wave, String lines) {
    List<Invitations.Issued> given = new ArrayList<>();
    for (String line : lines.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
      String[] parts = line.split(" ");
      Optional<Invitation> invitation =
          parts.length == 2 ? invitations.find(parts[1]) : Optional.empty();
      if (invitation
          .filter(i -> i.unitCode().equals(parts[0]) && i.waveId().equals(wave.id()))
          .isEmpty()) {
        throw new Refusal(409, WORTHLESS);
      }
      given.add(new Invitations.Issued(parts[0], invitation.orElseThrow().role(), parts[1]));
    }
    Set<String> named =
        given.stream().map(Invitations.Issued::unitCode).collect(Collectors.toSet());
    Map<String, Unit> units = units(wave, named);
    if (units.isEmpty() || units.size() < named.size()) {
      throw new Refusal(409, WORTHLESS);
    }
    given.sort(
        Comparator.comparing(Invitations.Issued::unitCode).thenComparing(Invitations.Issued::role));
    return slips(wave, units, given);
  }

  private List<CodeSlips.Slip> slips(
      Wave wave, Map<String, Unit> units, List<Invitations.Issued> issued) {
    Map<Invitations.Issued, Letter> letters = invited.letters(wave.id(), issued);
    LocalDate until = LocalDate.ofInstant(end(wave), clock.getZone());
    return issued.stream()
        .map(
            one -> {
              Unit unit = units.get(one.unitCode());
              return new CodeSlips.Slip(
                  unit.reportingUnitName(),
                  unit.name(),
                  unit.code(),
                  one.role().title(),
                  one.code(),
                  settings.siteUrl() + "/join/" + one.code(),
                  wave.deadlineFor(unit.reportingUnit()),
                  until,
                  letters.get(one).text());
            })
        .toList();
  }

  static Instant end(Wave wave) {
    return wave.lastDeadline().plus(AFTER_DEADLINE);
  }

  private Map<String, Unit> units(Wave wave, Collection<String> codes) {
    Map<String, Unit> units =
        collected.rows(wave, Permission.VIEW_WAVE).stream()
            .map(CollectionRow::unit)
            .filter(unit -> codes.contains(unit.code()))
            .collect(Collectors.toMap(Unit::code, Function.identity()));
    units
        .values()
        .forEach(
            unit ->
                current.require(
                    Permission.CHANGE_ACCOUNTS,
                    Target.institution(unit.reportingUnit().value(), unit.code())));
    return units;
  }

  /** The codes as a workbook for the office; who needs none stands there too, with the reason. */
  Response list(Wave wave, Handed handed) {
    Messages words = Messages.in(language.get());
    List<String> headings =
        Stream.of("reporting-unit", "code", "name", "activation", "link", "role", "until")
            .map(column -> words.get("codes.column." + column))
            .toList();
    TextTable table =
        new TextTable(
            words.get("codes.file"),
            headings,
            Stream.concat(
                    handed.slips().stream().map(this::row),
                    handed.active().stream().map(one -> row(one, words.get("codes.active.cell"))))
                .toList());
    return Files.answer(
        name("codes.file", wave) + ".xlsx",
        Files.XLSX,
        out -> table.writeXlsx(language.get(), LocalDate.now(clock), out));
  }

  /** The name of a file with codes, without ending. */
  String name(String word, Wave wave) {
    String stamp = STAMP.format(LocalDateTime.now(clock));
    return Messages.in(language.get()).get(word) + "-" + wave.id() + "-" + stamp;
  }

  private List<String> row(CodeSlips.Slip slip) {
    return List.of(
        slip.reportingUnit(),
        slip.unitCode(),
        slip.unit(),
        slip.code(),
        slip.link(),
        slip.role().in(language.get()),
        slip.until().toString());
  }

  private List<String> row(Active active, String why) {
    return List.of(
        active.unit().reportingUnitName(),
        active.unit().code(),
        active.unit().name(),
        why,
        "",
        active.role().title().in(language.get()),
        "");
  }
}
