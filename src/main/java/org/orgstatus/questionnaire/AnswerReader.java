package org.orgstatus.questionnaire;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.orgstatus.base.LocalText;

/**
 * Turns what arrives at the door, JSON of the API or fields of a page, into answers. From there on
 * answers are trusted to have the type of their question; whether they make sense is for
 * constraints to say.
 */
public final class AnswerReader {

  /** Longest text of any item; constraints set lower limits. */
  private static final int LONGEST_TEXT = 20_000;

  private static final BigDecimal LARGEST = new BigDecimal("1000000000000");
  private static final Pattern DATE =
      Pattern.compile("(\\d{4})[-/.年](\\d{1,2})(?:月|(?:[-/.月](\\d{1,2})日?))?");

  /** An answer, or why the text is none. */
  public record Reading(Optional<AnswerValue> value, Optional<Fault> fault) {
    static Reading of(AnswerValue value) {
      return new Reading(Optional.of(value), Optional.empty());
    }

    static Reading fault(Fault.Kind kind, ItemPath path, String zh, String en) {
      return new Reading(
          Optional.empty(), Optional.of(new Fault(kind, path, LocalText.of(zh, en))));
    }
  }

  private final Item.Question question;
  private final ItemPath path;

  private AnswerReader(Item.Question question, ItemPath path) {
    this.question = question;
    this.path = path;
  }

  /**
   * Reads a JSON value: a string, a number, an array of codes, {@code {"missing":
   * "not_available"}}, a file's reference, or null for no answer.
   */
  public static Reading ofJson(Item.Question question, ItemPath path, JsonValue json) {
    return new AnswerReader(question, path).json(json);
  }

  /**
   * Reads the fields of a page: one text, or the ticked codes.
   *
   * @param notAvailable whether the box 不掌握 is ticked
   */
  public static Reading ofFields(
      Item.Question question, ItemPath path, List<String> texts, boolean notAvailable) {
    AnswerReader reader = new AnswerReader(question, path);
    if (notAvailable) {
      return reader.notAvailable();
    }
    if (question.type() == AnswerType.SELECT_MULTIPLE) {
      return reader.many(texts.stream().filter(t -> !t.isEmpty()).toList());
    }
    return reader.text(texts.isEmpty() ? "" : texts.get(0));
  }

  private Reading json(JsonValue json) {
    if (json.getValueType() == JsonValue.ValueType.NULL) {
      return Reading.of(AnswerValue.NOT_ANSWERED);
    }
    if (json instanceof JsonObject object) {
      return object(object);
    }
    if (question.type() == AnswerType.FILE) {
      return wrongType(json.toString());
    }
    if (json instanceof JsonArray array) {
      return array(array);
    }
    if (json instanceof JsonNumber number && question.type().isNumber()) {
      return number(number.bigDecimalValue(), number.toString());
    }
    if (json instanceof JsonString string) {
      return question.type().isNumber() && !string.getString().isEmpty()
          ? wrongType(string.getString())
          : text(string.getString());
    }
    return wrongType(json.toString());
  }

  private Reading object(JsonObject object) {
    if (object.containsKey("missing")) {
      String word = object.getString("missing", "");
      return word.equals(MissingReason.NOT_AVAILABLE.word()) ? notAvailable() : wrongType(word);
    }
    if (question.type() == AnswerType.FILE && object.containsKey("file")) {
      return Reading.of(
          new AnswerValue.Attached(
              object.getString("file", ""),
              object.getString("name", ""),
              object.getJsonNumber("size") == null ? 0 : object.getJsonNumber("size").longValue(),
              object.getString("kind", "")));
    }
    return wrongType(object.toString());
  }

  private Reading array(JsonArray array) {
    if (question.type() != AnswerType.SELECT_MULTIPLE
        || !array.stream().allMatch(JsonString.class::isInstance)) {
      return wrongType(array.toString());
    }
    return many(array.getValuesAs(JsonString::getString));
  }

  private Reading text(String raw) {
    String text = raw.strip();
    if (text.isEmpty()) {
      return Reading.of(AnswerValue.NOT_ANSWERED);
    }
    return switch (question.type()) {
      case SELECT_ONE -> one(text);
      case SELECT_MULTIPLE -> many(List.of(text.split("\\s+")));
      case INTEGER, DECIMAL -> numberText(text);
      case DATE -> date(text);
      case TEXT -> words(raw);
      default -> wrongType(text);
    };
  }

  private Reading one(String code) {
    return isChoice(code) ? Reading.of(new AnswerValue.Chosen(code)) : unknownChoice(code);
  }

  private Reading many(List<String> codes) {
    Set<String> given = new LinkedHashSet<>(codes);
    for (String code : given) {
      if (!isChoice(code)) {
        return unknownChoice(code);
      }
    }
    if (given.isEmpty()) {
      return Reading.of(AnswerValue.NOT_ANSWERED);
    }
    List<String> ordered =
        question.choices().orElseThrow().choices().stream()
            .map(Choice::code)
            .filter(given::contains)
            .toList();
    return Reading.of(new AnswerValue.ChosenMany(ordered.isEmpty() ? codes : ordered));
  }

  private boolean isChoice(String code) {
    return question
        .choices()
        .map(list -> list.isFromRegister() || list.find(code).isPresent())
        .orElse(false);
  }

  /** Full-width digits and thousands separators are what people type; they are understood. */
  private Reading numberText(String text) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFKC).replace(",", "").replace(" ", "");
    try {
      return plain.length() > 30 ? wrongType(text) : number(new BigDecimal(plain), text);
    } catch (NumberFormatException e) {
      return wrongType(text);
    }
  }

  private Reading number(BigDecimal number, String text) {
    if (number.abs().compareTo(LARGEST) > 0 || number.scale() > 12 || number.scale() < -12) {
      return wrongType(text);
    }
    if (number.compareTo(BigDecimal.valueOf(AnswerValue.NOT_AVAILABLE_NUMBER)) == 0) {
      return Reading.fault(
          Fault.Kind.WRONG_TYPE,
          path,
          question.allowsNotAvailable() ? "不掌握请勾选“不掌握”，不要填写−88" : "请填写实际数字",
          question.allowsNotAvailable()
              ? "Tick \"not available\" instead of typing −88"
              : "Enter the actual number");
    }
    if (question.type() == AnswerType.INTEGER && number.stripTrailingZeros().scale() > 0) {
      return Reading.fault(
          Fault.Kind.WRONG_TYPE,
          path,
          "“" + text + "”不是整数，请填写整数",
          "\"" + text + "\" is not a whole number; enter a whole number");
    }
    if (number.stripTrailingZeros().scale() > 2) {
      return Reading.fault(
          Fault.Kind.WRONG_TYPE,
          path,
          "“" + text + "”的小数超过两位，请保留两位小数",
          "\"" + text + "\" has more than two decimals; round to two");
    }
    return Reading.of(new AnswerValue.Amount(number));
  }

  private Reading date(String text) {
    Matcher m = DATE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC));
    try {
      if (m.matches()) {
        YearMonth month = YearMonth.of(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)));
        if (question.isMonth()) {
          return Reading.of(new AnswerValue.Month(month));
        }
        if (m.group(3) != null) {
          LocalDate day = month.atDay(1).withDayOfMonth(Integer.parseInt(m.group(3)));
          return Reading.of(new AnswerValue.Day(day));
        }
      }
      return wrongType(text);
    } catch (DateTimeException e) {
      return wrongType(text);
    }
  }

  private Reading words(String raw) {
    String text = raw.replace("\r\n", "\n").strip();
    if (text.length() > LONGEST_TEXT) {
      return Reading.fault(
          Fault.Kind.WRONG_TYPE,
          path,
          "文字过长（" + text.length() + "字），请缩短",
          "The text is too long (" + text.length() + " characters); shorten it");
    }
    if (text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\t')) {
      return Reading.fault(
          Fault.Kind.WRONG_TYPE,
          path,
          "文字中有无法保存的控制字符，请重新输入",
          "The text has control characters that cannot be kept; type it again");
    }
    return Reading.of(new AnswerValue.Words(text));
  }

  private Reading notAvailable() {
    return question.allowsNotAvailable()
        ? Reading.of(AnswerValue.NOT_AVAILABLE)
        : Reading.fault(
            Fault.Kind.WRONG_TYPE, path, "此项不能填“不掌握”", "\"Not available\" cannot stand here");
  }

  private Reading unknownChoice(String code) {
    return Reading.fault(
        Fault.Kind.UNKNOWN_CHOICE,
        path,
        "“" + shortened(code) + "”不是此题的选项，请从列出的选项中选择",
        "\"" + shortened(code) + "\" is not a choice of this question; choose one that is listed");
  }

  private Reading wrongType(String text) {
    String shown = shortened(text);
    LocalText what =
        switch (question.type()) {
          case INTEGER -> LocalText.of("请填写整数", "enter a whole number");
          case DECIMAL -> LocalText.of("请填写数字", "enter a number");
          case DATE ->
              question.isMonth()
                  ? LocalText.of("请填写年月，如2009-05", "enter year and month, such as 2009-05")
                  : LocalText.of("请填写日期，如2009-05-13", "enter a date, such as 2009-05-13");
          case FILE -> LocalText.of("请先上传文件", "upload the file first");
          case SELECT_MULTIPLE -> LocalText.of("请给出选项代码的列表", "give a list of choice codes");
          default -> LocalText.of("请填写文字", "enter text");
        };
    return Reading.fault(
        Fault.Kind.WRONG_TYPE,
        path,
        "“" + shown + "”无法识别，" + what.zh(),
        "\"" + shown + "\" is not understood; " + what.en());
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
