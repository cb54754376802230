package org.orgstatus.demonstration;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoublePredicate;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.questionnaire.Choice;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.ItemPath;

/**
 * One question put to one invented respondent, with what it may look at to make up an answer: what
 * is planted, what it has answered already, and a stream of draws of its own.
 */
record Asked(
    PlantedTruth truth,
    long seed,
    InventedRespondent who,
    Filling filling,
    Item.Question question,
    ItemPath path,
    Draws draws) {

  /** The institution that answers: forms G, A and B ask nobody else. */
  InventedInstitution unit() {
    return (InventedInstitution) who;
  }

  /** The province that answers form C. */
  InventedProvince province() {
    return (InventedProvince) who;
  }

  /** The secretariat that answers form D. */
  InventedSecretariat secretariat() {
    return (InventedSecretariat) who;
  }

  /** The visit that form E records. */
  InventedVisit visit() {
    return (InventedVisit) who;
  }

  /** The row of a repeat in which the question stands, from 0. */
  int row() {
    return Integer.parseInt(path.row()) - 1;
  }

  /** A stream for something that several questions must agree on. */
  Draws shared(String purpose) {
    return Draws.of(seed, who.code(), purpose);
  }

  /** Whether the association meets a norm: drawn once, the same for every question. */
  boolean passes(String norm) {
    double before = referenceDate().isBefore(InventedStudy.REFERENCE_DATE) ? truth.normGain() : 0;
    return shared(norm).chance(truth.norm(norm, unit()) - before);
  }

  /** A choice given before; empty when there is none. */
  String chosen(String name) {
    return filling.value(name) instanceof AnswerValue.Chosen chosen ? chosen.code() : "";
  }

  boolean isChosen(String name, String code) {
    return filling.value(name) instanceof AnswerValue.ChosenMany many
        ? many.codes().contains(code)
        : chosen(name).equals(code);
  }

  List<String> chosenMany(String name) {
    return filling.value(name) instanceof AnswerValue.ChosenMany many ? many.codes() : List.of();
  }

  /** A number given before, or what stands for it where it is missing. */
  double number(String name, double otherwise) {
    return filling.value(name) instanceof AnswerValue.Amount amount
        ? amount.value().doubleValue()
        : otherwise;
  }

  boolean isDormant() {
    return chosen("a_state").equals("dormant");
  }

  boolean isNew() {
    return filling.value("a_new_assoc").equals(new AnswerValue.Words("yes"));
  }

  /** The reference date of the wave, as every form calculates it; that of W1 where none does. */
  LocalDate referenceDate() {
    return filling.value("ref_date") instanceof AnswerValue.Words words
        ? LocalDate.parse(words.text())
        : InventedStudy.REFERENCE_DATE;
  }

  YearMonth referenceMonth() {
    return YearMonth.from(referenceDate());
  }

  /** Months from a date given before to the reference month. */
  int monthsSince(String name) {
    return (int)
        (filling.value(name) instanceof AnswerValue.Month month
            ? ChronoUnit.MONTHS.between(month.month(), referenceMonth())
            : 0);
  }

  AnswerValue one(Map<String, Double> weights) {
    return code(draws.weighted(weights));
  }

  /** One of the codes of a text such as {@code "yes .7 no .3"}. */
  AnswerValue one(String weights) {
    return one(Shares.of(weights));
  }

  AnswerValue code(String code) {
    return has(code) ? new AnswerValue.Chosen(code) : AnswerValue.NOT_ANSWERED;
  }

  /** A rating from 1 to 5 that lies at the true value or, at times, one beside it. */
  AnswerValue rating(String prefix, int truth) {
    int rated = truth + draws.pick(List.of(-1, 0, 0, 0, 1));
    return code(prefix + Math.max(1, Math.min(5, rated)));
  }

  AnswerValue yes(boolean yes) {
    return new AnswerValue.Chosen(yes ? "yes" : "no");
  }

  /** One of the sentences for the question. */
  AnswerValue written() {
    return words(WrittenTexts.text(path.name(), draws));
  }

  /**
   * A sentence on one of the themes.
   *
   * @param themes weights of codes of the coding frame
   */
  AnswerValue written(Map<String, Double> themes) {
    return words(WrittenTexts.text(path.name(), themes, draws));
  }

  /** Each code with its own chance; {@code none}, or else the likeliest, where none is drawn. */
  AnswerValue each(Map<String, Double> chances) {
    return each(draws::chance, chances);
  }

  private AnswerValue each(DoublePredicate happens, Map<String, Double> chances) {
    Set<String> codes = new TreeSet<>();
    chances.forEach(
        (code, chance) -> {
          if (happens.test(chance)) {
            codes.add(code);
          }
        });
    if (codes.isEmpty()) {
      codes.add(has("none") ? "none" : likeliest(chances));
    }
    return many(codes);
  }

  AnswerValue each(String chances) {
    return each(Shares.of(chances));
  }

  /**
   * The same with chances as {@link #each(Map)}, more often together in some types than in others.
   */
  AnswerValue each(PlantedType.Side side, Map<String, Double> chances) {
    PlantedType type = PlantedType.of(seed, unit());
    return each(chance -> type.place(side, draws) < chance, chances);
  }

  /** One of the codes, the first ones rather in types that lead on this side. */
  AnswerValue one(PlantedType.Side side, Map<String, Double> weights) {
    return code(draws.weighted(weights, PlantedType.of(seed, unit()).place(side, draws)));
  }

  /** A number of different codes, drawn by weight without replacement. */
  AnswerValue some(Map<String, Double> weights, int count) {
    Map<String, Double> left = new LinkedHashMap<>(weights);
    Set<String> codes = new TreeSet<>();
    while (codes.size() < count && !left.isEmpty()) {
      String code = draws.weighted(left);
      codes.add(code);
      left.remove(code);
    }
    return many(codes);
  }

  /** Codes in the list's order; those that the list lacks are left out. */
  AnswerValue many(Collection<String> codes) {
    List<String> listed =
        question.choices().orElseThrow().choices().stream()
            .map(Choice::code)
            .filter(codes::contains)
            .toList();
    return listed.isEmpty() ? AnswerValue.NOT_ANSWERED : new AnswerValue.ChosenMany(listed);
  }

  boolean has(String code) {
    return question.choices().filter(list -> list.find(code).isPresent()).isPresent();
  }

  static AnswerValue count(double value) {
    return new AnswerValue.Amount(BigDecimal.valueOf(Math.max(0, Math.round(value))));
  }

  /** Ten thousand yuan, two decimals. */
  static AnswerValue money(double value) {
    return new AnswerValue.Amount(
        BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros());
  }

  static AnswerValue words(String text) {
    return new AnswerValue.Words(text);
  }

  private static String likeliest(Map<String, Double> chances) {
    return chances.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }
}
