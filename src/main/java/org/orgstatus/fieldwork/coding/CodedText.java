package org.orgstatus.fieldwork.coding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.orgstatus.base.LocalText;

/**
 * A text with everything that was made of it.
 *
 * @param turns who codes it, in the order in which they began
 * @param codings of all of them, by their place in the text
 * @param decisions on what two coders saw otherwise
 * @param locked whether the coding of its response is closed
 */
public record CodedText(
    OpenText text,
    List<CodingTurn> turns,
    List<Coding> codings,
    List<CodeDecision> decisions,
    boolean locked) {

  public CodedText {
    turns = List.copyOf(turns);
    codings = List.copyOf(codings);
    decisions = List.copyOf(decisions);
  }

  /** How far the coding of a text is. */
  public enum State {
    OPEN("open", "未编码", "Not begun"),
    BEGUN("begun", "编码中", "Being coded"),
    /** One of two has finished. */
    HALF("half", "待第二人编码", "Waits for the second coder"),
    DISPUTED("disputed", "有分歧待裁定", "Differences to decide"),
    DONE("done", "已编完", "Coded"),
    LOCKED("locked", "已锁定", "Locked");

    private final String word;
    private final LocalText label;

    State(String word, String zh, String en) {
      this.word = word;
      this.label = LocalText.of(zh, en);
    }

    /** As an address writes it. */
    public String word() {
      return word;
    }

    public LocalText label() {
      return label;
    }
  }

  /**
   * A code that only one of two coders gave a sentence.
   *
   * @param givenBy account of the one who gave it
   * @param decision empty until somebody decides
   */
  public record Difference(
      MeaningUnit unit, String code, long givenBy, Optional<CodeDecision> decision) {}

  /** A passage with a code that counts. */
  public record Passage(int start, int end, String words, String code) {}

  public State state() {
    if (locked) {
      return State.LOCKED;
    }
    if (isComplete()) {
      return isUndecided() ? State.DISPUTED : State.DONE;
    }
    boolean anyDone = turns.stream().anyMatch(t -> t.isDone(text));
    return anyDone ? State.HALF : turns.isEmpty() ? State.OPEN : State.BEGUN;
  }

  /** Whether as many people as it needs have finished with the text as it stands. */
  public boolean isComplete() {
    return finished().size() >= text.coders();
  }

  /** Whether two people coded it apart and have both finished. */
  public boolean isCompared() {
    return finished().size() > 1;
  }

  private List<CodingTurn> finished() {
    return turns.stream().filter(t -> t.isDone(text)).toList();
  }

  public Optional<CodingTurn> turn(long account) {
    return turns.stream().filter(t -> t.accountId() == account).findFirst();
  }

  /** Whether the account may see what others gave: nobody does while two code apart. */
  public boolean showsOthers() {
    return !text.twice() || isCompared() || locked;
  }

  /** The codings that an account may see. */
  public List<Coding> seenBy(long account) {
    return codings.stream().filter(c -> showsOthers() || c.accountId() == account).toList();
  }

  /** Codings of the account that no longer fit the text. */
  public List<Coding> unfit(long account) {
    return codings.stream().filter(c -> c.accountId() == account && !c.fits(text)).toList();
  }

  /** For each sentence the codes that the account gave a part of it. */
  public List<Set<String>> codesByUnit(long account) {
    List<Set<String>> all = new ArrayList<>();
    for (MeaningUnit unit : text.units()) {
      Set<String> codes = new TreeSet<>();
      codings.stream()
          .filter(c -> c.accountId() == account && c.fits(text))
          .filter(c -> unit.meets(c.starts(), c.ends()))
          .forEach(c -> codes.add(c.code()));
      all.add(codes);
    }
    return all;
  }

  /** The two whose codings are compared; empty where fewer have finished. */
  public List<Long> pair() {
    return isCompared()
        ? finished().stream().limit(2).map(CodingTurn::accountId).toList()
        : List.of();
  }

  /** Every code that only one of the two gave a sentence, by sentence and code. */
  public List<Difference> differences() {
    List<Long> pair = pair();
    if (pair.isEmpty()) {
      return List.of();
    }
    List<Set<String>> first = codesByUnit(pair.get(0));
    List<Set<String>> second = codesByUnit(pair.get(1));
    List<MeaningUnit> units = text.units();
    List<Difference> all = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      Set<String> either = new TreeSet<>(first.get(i));
      either.addAll(second.get(i));
      for (String code : either) {
        if (first.get(i).contains(code) != second.get(i).contains(code)) {
          long by = pair.get(first.get(i).contains(code) ? 0 : 1);
          all.add(new Difference(units.get(i), code, by, decision(units.get(i), code)));
        }
      }
    }
    return all;
  }

  private Optional<CodeDecision> decision(MeaningUnit unit, String code) {
    return decisions.stream().filter(d -> d.isOf(text, unit, code)).findFirst();
  }

  private boolean isUndecided() {
    return differences().stream().anyMatch(d -> d.decision().isEmpty());
  }

  /**
   * What counts once coding is done: the passages of the one coder, or the sentences that both gave
   * a code, with those decided so. Sentences that follow each other make one passage.
   */
  public List<Passage> passages() {
    State state = state();
    if (state != State.DONE && state != State.LOCKED || !isComplete()) {
      return List.of();
    }
    return isCompared() ? agreed() : single();
  }

  private List<Passage> single() {
    long coder = finished().get(0).accountId();
    return codings.stream()
        .filter(c -> c.accountId() == coder && c.fits(text))
        .map(c -> new Passage(c.starts(), c.ends(), c.words(), c.code()))
        .toList();
  }

  private List<Passage> agreed() {
    List<Long> pair = pair();
    List<Set<String>> first = codesByUnit(pair.get(0));
    List<Set<String>> second = codesByUnit(pair.get(1));
    List<MeaningUnit> units = text.units();
    TreeMap<String, List<Integer>> holding = new TreeMap<>();
    for (int i = 0; i < units.size(); i++) {
      Set<String> codes = new TreeSet<>(first.get(i));
      codes.retainAll(second.get(i));
      for (Difference one : differences()) {
        if (one.unit().equals(units.get(i))
            && one.decision().filter(CodeDecision::holds).isPresent()) {
          codes.add(one.code());
        }
      }
      int at = i;
      codes.forEach(code -> holding.computeIfAbsent(code, c -> new ArrayList<>()).add(at));
    }
    List<Passage> all = new ArrayList<>();
    holding.forEach((code, at) -> runs(code, at, units, all));
    return all;
  }

  private void runs(String code, List<Integer> at, List<MeaningUnit> units, List<Passage> all) {
    int from = 0;
    for (int i = 0; i < at.size(); i++) {
      if (i + 1 == at.size() || at.get(i + 1) != at.get(i) + 1) {
        int start = units.get(at.get(from)).start();
        int end = units.get(at.get(i)).end();
        all.add(new Passage(start, end, MeaningUnit.cut(text.words(), start, end), code));
        from = i + 1;
      }
    }
  }
}
