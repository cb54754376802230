package org.orgstatus.analysis.table;

import java.util.Collection;
import java.util.List;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.NearestWord;

/**
 * Something in a request that stops the table.
 *
 * @param field the word of the request where it stands
 * @param kind stable, in kebab case, for example {@code unknown-name}
 * @param message what is wrong and what to do
 */
public record TableFault(String field, String kind, LocalText message) {

  static TableFault of(String field, String kind, String zh, String en) {
    return new TableFault(field, kind, LocalText.of(zh, en));
  }

  /** A word that is none of those known; names near ones. */
  static TableFault unknown(String field, String kind, String word, Collection<String> known) {
    String nearest = NearestWord.to(word, known).orElse("");
    List<String> first = known.stream().limit(12).toList();
    String more = known.size() > first.size() ? " …" : "";
    return of(
        field,
        kind,
        "“"
            + field
            + "”里没有“"
            + word
            + "”。"
            + NearestWord.hintZh(nearest, "可用：" + String.join("、", first) + more + "。"),
        "'"
            + field
            + "' knows no '"
            + word
            + "'. "
            + NearestWord.hintEn(nearest, "Known: " + String.join(", ", first) + more + "."));
  }

  static TableFault unknownWord(String word) {
    return unknown(word, "unknown-word", word, TableRequest.WORDS);
  }
}
