package org.orgstatus.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Variable.Role;
import org.orgstatus.dataset.Variable.Type;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.fieldwork.coding.CodeFrame;
import org.orgstatus.fieldwork.coding.Transcript;
import org.orgstatus.questionnaire.MissingReason;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;
import org.orgstatus.questionnaire.Sensitivity;

/** The columns that the frame gives to every unit, and those that say how it answered. */
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

  /**
   * {@code R} where the institution did not answer and its province's roster says whether it has an
   * association; else empty.
   */
  public static final String IMPUTED = "imputed";

  /** Whether a branch campus of this institution answered that it has an approved association. */
  public static final String BRANCH_ESTABLISHED = "branch_established";

  /** Stratum of the frame, for example {@code 110000.UNDERGRADUATE}. */
  public static final String STRATUM = "stratum";

  /** N, the units of the stratum in the frame. */
  public static final String STRATUM_UNITS = "stratum_units";

  /** One over the probability of being asked: 1 in a census. */
  public static final String DESIGN_WEIGHT = "design_weight";

  /**
   * Units of the frame that the answer stands for, N_h / n_h over the strata as {@link Weighting}
   * collapses them; 0 without an answer. A part of the units has weights of its own.
   */
  public static final String WEIGHT = "weight";

  /** Child table of alliances: the institutions that say they are members. */
  public static final String MEMBER = "member";

  /** Child table of what each of a pair said alone before they agreed; its row is the person. */
  public static final String RATING = "rating";

  /**
   * Child table of what people said something to in interviews and open answers, once its coding is
   * locked: a row for each person, question and code.
   */
  public static final String THEME = "theme";

  /** Number of who spoke among those of the same visit. */
  public static final String THEME_PERSON = "theme_person";

  public static final String THEME_ROLE = "theme_role";

  /** Name of the question to which it was said. */
  public static final String THEME_ITEM = "theme_item";

  public static final String THEME_CODE = "theme_code";

  /** Key of the member in the child table {@link #MEMBER}. */
  public static final String MEMBER_CODE = "institution_code";

  /** {@code answered} or {@code unit_nonresponse}: whether the unit's first response counts. */
  public static final String RESPONSE = "response";

  /** Letter of the form that follows the gate, else of the only one; empty without an answer. */
  public static final String FORM = "form_answered";

  /** Minutes spent on the pages of the form; unknown for paper and workbooks. */
  public static final String MINUTES = "minutes_spent";

  /** Soft checks that the unit explained; unknown without an answer. */
  public static final String EXPLAINED = "checks_explained";

  /** The value of {@link #IMPUTED}. */
  public static final String FROM_ROSTER = "R";

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
          ROSTER,
          STRATUM,
          STRATUM_UNITS,
          DESIGN_WEIGHT);

  private static final List<ValueLabel> YES_NO =
      List.of(value("yes", "是", "Yes"), value("no", "否", "No"));

  private FrameColumns() {}

  /**
   * The frame's part of a codebook.
   *
   * @param items of the forms; the register's types are those of {@code g_inst_type}
   * @param reportingUnits in the order of GB/T 2260, XPCC last
   */
  static List<Variable> of(
      UnitKind unit,
      List<List<FormRef>> responses,
      List<Variable> items,
      List<ValueLabel> reportingUnits) {
    List<Variable> all = new ArrayList<>(key(unit));
    all.add(
        key(
            REPORTING_UNIT,
            Role.GROUP,
            UnitKind.REPORTING_UNIT,
            "填报单位",
            "Reporting unit",
            reportingUnits));
    all.add(stratum(PROVINCE, "省（区、市）", "Province", provinces(reportingUnits)));
    all.add(choice(REGION, "地区", "Region", REGIONS));
    if (unit == UnitKind.INSTITUTION) {
      all.addAll(institution(types(items)));
    }
    all.add(text(STRATUM, Role.STRATUM, "抽样框的层", "Stratum of the frame"));
    all.add(number(STRATUM_UNITS, "层内单位数N", "Units in the stratum, N"));
    all.add(number(DESIGN_WEIGHT, "设计权数", "Design weight"));
    all.add(paradata(RESPONSE, "答卷情况", "Response", RESPONSES));
    all.add(paradata(FORM, "所填调查表", "Form answered", forms(responses)));
    all.add(paradata(MINUTES, "填报用时（分钟）", "Minutes spent on the form"));
    all.add(paradata(EXPLAINED, "作了说明的软校验数", "Soft checks explained"));
    all.add(
        number(WEIGHT, "权数（层内单位数÷已答数，未答为0）", "Weight (N/n of the stratum, 0 without an answer)"));
    if (unit == UnitKind.ALLIANCE) {
      all.add(member());
    }
    return all;
  }

  private static List<Variable> key(UnitKind unit) {
    return switch (unit) {
      case INSTITUTION ->
          List.of(
              text(UNIT, Role.IDENTIFIER, "学校标识码", "Institution code"),
              text(NAME, Role.IDENTIFIER, "学校名称", "Institution name"));
      case REPORTING_UNIT ->
          List.of(
              text(UNIT, Role.IDENTIFIER, "填报单位代码", "Code of the reporting unit"),
              text(NAME, Role.IDENTIFIER, "填报单位名称", "Name of the reporting unit"));
      case ALLIANCE ->
          List.of(
              text(UNIT, Role.IDENTIFIER, "联盟编号", "Alliance id"),
              text(NAME, Role.IDENTIFIER, "联盟名称", "Name of the alliance"));
      case VISIT ->
          List.of(
              key(
                  UNIT,
                  Role.IDENTIFIER,
                  UnitKind.ALLIANCE,
                  "走访的联盟编号",
                  "Id of the alliance visited",
                  List.of()),
              text(NAME, Role.IDENTIFIER, "走访的联盟名称", "Name of the alliance visited"));
    };
  }

  private static List<Variable> institution(List<ValueLabel> types) {
    return List.of(
        stratum(LEVEL, "办学层次", "Level", LEVELS),
        choice(REGISTRY_TYPE, "登记科类", "Type in the register", types),
        choice(TYPE_BASIS, "登记科类的依据", "Basis of the type in the register", BASES),
        choice(AFFILIATION, "隶属关系", "Affiliation", AFFILIATIONS),
        choice(AFFILIATION_GROUP, "隶属", "Affiliation group", AFFILIATION_GROUPS),
        choice(OWNERSHIP, "举办性质", "Ownership", OWNERSHIPS),
        choice(INDEPENDENT, "独立学院", "Independent college", YES_NO),
        choice(DOUBLE_FIRST_CLASS, "“双一流”建设", "Double First-Class", CLASSES),
        key(
            PARENT,
            Role.IDENTIFIER,
            UnitKind.INSTITUTION,
            "所属学校标识码（分校）",
            "Code of the parent institution (branch campus)",
            List.of()),
        choice(ROSTER, "省级名单列有科协", "Association on the provincial roster", YES_NO),
        choice(IMPUTED, "状态取自省级名单", "Status taken from the provincial roster", IMPUTATIONS),
        choice(BRANCH_ESTABLISHED, "分校已成立科协", "A branch campus has an association", YES_NO));
  }

  /** One of the two keys of every child table: the unit's code and the position of the row. */
  static Variable keyOfChild(String name) {
    return name.equals(ChildBuilder.ROW)
        ? of(name, Role.IDENTIFIER, Type.NUMBER, "行号", "Row", List.of())
        : text(name, Role.IDENTIFIER, "所属单位代码", "Code of the unit");
  }

  private static Variable member() {
    return new Variable(
        MEMBER_CODE,
        LocalText.of("成员高校标识码（按本校填报）", "Code of a member institution (by its own answer)"),
        Role.IDENTIFIER,
        Type.TEXT,
        "",
        MEMBER,
        List.of(),
        Set.of(),
        Sensitivity.P1,
        UnitKind.INSTITUTION.code());
  }

  /** Column of {@link #RATING} for a question. */
  public static String alone(String question) {
    return "alone_" + question;
  }

  /**
   * @param rated columns of the values agreed on
   */
  static List<Variable> ratings(List<Variable> rated) {
    return rated.stream()
        .map(
            v ->
                new Variable(
                    alone(v.name()),
                    LocalText.of(v.label().zh() + "（一人评定）", v.label().en() + " (one rater)"),
                    v.role(),
                    v.type(),
                    "",
                    RATING,
                    v.values(),
                    Set.of(MissingReason.NOT_ANSWERED),
                    v.sensitivity(),
                    ""))
        .toList();
  }

  /**
   * @param forms ids of the forms that the table has
   * @param items columns: the open questions, and of visits the one that holds the role of who
   *     spoke
   */
  static List<Variable> themes(List<String> forms, List<Variable> items, CodeFrame frame) {
    List<CodeFrame.CodedItems> coded =
        frame.texts().stream().filter(t -> forms.contains(t.form())).toList();
    if (coded.isEmpty()) {
      return List.of();
    }
    List<Variable> themes = new ArrayList<>();
    coded.stream()
        .filter(t -> !t.role().isEmpty())
        .flatMap(t -> items.stream().filter(v -> v.name().equals(t.role())))
        .findFirst()
        .ifPresent(
            role -> {
              themes.add(
                  theme(THEME_PERSON, "受访者序号", "Number of the respondent", Type.NUMBER, List.of()));
              themes.add(
                  theme(THEME_ROLE, "受访者身份", "Role of the respondent", Type.CHOICE, role.values()));
            });
    themes.add(theme(THEME_ITEM, "谈到主题的题目", "Question", Type.CHOICE, questions(coded, items)));
    themes.add(
        theme(
            THEME_CODE,
            "谈到的主题（编码）",
            "Theme (code)",
            Type.CHOICE,
            frame.usable().stream().map(c -> new ValueLabel(c.code(), c.label())).toList()));
    return themes;
  }

  private static List<ValueLabel> questions(
      List<CodeFrame.CodedItems> coded, List<Variable> items) {
    List<ValueLabel> all = new ArrayList<>();
    for (Variable item : items) {
      if (coded.stream().anyMatch(t -> t.items().contains(item.name()))) {
        all.add(new ValueLabel(item.name(), item.label()));
      }
    }
    if (coded.stream().anyMatch(t -> !t.role().isEmpty())) {
      all.add(new ValueLabel(Transcript.ITEM, Transcript.LABEL));
    }
    return all;
  }

  private static Variable theme(
      String name, String zh, String en, Type type, List<ValueLabel> values) {
    return new Variable(
        name,
        LocalText.of(zh, en),
        type == Type.NUMBER ? Role.PARADATA : Role.MEASURE,
        type,
        "",
        THEME,
        values,
        Set.of(MissingReason.NOT_ANSWERED),
        Sensitivity.P2,
        "");
  }

  private static List<ValueLabel> types(List<Variable> items) {
    return items.stream()
        .filter(v -> v.name().equals("g_inst_type"))
        .findFirst()
        .map(Variable::values)
        .orElse(List.of());
  }

  /** In tables by province XPCC stands in Xinjiang. */
  private static List<ValueLabel> provinces(List<ValueLabel> reportingUnits) {
    return reportingUnits.stream().filter(u -> !u.code().equals("660000")).toList();
  }

  private static List<ValueLabel> forms(List<List<FormRef>> responses) {
    return responses.stream()
        .limit(1)
        .flatMap(forms -> forms.stream().skip(forms.size() > 1 ? 1 : 0))
        .map(form -> new ValueLabel(form.letter(), form.title()))
        .toList();
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

  private static final List<ValueLabel> IMPUTATIONS =
      List.of(value(FROM_ROSTER, "按省级名单补充", "From the provincial roster"));

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

  private static Variable paradata(String name, String zh, String en) {
    return of(name, Role.PARADATA, Type.NUMBER, zh, en, List.of());
  }

  private static Variable number(String name, String zh, String en) {
    return of(name, Role.WEIGHT, Type.NUMBER, zh, en, List.of());
  }

  private static Variable key(
      String name, Role role, UnitKind refersTo, String zh, String en, List<ValueLabel> values) {
    Type type = values.isEmpty() ? Type.TEXT : Type.CHOICE;
    return of(name, role, type, zh, en, values, refersTo.code());
  }

  private static Variable of(
      String name, Role role, Type type, String zh, String en, List<ValueLabel> values) {
    return of(name, role, type, zh, en, values, "");
  }

  private static Variable of(
      String name,
      Role role,
      Type type,
      String zh,
      String en,
      List<ValueLabel> values,
      String refersTo) {
    return new Variable(
        name, LocalText.of(zh, en), role, type, "", "", values, Set.of(), Sensitivity.P1, refersTo);
  }
}
