package org.orgstatus.base;

import java.util.List;

/** A list in a definition file, in the order of the file. */
public record DefinitionList(List<DefinitionNode> nodes, Place place) implements DefinitionNode {

  public DefinitionList {
    nodes = List.copyOf(nodes);
  }

  @Override
  public List<DefinitionNode> asList() {
    return nodes;
  }
}
