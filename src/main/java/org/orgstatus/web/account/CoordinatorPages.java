package org.orgstatus.web.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Problem;
import org.orgstatus.registry.SheetFile;
import org.orgstatus.web.Needs;
import org.orgstatus.web.TroublePages;
import org.orgstatus.web.office.SentFiles;
import org.orgstatus.web.office.Upload;

/** Accounts of provincial coordinators from one workbook: uploaded, looked at, made at once. */
@Path("office/accounts/coordinators")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.CHANGE_ACCOUNTS)
public class CoordinatorPages {

  private static final LocalText NO_FILE = LocalText.of("请选择一个文件。", "Choose a file.");

  @Inject CoordinatorAccounts coordinators;
  @Inject Models models;

  @GET
  public String show() {
    coordinators.require();
    return page(List.of(), List.of(), List.of());
  }

  /** Reads the workbook; nothing is made before it is confirmed. */
  @POST
  @Upload
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response read(List<EntityPart> parts) {
    coordinators.require();
    SentFiles sent = SentFiles.read(parts);
    if (sent.files().isEmpty()) {
      return Response.status(422).entity(page(List.of(NO_FILE), List.of(), List.of())).build();
    }
    CoordinatorList list = coordinators.read(SheetFile.readList(sent.files().get(0)));
    return list.problems().isEmpty()
        ? Response.ok(page(List.of(), List.of(), list.rows())).build()
        : refused(list);
  }

  /**
   * Makes the accounts and shows how their codes are handed over, once.
   *
   * @param rows as the page holds them: cells with tabs between them; read again as a whole
   */
  @POST
  @Path("made")
  public Response make(@FormParam("rows") @DefaultValue("") String rows) {
    coordinators.require();
    CoordinatorList list = coordinators.read(file(rows));
    if (!list.problems().isEmpty()) {
      return refused(list);
    }
    List<CoordinatorAccounts.Handed> handed = coordinators.make(list.rows());
    models.put("handed", handed);
    models.put(
        "codes",
        handed.stream()
            .map(
                h ->
                    String.join(
                        "\t",
                        Long.toString(h.account().id()),
                        h.code(),
                        h.address(),
                        h.telephone()))
            .collect(Collectors.joining("\n")));
    return Response.ok("office/coordinators-made.html").build();
  }

  /** The rows of a page as the sheet that they came from. */
  private static SheetFile file(String rows) {
    List<SheetFile.Row> lines = new ArrayList<>();
    lines.add(new SheetFile.Row(1, CoordinatorList.HEADINGS));
    rows.lines()
        .filter(line -> !line.isBlank())
        .forEach(
            line -> lines.add(new SheetFile.Row(lines.size() + 1, List.of(line.split("\t", -1)))));
    return new SheetFile("", List.of(new SheetFile.Sheet("", "", lines)), List.of());
  }

  private Response refused(CoordinatorList list) {
    return Response.status(422).entity(page(List.of(), list.problems(), List.of())).build();
  }

  private String page(
      List<LocalText> faults, List<Problem> problems, List<CoordinatorList.Row> rows) {
    models.put("faults", faults);
    models.put("problems", problems);
    models.put("rows", rows);
    models.put("names", coordinators.units());
    models.put(
        "text",
        rows.stream()
            .map(r -> String.join("\t", r.cells(coordinators.units().get(r.unit()).zh())))
            .collect(Collectors.joining("\n")));
    return "office/coordinators.html";
  }
}
