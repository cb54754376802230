package org.orgstatus.export.text;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.orgstatus.base.Messages;

/** What stands at the end of a compact document: every note and source of its tables once. */
public final class ClosingNotes {

  private ClosingNotes() {}

  public static List<String> of(PolicyDocument document, Messages labels) {
    Set<String> notes = new LinkedHashSet<>();
    Set<String> sources = new LinkedHashSet<>();
    for (Block block : document.blocks()) {
      if (block instanceof Block.TableBlock table) {
        notes.addAll(TableLegend.notes(table.table(), labels, false));
        sources.add(table.provenance().footer().in(document.language()));
      } else if (block instanceof Block.FigureBlock figure) {
        sources.add(figure.provenance().footer().in(document.language()));
      }
    }
    List<String> lines = new java.util.ArrayList<>();
    int number = 0;
    for (String note : notes) {
      String counted = notes.size() == 1 ? "" : labels.get("result.note.number", ++number + "");
      lines.add(lines.isEmpty() ? labels.get("result.note", counted + note) : counted + note);
    }
    sources.forEach(source -> lines.add(labels.get("result.source", source)));
    return lines;
  }
}
