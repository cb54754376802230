package org.orgstatus.web.data;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.dataset.DataLock;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Files;
import org.orgstatus.web.Needs;

/** The tables of a data lock as a workbook. */
@Path("office/locks/{id}/data.xlsx")
@RequestScoped
@Needs(Permission.DOWNLOAD_DATA)
public class LockWorkbookFiles {

  @Inject Locks locks;
  @Inject CurrentAccount current;
  @Inject CurrentLanguage language;

  @GET
  public Response tables(@PathParam("id") String word) {
    current.require(Permission.DOWNLOAD_DATA, Target.NATION);
    DataLock lock = locks.lock(word);
    return Files.answer(
        Locks.fileName(lock, "xlsx"),
        Files.XLSX,
        out -> locks.writeTables(lock, language.get(), out));
  }
}
