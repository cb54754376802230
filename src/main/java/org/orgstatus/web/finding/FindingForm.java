package org.orgstatus.web.finding;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.orgstatus.base.LocalText;
import org.orgstatus.findings.BoundCell;
import org.orgstatus.findings.BoundNumber;
import org.orgstatus.findings.CellAddress;
import org.orgstatus.findings.Evidence;
import org.orgstatus.findings.FindingContent;
import org.orgstatus.findings.NumberFormat;
import org.orgstatus.findings.Recommendation;
import org.orgstatus.findings.ResultSource;
import org.orgstatus.web.office.Query;

/**
 * What the editor of a finding holds between two clicks.
 *
 * @param version that the change was begun from; 0 for a new finding
 * @param lock id of the data lock
 * @param evidence one document a line, title and place with a bar between them
 * @param quotations numbers of the quotations that are cited
 * @param numbers by mark
 */
public record FindingForm(
    int version,
    String lock,
    LocalText sentence,
    String clause,
    LocalText problem,
    LocalText measure,
    LocalText who,
    LocalText when,
    String evidence,
    List<Long> quotations,
    Map<String, Chosen> numbers,
    String asked) {

  private static final int LAST_MARK = 99;

  /** A cell that was taken. */
  public record Chosen(CellAddress at, NumberFormat format) {}

  /**
   * What the numbers are in the results of a lock.
   *
   * @param lost why a number is not among them, by mark
   */
  record Bound(List<BoundNumber> numbers, Map<String, LocalText> lost) {}

  public FindingForm {
    quotations = List.copyOf(quotations);
    numbers = new LinkedHashMap<>(numbers);
  }

  static FindingForm empty(String lock, String clause, String asked) {
    return new FindingForm(
        0,
        lock,
        LocalText.EMPTY,
        clause,
        LocalText.EMPTY,
        LocalText.EMPTY,
        LocalText.EMPTY,
        LocalText.EMPTY,
        "",
        List.of(),
        Map.of(),
        asked);
  }

  static FindingForm of(int version, String lock, FindingContent content) {
    Map<String, Chosen> numbers = new LinkedHashMap<>();
    content.numbers().forEach(n -> numbers.put(n.mark(), new Chosen(n.at(), n.format())));
    Recommendation advice = content.recommendation();
    return new FindingForm(
        version,
        lock,
        content.sentence(),
        content.clause(),
        advice.problem(),
        advice.measure(),
        advice.who(),
        advice.when(),
        content.evidence().stream()
            .filter(e -> e.kind() == Evidence.Kind.DOCUMENT)
            .map(Evidence::line)
            .collect(Collectors.joining("\n")),
        content.evidence().stream().flatMap(e -> e.quotation().stream().boxed()).toList(),
        numbers,
        "");
  }

  static FindingForm read(MultivaluedMap<String, String> entered) {
    Map<String, Chosen> numbers = new LinkedHashMap<>();
    for (int i = 1; i <= LAST_MARK; i++) {
      String mark = "n" + i;
      NumberFormat format =
          NumberFormat.ofWord(one(entered, "format-" + mark)).orElse(NumberFormat.PLAIN);
      CellAddress.of(one(entered, "number-" + mark))
          .ifPresent(at -> numbers.put(mark, new Chosen(at, format)));
    }
    String version = one(entered, "version");
    return new FindingForm(
        version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : 0,
        one(entered, "lock"),
        both(entered, "sentence"),
        one(entered, "clause"),
        both(entered, "problem"),
        both(entered, "measure"),
        both(entered, "who"),
        both(entered, "when"),
        one(entered, "evidence").replace("\r\n", "\n"),
        entered.getOrDefault("quotation", List.of()).stream()
            .filter(id -> id.matches("[0-9]{1,18}"))
            .map(Long::valueOf)
            .distinct()
            .toList(),
        numbers,
        one(entered, "q"));
  }

  private static String one(MultivaluedMap<String, String> entered, String name) {
    return Query.word(entered, name);
  }

  /** On one line each: a sentence and what is advised are no texts of several paragraphs. */
  private static LocalText both(MultivaluedMap<String, String> entered, String name) {
    return LocalText.of(
        one(entered, name + "-zh").replaceAll("\\s+", " "),
        one(entered, name + "-en").replaceAll("\\s+", " "));
  }

  /** Takes a cell under the first mark that is free; the same cell is not taken twice. */
  FindingForm plus(CellAddress at) {
    if (numbers.values().stream().anyMatch(n -> n.at().equals(at))) {
      return this;
    }
    Map<String, Chosen> more = new LinkedHashMap<>(numbers);
    for (int i = 1; i <= LAST_MARK; i++) {
      if (more.putIfAbsent("n" + i, new Chosen(at, NumberFormat.PLAIN)) == null) {
        break;
      }
    }
    return with(more);
  }

  /** Takes the cell of an address; what is none changes nothing. */
  FindingForm plus(String address) {
    return CellAddress.of(address).map(this::plus).orElse(this);
  }

  FindingForm minus(String mark) {
    Map<String, Chosen> fewer = new LinkedHashMap<>(numbers);
    fewer.remove(mark);
    return with(fewer);
  }

  private FindingForm with(Map<String, Chosen> others) {
    return with(lock, others);
  }

  /** The same on another data lock. */
  FindingForm on(String other) {
    return with(other, numbers);
  }

  private FindingForm with(String lock, Map<String, Chosen> others) {
    return new FindingForm(
        version,
        lock,
        sentence,
        clause,
        problem,
        measure,
        who,
        when,
        evidence,
        quotations,
        others,
        asked);
  }

  /** The cells of its numbers. */
  Bound bound(ResultSource source) {
    List<BoundNumber> bound = new ArrayList<>();
    Map<String, LocalText> lost = new LinkedHashMap<>();
    numbers.forEach(
        (mark, chosen) -> {
          Optional<BoundCell> cell = source.cell(chosen.at());
          cell.ifPresent(c -> bound.add(new BoundNumber(mark, chosen.at(), chosen.format(), c)));
          if (source.find(chosen.at().plan()).isEmpty()) {
            lost.put(mark, notThere(mark, chosen.at()));
          } else if (cell.isEmpty()) {
            lost.put(mark, notAmong(mark));
          }
        });
    return new Bound(bound, lost);
  }

  private static LocalText notAmong(String mark) {
    return LocalText.of(
        "{" + mark + "}在这个数据锁定里没有。请去掉它，或换一个数据锁定。",
        "{"
            + mark
            + "} is not among the results of this data lock. Take it away, or choose another"
            + " lock.");
  }

  private static LocalText notThere(String mark, CellAddress at) {
    String code = at.plan().toUpperCase(Locale.ROOT);
    return LocalText.of(
        "{" + mark + "}所在的" + code + "在这个数据锁定上还没有计算，或者没有发布给您。请先在数据锁定的页面计算，或换一个数据锁定。",
        "{"
            + mark
            + "} stands in "
            + code
            + ", which has not been computed on this data lock or was not released to you. Compute"
            + " it on the page of the lock, or choose another lock.");
  }

  FindingContent content(List<BoundNumber> bound) {
    Stream<Evidence> documents =
        evidence
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .map(line -> line.split("\\s*[|｜]\\s*", 2))
            .map(parts -> Evidence.document(parts[0], parts.length > 1 ? parts[1] : ""));
    List<Evidence> all =
        Stream.concat(documents, quotations.stream().map(Evidence::quotation)).toList();
    return new FindingContent(
        sentence, bound, clause, new Recommendation(problem, measure, who, when), all);
  }
}
