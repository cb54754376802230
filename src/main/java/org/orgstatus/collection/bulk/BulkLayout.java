package org.orgstatus.collection.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.orgstatus.questionnaire.AnswerType;
import org.orgstatus.questionnaire.Choice;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.questionnaire.Routing;

/**
 * Sheets and columns of the workbook in which a province gives answers for its institutions: one
 * sheet a form with a row for each institution, one sheet a repeat with a row for each of its rows.
 * Files are not sent in a workbook, and what is calculated is not typed.
 *
 * <p>Three rows head a sheet: item numbers, words, and the keys by which columns are known again.
 */
public record BulkLayout(List<Table> tables) {

  /** The sheet that says what the workbook is for and which wave and province it belongs to. */
  public static final String NOTES = "说明 Notes";

  /** The sheet with the lists behind the choices. */
  public static final String CHOICES = "选项 Choices";

  /** The line of the keys, from 1; answers begin below it. */
  public static final int KEY_LINE = 3;

  public static final String UNIT_CODE = "unit_code";
  public static final String UNIT_NAME = "unit_name";
  public static final String ROW = "row";

  /** What stands in a ticked box. */
  public static final String TICK = "√";

  /**
   * One sheet.
   *
   * @param name letter of the form, or number of the repeat
   */
  public record Table(String name, Optional<Item.Repeat> repeat, List<Column> columns) {
    public Table {
      columns = List.copyOf(columns);
    }

    /** The keys of all columns, those that name the institution first. */
    public List<String> keys() {
      Stream<String> fixed =
          repeat.isPresent()
              ? Stream.of(UNIT_CODE, UNIT_NAME, ROW)
              : Stream.of(UNIT_CODE, UNIT_NAME);
      return Stream.concat(fixed, columns.stream().map(Column::key)).toList();
    }

    /** How many columns stand before the first answer. */
    public int fixed() {
      return repeat.isPresent() ? 3 : 2;
    }
  }

  /**
   * One column: a question, or one choice of a question that takes several.
   *
   * @param choice the choice that is ticked here
   */
  public record Column(Item.Question question, Optional<Choice> choice) {

    public String key() {
      return choice.map(c -> question.name() + "/" + c.code()).orElse(question.name());
    }
  }

  public BulkLayout {
    tables = List.copyOf(tables);
  }

  public static BulkLayout of(Routing routing) {
    List<Table> tables = new ArrayList<>();
    for (Questionnaire form : routing.forms()) {
      List<Column> columns = new ArrayList<>();
      List<Table> repeats = new ArrayList<>();
      form.items()
          .forEach(
              item -> {
                if (item instanceof Item.Repeat repeat) {
                  repeats.add(
                      new Table(
                          repeat.number(),
                          Optional.of(repeat),
                          repeat.questions().stream().flatMap(BulkLayout::columns).toList()));
                } else {
                  columns((Item.Question) item).forEach(columns::add);
                }
              });
      tables.add(new Table(form.letter(), Optional.empty(), columns));
      tables.addAll(repeats);
    }
    return new BulkLayout(tables);
  }

  private static Stream<Column> columns(Item.Question question) {
    if (!question.type().isAsked() || question.type() == AnswerType.FILE) {
      return Stream.empty();
    }
    return question.type() == AnswerType.SELECT_MULTIPLE
        ? question.choices().orElseThrow().choices().stream()
            .map(choice -> new Column(question, Optional.of(choice)))
        : Stream.of(new Column(question, Optional.empty()));
  }
}
