package org.orgstatus.base;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Builds the pieces of a definition file from YAML events. Nothing is constructed or expanded, so a
 * hostile file costs no more than its length; nesting is bounded.
 */
final class DefinitionParser {

  private static final int DEEPEST = 24;

  private final int[] codePoints;
  private final DefinitionFaults faults;
  private final Iterator<Event> events;

  private DefinitionParser(String name, String text, DefinitionFaults faults) {
    this.codePoints = text.codePoints().toArray();
    this.faults = faults;
    LoadSettings settings =
        LoadSettings.builder().setLabel(name).setCodePointLimit(DefinitionFile.LARGEST + 1).build();
    this.events = new Parse(settings).parseString(text).iterator();
  }

  /** The mapping that the text is; empty, with problems, when it is none. */
  static Optional<DefinitionMap> parse(String name, String text, Problems problems) {
    DefinitionFaults faults = new DefinitionFaults(name, problems);
    if (text.length() > DefinitionFile.LARGEST) {
      DefinitionEncoding.tooLarge(name, text.length(), problems);
      return Optional.empty();
    }
    if (faults.tabIndents(text)) {
      return Optional.empty();
    }
    try {
      return new DefinitionParser(name, text, faults).root();
    } catch (TooDeep e) {
      faults.tooDeep(e.place, DEEPEST);
    } catch (YamlEngineException e) {
      faults.syntax(e, text);
    }
    return Optional.empty();
  }

  private Optional<DefinitionMap> root() {
    Optional<DefinitionNode> first = document();
    if (first.isEmpty()) {
      faults.emptyFile();
      return Optional.empty();
    }
    if (document().isPresent()) {
      faults.severalDocuments();
    }
    if (first.get() instanceof DefinitionMap map) {
      return Optional.of(map);
    }
    faults.notAMapping(first.get().place());
    return Optional.empty();
  }

  private Optional<DefinitionNode> document() {
    while (events.hasNext()) {
      if (events.next() instanceof DocumentStartEvent) {
        DefinitionNode node = node(events.next(), 0);
        boolean blank = node instanceof DefinitionText t && t.isEmpty();
        return blank ? Optional.empty() : Optional.of(node);
      }
    }
    return Optional.empty();
  }

  private DefinitionNode node(Event event, int depth) {
    Place place = faults.place(event.getStartMark());
    if (depth > DEEPEST) {
      throw new TooDeep(place);
    }
    refuseExtras(event, place);
    if (event instanceof ScalarEvent scalar) {
      return text(scalar, place);
    }
    if (event instanceof MappingStartEvent) {
      return map(place, depth);
    }
    return event instanceof CollectionStartEvent
        ? list(place, depth)
        : new DefinitionText("", place, "");
  }

  private DefinitionText text(ScalarEvent scalar, Place place) {
    scalar
        .getValue()
        .chars()
        .filter(c -> Character.isISOControl(c) && c != '\n' && c != '\t')
        .findFirst()
        .ifPresent(c -> faults.controlCharacter(place, c));
    int from = scalar.getStartMark().orElseThrow().getIndex();
    int to = scalar.getEndMark().orElseThrow().getIndex();
    return new DefinitionText(scalar.getValue(), place, new String(codePoints, from, to - from));
  }

  private DefinitionList list(Place place, int depth) {
    List<DefinitionNode> nodes = new ArrayList<>();
    for (Event e = events.next(); e.getEventId() != Event.ID.SequenceEnd; e = events.next()) {
      nodes.add(node(e, depth + 1));
    }
    return new DefinitionList(nodes, place);
  }

  private DefinitionMap map(Place place, int depth) {
    List<DefinitionMap.Entry> entries = new ArrayList<>();
    Map<String, Place> seen = new HashMap<>();
    for (Event e = events.next(); e.getEventId() != Event.ID.MappingEnd; e = events.next()) {
      DefinitionNode key = node(e, depth + 1);
      DefinitionNode value = node(events.next(), depth + 1);
      if (key instanceof DefinitionText text) {
        Place first = seen.putIfAbsent(text.text(), text.place());
        if (first == null) {
          entries.add(new DefinitionMap.Entry(text, value));
        } else {
          faults.duplicateKey(text, first);
        }
      } else {
        faults.badKey(key.place());
      }
    }
    return new DefinitionMap(entries, place);
  }

  private void refuseExtras(Event event, Place place) {
    boolean anchored = event instanceof NodeEvent n && n.getAnchor().isPresent();
    if (event instanceof AliasEvent || anchored) {
      faults.alias(place);
    }
    boolean tagged =
        event instanceof ScalarEvent s && s.getTag().isPresent()
            || event instanceof CollectionStartEvent c && c.getTag().isPresent();
    if (tagged) {
      faults.tag(place);
    }
  }

  /** Ends the reading of a file that is nested beyond all reason. */
  private static final class TooDeep extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Place place;

    TooDeep(Place place) {
      super("nested too deeply at " + place);
      this.place = place;
    }
  }
}
