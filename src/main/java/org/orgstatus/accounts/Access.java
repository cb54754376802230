package org.orgstatus.accounts;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The one place that says who may do what, in four tables: role by scope, the state of a response,
 * what a colleague without an account may do, and who keeps whose accounts. In the first a cell
 * names the kinds of scope in which the role of its column holds the permission of its row: {@code
 * nation}, {@code unit} (reporting unit), {@code inst} (institution), {@code alli} (alliance), or
 * {@code -} for none. Whatever the table does not allow is refused.
 */
public final class Access {

  private static final String TABLE =
      """
                         ADMINISTRATOR PROVINCIAL_COORDINATOR CAMPUS_FILLER CAMPUS_APPROVER ALLIANCE_SECRETARY FIELD_RESEARCHER ANALYST POLICY_WRITER AUDITOR
      VIEW_REGISTER      nation        unit                   -             -               -                  -                nation  -             -
      CHANGE_REGISTER    nation        -                      -             -               -                  -                -       -             -
      KEEP_REGISTER      nation        unit                   -             -               -                  -                -       -             -
      VIEW_WAVE          nation        unit                   -             -               -                  -                nation  -             -
      CHANGE_WAVE        nation        -                      -             -               -                  -                -       -             -
      LOAD_DEMONSTRATION nation        -                      -             -               -                  -                -       -             -
      VIEW_PROBLEMS      nation        -                      -             -               -                  -                nation  -             -
      CHANGE_ACCOUNTS    nation        unit                   -             -               -                  -                -       -             -
      VIEW_CONTACTS      nation        unit                   -             -               -                  -                -       -             -
      SEND_REMINDERS     nation        unit                   -             -               -                  -                -       -             -
      VIEW_RESPONSE      nation        unit                   inst          inst            alli               alli             nation  -             -
      FILL_RESPONSE      -             unit                   inst          -               alli               -                -       -             -
      APPROVE_RESPONSE   -             -                      -             inst            -                  -                -       -             -
      REVIEW_RESPONSE    nation        unit                   -             -               -                  -                -       -             -
      PLAN_VISITS        nation        -                      -             -               -                  -                -       -             -
      VIEW_VISIT         nation        -                      -             -               -                  alli             nation  -             -
      RECORD_VISIT       -             -                      -             -               -                  alli             -       -             -
      CODE_INTERVIEWS    -             -                      -             -               -                  alli             nation  -             -
      DECIDE_CODING      -             -                      -             -               -                  -                nation  -             -
      CLEAR_QUOTATIONS   nation        -                      -             -               -                  -                nation  -             -
      LOCK_DATA          nation        -                      -             -               -                  -                nation  -             -
      RUN_ANALYSIS       -             -                      -             -               -                  -                nation  -             -
      VIEW_RESULTS       nation        -                      -             -               -                  -                nation  -             -
      DOWNLOAD_DATA      -             unit                   -             -               -                  -                nation  -             -
      VIEW_FINDINGS      nation        -                      -             -               -                  -                nation  nation        -
      WRITE_FINDINGS     -             -                      -             -               -                  -                nation  nation        -
      APPROVE_FINDINGS   nation        -                      -             -               -                  -                nation  -             -
      RELEASE_RESULTS    nation        -                      -             -               -                  -                -       -             -
      VIEW_RELEASED      nation        unit                   -             -               -                  -                nation  nation        nation
      VIEW_AUDIT         nation        -                      -             -               -                  -                -       -             nation
      """;

  /**
   * In which states of a response an act on it is allowed, to whoever holds the permission. NONE is
   * a response that nobody has begun. Acts that are not named here do not depend on the state.
   */
  private static final String STATES =
      """
                       NONE DRAFT WITH_APPROVER SUBMITTED RETURNED ACCEPTED LOCKED
      VIEW_RESPONSE    yes  yes   yes           yes       yes      yes      yes
      FILL_RESPONSE    yes  yes   -             -         yes      -        -
      APPROVE_RESPONSE -    -     yes           -         -        -        -
      REVIEW_RESPONSE  -    -     -             yes       -        yes      -
      """;

  /**
   * What a colleague without an account may do, to whom a section was handed: with the answers of
   * the section, with those that its questions, conditions and texts read (never about persons),
   * and with all others of the response. The state of the response counts as for anybody.
   */
  private static final String HANDED_ON =
      """
                       SECTION READ_BY_IT OTHERS
      VIEW_RESPONSE    yes     yes        -
      FILL_RESPONSE    yes     -          -
      """;

  /** Which role makes, resets and closes accounts of which: the level above. */
  private static final String KEEPERS =
      """
                             ADMINISTRATOR PROVINCIAL_COORDINATOR CAMPUS_FILLER CAMPUS_APPROVER ALLIANCE_SECRETARY FIELD_RESEARCHER ANALYST POLICY_WRITER AUDITOR
      ADMINISTRATOR          yes           yes                    yes           yes             yes                yes              yes     yes           yes
      PROVINCIAL_COORDINATOR -             -                      yes           yes             yes                -                -       -             -
      """;

  private static final Map<Permission, Map<Role, Set<Scope.Kind>>> ALLOWED = read(TABLE);
  private static final Map<String, Set<String>> IN_STATE = readYes(STATES);
  private static final Map<String, Set<String>> TO_COLLEAGUES = readYes(HANDED_ON);
  private static final Map<String, Set<String>> KEPT_BY = readYes(KEEPERS);

  /** Answers of a response as seen from a section that was handed on. */
  public enum Part {
    /** Answers to the section's own questions. */
    SECTION,
    /** What the section's questions, conditions and texts read, persons apart. */
    READ_BY_IT,
    OTHERS
  }

  private Access() {}

  /** Whether one of the grants allows the act on the target. */
  public static boolean permits(Collection<Grant> grants, Permission permission, Target target) {
    return grants.stream()
        .anyMatch(
            grant ->
                kinds(permission, grant.role()).contains(grant.scope().kind())
                    && grant.scope().covers(target));
  }

  /** Whether one of the grants allows the act on at least something: which pages to offer. */
  public static boolean permitsSomewhere(Collection<Grant> grants, Permission permission) {
    return grants.stream()
        .anyMatch(grant -> kinds(permission, grant.role()).contains(grant.scope().kind()));
  }

  /**
   * Whether the act is allowed while a response is in the state.
   *
   * @param state name of a state as collection writes it, or NONE
   */
  public static boolean permitsIn(Permission permission, String state) {
    Set<String> states = IN_STATE.get(permission.name());
    return states == null || states.contains(state);
  }

  /**
   * Whether a colleague without an account, to whom a section was handed, may do this.
   *
   * @param state name of the response's state as collection writes it
   */
  public static boolean permitsColleague(Permission permission, Part part, String state) {
    return TO_COLLEAGUES.getOrDefault(permission.name(), Set.of()).contains(part.name())
        && permitsIn(permission, state);
  }

  /** The area in which accounts of a role work. Every role has one kind. */
  public static Scope.Kind scopeOf(Role role) {
    return Arrays.stream(Permission.values())
        .flatMap(permission -> kinds(permission, role).stream())
        .findFirst()
        .orElseThrow();
  }

  /**
   * Whether one of the keeper's grants lets it give, reset and take away this role there.
   *
   * @param target where the kept grant works
   */
  public static boolean keeps(Collection<Grant> keeper, Role role, Target target) {
    return keeper.stream()
        .filter(grant -> KEPT_BY.getOrDefault(grant.role().name(), Set.of()).contains(role.name()))
        .anyMatch(grant -> permits(Set.of(grant), Permission.CHANGE_ACCOUNTS, target));
  }

  /** The kinds of scope in which the role holds the permission; empty when it never does. */
  static Set<Scope.Kind> kinds(Permission permission, Role role) {
    return ALLOWED.getOrDefault(permission, Map.of()).getOrDefault(role, Set.of());
  }

  private static Map<Permission, Map<Role, Set<Scope.Kind>>> read(String table) {
    List<String> lines = table.lines().toList();
    Role[] columns =
        Arrays.stream(lines.get(0).strip().split(" +")).map(Role::valueOf).toArray(Role[]::new);
    Map<Permission, Map<Role, Set<Scope.Kind>>> allowed = new EnumMap<>(Permission.class);
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.strip().split(" +");
      Map<Role, Set<Scope.Kind>> row = new EnumMap<>(Role.class);
      for (int i = 0; i < columns.length; i++) {
        row.put(columns[i], kinds(cells[i + 1]));
      }
      if (allowed.put(Permission.valueOf(cells[0]), row) != null) {
        throw new IllegalStateException("two rows for " + cells[0]);
      }
    }
    return allowed;
  }

  /** A table of yes and - : for each row the columns that say yes. */
  private static Map<String, Set<String>> readYes(String table) {
    List<String> lines = table.lines().toList();
    String[] columns = lines.get(0).strip().split(" +");
    Map<String, Set<String>> rows = new HashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.strip().split(" +");
      Set<String> yes = new HashSet<>();
      for (int i = 0; i < columns.length; i++) {
        if (cells[i + 1].equals("yes")) {
          yes.add(columns[i]);
        }
      }
      rows.put(cells[0], yes);
    }
    return rows;
  }

  private static Set<Scope.Kind> kinds(String cell) {
    Set<Scope.Kind> kinds = EnumSet.noneOf(Scope.Kind.class);
    if (!cell.equals("-")) {
      for (String word : cell.split("\\+")) {
        kinds.add(kind(word));
      }
    }
    return kinds;
  }

  private static Scope.Kind kind(String word) {
    return switch (word) {
      case "nation" -> Scope.Kind.NATION;
      case "unit" -> Scope.Kind.REPORTING_UNIT;
      case "inst" -> Scope.Kind.INSTITUTION;
      case "alli" -> Scope.Kind.ALLIANCE;
      default -> throw new IllegalStateException("not a kind of scope: " + word);
    };
  }
}
