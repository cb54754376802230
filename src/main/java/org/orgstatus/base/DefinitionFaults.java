package org.orgstatus.base;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Says what is wrong with the writing of one definition file. */
final class DefinitionFaults {

  private final String name;
  private final Problems problems;

  DefinitionFaults(String name, Problems problems) {
    this.name = name;
    this.problems = problems;
  }

  Place place(Optional<Mark> mark) {
    return mark.map(m -> new Place(name, m.getLine() + 1, m.getColumn() + 1))
        .orElse(Place.file(name));
  }

  /** Reports every line that is indented with a tab; answers whether there was one. */
  boolean tabIndents(String text) {
    boolean any = false;
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      int indent = lines[i].length() - lines[i].stripLeading().length();
      int tab = lines[i].substring(0, indent).indexOf('\t');
      if (tab >= 0 && !lines[i].isBlank()) {
        any = true;
        problems.add(
            "tab-indent",
            new Place(name, i + 1, tab + 1),
            "用了制表符（Tab）缩进。请改用空格。",
            "The line is indented with a tab. Use spaces.");
      }
    }
    return any;
  }

  void syntax(YamlEngineException e, String text) {
    if (e instanceof MarkedYamlEngineException marked) {
      Place place = place(marked.getProblemMark());
      syntax(place, marked.getProblem(), isValueInBraces(text, place));
    } else if (e instanceof ReaderException unreadable) {
      int before = Math.min(unreadable.getPosition(), text.length());
      int line = 1 + (int) text.substring(0, before).chars().filter(c -> c == '\n').count();
      String detail = "unprintable character U+%04X".formatted(unreadable.getCodePoint());
      syntax(Place.line(name, line), detail, false);
    } else {
      syntax(Place.file(name), String.valueOf(e.getMessage()), false);
    }
  }

  /** The most frequent slip: {@code ${name}} without quotes inside {@code {…}}. */
  private static boolean isValueInBraces(String text, Place place) {
    String line = text.lines().skip(Math.max(0, place.line() - 1)).findFirst().orElse("");
    int at = Math.min(place.column() - 1, line.length());
    return at > 0 && line.charAt(at - 1) == '$';
  }

  private void syntax(Place place, String detail, boolean valueInBraces) {
    problems.add(
        "yaml-syntax",
        place,
        "不是有效的YAML（"
            + detail
            + "）。"
            + (valueInBraces ? "写在{…}里的文字含有“${”时要加双引号。" : "请检查此处及上一行的缩进、冒号、引号和括号。"),
        "This is not valid YAML ("
            + detail
            + "). "
            + (valueInBraces
                ? "Inside {…} a text with '${' needs double quotes."
                : "Check indentation, colons, quotes and brackets here and in the line above."));
  }

  void emptyFile() {
    problems.add(
        "empty-file",
        Place.file(name),
        "文件是空的。请写入内容或删除此文件。",
        "The file is empty. Write it or delete it.");
  }

  void severalDocuments() {
    problems.add(
        "several-documents",
        Place.file(name),
        "文件中有“---”，分成了几份文档。请删去“---”或拆成几个文件。",
        "The file holds several documents, divided by '---'. Delete '---' or split the file.");
  }

  void notAMapping(Place place) {
    problems.add(
        "not-a-mapping",
        place,
        "文件最外层应为“键: 值”，例如 form: gate。",
        "The file must consist of keys with values, for example form: gate.");
  }

  void tooDeep(Place place, int deepest) {
    problems.add(
        "too-deep",
        place,
        "嵌套超过" + deepest + "层。请检查缩进和括号。",
        "More than " + deepest + " levels of nesting. Check indentation and brackets.");
  }

  void badKey(Place place) {
    problems.add(
        "bad-key",
        place,
        "“:”前面应为一个词，不能是列表或括号。请改写。",
        "Before ':' stands a word, not a list or braces. Rewrite it.");
  }

  void duplicateKey(DefinitionText key, Place first) {
    problems.add(
        "duplicate-key",
        key.place(),
        "“" + key + "”在第" + first.line() + "行已写过。请删去其中一个。",
        "'" + key + "' already stands in line " + first.line() + ". Delete one of the two.");
  }

  void alias(Place place) {
    problems.add(
        "alias",
        place,
        "不能使用“&”和“*”引用。请把内容写全；要用作文字时请加引号。",
        "References by & and * are not read. Write the content out; as a text, put it in quotes.");
  }

  void tag(Place place) {
    problems.add(
        "tag",
        place,
        "不能使用“!”标签。请删去；要用作文字时请加引号。",
        "Tags (!…) are not read. Delete it; as a text, put it in quotes.");
  }

  void controlCharacter(Place place, int character) {
    String code = "U+%04X".formatted(character);
    problems.add(
        "control-character",
        place,
        "文字中有控制字符" + code + "。请删去。",
        "The text holds the control character " + code + ". Delete it.");
  }
}
