package org.orgstatus.analysis.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orgstatus.base.DefinitionFile;
import org.orgstatus.base.DefinitionList;
import org.orgstatus.base.DefinitionMap;
import org.orgstatus.base.DefinitionNode;
import org.orgstatus.base.DefinitionText;

/**
 * A request as a text in YAML, one word a line: what is kept and can be taken away as a file.
 * Written always alike, so that equal requests are equal texts.
 */
public final class TableText {

  /** First word of the file, with the version of its form. */
  private static final String HEAD = "table";

  private static final String VERSION = "1";

  private TableText() {}

  /** The text of a request. */
  public static String write(TableRequest request) {
    StringBuilder text = new StringBuilder(HEAD + ": " + VERSION + "\n");
    request
        .words()
        .forEach(
            (word, values) ->
                text.append(word)
                    .append(": ")
                    .append(
                        values.size() == 1 && !isList(word)
                            ? quoted(values.get(0))
                            : "["
                                + String.join(", ", values.stream().map(TableText::quoted).toList())
                                + "]")
                    .append('\n'));
    return text.toString();
  }

  private static boolean isList(String word) {
    return word.equals("code") || word.equals("filter");
  }

  private static String quoted(String value) {
    return value.matches("[A-Za-z_][A-Za-z0-9_-]*") && !value.matches("(?i)null|true|false")
        ? value
        : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\s", " ") + '"';
  }

  /**
   * Reads a text.
   *
   * @param faults gets all that is wrong with it
   */
  public static TableRequest read(String text, List<TableFault> faults) {
    DefinitionFile file = DefinitionFile.of("table.yaml", text);
    file.problems().forEach(p -> faults.add(new TableFault("text", p.code(), p.message())));
    Map<String, List<String>> words = new LinkedHashMap<>();
    Optional<DefinitionMap> root = file.root();
    if (root.isPresent() && !root.get().has(HEAD)) {
      faults.add(
          TableFault.of(
              "text",
              "not-a-table",
              "文件应以“table: 1”开头。请从保存的表下载样例。",
              "The text begins with 'table: 1'. Download a saved table for an example."));
    }
    root.ifPresent(
        map ->
            map.entries().stream()
                .filter(entry -> !entry.key().text().equals(HEAD))
                .forEach(
                    entry ->
                        words.put(entry.key().text(), values(entry.key(), entry.value(), faults))));
    return TableRequest.of(words, faults);
  }

  private static List<String> values(
      DefinitionText key, DefinitionNode node, List<TableFault> faults) {
    List<DefinitionNode> nodes = node instanceof DefinitionList list ? list.nodes() : List.of(node);
    List<String> values = new ArrayList<>();
    for (DefinitionNode each : nodes) {
      if (each instanceof DefinitionText text) {
        values.add(text.text());
      } else {
        faults.add(
            TableFault.of(
                key.text(),
                "wrong-kind",
                "“" + key.text() + "”应为文字或文字的列表。",
                "'" + key.text() + "' is a text or a list of texts."));
      }
    }
    return values;
  }

  /** SHA-256 of the text. */
  static String hash(TableRequest request) {
    return DefinitionFile.contentHash(List.of(DefinitionFile.of(HEAD, write(request))));
  }
}
