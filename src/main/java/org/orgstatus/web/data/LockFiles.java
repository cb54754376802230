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
import org.orgstatus.web.Files;
import org.orgstatus.web.Needs;

/** The bytes of a data lock: the same whoever asks, so that their hash can be checked anywhere. */
@Path("office/locks/{id}/data.txt")
@RequestScoped
@Needs(Permission.DOWNLOAD_DATA)
public class LockFiles {

  @Inject Locks locks;
  @Inject CurrentAccount current;

  @GET
  public Response data(@PathParam("id") String word) {
    current.require(Permission.DOWNLOAD_DATA, Target.NATION);
    DataLock lock = locks.lock(word);
    return Files.answer(Locks.fileName(lock, "txt"), Files.TEXT, out -> locks.write(lock, out));
  }
}
