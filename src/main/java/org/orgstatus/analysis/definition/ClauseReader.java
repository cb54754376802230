package org.orgstatus.analysis.definition;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.orgstatus.analysis.definition.Norm.Strength;
import org.orgstatus.base.DefinitionMap;
import org.orgstatus.base.DefinitionText;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Problems;

/** Reads the clauses of the documents, and checks those that others cite. */
public final class ClauseReader {

  public static final Set<String> KEYS = Set.of("clauses");

  private static final Set<String> CLAUSE = Set.of("id", "text", "strength");

  private final List<Clause> clauses = new ArrayList<>();

  private final Declared declared = new Declared(LocalText.of("条款", "clause"));

  public void read(DefinitionMap root, Problems problems) {
    for (DefinitionMap map : root.maps("clauses", problems)) {
      map.only(CLAUSE, problems);
      map.require(List.of("id", "text"), problems);
      Optional<DefinitionText> id = map.text("id", problems);
      Optional<LocalText> text = map.localText("text", problems);
      Optional<Strength> strength =
          map.text("strength", problems).flatMap(t -> NormReader.strength(t, problems));
      if (id.isPresent() && declared.add(id.get(), problems) && text.isPresent()) {
        clauses.add(new Clause(id.get().text(), text.get(), strength));
      }
    }
  }

  /** The clauses that a definition cites under {@code clauses}, each of them known. */
  public List<String> cited(DefinitionMap map, Problems problems) {
    List<DefinitionText> texts = map.texts("clauses", problems);
    texts.forEach(t -> declared.require(t.text(), t.place(), problems));
    return texts.stream().map(DefinitionText::text).toList();
  }

  /** Those read so far, faultless ones only. */
  public List<Clause> clauses() {
    return Collections.unmodifiableList(clauses);
  }
}
