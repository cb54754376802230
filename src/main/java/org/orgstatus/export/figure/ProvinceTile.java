package org.orgstatus.export.figure;

import java.util.Optional;
import java.util.stream.Stream;
import org.orgstatus.base.LocalText;

/**
 * A province as a tile of a map that shows who lies beside whom and no outlines: 31 provinces, XPCC
 * beside Xinjiang, and those that lie outside the study.
 */
public enum ProvinceTile {
  BEIJING("110000", "北京", "Beijing", "BJ", 6, 2),
  TIANJIN("120000", "天津", "Tianjin", "TJ", 6, 3),
  HEBEI("130000", "河北", "Hebei", "HE", 5, 2),
  SHANXI("140000", "山西", "Shanxi", "SX", 4, 2),
  INNER_MONGOLIA("150000", "内蒙古", "Inner Mongolia", "NM", 4, 1),
  LIAONING("210000", "辽宁", "Liaoning", "LN", 7, 2),
  JILIN("220000", "吉林", "Jilin", "JL", 7, 1),
  HEILONGJIANG("230000", "黑龙江", "Heilongjiang", "HL", 7, 0),
  SHANGHAI("310000", "上海", "Shanghai", "SH", 7, 4),
  JIANGSU("320000", "江苏", "Jiangsu", "JS", 6, 4),
  ZHEJIANG("330000", "浙江", "Zhejiang", "ZJ", 6, 5),
  ANHUI("340000", "安徽", "Anhui", "AH", 5, 4),
  FUJIAN("350000", "福建", "Fujian", "FJ", 5, 6),
  JIANGXI("360000", "江西", "Jiangxi", "JX", 5, 5),
  SHANDONG("370000", "山东", "Shandong", "SD", 5, 3),
  HENAN("410000", "河南", "Henan", "HA", 4, 3),
  HUBEI("420000", "湖北", "Hubei", "HB", 4, 4),
  HUNAN("430000", "湖南", "Hunan", "HN", 4, 5),
  GUANGDONG("440000", "广东", "Guangdong", "GD", 4, 6),
  GUANGXI("450000", "广西", "Guangxi", "GX", 3, 6),
  HAINAN("460000", "海南", "Hainan", "HI", 3, 7),
  CHONGQING("500000", "重庆", "Chongqing", "CQ", 3, 4),
  SICHUAN("510000", "四川", "Sichuan", "SC", 2, 4),
  GUIZHOU("520000", "贵州", "Guizhou", "GZ", 3, 5),
  YUNNAN("530000", "云南", "Yunnan", "YN", 2, 5),
  TIBET("540000", "西藏", "Tibet", "XZ", 1, 4),
  SHAANXI("610000", "陕西", "Shaanxi", "SN", 3, 3),
  GANSU("620000", "甘肃", "Gansu", "GS", 2, 2),
  QINGHAI("630000", "青海", "Qinghai", "QH", 1, 3),
  NINGXIA("640000", "宁夏", "Ningxia", "NX", 3, 2),
  XINJIANG("650000", "新疆", "Xinjiang", "XJ", 0, 2),
  XPCC("660000", "兵团", "XPCC", "XPCC", 0, 1),
  TAIWAN("710000", "台湾", "Taiwan", "TW", 6, 6),
  HONG_KONG("810000", "香港", "Hong Kong", "HK", 5, 7),
  MACAO("820000", "澳门", "Macao", "MO", 4, 7);

  /** How many tiles stand side by side at the most. */
  public static final int COLUMNS = 8;

  /** How many tiles stand one below another at the most. */
  public static final int ROWS = 8;

  private final String code;
  private final LocalText label;
  private final LocalText brief;
  private final int column;
  private final int row;

  ProvinceTile(String code, String zh, String en, String letters, int column, int row) {
    this.code = code;
    this.label = LocalText.of(zh, en);
    this.brief = LocalText.of(zh, letters);
    this.column = column;
    this.row = row;
  }

  /** The code of GB/T 2260, or that of the reporting unit. */
  public String code() {
    return code;
  }

  public LocalText label() {
    return label;
  }

  /** For narrow tiles: in English the letters of GB/T 2260. */
  public LocalText brief() {
    return brief;
  }

  /** From 0 in the west. */
  public int column() {
    return column;
  }

  /** From 0 in the north. */
  public int row() {
    return row;
  }

  /** Whether it is no part of the study: drawn without a number, whatever the table says. */
  public boolean isOutside() {
    return this == TAIWAN || this == HONG_KONG || this == MACAO;
  }

  /** The tile of a place. */
  public static Optional<ProvinceTile> at(int row, int column) {
    return Stream.of(values()).filter(t -> t.row() == row && t.column() == column).findFirst();
  }
}
