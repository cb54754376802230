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
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.Language;
import org.orgstatus.base.Messages;
import org.orgstatus.collection.Wave;
import org.orgstatus.export.file.TextTable;
import org.orgstatus.fieldwork.coding.CodeAgreement;
import org.orgstatus.fieldwork.coding.CodedText;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Files;
import org.orgstatus.web.Needs;

/** Agreement of two coders by code, as a workbook. */
@Path("office/coding/agreement.xlsx")
@RequestScoped
@Needs(Permission.CODE_INTERVIEWS)
public class CodingAgreementFiles {

  @Inject CodingDesk desk;
  @Inject CurrentLanguage language;
  @Inject Clock clock;

  @GET
  public Response xlsx(
      @QueryParam("wave") @DefaultValue("") String waveId,
      @QueryParam("form") @DefaultValue("") String formId) {
    Wave wave = desk.wave(waveId);
    CodingDesk.FormChoice form = desk.knownForm(wave, formId);
    List<CodeAgreement> all =
        CodeAgreement.of(
            desk.list(wave, form.id()).stream().filter(CodedText::isCompared).toList(),
            desk.frame());
    Language in = language.get();
    Messages words = Messages.in(in);
    List<String> headings =
        Stream.concat(
                Stream.of(
                        "code",
                        "code.label",
                        "agreement.n",
                        "agreement.both",
                        "agreement.one",
                        "agreement.raw")
                    .map(key -> words.get("coding." + key)),
                Stream.of("κ", "α", "AC1"))
            .toList();
    List<List<String>> rows =
        all.stream()
            .map(
                a ->
                    List.of(
                        a.code().code(),
                        a.code().label().in(in),
                        Integer.toString(a.n()),
                        Integer.toString(a.both()),
                        Integer.toString(a.one()),
                        word(OptionalDouble.of(a.raw())),
                        word(a.kappa()),
                        word(a.alpha()),
                        word(a.ac1())))
            .toList();
    String title = words.get("coding.agreement");
    LocalDate today = LocalDate.now(clock);
    TextTable table = new TextTable(title, headings, rows);
    return Files.answer(
        title + "-" + today + ".xlsx", Files.XLSX, out -> table.writeXlsx(in, today, out));
  }

  private static String word(OptionalDouble value) {
    return value.isEmpty() ? "" : String.format(Locale.ROOT, "%.4f", value.getAsDouble());
  }
}
