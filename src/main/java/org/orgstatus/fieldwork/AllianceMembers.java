package org.orgstatus.fieldwork;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.orgstatus.collection.SubmittedSheet;
import org.orgstatus.collection.SubmittedSheets;
import org.orgstatus.collection.WaveForms;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.registry.AllianceId;
import org.orgstatus.registry.Alliances;
import org.orgstatus.registry.InstitutionCode;
import org.orgstatus.registry.Institutions;

/**
 * Which institutions belong to an alliance: the lead institution of the register and of form D,
 * every institution whose association says in its form that it is a member, and those without an
 * association that say they are in an alliance and lie where it is: their form does not ask which.
 */
@ApplicationScoped
@Transactional
public class AllianceMembers {

  private static final String WHICH = "a_all_id";
  private static final String WITHOUT = "b_alliance";
  private static final String MEMBER = "member";
  private static final String LEAD = "d_lead";

  @Inject private Alliances alliances;
  @Inject private Institutions institutions;
  @Inject private WaveForms forms;
  @Inject private SubmittedSheets sheets;

  protected AllianceMembers() {}

  /**
   * A member.
   *
   * @param role code of what it says of its role in the alliance; empty where it says nothing
   * @param named whether it is told of this alliance, and not of one in the same area that its form
   *     does not name
   */
  public record Member(String institution, String role, boolean named) {}

  /** The members known in a wave, by code. */
  public List<Member> list(String waveId, String allianceId) {
    Map<String, Member> members = leads(waveId, allianceId);
    for (Questionnaire form : forms(waveId, Questionnaire.UnitKind.INSTITUTION)) {
      sheets.forEach(waveId, form.id(), sheet -> add(members, sheet, allianceId));
    }
    return List.copyOf(members.values());
  }

  /** Those among some institutions, without reading what all others wrote. */
  List<Member> among(Set<String> institutionCodes, String waveId, String allianceId) {
    Map<String, Member> members = leads(waveId, allianceId);
    for (Questionnaire form : forms(waveId, Questionnaire.UnitKind.INSTITUTION)) {
      for (String code : institutionCodes) {
        sheets.find(waveId, form.id(), code).ifPresent(sheet -> add(members, sheet, allianceId));
      }
    }
    return members.values().stream()
        .filter(member -> institutionCodes.contains(member.institution()))
        .toList();
  }

  private Map<String, Member> leads(String waveId, String allianceId) {
    Map<String, Member> members = new TreeMap<>();
    alliances
        .find(new AllianceId(allianceId))
        .flatMap(alliance -> alliance.leadInstitution().map(InstitutionCode::value))
        .ifPresent(code -> members.put(code, new Member(code, "lead", true)));
    for (Questionnaire form : forms(waveId, Questionnaire.UnitKind.ALLIANCE)) {
      sheets
          .find(waveId, form.id(), allianceId)
          .map(sheet -> text(sheet.sheet(), LEAD))
          .filter(code -> !code.isEmpty())
          .ifPresent(code -> members.put(code, new Member(code, "lead", true)));
    }
    return members;
  }

  private List<Questionnaire> forms(String waveId, Questionnaire.UnitKind kind) {
    return forms.list(waveId).stream()
        .filter(form -> form.unit() == kind && form.follows().isEmpty())
        .toList();
  }

  private void add(Map<String, Member> members, SubmittedSheet sheet, String allianceId) {
    String code = sheet.unitCode();
    if (allianceId.equals(text(sheet.sheet(), WHICH))) {
      members.put(code, new Member(code, text(sheet.sheet(), "a_all_role"), true));
    } else if (text(sheet.sheet(), WITHOUT).equals(MEMBER) && isNear(code, allianceId)) {
      members.putIfAbsent(code, new Member(code, "", false));
    }
  }

  private boolean isNear(String code, String allianceId) {
    return alliances
        .find(new AllianceId(allianceId))
        .flatMap(
            alliance ->
                institutions
                    .find(new InstitutionCode(code))
                    .filter(i -> i.reportingUnit().equals(alliance.reportingUnit())))
        .isPresent();
  }

  private static String text(JsonObject sheet, String item) {
    return sheet.get(item) instanceof JsonString text ? text.getString() : "";
  }
}
