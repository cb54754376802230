package org.orgstatus.analysis.table;

/** The rules by which a table for everybody is refused; a refusal names its rule. */
enum Rule {
  /** Filters by code, name or text single out units. */
  IDENTITY("rule-identity", "标识规则", "rule of identity"),
  /** A table on one to four units, or on all but one to four, gives them away. */
  FIVE_UNITS("rule-five-units", "五个单位规则", "rule of five units");

  /** Fewer units than this are never shown by themselves. */
  static final int LEAST = 5;

  private final String kind;
  private final String zh;
  private final String en;

  Rule(String kind, String zh, String en) {
    this.kind = kind;
    this.zh = zh;
    this.en = en;
  }

  /**
   * @param of what is refused: a name, or a number of units
   */
  TableFault fault(String field, String of) {
    return this == IDENTITY
        ? TableFault.of(
            field,
            kind,
            "按“" + zh + "”拒绝：供公开的表不能用“" + of + "”筛选，它能认出单个单位。请去掉这个条件，或制作内部表。",
            "Refused by the "
                + en
                + ": a table for release is not filtered by '"
                + of
                + "', which tells single units. Take the condition away, or make an internal table.")
        : TableFault.of(
            field,
            kind,
            "按“" + zh + "”拒绝：筛选后（或被筛去的）只有" + of + "个单位，公开后能推知单个单位的答案。请放宽筛选，或制作内部表。",
            "Refused by the "
                + en
                + ": the filters leave, or leave out, "
                + of
                + " of the units, whose answers could be told from the table. Widen the filters, or make"
                + " an internal table.");
  }
}
