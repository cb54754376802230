package org.orgstatus.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.orgstatus.accounts.Account;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalDates;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;

/** What stands around every page; templates know it as {@code frame}. */
public final class Frame {

  /**
   * One entry of the navigation.
   *
   * @param key the message that names it
   * @param path where it leads
   * @param current whether the page shown lies there
   */
  public record Entry(String key, String path, boolean current) {}

  private final Assets assets;
  private final Language language;
  private final ZoneId zone;
  private final String otherLanguage;
  private final @Nullable Account account;
  private final String csrf;
  private final List<Entry> navigation;
  private final String notice;
  private final List<LocalText> announcements;

  Frame(
      Assets assets,
      Language language,
      ZoneId zone,
      String otherLanguage,
      @Nullable Account account,
      String csrf,
      List<Entry> navigation,
      String notice,
      List<LocalText> announcements) {
    this.assets = assets;
    this.language = language;
    this.zone = zone;
    this.otherLanguage = otherLanguage;
    this.account = account;
    this.csrf = csrf;
    this.navigation = List.copyOf(navigation);
    this.notice = notice;
    this.announcements = List.copyOf(announcements);
  }

  /** Notices of the national office for whoever looks at the page. */
  public List<LocalText> announcements() {
    return announcements;
  }

  /** The address of this page in the other language. */
  public String otherLanguage() {
    return otherLanguage;
  }

  /** Who is signed in; null for a visitor. */
  public @Nullable Account account() {
    return account;
  }

  /** The value of the hidden field {@code _csrf}, which stands first in every form. */
  public String csrf() {
    return csrf;
  }

  /** The stages this account may enter, in the order of the study. */
  public List<Entry> navigation() {
    return navigation;
  }

  /** The key of a message about what was just done; empty when there is none. */
  public String notice() {
    return notice;
  }

  /** The address of an asset, for example {@code css/orgstatus.css}. */
  public String asset(String path) {
    return assets.address(path);
  }

  /** A text in the language of this page. */
  public String say(LocalText text) {
    return text.in(language);
  }

  /** The words of a key that may have none; then nothing. */
  public String word(String key) {
    Messages messages = Messages.in(language);
    return messages.has(key) ? messages.get(key) : "";
  }

  /** A moment as people here write it: {@code 2017年9月30日 14:32}. */
  public String moment(Instant moment) {
    return LocalDates.moment(moment, zone).in(language);
  }

  /** A day: {@code 2017年9月30日}. */
  public String day(LocalDate day) {
    return LocalDates.day(day).in(language);
  }

  /** Days from the one to the other, or the one where they are the same. */
  public String days(LocalDate from, LocalDate to) {
    return from.equals(to) ? day(from) : day(from) + " – " + day(to);
  }

  /** The month of a day of which no more is known: {@code 2017年9月}. */
  public String month(LocalDate day) {
    return LocalDates.month(YearMonth.from(day)).in(language);
  }

  /** A count with its thousands apart: {@code 12,345}. */
  public String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** A part of a whole in percent with one decimal; a dash where the whole is nothing. */
  public String share(long part, long whole) {
    return whole == 0 ? "—" : String.format(Locale.ROOT, "%.1f%%", 100.0 * part / whole);
  }

  /** The address of this page in a language, its other query values kept. */
  static String inLanguage(String path, @Nullable String query, Language language) {
    StringBuilder address = new StringBuilder(path).append("?");
    for (String pair : (query == null ? "" : query).split("&")) {
      if (!pair.isEmpty() && !pair.startsWith("lang=")) {
        address.append(pair).append("&");
      }
    }
    return address.append("lang=").append(language.tag()).toString();
  }
}
