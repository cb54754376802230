package org.orgstatus.fieldwork.coding;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.orgstatus.base.DefinitionFile;
import org.orgstatus.base.DefinitionMap;
import org.orgstatus.base.DefinitionText;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.NearestWord;
import org.orgstatus.base.Place;
import org.orgstatus.base.Problem;
import org.orgstatus.base.Problems;

/** Reads {@code analysis/codes.yaml} and reports all its faults; a faulty code is left out. */
final class CodeFrameReader {

  private static final Set<String> KEYS = Set.of("double", "texts", "codes");
  private static final Set<String> DOUBLE = Set.of("percent", "seed", "wanted");
  private static final Set<String> TEXTS = Set.of("form", "repeat", "speaker", "role", "items");
  private static final Set<String> CODE =
      Set.of(
          "code",
          "parent",
          "label",
          "definition",
          "guidance",
          "example",
          "indicators",
          "since",
          "closed");

  private final Problems problems = new Problems();
  private final Map<String, Place> known = new HashMap<>();
  private final Map<String, Place> items = new HashMap<>();

  private CodeFrameReader() {}

  /** What a reading gave. */
  record Result(CodeFrame frame, List<Problem> problems) {
    Result {
      problems = List.copyOf(problems);
    }
  }

  static Result read(DefinitionFile file) {
    CodeFrameReader reader = new CodeFrameReader();
    file.problems().forEach(reader.problems::add);
    CodeFrame frame = file.root().map(reader::frame).orElse(CodeFrame.NONE);
    return new Result(frame, reader.problems.list());
  }

  private CodeFrame frame(DefinitionMap root) {
    root.only(KEYS, problems);
    root.require(List.of("double", "texts", "codes"), problems);
    Optional<DefinitionMap> twice = root.map("double", problems);
    twice.ifPresent(
        map -> {
          map.only(DOUBLE, problems);
          map.require(List.of("percent", "seed", "wanted"), problems);
        });
    List<CodeFrame.CodedItems> texts = new ArrayList<>();
    root.maps("texts", problems).forEach(map -> texts(map).ifPresent(texts::add));
    List<FrameCode> codes = new ArrayList<>();
    for (DefinitionMap map : root.maps("codes", problems)) {
      code(map, codes).ifPresent(codes::add);
    }
    return new CodeFrame(
        codes,
        texts,
        twice
            .flatMap(map -> number(map, "percent", "[0-9]{1,2}|100"))
            .orElse(BigDecimal.ZERO)
            .intValue(),
        twice
            .flatMap(map -> number(map, "seed", "[0-9]{1,18}"))
            .orElse(BigDecimal.ZERO)
            .longValue(),
        twice
            .flatMap(map -> number(map, "wanted", "0?[.][0-9]{1,3}|[01]"))
            .orElse(BigDecimal.ZERO)
            .doubleValue());
  }

  private Optional<CodeFrame.CodedItems> texts(DefinitionMap map) {
    int before = problems.count();
    map.only(TEXTS, problems);
    map.require(List.of("form", "items"), problems);
    Optional<DefinitionText> form = map.text("form", problems);
    List<DefinitionText> names = map.texts("items", problems);
    names.forEach(name -> once(items, name, "题目", "item"));
    for (String key : List.of("speaker", "role")) {
      if (map.has(key) && !map.has("repeat")) {
        problems.add(
            "not-in-a-repeat",
            map.placeOf(key),
            "“" + key + "”只能与 repeat 一起用：它是循环里每一行的题目。",
            "'" + key + "' goes with 'repeat' only: it is an item of the repeat's row.");
      }
    }
    if (problems.count() > before || form.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new CodeFrame.CodedItems(
            form.get().text(),
            word(map, "repeat"),
            word(map, "speaker"),
            word(map, "role"),
            names.stream().map(DefinitionText::text).toList()));
  }

  private String word(DefinitionMap map, String key) {
    return map.text(key, problems).map(DefinitionText::text).orElse("");
  }

  private Optional<FrameCode> code(DefinitionMap map, List<FrameCode> before) {
    int faults = problems.count();
    map.only(CODE, problems);
    map.require(List.of("code", "label", "definition"), problems);
    Optional<DefinitionText> name = map.text("code", problems);
    name.ifPresent(this::name);
    Optional<DefinitionText> parent = map.text("parent", problems);
    parent.ifPresent(text -> parent(text, before));
    Optional<LocalText> label = map.localText("label", problems);
    Optional<LocalText> definition = map.localText("definition", problems);
    LocalText guidance = map.localText("guidance", problems).orElse(LocalText.EMPTY);
    LocalText example = map.localText("example", problems).orElse(LocalText.EMPTY);
    List<String> indicators =
        map.texts("indicators", problems).stream().map(DefinitionText::text).toList();
    Optional<LocalDate> since = day(map, "since");
    Optional<LocalDate> closed = day(map, "closed");
    if (problems.count() > faults || name.isEmpty() || label.isEmpty() || definition.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new FrameCode(
            name.get().text(),
            parent.map(DefinitionText::text).orElse(""),
            label.get(),
            definition.get(),
            guidance,
            example,
            indicators,
            since,
            closed));
  }

  private void name(DefinitionText text) {
    if (!text.text().matches("[A-Z]{2,10}([.][a-z]{1,20})?")) {
      problems.add(
          "bad-code",
          text.place(),
          "“" + text.text() + "”不能作编码。请写成 ORG 或 ORG.form 这样。",
          "'" + text.text() + "' is no code. Write it like ORG or ORG.form.");
    }
    once(known, text, "编码", "code");
  }

  private void parent(DefinitionText text, List<FrameCode> before) {
    Optional<FrameCode> above =
        before.stream().filter(c -> c.code().equals(text.text())).findFirst();
    if (above.isEmpty()) {
      List<String> headings =
          before.stream().filter(c -> c.parent().isEmpty()).map(FrameCode::code).toList();
      String nearest = NearestWord.to(text.text(), headings).orElse("");
      String all = String.join(", ", headings);
      problems.add(
          "unknown-parent",
          text.place(),
          "前面没有编码“" + text.text() + "”。" + NearestWord.hintZh(nearest, "上级要写在前面，已有：" + all + "。"),
          "No code '"
              + text.text()
              + "' stands before this one. "
              + NearestWord.hintEn(nearest, "A parent comes first; there are: " + all + "."));
    } else if (!above.get().parent().isEmpty()) {
      problems.add(
          "too-deep",
          text.place(),
          "“" + text.text() + "”自己已有上级。框架只有两层，请把上级改为“" + above.get().parent() + "”。",
          "'"
              + text.text()
              + "' has a parent itself. The frame has two levels: take '"
              + above.get().parent()
              + "'.");
    }
  }

  private void once(Map<String, Place> places, DefinitionText text, String zh, String en) {
    Place first = places.putIfAbsent(text.text(), text.place());
    if (first != null) {
      problems.add(
          "duplicate-" + en,
          text.place(),
          zh + "“" + text.text() + "”在" + first + "已有。请删去一个。",
          "The " + en + " '" + text.text() + "' stands at " + first + " too. Delete one.");
    }
  }

  private Optional<LocalDate> day(DefinitionMap map, String key) {
    Optional<DefinitionText> text = map.text(key, problems);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text.get().text()));
    } catch (DateTimeParseException e) {
      problems.add(
          "not-a-day",
          text.get().place(),
          "“" + text.get().text() + "”不是日期，请写成 2018-05-01 这样。",
          "'" + text.get().text() + "' is no day. Write it like 2018-05-01.");
      return Optional.empty();
    }
  }

  private Optional<BigDecimal> number(DefinitionMap map, String key, String pattern) {
    Optional<DefinitionText> text = map.text(key, problems);
    if (text.isPresent() && !text.get().text().matches(pattern)) {
      problems.add(
          "not-a-number",
          text.get().place(),
          "“" + key + "”不能是“" + text.get().text() + "”。percent 写 0 到 100，seed 写整数，wanted 写 0 到 1。",
          "'"
              + key
              + "' cannot be '"
              + text.get().text()
              + "'. Write percent from 0 to 100, seed as a whole number, wanted from 0 to 1.");
      return Optional.empty();
    }
    return text.map(t -> new BigDecimal(t.text()));
  }
}
