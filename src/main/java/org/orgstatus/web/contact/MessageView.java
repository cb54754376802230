package org.orgstatus.web.contact;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Models;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.orgstatus.accounts.Permission;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.message.MessageLog;
import org.orgstatus.collection.message.MessageStatus;
import org.orgstatus.collection.message.OutboxMessage;
import org.orgstatus.collection.message.Reminder;
import org.orgstatus.sampling.Unit;
import org.orgstatus.web.office.Page;
import org.orgstatus.web.office.Reach;

/** The log of messages as far as the account may see it, a page at a time. */
@RequestScoped
public class MessageView {

  @Inject MessageLog log;
  @Inject Reach reach;
  @Inject Models models;

  /**
   * A message of the outbox with its unit.
   *
   * @param unit null where the frame of the wave does not name it
   */
  public record SentLine(@Nullable Unit unit, OutboxMessage message) {}

  /** A reminder or return with its unit, as {@link SentLine}. */
  public record ReminderLine(@Nullable Unit unit, Reminder reminder) {}

  /**
   * Puts the part that is asked for on the page.
   *
   * @param own the units for which the account may send reminders
   */
  void show(Wave wave, List<Unit> own, MessageQuery wanted, String path) {
    Map<String, Unit> units =
        own.stream().collect(Collectors.toMap(Unit::code, Function.identity()));
    models.put("query", wanted.query(path));
    models.put("units", reach.units(Permission.SEND_REMINDERS));
    models.put("kinds", MessageQuery.kinds());
    models.put("statuses", MessageStatus.values());
    if (wanted.mails()) {
      showMails(wave, units, wanted);
    } else {
      showReminders(wave, units, wanted);
    }
  }

  private void showMails(Wave wave, Map<String, Unit> units, MessageQuery query) {
    MessageLog.Wanted wanted =
        new MessageLog.Wanted(codes(units, query), query.kind(), query.status());
    Map<MessageStatus, Long> counts = log.countMails(wave.id(), wanted);
    long total =
        counts.entrySet().stream()
            .filter(count -> query.status().filter(s -> s != count.getKey()).isEmpty())
            .mapToLong(Map.Entry::getValue)
            .sum();
    int number = Page.within(query.page(), Math.toIntExact(total));
    List<SentLine> lines =
        log.listMails(wave.id(), wanted, (number - 1) * Page.SIZE, Page.SIZE).stream()
            .map(message -> new SentLine(units.get(message.unitCode()), message))
            .toList();
    models.put("counts", counts);
    models.put("page", new Page<>(lines, number, Math.toIntExact(total)));
  }

  private void showReminders(Wave wave, Map<String, Unit> units, MessageQuery query) {
    Optional<Set<String>> codes = codes(units, query);
    int total = Math.toIntExact(log.countReminders(wave.id(), codes));
    int number = Page.within(query.page(), total);
    List<ReminderLine> lines =
        log.listReminders(wave.id(), codes, (number - 1) * Page.SIZE, Page.SIZE).stream()
            .map(reminder -> new ReminderLine(units.get(reminder.unitCode()), reminder))
            .toList();
    models.put("counts", Map.of());
    models.put("page", new Page<>(lines, number, total));
  }

  /** The units wanted; empty where the account sees the whole wave and wants all of it. */
  private Optional<Set<String>> codes(Map<String, Unit> own, MessageQuery query) {
    return reach.isNation(Permission.SEND_REMINDERS) && !query.namesUnits()
        ? Optional.empty()
        : Optional.of(
            own.values().stream()
                .filter(query::accepts)
                .map(Unit::code)
                .collect(Collectors.toSet()));
  }
}
