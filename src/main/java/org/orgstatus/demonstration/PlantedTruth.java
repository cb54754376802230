package org.orgstatus.demonstration;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.orgstatus.registry.Affiliation;
import org.orgstatus.registry.InstitutionType.BroadGroup;
import org.orgstatus.registry.Region;

/**
 * What the demonstration study plants: the probabilities from which its answers are drawn, known in
 * advance, so that an analysis can be checked against them. All are probabilities from 0 to 1
 * unless a method says otherwise. The numbers are inventions, not findings.
 */
public final class PlantedTruth {

  /** Chance that an association is established and approved, before the shifts below. */
  private static final PlantedTable ESTABLISHED =
      PlantedTable.of(
          """
          region    target_degree target_diploma other_degree other_diploma
          EAST      .80           .46            .56          .22
          CENTRAL   .68           .38            .46          .18
          WEST      .58           .26            .38          .12
          NORTHEAST .72           .34            .48          .16
          """);

  /** Added by affiliation, and for units that lie off their region. */
  private static final Map<String, Double> AFFILIATION_SHIFT =
      Shares.of("CENTRAL .12 LOCAL_PUBLIC 0 PRIVATE -.12");

  private static final Map<String, Double> UNIT_SHIFT =
      Shares.of(
          """
          320000 .10 110000 .06 330000 .06 420000 .12 510000 .16 610000 .16 660000 .10
          130000 -.12 460000 -.10 410000 -.05 540000 -.05
          """);

  /** Status of those without an established association. */
  private static final Map<String, Double> WITHOUT =
      Shares.of("unapproved .06 preparing .18 dissolved .05 none .71");

  private static final PlantedTable RESPONSE =
      PlantedTable.of(
          """
          region    degree diploma
          EAST      .95    .90
          CENTRAL   .92    .86
          WEST      .86    .76
          NORTHEAST .90    .82
          """);

  private static final Map<String, Double> RESPONSE_SHIFT =
      Shares.of("450000 -.15 120000 -.12 540000 -.10");

  /** Chance that a unit that has not submitted has a draft. */
  /** Share of single ratings of a visit in which the second person is one grade off. */
  static final double APART_ALONE = 0.3;

  private static final double STARTED = 0.25;

  private static final PlantedTable NORMS =
      PlantedTable.of(
          """
          norm   EAST CENTRAL WEST NORTHEAST diploma
          STR-01 .90  .85     .80  .87       -.04
          STR-02 .72  .65     .55  .66       -.08
          STR-03 .84  .75     .63  .77       -.08
          STR-05 .62  .56     .48  .55       -.05
          STR-06 .80  .71     .60  .72       -.06
          STR-07 .95  .92     .86  .93       -.03
          STR-08 .82  .73     .62  .72       -.05
          STR-10 .76  .68     .60  .67       -.05
          STR-11 .96  .95     .93  .95       0
          STR-12 .92  .90     .86  .90       -.05
          STR-13 .68  .62     .54  .60       -.05
          STR-17 .90  .88     .84  .88       -.02
          STR-19 .66  .58     .48  .56       -.06
          MEM-06 .62  .54     .44  .51       -.08
          MEM-08 .76  .68     .57  .66       -.06
          OPM-01 .95  .92     .87  .92       -.03
          """);

  private static final PlantedTable SECRETARIAT =
      PlantedTable.of(
          """
          region    independent research other none
          EAST      .28         .56      .12   .04
          CENTRAL   .20         .60      .14   .06
          WEST      .12         .60      .18   .10
          NORTHEAST .18         .62      .13   .07
          """);

  private static final PlantedTable STATE =
      PlantedTable.of(
          """
          level   active partial dormant
          degree  .76    .18     .06
          diploma .62    .26     .12
          """);

  /** Chance that the association leads a task, by broad type. */
  private static final PlantedTable LEADS =
      PlantedTable.of(
          """
          task COMPREHENSIVE SCIENCE_ENGINEERING AGRICULTURE_FORESTRY MEDICINE TEACHER_TRAINING OTHER
          t1   .42           .48                 .38                  .40      .34              .26
          t2   .32           .36                 .58                  .54      .44              .28
          t3   .36           .44                 .34                  .36      .24              .20
          t4   .46           .44                 .40                  .48      .44              .36
          t5   .34           .46                 .32                  .24      .36              .22
          """);

  /** Chance that a task is not done in the period, by broad type. */
  private static final PlantedTable NOT_DONE =
      PlantedTable.of(
          """
          task COMPREHENSIVE SCIENCE_ENGINEERING AGRICULTURE_FORESTRY MEDICINE TEACHER_TRAINING OTHER
          t1   .08           .06                 .10                  .08      .12              .18
          t2   .14           .12                 .04                  .05      .08              .20
          t3   .16           .10                 .16                  .14      .24              .32
          t4   .10           .12                 .14                  .08      .10              .16
          t5   .14           .06                 .14                  .22      .12              .26
          """);

  private static final Map<String, Map<String, Double>> FREQUENCY =
      Map.of(
          "lead", Shares.of("f1 .20 f2 .35 f3 .28 f4 .17"),
          "co", Shares.of("f1 .30 f2 .38 f3 .22 f4 .10"),
          "support", Shares.of("f1 .45 f2 .35 f3 .15 f4 .05"));

  /** How many times as likely members of an alliance are to do a task often (f3, f4). */
  private static final double OFTEN_AS_MEMBER = 2.5;

  /** Chance that an activity mode is used, by broad type. */
  private static final PlantedTable MODES =
      PlantedTable.of(
          """
          mode      COMPREHENSIVE SCIENCE_ENGINEERING AGRICULTURE_FORESTRY MEDICINE TEACHER_TRAINING OTHER
          forum     .72           .70                 .62                  .66      .58              .50
          lecture   .78           .74                 .70                  .74      .76              .66
          open      .40           .52                 .42                  .44      .38              .18
          contest   .48           .64                 .40                  .34      .46              .40
          training  .36           .38                 .44                  .46      .48              .32
          survey    .28           .24                 .34                  .20      .22              .30
          honour    .32           .34                 .28                  .30      .24              .22
          volunteer .30           .32                 .42                  .56      .48              .32
          social    .18           .16                 .14                  .16      .18              .20
          outreach  .34           .32                 .66                  .60      .46              .28
          online    .30           .34                 .28                  .32      .32              .30
          intl      .26           .24                 .16                  .18      .14              .14
          """);

  /** Relative weights of work levers, by broad type; up to three are drawn without replacement. */
  private static final PlantedTable LEVERS =
      PlantedTable.of(
          """
          lever     COMPREHENSIVE SCIENCE_ENGINEERING AGRICULTURE_FORESTRY MEDICINE TEACHER_TRAINING OTHER
          project   16            18                  14                   12       10               10
          brand     12            12                  10                   12       14               16
          talent    14            16                  12                   12       8                8
          society   10            8                   12                   14       8                8
          student   12            14                  8                    6        14               12
          committee 6             6                   6                    6        5                5
          thinktank 8             4                   4                    3        6                10
          transfer  6             14                  12                   5        2                3
          base      6             6                   14                   16       14               6
          service   6             5                   5                    6        8                10
          alliance  6             6                   6                    6        6                6
          digital   5             5                   4                    5        7                8
          """);

  /** What is written on how a lever works, by broad type: shares of codes of the coding frame. */
  private static final PlantedTable LEVER_THEMES =
      PlantedTable.of(
          """
          theme        COMPREHENSIVE SCIENCE_ENGINEERING AGRICULTURE_FORESTRY MEDICINE TEACHER_TRAINING OTHER
          FUN.academic .40           .24                 .18                  .24      .28              .26
          FUN.pop      .14           .10                 .26                  .36      .34              .22
          FUN.local    .12           .38                 .34                  .12      .08              .14
          FUN.talent   .22           .18                 .12                  .16      .14              .14
          MEC.incent   .12           .10                 .10                  .12      .16              .24
          """);

  /** What suggestions speak of, by level. */
  private static final PlantedTable SUGGESTION_THEMES =
      PlantedTable.of(
          """
          theme     degree diploma
          DIF.fund  .26    .22
          DIF.staff .22    .14
          SUG.prov  .12    .36
          SUG.cast  .16    .12
          SUG.edu   .08    .12
          SUG.hei   .16    .04
          """);

  /** How an institution stands to the alliance of its province, with and without an association. */
  private static final Map<String, Double> TIES_WITH =
      Shares.of("member .58 invited .08 no_join .28 no_alliance .06");

  private static final Map<String, Double> TIES_WITHOUT =
      Shares.of("member .10 invited .10 no_join .62 no_alliance .18");

  /**
   * Chance that an association of an alliance province was founded in the three years after the
   * alliance, on top of those that fall there anyway.
   */
  private static final double FOUNDED_WITH_ALLIANCE = 0.20;

  /** Associations of alliance provinces take on more projects by this factor. */
  private static final double PROJECTS_WITH_ALLIANCE = 1.25;

  private static final Map<String, Double> PROJECTS =
      Shares.of("medal .20 academician .10 award .34 delegate .30 innov .16 young .18 other .03");

  /** Chance of each measure of a province, by region; see {@link #measure}. */
  private static final PlantedTable MEASURES =
      PlantedTable.of(
          """
          measure       EAST CENTRAL WEST NORTHEAST
          written_duty  .82  .66     .45  .58
          person        .92  .84     .70  .80
          education     .55  .42     .24  .34
          contact       .62  .50     .34  .44
          prefecture    .56  .46     .28  .34
          target        .74  .62     .40  .50
          documents     .52  .40     .22  .32
          resource_list .66  .52     .34  .44
          projects      .60  .48     .32  .42
          approval      .72  .60     .44  .54
          models        .62  .46     .28  .38
          """);

  /** Provinces whose coverage lies above their region take more measures, those below fewer. */
  private static final double MEASURES_BY_SHIFT = 1.5;

  /** Items whose number is missing more or less often than others. */
  private static final Map<String, Double> NOT_AVAILABLE =
      Shares.of(
          "a_vol_young .24 a_gm_student 0 a_t4_people .01 a_t5_people .01 c_n_hei 0 c_n_assoc 0"
              + " c_n_assoc_target 0 ca_members 0 d_mem_hei 0 d_mem_no 0");

  private PlantedTruth() {}

  /** What the demonstration study plants. */
  public static PlantedTruth standard() {
    return new PlantedTruth();
  }

  /** Chance that the gate's answer is {@code established}. */
  public double established(InventedInstitution unit) {
    String column = (unit.type().target() ? "target_" : "other_") + level(unit);
    double chance =
        ESTABLISHED.get(unit.region().name(), column)
            + AFFILIATION_SHIFT.getOrDefault(unit.affiliationGroup().name(), 0.0)
            + UNIT_SHIFT.getOrDefault(unit.unit().code(), 0.0);
    return Math.min(0.97, Math.max(0.02, chance));
  }

  /** Chances of the five statuses of the gate. */
  public Map<String, Double> status(InventedInstitution unit) {
    double established = established(unit);
    Map<String, Double> chances = new LinkedHashMap<>();
    chances.put("established", established);
    WITHOUT.forEach((status, share) -> chances.put(status, (1 - established) * share));
    return chances;
  }

  /**
   * Chance that an institution of this status had another one in the wave of the year before, the
   * foundings since apart.
   */
  public double moved(String status) {
    return status.equals("preparing") ? 0.5 : status.equals("dissolved") ? 0.6 : 0;
  }

  /** How much more likely an association meets a norm than in the wave of the year before. */
  public double normGain() {
    return 0.05;
  }

  /** Chances of what an association covers; those shared with a parent do not count as coverage. */
  public Map<String, Double> unitKind(InventedInstitution unit) {
    return unit.independentCollege()
        ? Shares.of("whole .72 branch .02 shared .25 other .01")
        : Shares.of("whole .97 branch .02 other .01");
  }

  /** Chance that the unit submits; it does not depend on what it would have answered. */
  public double response(InventedInstitution unit) {
    return RESPONSE.get(unit.region().name(), level(unit))
        + RESPONSE_SHIFT.getOrDefault(unit.unit().code(), 0.0);
  }

  /** Chance that a unit that does not submit has started a draft. */
  public double started() {
    return STARTED;
  }

  /**
   * Chance that an association meets a norm, among those to which it applies: STR-05 with two
   * congresses or more; STR-06 founded a year ago or earlier; STR-08 and STR-10 with that body and
   * not dormant; STR-12 with a chair; STR-13 all; STR-17 with a secretariat; STR-19 with a
   * secretary-general. STR-14 to STR-16 follow from {@link #secretariat}.
   *
   * @param norm id of the indicator
   */
  public double norm(String norm, InventedInstitution unit) {
    double shift = unit.isUndergraduate() ? 0 : NORMS.get(norm, "diploma");
    return NORMS.get(norm, unit.region().name()) + shift;
  }

  /** Norms that are planted one by one, by the ids of their indicators. */
  public Set<String> norms() {
    return NORMS.rows().keySet();
  }

  /** Chances of independent, research (department), other (department) and none. */
  public Map<String, Double> secretariat(Region region) {
    return SECRETARIAT.row(region.name());
  }

  /** Chances of active, partial and dormant. */
  public Map<String, Double> state(InventedInstitution unit) {
    return STATE.row(level(unit));
  }

  /**
   * Chances of lead, co, support and not_done.
   *
   * @param task t1 to t5
   */
  public Map<String, Double> taskRole(String task, BroadGroup group) {
    double leads = LEADS.get(task, group.name());
    double notDone = NOT_DONE.get(task, group.name());
    double rest = 1 - leads - notDone;
    Map<String, Double> chances = new LinkedHashMap<>();
    chances.put("lead", leads);
    chances.put("co", rest * 0.6);
    chances.put("support", rest * 0.4);
    chances.put("not_done", notDone);
    return chances;
  }

  /** Chances of f1 to f4 for a task that is done in this role. */
  public Map<String, Double> frequency(String role) {
    Map<String, Double> chances = FREQUENCY.get(role);
    if (chances == null) {
      throw new IllegalArgumentException("no frequencies of role " + role);
    }
    return chances;
  }

  /** The same for a member of an alliance, as weights: it does tasks more often. */
  public Map<String, Double> frequencyOfMember(String role) {
    Map<String, Double> weights = new LinkedHashMap<>(frequency(role));
    weights.replaceAll((f, chance) -> chance * (f.compareTo("f3") < 0 ? 1 : OFTEN_AS_MEMBER));
    return weights;
  }

  /** Chance of each activity mode, drawn independently; lecture where none is drawn. */
  public Map<String, Double> modes(BroadGroup group) {
    return MODES.column(group.name());
  }

  /** Relative weights of the levers, of which up to three are drawn without replacement. */
  public Map<String, Double> levers(BroadGroup group) {
    return LEVERS.column(group.name());
  }

  /** Shares of the themes of what is written on how a lever works. */
  public Map<String, Double> leverThemes(BroadGroup group) {
    return LEVER_THEMES.column(group.name());
  }

  /** Shares of the themes of suggestions. */
  public Map<String, Double> suggestionThemes(InventedInstitution unit) {
    return SUGGESTION_THEMES.column(level(unit));
  }

  /** Whether the unit has a provincial alliance. */
  public boolean hasAlliance(InventedUnit unit) {
    return alliance(unit).isPresent();
  }

  /** What is planted for the alliance of the unit's province. */
  Optional<PlantedAlliance> alliance(InventedUnit unit) {
    return PlantedAlliance.of(unit);
  }

  /** Chances of how an institution stands to the alliance of its province. */
  public Map<String, Double> allianceTies(InventedUnit unit, boolean association) {
    if (!hasAlliance(unit)) {
      return Map.of("no_alliance", 1.0);
    }
    return association ? TIES_WITH : TIES_WITHOUT;
  }

  /** Chance that an association of an alliance province owes its founding to the alliance. */
  public double foundedWithAlliance() {
    return FOUNDED_WITH_ALLIANCE;
  }

  /**
   * Chances of the projects that an association takes on, the science camp apart: central
   * institutions take on most, private and vocational ones least, those with an alliance more.
   */
  public Map<String, Double> projects(InventedInstitution unit) {
    double reach = unit.isUndergraduate() ? 1 : .45;
    reach *= unit.affiliationGroup() == Affiliation.Group.CENTRAL ? 1.8 : 1;
    reach *= unit.affiliationGroup() == Affiliation.Group.PRIVATE ? .5 : 1;
    reach *= hasAlliance(unit.unit()) ? PROJECTS_WITH_ALLIANCE : 1;
    Map<String, Double> chances = new LinkedHashMap<>();
    for (Map.Entry<String, Double> project : PROJECTS.entrySet()) {
      chances.put(project.getKey(), Math.min(.95, project.getValue() * reach));
    }
    return chances;
  }

  /**
   * Chance that a province takes a measure to promote campus associations. For education, contact,
   * prefecture, documents and projects it is the chance of each way, document or project.
   */
  public double measure(String measure, InventedUnit unit) {
    double shift = UNIT_SHIFT.getOrDefault(unit.code(), 0.0) * MEASURES_BY_SHIFT;
    return Math.min(.97, Math.max(.03, MEASURES.get(measure, unit.region().name()) + shift));
  }

  /** Measures that are planted one by one. */
  public Set<String> measures() {
    return MEASURES.rows().keySet();
  }

  /** Chance that a number is not available (−88), where the form allows it. */
  public double notAvailable(String item) {
    return NOT_AVAILABLE.getOrDefault(item, 0.03);
  }

  /** Chance of {@code dk}, where a question with one answer offers it. */
  public double dontKnow() {
    return 0.03;
  }

  static String level(InventedInstitution unit) {
    return unit.isUndergraduate() ? "degree" : "diploma";
  }
}
