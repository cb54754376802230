package org.orgstatus.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Checksums;

/**
 * Whether the numbers of a version are still those of the results.
 *
 * @param changes of its numbers, in their order
 * @param broken why its words no longer hold with the numbers of now; empty where they do
 * @param lost quotations that it cites and that may not be cited any more
 * @param takenBack numbers of it that were released, and whose release was withdrawn since
 */
public record Freshness(
    State state,
    List<Change> changes,
    List<LocalText> broken,
    List<LocalText> lost,
    List<LocalText> takenBack) {

  public Freshness {
    changes = List.copyOf(changes);
    broken = List.copyOf(broken);
    lost = List.copyOf(lost);
    takenBack = List.copyOf(takenBack);
  }

  public Freshness(State state, List<Change> changes, List<LocalText> broken) {
    this(state, changes, broken, List.of(), List.of());
  }

  /** How far a version is known to be right. */
  public enum State {
    /** Every number is what the results say. */
    CURRENT,
    /**
     * A number has changed or is gone, a word no longer holds, a quotation or the release of a
     * number was withdrawn.
     */
    STALE,
    /** Stale, and an approver said on record that it may stand. */
    KEPT,
    /** Results that it rests on have not been computed on the data of now. */
    UNCHECKED
  }

  /**
   * A number that is no longer what it was.
   *
   * @param now empty where the results have no such cell any more
   */
  public record Change(BoundNumber before, Optional<BoundCell> now) {

    /** As its sentence wrote it. */
    public LocalText was() {
      return NumberText.of(before.cell(), before.format());
    }

    /** As its sentence would write it, or why it could not. */
    public LocalText is() {
      if (now.isEmpty()) {
        return LocalText.of("结果里已没有这个数字", "the results no longer have this number");
      }
      return now.get().isShown() ? NumberText.of(now.get(), before.format()) : withheld(now.get());
    }

    /** Whether too few units are left behind it to show it. */
    boolean isHidden() {
      return now.filter(cell -> cell.cell() instanceof Cell.Suppressed).isPresent();
    }

    /** Which number it is, what it was and what it is. */
    public LocalText line(LocalText is) {
      LocalText was = was();
      return LocalText.of(
          "{" + before.mark() + "}（" + name(Language.ZH, "，") + "）：" + was.zh() + " → " + is.zh(),
          "{"
              + before.mark()
              + "} ("
              + name(Language.EN, ", ")
              + "): "
              + was.en()
              + " → "
              + is.en());
    }

    private String name(Language language, String comma) {
      return before.cell().row().in(language)
          + comma
          + before.cell().column().fullLabel().in(language);
    }
  }

  /** Says of a cell that shows nothing why it does not. */
  public static LocalText withheld(BoundCell cell) {
    LocalText reason = cell.because();
    return LocalText.of("不予显示：" + reason.zh(), "withheld: " + reason.en());
  }

  /**
   * Compares a version with what results say now.
   *
   * @param source results of the data that count now
   */
  static Freshness of(FindingContent content, ResultSource source, ComparingWords words) {
    List<Change> changes = new ArrayList<>();
    List<BoundNumber> renewed = new ArrayList<>();
    for (BoundNumber number : content.numbers()) {
      if (source.find(number.at().plan()).isEmpty() && !source.isWhole()) {
        return new Freshness(State.UNCHECKED, List.of(), List.of());
      }
      Optional<BoundCell> now = source.cell(number.at());
      now.filter(BoundCell::isShown).ifPresent(cell -> renewed.add(number.with(cell)));
      if (!number.readsSame(now)) {
        changes.add(new Change(number, now));
      }
    }
    boolean all = renewed.size() == content.numbers().size();
    List<LocalText> broken =
        all ? SentenceCheck.ofWords(content, renewed, words) : List.<LocalText>of();
    State state = changes.isEmpty() && broken.isEmpty() ? State.CURRENT : State.STALE;
    return new Freshness(state, changes, broken);
  }

  public boolean isStale() {
    return state == State.STALE || state == State.KEPT;
  }

  /**
   * Names these very changes: whoever keeps a stale version keeps it against them and no others.
   */
  public String fingerprint() {
    return Checksums.of(
        Stream.concat(
            changes.stream().map(c -> c.before().mark() + " " + c.was().zh() + " " + c.is().zh()),
            Stream.of(broken, lost, takenBack).flatMap(List::stream).map(LocalText::zh)));
  }

  /** Whether a number may not be shown any more. */
  public boolean isHidden() {
    return changes.stream().anyMatch(Change::isHidden);
  }

  /**
   * Whether somebody may let it stand though it is stale. What cites a quotation that was withdrawn
   * never is kept, nor what has a number that may not be shown any more.
   */
  public boolean mayBeKept() {
    return state == State.STALE && lost.isEmpty() && !isHidden();
  }

  /** The same, known to be kept. */
  Freshness kept() {
    return mayBeKept() ? new Freshness(State.KEPT, changes, broken, lost, takenBack) : this;
  }

  /** The same, where these quotations and numbers were given and taken back. */
  Freshness losing(List<LocalText> quotations, List<LocalText> numbers) {
    return quotations.isEmpty() && numbers.isEmpty()
        ? this
        : new Freshness(State.STALE, changes, broken, quotations, numbers);
  }
}
