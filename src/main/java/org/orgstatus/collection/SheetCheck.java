package org.orgstatus.collection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.orgstatus.questionnaire.Fault;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.SheetJson;
import org.orgstatus.questionnaire.Surroundings;
import org.orgstatus.questionnaire.Warning;

/** Checks a whole sheet: names, types, references, routing, constraints, all at once. */
final class SheetCheck {

  private final Routing routing;
  private final Surroundings around;
  private final References references;

  SheetCheck(Routing routing, Surroundings around, References references) {
    this.routing = routing;
    this.around = around;
    this.references = references;
  }

  Checked of(SheetJson.Posted posted) {
    References.FoundSheet found = references.find(routing, posted.sheet());
    Filling filling = new Filling(routing, around, found.sheet());
    List<Fault> faults = new ArrayList<>(posted.faults());
    faults.addAll(found.faults().values());
    faults.addAll(SheetJson.notAsked(filling));
    Set<ItemPath> said = new HashSet<>(faults.stream().map(Fault::path).toList());
    // an answer that could not be read is not missing as well
    filling.faults().stream().filter(fault -> !said.contains(fault.path())).forEach(faults::add);
    if (faults.size() > 1) {
      List<String> order = routing.nodes().map(Routing.Node::name).toList();
      faults.sort(Comparator.comparing(fault -> order.indexOf(fault.path().name())));
    }
    return new Checked(filling, faults, warnings(filling));
  }

  static List<Warning> warnings(Filling filling) {
    return filling.warnings().stream().filter(warning -> warning.check().toFiller()).toList();
  }

  static Fault unconfirmed(Warning warning) {
    String first = warning.check().items().stream().findFirst().orElse(warning.check().id());
    return new Fault(Fault.Kind.UNCONFIRMED, ItemPath.of(first), warning.check().message());
  }
}
