package org.orgstatus.fieldwork;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.TreeMap;
import org.orgstatus.collection.SubmittedSheets;
import org.orgstatus.collection.WaveForms;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.registry.AllianceId;
import org.orgstatus.registry.Alliances;
import org.orgstatus.registry.InstitutionCode;

/**
 * Which institutions belong to an alliance: the lead institution of the register, and every
 * institution whose association says in its form that it is a member.
 */
@ApplicationScoped
@Transactional
public class AllianceMembers {

  private static final String WHICH = "a_all_id";

  @Inject private Alliances alliances;
  @Inject private WaveForms forms;
  @Inject private SubmittedSheets sheets;

  protected AllianceMembers() {}

  /**
   * A member.
   *
   * @param role code of what it says of its role in the alliance; empty where it says nothing
   */
  public record Member(String institution, String role) {}

  /** The members known in a wave, by code. */
  public List<Member> list(String waveId, String allianceId) {
    TreeMap<String, Member> members = new TreeMap<>();
    alliances
        .find(new AllianceId(allianceId))
        .flatMap(alliance -> alliance.leadInstitution().map(InstitutionCode::value))
        .ifPresent(code -> members.put(code, new Member(code, "lead")));
    forms.list(waveId).stream()
        .filter(form -> form.unit() == Questionnaire.UnitKind.INSTITUTION)
        .filter(form -> form.follows().isEmpty())
        .forEach(
            form ->
                sheets.forEach(
                    waveId,
                    form.id(),
                    sheet -> {
                      if (allianceId.equals(text(sheet.sheet(), WHICH))) {
                        String role = text(sheet.sheet(), "a_all_role");
                        members.put(sheet.unitCode(), new Member(sheet.unitCode(), role));
                      }
                    }));
    return List.copyOf(members.values());
  }

  private static String text(JsonObject sheet, String item) {
    return sheet.get(item) instanceof JsonString text ? text.getString() : "";
  }
}
