package org.orgstatus.web.coding;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.base.Language;
import org.orgstatus.base.Messages;
import org.orgstatus.collection.Wave;
import org.orgstatus.export.file.TextTable;
import org.orgstatus.fieldwork.coding.CodeMatrix;
import org.orgstatus.fieldwork.coding.CodedText;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Files;
import org.orgstatus.web.Needs;

/** A matrix of codes as a workbook; roles of few people are withheld as on the page. */
@Path("office/coding/matrix.xlsx")
@RequestScoped
@Needs(Permission.CODE_INTERVIEWS)
public class CodingMatrixFiles {

  @Inject CodingDesk desk;
  @Inject CurrentAccount current;
  @Inject CurrentLanguage language;
  @Inject Clock clock;

  /**
   * @param by {@code case} or {@code role}
   */
  @GET
  public Response xlsx(
      @QueryParam("wave") @DefaultValue("") String waveId,
      @QueryParam("form") @DefaultValue("") String formId,
      @QueryParam("by") @DefaultValue("role") String by) {
    current.require(Permission.CODE_INTERVIEWS, Target.NATION);
    Wave wave = desk.wave(waveId);
    CodingDesk.FormChoice form = desk.knownForm(wave, formId);
    boolean cases = by.equals("case");
    List<CodedText> texts = desk.list(wave, form.id());
    CodeMatrix matrix =
        cases ? CodeMatrix.byCase(texts, desk.frame()) : CodeMatrix.byRole(texts, desk.frame());
    Language in = language.get();
    Messages words = Messages.in(in);
    List<String> headings =
        Stream.concat(
                Stream.of(words.get("coding.code"), words.get("coding.code.label")),
                matrix.columns().stream().map(c -> c.label().in(in) + " n=" + c.people()))
            .toList();
    List<List<String>> rows =
        matrix.rows().stream().map(row -> cells(row, matrix, cases, in)).toList();
    desk.remember(
        "coding-matrix-exported", "wave " + wave.id(), form.id() + " by " + (cases ? "case" : by));
    String title = words.get("coding.matrix");
    LocalDate today = LocalDate.now(clock);
    TextTable table = new TextTable(title, headings, rows);
    return Files.answer(
        title + "-" + today + ".xlsx", Files.XLSX, out -> table.writeXlsx(in, today, out));
  }

  private static List<String> cells(
      CodeMatrix.Row row, CodeMatrix matrix, boolean cases, Language in) {
    List<String> cells = new ArrayList<>(List.of(row.code().code(), row.code().label().in(in)));
    for (int i = 0; i < row.counts().size(); i++) {
      boolean hidden = !cases && matrix.columns().get(i).isFew();
      cells.add(hidden ? "*" : Integer.toString(row.counts().get(i)));
    }
    return cells;
  }
}
