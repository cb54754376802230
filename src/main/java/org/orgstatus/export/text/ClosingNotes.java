package org.orgstatus.export.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.orgstatus.analysis.result.Provenance;
import org.orgstatus.base.Language;
import org.orgstatus.base.Messages;

/**
 * What stands at the end of a compact document: every note and source of its tables once. Where
 * there are several sources, each names the figures and tables that rest on it.
 */
public final class ClosingNotes {

  private ClosingNotes() {}

  public static List<String> of(PolicyDocument document, Messages labels) {
    Set<String> notes = new LinkedHashSet<>();
    Map<String, List<String>> sources = new LinkedHashMap<>();
    Numbers numbers = new Numbers(document);
    for (Block block : document.blocks()) {
      if (block instanceof Block.TableBlock table) {
        notes.addAll(TableLegend.notes(table.table(), labels, false));
        of(sources, table.provenance(), document).add(numbers.name(block));
      } else if (block instanceof Block.FigureBlock figure) {
        of(sources, figure.provenance(), document).add(numbers.name(block));
      }
    }
    List<String> lines = new ArrayList<>();
    int number = 0;
    for (String note : notes) {
      String counted = notes.size() == 1 ? "" : labels.get("result.note.number", ++number + "");
      lines.add(lines.isEmpty() ? labels.get("result.note", counted + note) : counted + note);
    }
    String comma = labels.language() == Language.ZH ? "、" : ", ";
    sources.forEach(
        (source, shown) ->
            lines.add(
                sources.size() == 1
                    ? labels.get("result.source", source)
                    : labels.get("result.source.of", String.join(comma, shown), source)));
    return lines;
  }

  private static List<String> of(
      Map<String, List<String>> sources, Provenance made, PolicyDocument document) {
    return sources.computeIfAbsent(
        made.footer().in(document.language()), source -> new ArrayList<>());
  }
}
