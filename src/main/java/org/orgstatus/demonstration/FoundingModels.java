package org.orgstatus.demonstration;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.registry.Affiliation;

/** Form A, section 1: founding, approval, charter. */
final class FoundingModels {

  private static final List<String> APPROVERS = List.of("prov", "pref", "county", "cast");
  private static final int LONGEST_NAME = 60;
  private static final String ASSOCIATION = "科学技术协会";

  private FoundingModels() {}

  static void addTo(Map<String, ItemModel> models) {
    models.put("a_full_name", FoundingModels::fullName);
    models.put("a_unit_kind", a -> a.one(a.truth().unitKind(a.unit())));
    models.put("a_est_date", FoundingModels::founded);
    models.put("a_est_basis", FoundingModels::basis);
    models.put("a_approve_body", FoundingModels::approver);
    models.put("a_party_affil", a -> a.code(partyAffiliation(a)));
    models.put("a_group_member_of", FoundingModels::groupMember);
    models.put("a_legal_form", a -> a.one("mass .60 office .29 registered .08 other .03"));
    models.put("a_charter", FoundingModels::charter);
    models.put("a_charter_recog", a -> a.yes(a.passes("STR-03")));
    models.put("a_term_years", a -> Asked.count(Integer.parseInt(term(a))));
    models.put(
        "a_cast_member",
        a -> a.one("joined .06 applied .10 willing .48 unwilling .10 unaware .26"));
    models.put("a_state", a -> a.isNew() ? a.code("active") : a.one(a.truth().state(a.unit())));
  }

  private static AnswerValue fullName(Asked asked) {
    String name = asked.unit().name();
    int room = LONGEST_NAME - ASSOCIATION.length();
    return Asked.words(name.substring(0, Math.min(room, name.length())) + ASSOCIATION);
  }

  /** One that was dissolved since may have been founded too late for the wave before. */
  private static AnswerValue founded(Asked asked) {
    YearMonth founded = founded(asked.truth(), asked.seed(), asked.unit());
    return new AnswerValue.Month(
        founded.isAfter(asked.referenceMonth()) ? founded.minusYears(2) : founded);
  }

  /** The month in which the institution's association was founded, if it has one. */
  static YearMonth founded(PlantedTruth truth, long seed, InventedInstitution unit) {
    YearMonth now = YearMonth.from(InventedStudy.REFERENCE_DATE);
    Draws draws = Draws.of(seed, unit.code(), "founded with the alliance");
    return truth
        .alliance(unit.unit())
        .filter(alliance -> draws.chance(truth.foundedWithAlliance()))
        .map(alliance -> after(alliance.founded(), now, draws))
        .orElseGet(() -> founded(now, Draws.ofAnswer(seed, unit.code(), "a_est_date", 0)));
  }

  /** In the three years after the alliance, as far as they are over. */
  private static YearMonth after(YearMonth alliance, YearMonth now, Draws draws) {
    long over = ChronoUnit.MONTHS.between(alliance, now);
    return alliance.plusMonths(draws.between(0, (int) Math.min(35, over)));
  }

  /** Faster since 2010; eight in a hundred in the year of the reference date. */
  private static YearMonth founded(YearMonth last, Draws draws) {
    String period =
        draws.weighted(Shares.of("old .10 nineties .12 thousands .24 tens .24 recent .22 new .08"));
    return switch (period) {
      case "old" -> YearMonth.of(draws.between(1980, 1989), draws.between(1, 12));
      case "nineties" -> YearMonth.of(draws.between(1990, 1999), draws.between(1, 12));
      case "thousands" -> YearMonth.of(draws.between(2000, 2009), draws.between(1, 12));
      case "tens" -> YearMonth.of(draws.between(2010, 2014), draws.between(1, 12));
      case "recent" -> YearMonth.of(draws.between(2015, last.getYear() - 1), draws.between(1, 12));
      default -> YearMonth.of(last.getYear(), draws.between(1, last.getMonthValue()));
    };
  }

  private static AnswerValue basis(Asked asked) {
    return asked.isChosen("g_status", "unapproved")
        ? asked.each("party_doc .60 admin_doc .50 congress .45")
        : asked.each("assoc_reply .86 party_doc .58 admin_doc .44 congress .62");
  }

  /** Drawn once, because the approving body is asked before it and must agree or not. */
  private static String partyAffiliation(Asked asked) {
    Draws draws = asked.shared("party affiliation");
    if (asked.unit().affiliationGroup() == Affiliation.Group.CENTRAL) {
      return draws.weighted(Shares.of("central .72 prov .28"));
    }
    return asked.unit().isUndergraduate()
        ? draws.weighted(Shares.of("prov .80 pref .18 other .02"))
        : draws.weighted(Shares.of("prov .44 pref .47 county .07 other .02"));
  }

  private static AnswerValue approver(Asked asked) {
    if (asked.isChosen("g_status", "unapproved")) {
      return asked.code("no_approval");
    }
    String party = partyAffiliation(asked);
    Set<String> right =
        switch (party) {
          case "central" -> Set.of("prov", "cast");
          case "other" -> Set.of("prov");
          default -> Set.of(party);
        };
    List<String> fitting =
        APPROVERS.stream().filter(b -> right.contains(b) == asked.passes("STR-01")).toList();
    return asked.code(asked.draws().chance(0.85) ? fitting.get(0) : asked.draws().pick(fitting));
  }

  private static AnswerValue groupMember(Asked asked) {
    String body = asked.chosen("a_approve_body");
    if (APPROVERS.contains(body) && asked.passes("STR-02")) {
      List<String> codes = new ArrayList<>(List.of(body));
      if (asked.draws().chance(0.06)) {
        codes.add("cast");
      }
      return asked.many(codes);
    }
    return asked.many(
        List.of(!body.equals("pref") && asked.draws().chance(0.12) ? "pref" : "none"));
  }

  private static AnswerValue charter(Asked asked) {
    return asked.passes("STR-03")
        ? asked.one("congress .82 other_body .18")
        : asked.one("draft .34 none .42 congress .14 other_body .10");
  }

  private static String term(Asked asked) {
    return asked.draws().weighted(Shares.of("2 .03 3 .16 4 .26 5 .51 6 .04"));
  }
}
