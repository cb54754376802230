package org.orgstatus.demonstration;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.orgstatus.collection.BulkSubmissions;
import org.orgstatus.collection.Sources;
import org.orgstatus.collection.SubmittedSheet;
import org.orgstatus.questionnaire.AnswerSheet;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.SheetJson;

/**
 * An invented wave without a database: a register, who responds, and their sheets, made one at a
 * time. For benchmarks, and for tests that compare an analysis with what was planted.
 */
public final class InventedStudy {

  /** W1 as the instruments propose it: stocks at 30 September 2017, flows of 2016. */
  static final LocalDate REFERENCE_DATE = LocalDate.of(2017, 9, 30);

  static final int REFERENCE_YEAR = 2016;
  static final String WAVE = "W1";

  /** The wave before, at the same day of the year before. */
  static final String EARLIER_WAVE = "W0";

  private final Routing routing;
  private final long seed;
  private final InventedRegister register;
  private final PlantedTruth truth = PlantedTruth.standard();
  private final InventedAnswers answers;
  private final InventedSurroundings.WaveFacts wave;

  /**
   * @param routing the gate and the forms that follow it
   * @param size number of institutions in the register
   */
  public InventedStudy(Routing routing, long seed, int size) {
    this(routing, seed, InventedRegister.of(seed, size), REFERENCE_DATE.plusDays(30));
  }

  InventedStudy(Routing routing, long seed, InventedRegister register, LocalDate today) {
    this(
        routing,
        seed,
        register,
        new InventedSurroundings.WaveFacts(WAVE, REFERENCE_DATE, REFERENCE_YEAR, today));
  }

  private InventedStudy(
      Routing routing, long seed, InventedRegister register, InventedSurroundings.WaveFacts wave) {
    this.routing = routing;
    this.seed = seed;
    this.register = register;
    this.answers = new InventedAnswers(truth, seed);
    this.wave = wave;
  }

  /** The wave of the year before, filled in a year ago. */
  static InventedStudy earlier(
      Routing routing, long seed, InventedRegister register, LocalDate today) {
    return new InventedStudy(
        routing,
        seed,
        register,
        new InventedSurroundings.WaveFacts(
            EARLIER_WAVE, REFERENCE_DATE.minusYears(1), REFERENCE_YEAR - 1, today.minusYears(1)));
  }

  long seed() {
    return seed;
  }

  public InventedRegister register() {
    return register;
  }

  public PlantedTruth truth() {
    return truth;
  }

  InventedAnswers answers() {
    return answers;
  }

  InventedSurroundings.WaveFacts wave() {
    return wave;
  }

  /** What is true of an institution, without a form being filled in. */
  InventedFacts facts(InventedInstitution unit) {
    return InventedFacts.of(truth, seed, unit);
  }

  /** The planted type of an institution's association, whether it has one or not. */
  public PlantedType type(InventedInstitution unit) {
    return PlantedType.of(seed, unit);
  }

  /** Whether the institution submits. */
  public boolean responds(InventedInstitution unit) {
    String purpose = wave.id().equals(WAVE) ? "response" : "response " + wave.id();
    return Draws.of(seed, unit.code(), purpose).chance(truth.response(unit));
  }

  /** Whether the institution has a draft that it has not submitted. */
  public boolean hasDraft(InventedInstitution unit) {
    return !responds(unit) && Draws.of(seed, unit.code(), "draft").chance(truth.started());
  }

  /** The code of the coding frame that each written answer of a sheet deserves, by item. */
  public static Map<String, String> themes(JsonObject sheet) {
    Map<String, String> themes = new TreeMap<>();
    sheet.forEach(
        (item, value) -> {
          if (value instanceof JsonString words) {
            WrittenTexts.code(item, words.getString()).ifPresent(code -> themes.put(item, code));
          }
        });
    return themes;
  }

  /** Sheets of those that respond, in the order of the register. */
  public Stream<SubmittedSheet> sheets() {
    return register.institutions().filter(this::responds).map(this::sheet);
  }

  /** Sheets as if every institution responded: as many as the register is large. */
  public Stream<SubmittedSheet> sheetsOfAll() {
    return register.institutions().map(this::sheet);
  }

  /** The sheet of one institution. */
  public SubmittedSheet sheet(InventedInstitution unit) {
    Filling filling = filled(unit);
    JsonObject sheet = SheetJson.submitted(filling);
    Instant at = REFERENCE_DATE.plusDays(30).atStartOfDay().toInstant(ZoneOffset.UTC);
    return new SubmittedSheet(
        unit.code(),
        sheet,
        sha256(sheet.toString()),
        at,
        InventedSurroundings.seconds(seed, unit.code()),
        answers.explanations(filling).size(),
        List.of());
  }

  /** The complete, faultless filling of one institution. */
  public Filling filled(InventedInstitution unit) {
    Filling filling = blank(unit);
    answers.fill(filling, unit);
    return filling;
  }

  /** A filling that was begun and left. */
  Filling started(InventedInstitution unit) {
    Filling filling = blank(unit);
    answers.start(filling, unit);
    return filling;
  }

  /** Whether the institution has sent its sheet, but does not count as having answered. */
  boolean isSent(InventedInstitution unit) {
    return hasDraft(unit) && new InventedCourse(seed, unit).isSent();
  }

  /** Whether the institution's sheet lies with its approver. */
  boolean waitsForApproval(InventedInstitution unit) {
    return isSent(unit) && new InventedCourse(seed, unit).unanswered(Instant.EPOCH).isEmpty();
  }

  /** A complete response for the store, with what became of it until now. */
  BulkSubmissions.Filled complete(InventedInstitution unit, Instant now) {
    Filling filling = filled(unit);
    InventedCourse course = new InventedCourse(seed, unit);
    Instant at = course.at(now);
    return new BulkSubmissions.Filled(
            unit.code(),
            filling,
            answers.explanations(filling),
            at,
            responds(unit) ? course.answered(at, now) : course.unanswered(at))
        .taking(Duration.ofSeconds(InventedSurroundings.seconds(seed, unit.code())));
  }

  /** A draft for the store. */
  BulkSubmissions.Filled begun(InventedInstitution unit, Instant now) {
    Instant at = new InventedCourse(seed, unit).at(now);
    return new BulkSubmissions.Filled(unit.code(), started(unit), Map.of(), at);
  }

  private Filling blank(InventedInstitution unit) {
    return new Filling(
        routing,
        new InventedSurroundings(unit.code(), unit.values(), wave, seed, Sources.NONE),
        AnswerSheet.EMPTY);
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible); // every Java platform has SHA-256
    }
  }
}
