package org.orgstatus.export.dataout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.orgstatus.base.Language;
import org.orgstatus.base.Messages;
import org.orgstatus.dataset.WaveData;
import org.orgstatus.questionnaire.MissingReason;

/** What every file says of the data in it: wave, day, lock and hashes, and how to read them. */
final class Facts {

  private final DataOut out;
  private final WaveData data;

  private Facts(DataOut out) {
    this.out = out;
    this.data = out.data();
  }

  static Facts of(DataOut out) {
    return new Facts(out);
  }

  /** For programs. */
  Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("wave", data.wave().id());
    words.put("referenceDate", data.wave().referenceDate().toString());
    words.put("answers", data.wave().demonstration() ? "invented" : "real");
    words.put("state", data.lock().isPresent() ? "locked" : "provisional");
    data.lock()
        .ifPresent(
            lock -> {
              words.put("lock", lock.name());
              words.put("contentHash", lock.contentHash());
            });
    words.put("dataVersion", data.version());
    words.put("institutions", out.namesInstitutions() ? "codes" : "numbers");
    return words;
  }

  /** A name of small letters, digits and hyphens. */
  String slug() {
    String id = data.lock().map(lock -> lock.contentHash().substring(0, 12)).orElse("provisional");
    return ("orgstatus-" + data.wave().id() + "-" + id)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9.-]+", "-");
  }

  /** For people: one paragraph each. */
  List<String> lines(Language language) {
    Messages labels = Messages.in(language);
    List<String> lines = new ArrayList<>();
    lines.add(labels.get("dataout.title"));
    if (data.wave().demonstration()) {
      lines.add(labels.get("data.invented") + ": " + labels.get("data.invented.words"));
    }
    lines.add(labels.get("data.wave") + ": " + data.wave().id());
    lines.add(labels.get("data.reference") + ": " + data.wave().referenceDate());
    data.lock()
        .ifPresentOrElse(
            lock -> {
              lines.add(labels.get("data.lock") + ": " + lock.name());
              lines.add(labels.get("data.hash") + ": " + lock.contentHash());
            },
            () -> lines.add(labels.get("dataout.provisional")));
    lines.add(labels.get("data.version") + ": " + data.version());
    lines.add(
        labels.get(out.namesInstitutions() ? "dataout.readme.codes" : "dataout.readme.numbers"));
    lines.add(labels.get("data.persons.words"));
    return lines;
  }

  /** What a file beside the data says in both languages, with paragraphs of its own. */
  String readme(String... keys) {
    StringBuilder text = new StringBuilder();
    for (Language language : Language.values()) {
      Messages labels = Messages.in(language);
      lines(language).forEach(line -> text.append(line).append("\r\n"));
      for (String key : keys) {
        text.append("\r\n").append(labels.get(key)).append("\r\n");
      }
      text.append("\r\n").append(labels.get("dataout.reasons")).append("\r\n");
      for (MissingReason reason : MissingReason.values()) {
        text.append("  ").append(reason.word()).append(" = ");
        text.append(reason.label().in(language)).append("\r\n");
      }
      text.append("\r\n");
    }
    return text.toString();
  }
}
