package org.orgstatus.analysis.definition;

import java.util.Optional;
import java.util.stream.Stream;
import org.orgstatus.base.LocalText;

/** What an indicator is about, in the order of reports. */
public enum Dimension {
  COVERAGE("coverage", LocalText.of("覆盖", "Coverage")),
  STRUCTURE("structure", LocalText.of("机构设置", "Structure")),
  MECHANISM("mechanism", LocalText.of("运行机制", "Operating mechanism")),
  DUTIES("duties", LocalText.of("职能任务", "Duties")),
  MODES("modes", LocalText.of("活动方式", "Activity mode")),
  LEVERS("levers", LocalText.of("工作抓手", "Work lever")),
  MEMBERS("members", LocalText.of("会员", "Members")),
  RESOURCES("resources", LocalText.of("队伍与资源", "Staff and resources")),
  ALLIANCE("alliance", LocalText.of("联盟", "Alliance"));

  private final String word;
  private final LocalText label;

  Dimension(String word, LocalText label) {
    this.word = word;
    this.label = label;
  }

  /** As definition files write it. */
  public String word() {
    return word;
  }

  public LocalText label() {
    return label;
  }

  static Optional<Dimension> ofWord(String word) {
    return Stream.of(values()).filter(d -> d.word.equals(word)).findFirst();
  }
}
