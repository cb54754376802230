package org.orgstatus.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Variable.Role;
import org.orgstatus.dataset.Variable.Type;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.questionnaire.Sensitivity;

/** The columns that the frame gives to every institution, and those that say how it answered. */
public final class FrameColumns {

  public static final String UNIT = "unit_code";
  public static final String NAME = "unit_name";
  public static final String REPORTING_UNIT = "reporting_unit";
  public static final String PROVINCE = "province";
  public static final String REGION = "region";
  public static final String LEVEL = "level";
  public static final String REGISTRY_TYPE = "registry_type";
  public static final String TYPE_BASIS = "type_basis";
  public static final String AFFILIATION = "affiliation";
  public static final String AFFILIATION_GROUP = "affiliation_group";
  public static final String OWNERSHIP = "ownership";
  public static final String INDEPENDENT = "independent_college";
  public static final String DOUBLE_FIRST_CLASS = "double_first_class";

  /** Code of the institution that a branch campus belongs to; empty for institutions. */
  public static final String PARENT = "parent_code";

  /**
   * Whether the province's roster lists an association: yes, no, or empty where it says nothing.
   */
  public static final String ROSTER = "roster_listed";

  /** Whether a branch campus of this institution answered that it has an approved association. */
  public static final String BRANCH_ESTABLISHED = "branch_established";

  /** {@code answered} or {@code unit_nonresponse}. */
  public static final String RESPONSE = "response";

  /** Letter of the form that follows the gate; empty without an answer. */
  public static final String FORM = "form_answered";

  public static final String ANSWERED = "answered";
  public static final String UNIT_NONRESPONSE = "unit_nonresponse";

  /** What a {@link FrameUnit} may say of itself. */
  static final Set<String> NAMES =
      Set.of(
          NAME,
          REPORTING_UNIT,
          PROVINCE,
          REGION,
          LEVEL,
          REGISTRY_TYPE,
          TYPE_BASIS,
          AFFILIATION,
          AFFILIATION_GROUP,
          OWNERSHIP,
          INDEPENDENT,
          DOUBLE_FIRST_CLASS,
          PARENT,
          ROSTER);

  private static final List<ValueLabel> YES_NO =
      List.of(value("yes", "是", "Yes"), value("no", "否", "No"));

  private FrameColumns() {}

  /**
   * The frame's part of the codebook.
   *
   * @param places labels of reporting units, provinces and regions, in the order of GB/T 2260
   * @param types labels of the institution types, the form's own
   */
  static List<Variable> variables(Map<String, List<ValueLabel>> places, List<ValueLabel> types) {
    List<Variable> all = new ArrayList<>();
    all.add(text(UNIT, Role.IDENTIFIER, "学校标识码", "Institution code"));
    all.add(text(NAME, Role.IDENTIFIER, "学校名称", "Institution name"));
    all.add(
        choice(
            REPORTING_UNIT,
            "填报单位",
            "Reporting unit",
            places.getOrDefault(REPORTING_UNIT, List.of())));
    all.add(stratum(PROVINCE, "省（区、市）", "Province", places.getOrDefault(PROVINCE, List.of())));
    all.add(choice(REGION, "地区", "Region", REGIONS));
    all.add(stratum(LEVEL, "办学层次", "Level", LEVELS));
    all.add(choice(REGISTRY_TYPE, "登记科类", "Type in the register", types));
    all.add(choice(TYPE_BASIS, "登记科类的依据", "Basis of the type in the register", BASES));
    all.add(choice(AFFILIATION, "隶属关系", "Affiliation", AFFILIATIONS));
    all.add(choice(AFFILIATION_GROUP, "隶属", "Affiliation group", AFFILIATION_GROUPS));
    all.add(choice(OWNERSHIP, "举办性质", "Ownership", OWNERSHIPS));
    all.add(choice(INDEPENDENT, "独立学院", "Independent college", YES_NO));
    all.add(choice(DOUBLE_FIRST_CLASS, "“双一流”建设", "Double First-Class", CLASSES));
    all.add(
        text(
            PARENT,
            Role.IDENTIFIER,
            "所属学校标识码（分校）",
            "Code of the parent institution (branch campus)"));
    all.add(choice(ROSTER, "省级名单列有科协", "Association on the provincial roster", YES_NO));
    all.add(choice(BRANCH_ESTABLISHED, "分校已成立科协", "A branch campus has an association", YES_NO));
    all.add(paradata(RESPONSE, "答卷情况", "Response", RESPONSES));
    all.add(paradata(FORM, "所填调查表", "Form answered", FORMS));
    return all;
  }

  private static final List<ValueLabel> REGIONS =
      List.of(
          value("EAST", "东部地区", "East"),
          value("CENTRAL", "中部地区", "Central"),
          value("WEST", "西部地区", "West"),
          value("NORTHEAST", "东北地区", "Northeast"));

  private static final List<ValueLabel> LEVELS =
      List.of(value("ug", "本科", "Undergraduate"), value("voc", "专科", "Vocational"));

  private static final List<ValueLabel> BASES =
      List.of(
          value("published_listing", "公开名单", "Published listing"),
          value("name_rule", "按校名推断", "Derived from the name"),
          value("unconfirmed", "未确认", "Unconfirmed"));

  private static final List<ValueLabel> AFFILIATIONS =
      List.of(
          value("MOE", "教育部直属", "Directly under MOE"),
          value("OTHER_CENTRAL", "其他中央部门属", "Under another central department"),
          value("PROV_GOV", "省级人民政府属", "Provincial government"),
          value("PROV_EDU", "省级教育行政部门主管", "Provincial education authority"),
          value("XPCC", "新疆生产建设兵团属", "XPCC"));

  private static final List<ValueLabel> AFFILIATION_GROUPS =
      List.of(
          value("central", "中央部属", "Central"),
          value("local_public", "地方公办", "Local public"),
          value("private", "民办及合作办学", "Private and cooperative"));

  private static final List<ValueLabel> OWNERSHIPS =
      List.of(
          value("public", "公办", "Public"),
          value("private", "民办", "Private"),
          value("cooperative", "合作办学", "Cooperative"));

  private static final List<ValueLabel> CLASSES =
      List.of(
          value("A", "一流大学建设高校", "World-class university"),
          value("B", "一流学科建设高校", "World-class disciplines"));

  private static final List<ValueLabel> RESPONSES =
      List.of(
          value(ANSWERED, "已答", "Answered"),
          value(UNIT_NONRESPONSE, "未答卷", "No response from the unit"));

  private static final List<ValueLabel> FORMS =
      List.of(value("A", "甲表", "Form A"), value("B", "乙表", "Form B"));

  private static ValueLabel value(String code, String zh, String en) {
    return new ValueLabel(code, LocalText.of(zh, en));
  }

  private static Variable text(String name, Role role, String zh, String en) {
    return of(name, role, Type.TEXT, zh, en, List.of());
  }

  private static Variable choice(String name, String zh, String en, List<ValueLabel> values) {
    return of(name, Role.GROUP, Type.CHOICE, zh, en, values);
  }

  private static Variable stratum(String name, String zh, String en, List<ValueLabel> values) {
    return of(name, Role.STRATUM, Type.CHOICE, zh, en, values);
  }

  private static Variable paradata(String name, String zh, String en, List<ValueLabel> values) {
    return of(name, Role.PARADATA, Type.CHOICE, zh, en, values);
  }

  private static Variable of(
      String name, Role role, Type type, String zh, String en, List<ValueLabel> values) {
    return new Variable(
        name, LocalText.of(zh, en), role, type, "", "", values, Set.of(), Sensitivity.P1);
  }
}
