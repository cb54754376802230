package org.orgstatus.web.audit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.orgstatus.base.Language;
import org.orgstatus.base.Messages;

/** What was done, in words: the record itself keeps codes, which serve every language. */
final class AuditWords {

  private AuditWords() {}

  /**
   * An act as the filter offers it.
   *
   * @param code as the record keeps it, for example {@code wave-opened}
   */
  public record Act(String code, String words) {}

  /** The words of an act; its code where it has none, so that no entry is without an act. */
  static Act act(String code, Language language) {
    Messages messages = Messages.in(language);
    String key = "audit.act." + code;
    return new Act(code, messages.has(key) ? messages.get(key) : code);
  }

  /** What it was done to: the kind of each thing in words, its code as the record keeps it. */
  static String subject(String kept, Language language) {
    Messages messages = Messages.in(language);
    return Arrays.stream(kept.split(", "))
        .map(part -> part(part, messages))
        .collect(Collectors.joining(language == Language.ZH ? "、" : ", "));
  }

  private static String part(String part, Messages messages) {
    int end = part.lastIndexOf(' ');
    String key = end < 0 ? "" : "audit.of." + part.substring(0, end).replace(' ', '-');
    return messages.has(key) ? messages.get(key, part.substring(end + 1)) : part;
  }

  /** In the order of their codes, which puts acts on one thing side by side. */
  static List<Act> acts(List<String> codes, Language language) {
    return codes.stream()
        .map(code -> act(code, language))
        .sorted(Comparator.comparing(Act::code))
        .toList();
  }
}
