package org.orgstatus.web.table;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.analysis.table.SavedTable;
import org.orgstatus.analysis.table.SavedTables;
import org.orgstatus.analysis.table.SavedVersion;
import org.orgstatus.base.LocalText;
import org.orgstatus.web.Files;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;

/** A saved table as a text file. */
@Path("office/tables/plans")
@RequestScoped
@Needs(Permission.VIEW_RESULTS)
public class SavedTableFiles {

  private static final LocalText NO_TABLE =
      LocalText.of("没有这张保存的表。", "There is no such saved table.");

  private static final LocalText REMOVED =
      LocalText.of(
          "这张表已被制作人删除。请从保存的表中选择其他的。",
          "Its maker has removed this table. Choose another from the saved tables.");

  @Inject SavedTables tables;
  @Inject CurrentAccount current;

  @GET
  @Path("{id}.yaml")
  public Response plan(@PathParam("id") String word) {
    current.require(Permission.VIEW_RESULTS, Target.NATION);
    long id = word.matches("[0-9]{1,18}") ? Long.parseLong(word) : 0;
    SavedTable table = tables.find(id).orElseThrow(() -> new Refusal(404, NO_TABLE));
    if (table.isRemoved()) {
      throw new Refusal(410, REMOVED);
    }
    SavedVersion now = tables.version(id, table.version()).orElseThrow();
    return Files.answer(
        now.name() + ".yaml",
        Files.TEXT,
        out -> out.write(now.content().getBytes(StandardCharsets.UTF_8)));
  }
}
