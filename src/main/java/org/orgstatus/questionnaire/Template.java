package org.orgstatus.questionnaire;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;

/** A bilingual text that may show values, as in {@code 截至${ref_date}}. */
public record Template(LocalText text) {

  public static final Template EMPTY = new Template(LocalText.EMPTY);

  private static final Pattern READ = Pattern.compile("\\$\\{([^}]*)}");

  /** Names of the values shown, in both languages together. */
  public Set<String> references() {
    Set<String> names = new LinkedHashSet<>();
    for (Language language : Language.values()) {
      READ.matcher(text.in(language)).results().forEach(m -> names.add(m.group(1).strip()));
    }
    return names;
  }

  /** The text with each value filled in. */
  public String in(Language language, UnaryOperator<String> valueOf) {
    return READ.matcher(text.in(language))
        .replaceAll(m -> Matcher.quoteReplacement(valueOf.apply(m.group(1).strip())));
  }

  /** Gives the text piece by piece: words, and names of values that stand between them. */
  public void write(Language language, Consumer<String> words, Consumer<String> names) {
    String written = text.in(language);
    Matcher read = READ.matcher(written);
    int at = 0;
    while (read.find()) {
      words.accept(written.substring(at, read.start()));
      names.accept(read.group(1).strip());
      at = read.end();
    }
    words.accept(written.substring(at));
  }

  public boolean isEmpty() {
    return text.isEmpty();
  }
}
