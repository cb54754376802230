package org.orgstatus.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.orgstatus.accounts.Permission;
import org.orgstatus.collection.Wave;
import org.orgstatus.export.CodeSlips;
import org.orgstatus.export.TextTable;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Messages;
import org.orgstatus.web.Needs;

/** Activation codes as files: a list for the office, slips for the institutions. */
@Path("office/waves/{wave}/collection")
@RequestScoped
@Needs(Permission.CHANGE_ACCOUNTS)
public class CodeFiles {

  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmm");

  @Inject Collected collected;
  @Inject IssuedCodes issued;
  @Inject CurrentLanguage language;
  @Inject Clock clock;

  /**
   * Issues codes and hands the list over.
   *
   * @param units codes of institutions, apart by commas
   */
  @POST
  @Path("codes.xlsx")
  public Response issue(
      @PathParam("wave") String waveId, @FormParam("units") @DefaultValue("") String units) {
    Wave wave = collected.wave(waveId);
    return list(wave, issued.issue(wave, new HashSet<>(List.of(units.split(",")))));
  }

  /**
   * The list of codes that were just issued.
   *
   * @param codes as the page holds them, see {@link IssuedCodes#again}
   */
  @POST
  @Path("codes/list.xlsx")
  public Response list(
      @PathParam("wave") String waveId, @FormParam("codes") @DefaultValue("") String codes) {
    Wave wave = collected.wave(waveId);
    return list(wave, issued.again(wave, codes));
  }

  /**
   * The same codes as slips to be cut.
   *
   * @param codes as the page holds them
   */
  @POST
  @Path("codes/slips.pdf")
  public Response slips(
      @PathParam("wave") String waveId, @FormParam("codes") @DefaultValue("") String codes) {
    Wave wave = collected.wave(waveId);
    CodeSlips slips =
        new CodeSlips(wave.title(), wave.deadline(), clock.instant(), issued.again(wave, codes));
    return Files.answer(
        name("paper.slips.file", wave) + ".pdf",
        Files.PDF,
        out -> slips.writePdf(language.get(), out));
  }

  private Response list(Wave wave, List<CodeSlips.Slip> slips) {
    Messages words = Messages.in(language.get());
    List<String> headings =
        Stream.of("reporting-unit", "code", "name", "activation", "link", "until")
            .map(column -> words.get("codes.column." + column))
            .toList();
    TextTable table =
        new TextTable(
            words.get("codes.file"), headings, slips.stream().map(CodeFiles::row).toList());
    return Files.answer(
        name("codes.file", wave) + ".xlsx",
        Files.XLSX,
        out -> table.writeXlsx(language.get(), LocalDate.now(clock), out));
  }

  private String name(String word, Wave wave) {
    String stamp = STAMP.format(LocalDateTime.now(clock));
    return Messages.in(language.get()).get(word) + "-" + wave.id() + "-" + stamp;
  }

  private static List<String> row(CodeSlips.Slip slip) {
    return List.of(
        slip.reportingUnit(),
        slip.unitCode(),
        slip.unit(),
        slip.code(),
        slip.link(),
        slip.until().toString());
  }
}
