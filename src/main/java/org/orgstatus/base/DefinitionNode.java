package org.orgstatus.base;

import java.util.List;

/**
 * A piece of a definition file: text, a list, or a mapping from keys to pieces. YAML's kinds of
 * scalars play no part: {@code yes}, {@code 2017.1} and {@code "2017.1"} are all the text between
 * the quotes, and who reads it says what it means.
 */
public sealed interface DefinitionNode permits DefinitionText, DefinitionList, DefinitionMap {

  /** Where its first character stands; for quoted text the first character inside the quotes. */
  Place place();

  /** The pieces of a list; for anything else a list of this one piece. */
  default List<DefinitionNode> asList() {
    return List.of(this);
  }
}
