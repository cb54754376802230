package org.orgstatus.web.data;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.Accounts;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.analysis.Comparisons;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.Waves;
import org.orgstatus.dataset.DataLock;
import org.orgstatus.dataset.DataLocks;
import org.orgstatus.dataset.LockComparison;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.TroublePages;

/** Data locks: which there are, what has changed since, and a new one. None is ever deleted. */
@Path("office/locks")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
public class LockPages {

  /** A wave with its locks, the latest first. */
  public record WaveLocks(Wave wave, List<DataLock> locks) {}

  @Inject Locks locks;
  @Inject DataFiles files;
  @Inject DataLocks all;
  @Inject Waves waves;
  @Inject Accounts accounts;
  @Inject Comparisons comparisons;
  @Inject CurrentAccount current;
  @Inject Models models;

  @GET
  @Needs(Permission.VIEW_RESULTS)
  public String list() {
    return page("", "", null);
  }

  @POST
  @Needs(Permission.LOCK_DATA)
  public Response make(
      @FormParam("wave") @DefaultValue("") String waveId,
      @FormParam("name") @DefaultValue("") String name) {
    current.require(Permission.LOCK_DATA, Target.NATION);
    try {
      DataLock made = locks.make(locks.wave(waveId), name);
      return Response.seeOther(URI.create("/office/locks/" + made.id() + "?notice=data-locked"))
          .build();
    } catch (Refusal e) {
      if (e.status() == 404) {
        throw e;
      }
      return Response.status(e.status()).entity(page(waveId, name, e.words())).build();
    }
  }

  @GET
  @Path("{id}")
  @Needs(Permission.VIEW_RESULTS)
  public String show(@PathParam("id") String word) {
    DataLock lock = locks.lock(word);
    models.put("lock", lock);
    models.put("wave", waves.find(lock.waveId()).orElseThrow());
    models.put("maker", accounts.find(lock.accountId()).map(Account::displayName).orElse(""));
    models.put("plans", comparisons.listPlans());
    models.put("changes", all.compare(lock));
    models.put("kinds", LockComparison.Kind.values());
    models.put("mayDownload", locks.mayDownload());
    models.put("mayRelease", current.may(Permission.RELEASE_RESULTS, Target.NATION));
    files.offer(models);
    return "office/lock.html";
  }

  private String page(String waveId, String name, @Nullable LocalText fault) {
    current.require(Permission.VIEW_RESULTS, Target.NATION);
    List<WaveLocks> opened = new ArrayList<>();
    waves.list().stream()
        .filter(wave -> wave.status() != Wave.Status.PLANNED)
        .forEach(wave -> opened.add(new WaveLocks(wave, locks.list(wave))));
    models.put("opened", opened);
    models.put("mayMake", locks.mayMake());
    models.put("mayDownload", locks.mayDownload());
    models.put("chosen", waveId);
    models.put("name", name);
    models.put("faults", Optional.ofNullable(fault).stream().toList());
    return "office/locks.html";
  }
}
