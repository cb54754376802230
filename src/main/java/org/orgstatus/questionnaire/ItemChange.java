package org.orgstatus.questionnaire;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.orgstatus.base.LocalText;

/**
 * What became of one item.
 *
 * @param before the item as it was; absent for a new one
 * @param now the item as it is; absent for one that is gone
 */
public record ItemChange(Optional<Item> before, Optional<Item> now, List<Difference> differences) {

  public ItemChange {
    differences = List.copyOf(differences);
  }

  /** A kind of difference, and what it does to a comparison of the answers. */
  public enum Kind {
    ADDED("新增", "Added", Comparability.NOT_COMPARABLE),
    REMOVED("删除", "Removed", Comparability.NOT_COMPARABLE),
    /** Proposed, since names never change: a person says whether it is the same question. */
    RENAMED("疑似改名", "Probably renamed", Comparability.NOT_COMPARABLE),
    RETYPED("题型改变", "Type changed", Comparability.NOT_COMPARABLE),
    UNIT("单位改变", "Unit changed", Comparability.NOT_COMPARABLE),
    CHOICES_ADDED("选项增加", "Choices added", Comparability.WITH_CARE),
    CHOICES_REMOVED("选项删除", "Choices removed", Comparability.WITH_CARE),
    CHOICES_REWORDED("选项文字改变", "Choices reworded", Comparability.WITH_CARE),
    LABEL("题目文字改变", "Label reworded", Comparability.WITH_CARE),
    RELEVANT("填报条件改变", "Asked under another condition", Comparability.WITH_CARE),
    CONSTRAINT("取值限制改变", "Constraint changed", Comparability.WITH_CARE),
    CALCULATION("计算方法改变", "Calculation changed", Comparability.NOT_COMPARABLE),
    ROWS("行数规则改变", "Number of rows changed", Comparability.WITH_CARE),
    REQUIRED("必填改变", "Required changed", Comparability.WITH_CARE),
    HINT("提示文字改变", "Hint reworded", Comparability.WITH_CARE),
    NUMBER("题号改变", "Number changed", Comparability.COMPARABLE);

    private final LocalText text;
    private final Comparability effect;

    Kind(String zh, String en, Comparability effect) {
      this.text = LocalText.of(zh, en);
      this.effect = effect;
    }

    public LocalText text() {
      return text;
    }

    public Comparability effect() {
      return effect;
    }
  }

  /**
   * One difference with what stood there before and what stands there now; texts in both languages
   * where they are texts, the same words twice where they are expressions or codes.
   */
  public record Difference(Kind kind, LocalText before, LocalText now) {}

  /** The item as it is, or as it was last. */
  public Item item() {
    return now.or(() -> before).orElseThrow();
  }

  public boolean has(Kind kind) {
    return differences.stream().anyMatch(d -> d.kind() == kind);
  }

  /** The worst that any of the differences does. */
  public Comparability comparability() {
    return differences.stream()
        .map(d -> d.kind().effect())
        .max(Comparator.naturalOrder())
        .orElse(Comparability.COMPARABLE);
  }
}
