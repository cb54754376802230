package org.orgstatus.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.fieldwork.coding.CodeFrames;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;
import org.orgstatus.questionnaire.Questionnaires;

/** The codebook of the forms as they lie in the source tree, for tests. */
public final class SampleCodebook {

  private static final String UNITS =
      "110000 北京 Beijing|120000 天津 Tianjin|130000 河北 Hebei|140000 山西 Shanxi|150000 内蒙古"
          + " InnerMongolia|210000 辽宁 Liaoning|220000 吉林 Jilin|230000 黑龙江 Heilongjiang|310000 上海"
          + " Shanghai|320000 江苏 Jiangsu|330000 浙江 Zhejiang|340000 安徽 Anhui|350000 福建 Fujian|360000"
          + " 江西 Jiangxi|370000 山东 Shandong|410000 河南 Henan|420000 湖北 Hubei|430000 湖南 Hunan|440000"
          + " 广东 Guangdong|450000 广西 Guangxi|460000 海南 Hainan|500000 重庆 Chongqing|510000 四川"
          + " Sichuan|520000 贵州 Guizhou|530000 云南 Yunnan|540000 西藏 Tibet|610000 陕西 Shaanxi|620000"
          + " 甘肃 Gansu|630000 青海 Qinghai|640000 宁夏 Ningxia|650000 新疆 Xinjiang|660000 新疆生产建设兵团 XPCC";

  private static final List<Questionnaire> FORMS = forms();

  private SampleCodebook() {}

  private static List<Questionnaire> forms() {
    Questionnaires all = Questionnaires.of(Path.of("."));
    List<Questionnaire> forms = new ArrayList<>();
    for (String id : List.of("gate", "campus_association", "institution_no_association")) {
      forms.add(
          all.find(id).orElseThrow(() -> new IllegalStateException(all.problems().toString())));
    }
    return forms;
  }

  public static List<Questionnaire> questionnaires() {
    return FORMS;
  }

  /** The 32 reporting units in the order of GB/T 2260. */
  public static List<ValueLabel> reportingUnits() {
    return Stream.of(UNITS.split("\\|"))
        .map(u -> u.split(" "))
        .map(u -> new ValueLabel(u[0], LocalText.of(u[1], u[2])))
        .toList();
  }

  /** The codebooks of every kind of unit. */
  public static Map<UnitKind, Codebook> all() {
    List<Questionnaire> all = Questionnaires.of(Path.of(".")).listAll();
    Map<UnitKind, Codebook> codebooks = new EnumMap<>(UnitKind.class);
    for (UnitKind unit : UnitKind.values()) {
      codebooks.put(
          unit,
          unit == UnitKind.INSTITUTION
              ? create()
              : Codebook.of(unit, all, reportingUnits(), CodeFrames.of(Path.of(".")).get()));
    }
    return codebooks;
  }

  public static Codebook create() {
    return Codebook.of(
        UnitKind.INSTITUTION, FORMS, reportingUnits(), CodeFrames.of(Path.of(".")).get());
  }
}
