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
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Builds the pieces of a definition file from YAML events. Nothing is constructed or expanded, so a
 * hostile file costs no more than its length; nesting is bounded.
 */
final class DefinitionParser {

  private static final int DEEPEST = 24;

  private final String name;
  private final int[] codePoints;
  private final Problems problems;
  private final Iterator<Event> events;

  private DefinitionParser(String name, String text, Problems problems) {
    this.name = name;
    this.codePoints = text.codePoints().toArray();
    this.problems = problems;
    LoadSettings settings =
        LoadSettings.builder().setLabel(name).setCodePointLimit(DefinitionFile.LARGEST + 1).build();
    this.events = new Parse(settings).parseString(text).iterator();
  }

  static Optional<DefinitionMap> parse(String name, String text, Problems problems) {
    if (text.length() > DefinitionFile.LARGEST) {
      DefinitionEncoding.tooLarge(name, text.length(), problems);
      return Optional.empty();
    }
    if (hasTabIndents(name, text, problems)) {
      return Optional.empty();
    }
    try {
      return new DefinitionParser(name, text, problems).root();
    } catch (TooDeep e) {
      problems.add(
          "too-deep",
          e.place,
          "嵌套超过" + DEEPEST + "层。请检查缩进和括号。",
          "More than " + DEEPEST + " levels of nesting. Check indentation and brackets.");
    } catch (MarkedYamlEngineException e) {
      Place place = e.getProblemMark().map(m -> place(name, m)).orElse(Place.file(name));
      syntax(place, e.getProblem(), problems);
    } catch (ReaderException e) {
      int before =
          text.offsetByCodePoints(
              0, Math.min(e.getPosition(), text.codePointCount(0, text.length())));
      int line = 1 + (int) text.substring(0, before).chars().filter(c -> c == '\n').count();
      syntax(
          Place.line(name, line),
          "unprintable character U+%04X".formatted(e.getCodePoint()),
          problems);
    } catch (YamlEngineException e) {
      syntax(Place.file(name), String.valueOf(e.getMessage()), problems);
    }
    return Optional.empty();
  }

  private static boolean hasTabIndents(String name, String text, Problems problems) {
    int before = problems.count();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String indent = lines[i].substring(0, lines[i].length() - lines[i].stripLeading().length());
      if (!lines[i].isBlank() && indent.indexOf('\t') >= 0) {
        problems.add(
            "tab-indent",
            new Place(name, i + 1, indent.indexOf('\t') + 1),
            "用了制表符（Tab）缩进。请改用空格。",
            "The line is indented with a tab. Use spaces.");
      }
    }
    return problems.count() > before;
  }

  private static void syntax(Place place, String detail, Problems problems) {
    problems.add(
        "yaml-syntax",
        place,
        "不是有效的YAML（" + detail + "）。请检查此处及上一行的缩进、冒号、引号和括号。",
        "This is not valid YAML ("
            + detail
            + "). Check indentation, colons, quotes and brackets here and in the line above.");
  }

  private Optional<DefinitionMap> root() {
    Optional<DefinitionNode> first = document();
    if (first.isEmpty()) {
      problems.add(
          "empty-file",
          Place.file(name),
          "文件是空的。请写入内容或删除此文件。",
          "The file is empty. Write it or delete it.");
      return Optional.empty();
    }
    if (document().isPresent()) {
      problems.add(
          "several-documents",
          Place.file(name),
          "文件中有“---”，分成了几份文档。请删去“---”或拆成几个文件。",
          "The file holds several documents, divided by '---'. Delete '---' or split the file.");
    }
    if (first.get() instanceof DefinitionMap map) {
      return Optional.of(map);
    }
    problems.add(
        "not-a-mapping",
        first.get().place(),
        "文件最外层应为“键: 值”，例如 form: gate。",
        "The file must consist of keys with values, for example form: gate.");
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
    Place place = event.getStartMark().map(m -> place(name, m)).orElse(Place.file(name));
    if (depth > DEEPEST) {
      throw new TooDeep(place);
    }
    refuseExtras(event, place);
    if (event instanceof ScalarEvent scalar) {
      refuseControls(scalar.getValue(), place);
      return new DefinitionText(scalar.getValue(), place, source(scalar));
    }
    if (event instanceof MappingStartEvent) {
      return map(place, depth);
    }
    if (event instanceof CollectionStartEvent) {
      return list(place, depth);
    }
    return new DefinitionText("", place, "");
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
          duplicateKey(text, first);
        }
      } else {
        problems.add("bad-key", key.place(), "键应为文字。", "A key must be a text.");
      }
    }
    return new DefinitionMap(entries, place);
  }

  private void duplicateKey(DefinitionText key, Place first) {
    problems.add(
        "duplicate-key",
        key.place(),
        "“" + key + "”在第" + first.line() + "行已写过。请删去其中一个。",
        "'" + key + "' already stands in line " + first.line() + ". Delete one of the two.");
  }

  private void refuseExtras(Event event, Place place) {
    boolean anchored = event instanceof NodeEvent n && n.getAnchor().isPresent();
    if (event instanceof AliasEvent || anchored) {
      problems.add(
          "alias",
          place,
          "不能使用“&”和“*”引用。请把内容写全；要用作文字时请加引号。",
          "References by & and * are not read. Write the content out; as a text, put it in quotes.");
    }
    boolean tagged =
        event instanceof ScalarEvent s && s.getTag().isPresent()
            || event instanceof CollectionStartEvent c && c.getTag().isPresent();
    if (tagged) {
      problems.add(
          "tag",
          place,
          "不能使用“!”标签。请删去；要用作文字时请加引号。",
          "Tags (!…) are not read. Delete it; as a text, put it in quotes.");
    }
  }

  /** Documents and data files that are made from the definitions cannot hold these characters. */
  private void refuseControls(String value, Place place) {
    value
        .chars()
        .filter(c -> Character.isISOControl(c) && c != '\n' && c != '\t')
        .findFirst()
        .ifPresent(
            c -> {
              String code = "U+%04X".formatted(c);
              problems.add(
                  "control-character",
                  place,
                  "文字中有控制字符" + code + "。请删去。",
                  "The text holds the control character " + code + ". Delete it.");
            });
  }

  private String source(ScalarEvent scalar) {
    Optional<Mark> start = scalar.getStartMark();
    Optional<Mark> end = scalar.getEndMark();
    if (start.isEmpty() || end.isEmpty()) {
      return scalar.getValue();
    }
    int from = start.get().getIndex();
    return new String(codePoints, from, Math.max(0, end.get().getIndex() - from));
  }

  private static Place place(String name, Mark mark) {
    return new Place(name, mark.getLine() + 1, mark.getColumn() + 1);
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
