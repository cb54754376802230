package org.orgstatus.questionnaire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.Reader;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.orgstatus.base.LocalText;
import org.orgstatus.questionnaire.expression.Expression;

/**
 * Compares the definition files with the master of the instruments, row by row and column by
 * column. The master is not part of this repository; without it the comparison says so.
 */
class InstrumentsMatchMasterTest {

  private static final Path MASTER =
      Path.of(System.getProperty("reference.folder", "../shared"), "domain", "instruments");
  private static final List<Questionnaire> FORMS = Questionnaires.of(Path.of("")).listAll();

  @BeforeAll
  static void findMaster() {
    if (!Files.isDirectory(MASTER)) {
      String message =
          "The master of the instruments is not at "
              + MASTER
              + "; the definition files were not compared with it."
              + " Set -Dreference.folder to compare.";
      if ("true".equals(System.getenv("CI"))) {
        fail(message);
      }
      System.getLogger(InstrumentsMatchMasterTest.class.getName()).log(Level.WARNING, message);
      Assumptions.abort(message);
    }
  }

  @Test
  void everyItemSaysWhatTheMasterSays() {
    List<Map<String, String>> master = rows("items.csv");
    List<Map<String, String>> ours = new ArrayList<>();
    for (Questionnaire form : FORMS) {
      for (Section section : form.sections()) {
        section.items().forEach(item -> item(form, section, item, ours));
      }
    }
    assertEquals(385, master.size());
    compare(master, ours);
  }

  @Test
  void everyChoiceSaysWhatTheMasterSays() {
    Map<String, ChoiceList> lists = new TreeMap<>();
    FORMS.forEach(form -> lists.putAll(form.choiceLists()));
    lists.values().removeIf(ChoiceList::isFromRegister);
    FORMS.stream()
        .flatMap(Questionnaire::questions)
        .filter(question -> !question.type().hasChoices())
        .flatMap(question -> question.choices().stream())
        .filter(list -> !isAsked(list))
        .forEach(list -> lists.remove(list.name()));
    List<Map<String, String>> ours = new ArrayList<>();
    for (String name : namesInOrder(rows("choices.csv"))) {
      int order = 0;
      for (Choice choice : lists.remove(name).choices()) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("list_name", name);
        row.put("name", choice.code());
        text("label", choice.label(), row);
        row.put("order", String.valueOf(++order));
        ours.add(row);
      }
    }
    assertEquals(Map.of(), lists, "lists that the master does not have");
    compare(rows("choices.csv"), ours);
  }

  @Test
  void everySectionSaysWhatTheMasterSays() {
    List<Map<String, String>> ours = new ArrayList<>();
    for (Questionnaire form : FORMS) {
      ours.add(section(form, "", form.title(), form.note(), ""));
      for (Section s : form.sections()) {
        String relevant = s.relevant().map(Expression::text).orElse("");
        ours.add(section(form, s.number(), s.title(), s.note(), relevant));
      }
    }
    compare(rows("sections.csv"), ours);
  }

  @Test
  void everySoftCheckSaysWhatTheMasterSays() {
    Map<String, Map<String, String>> ours = new TreeMap<>();
    for (Questionnaire form : FORMS) {
      for (SoftCheck check : form.softChecks()) {
        Map<String, String> row = ours.computeIfAbsent(check.id(), id -> new LinkedHashMap<>());
        row.put("id", check.id());
        row.merge("form", form.letter(), String::concat);
        row.put("items", String.join(";", check.items()));
        row.put("warn_when", check.warnWhen().text());
        row.put("shown_to", check.toFiller() ? "filler" : "review");
        text("message", check.message(), row);
      }
    }
    assertEquals(29, ours.size());
    compare(rows("checks.csv"), List.copyOf(ours.values()));
  }

  /** Whether a question offers the list; others only give words to calculated codes. */
  private static boolean isAsked(ChoiceList list) {
    return FORMS.stream()
        .flatMap(Questionnaire::questions)
        .filter(question -> question.type().hasChoices())
        .anyMatch(question -> question.choices().filter(list::equals).isPresent());
  }

  /**
   * The master has no column for stock items. It shows a flow by the period in its label or hint, a
   * detail of another item by that item's name, and opinions by their section or list.
   */
  @Test
  void stockItemsAreThoseOfFormAWithoutAPeriod() {
    Set<String> stock =
        FORMS.stream()
            .flatMap(Questionnaire::questions)
            .filter(Item.Question::stock)
            .map(Item.Question::name)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> opinions = Set.of("rate5", "all_benefit", "adequacy");
    Set<String> lasting = Set.of("1", "2", "3", "4", "5", "10");
    Set<String> left = new TreeSet<>(stock);
    for (Map<String, String> row : rows("items.csv")) {
      String name = row.get("name");
      String main = name.replaceFirst("_other$", "");
      boolean asked =
          List.of("text", "integer", "decimal", "date", "select_one", "select_multiple")
              .contains(row.get("type"));
      boolean flow = isFlow(row) || (!main.equals(name) && isFlow(item(main)));
      boolean opinion =
          opinions.contains(row.get("list_name"))
              || (!main.equals(name) && opinions.contains(item(main).get("list_name")))
              || row.get("section").equals("11");
      boolean mayBe = row.get("form").equals("A") && asked && !flow && !opinion;
      if (mayBe && lasting.contains(row.get("section"))) {
        assertTrue(stock.contains(name), name + " tells a state and is not marked");
      }
      if (!mayBe) {
        assertFalse(stock.contains(name), name + " is marked and is no stock item of form A");
      }
      left.remove(name);
    }
    assertEquals(Set.of(), left);
    assertEquals(72, stock.size());
  }

  private static boolean isFlow(Map<String, String> row) {
    return (row.get("label_zh") + row.get("hint_zh")).contains("${a_period}");
  }

  private static Map<String, String> item(String name) {
    return rows("items.csv").stream()
        .filter(row -> row.get("name").equals(name))
        .findFirst()
        .orElse(Map.of("label_zh", "", "hint_zh", "", "list_name", ""));
  }

  private static void item(
      Questionnaire form, Section section, Item item, List<Map<String, String>> rows) {
    Map<String, String> row = row(form, section, item.number(), item.name());
    if (item instanceof Item.Question question) {
      question(question, row);
      rows.add(row);
    } else if (item instanceof Item.Repeat repeat) {
      row.put("type", "begin_repeat");
      text("label", repeat.label().text(), row);
      row.put("relevant", text(repeat.relevant()));
      row.put("repeat_count", text(repeat.count()));
      row.put("sensitivity", "P1");
      rows.add(row);
      repeat.questions().forEach(question -> item(form, section, question, rows));
      Map<String, String> end = row(form, section, repeat.end().number(), repeat.end().name());
      end.put("type", "end_repeat");
      end.put("sensitivity", "P1");
      rows.add(end);
    }
  }

  private static Map<String, String> row(
      Questionnaire form, Section section, String number, String name) {
    Map<String, String> row = new LinkedHashMap<>();
    for (String column :
        "form section no name type list_name label_zh label_en hint_zh hint_en required relevant"
            .concat(" constraint constraint_zh constraint_en calculation repeat_count appearance")
            .concat(" indicators sensitivity")
            .split(" ")) {
      row.put(column, "");
    }
    row.put("form", form.letter());
    row.put("section", section.number());
    row.put("no", number);
    row.put("name", name);
    return row;
  }

  private static void question(Item.Question question, Map<String, String> row) {
    row.put("type", question.type().word());
    if (question.type().hasChoices()) { // words of a calculated code are ours
      row.put("list_name", question.choices().map(ChoiceList::name).orElse(""));
    }
    text("label", question.label().text(), row);
    text("hint", question.hint().text(), row);
    row.put("required", question.required() ? "yes" : "");
    row.put("relevant", text(question.relevant()));
    question
        .constraint()
        .ifPresent(
            constraint -> {
              row.put("constraint", constraint.condition().text());
              text("constraint", constraint.message(), row);
            });
    row.put("calculation", text(question.calculation()));
    row.put("appearance", question.appearance());
    row.put("indicators", String.join(";", question.indicators()));
    row.put("sensitivity", question.sensitivity().name());
  }

  private static Map<String, String> section(
      Questionnaire form, String number, LocalText title, LocalText note, String relevant) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("form", form.letter());
    row.put("form_id", form.id());
    row.put("section", number);
    text("title", title, row);
    row.put("relevant", relevant);
    text("note", note, row);
    return row;
  }

  private static void text(String column, LocalText text, Map<String, String> row) {
    row.put(column + "_zh", text.zh());
    row.put(column + "_en", text.en());
  }

  private static String text(Optional<Expression> expression) {
    return expression.map(Expression::text).orElse("");
  }

  private static List<String> namesInOrder(List<Map<String, String>> choices) {
    return choices.stream().map(row -> row.get("list_name")).distinct().toList();
  }

  private static void compare(List<Map<String, String>> master, List<Map<String, String>> ours) {
    for (int i = 0; i < Math.min(master.size(), ours.size()); i++) {
      assertEquals(master.get(i), ours.get(i), "row " + (i + 1) + " of the master");
    }
    assertEquals(master.size(), ours.size(), "number of rows");
  }

  private static List<Map<String, String>> rows(String file) {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (Reader in = Files.newBufferedReader(MASTER.resolve(file), StandardCharsets.UTF_8);
        CSVParser parser = format.parse(in)) {
      return parser.stream().map(CSVRecord::toMap).toList();
    } catch (IOException e) {
      return fail(e);
    }
  }
}
