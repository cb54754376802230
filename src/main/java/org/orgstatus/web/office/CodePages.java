package org.orgstatus.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.orgstatus.accounts.Permission;
import org.orgstatus.collection.Wave;
import org.orgstatus.web.Needs;
import org.orgstatus.web.TroublePages;

/** Says for how many units codes are about to be issued, and what becomes of earlier ones. */
@Path("office/waves/{wave}/collection/codes")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.CHANGE_ACCOUNTS)
public class CodePages {

  @Inject Collected collected;
  @Inject Models models;

  @PathParam("wave")
  String waveId;

  /**
   * @param entered {@code which}: selected (then {@code unit}, several) or all of a filtered list
   */
  @POST
  public Response ask(MultivaluedMap<String, String> entered) {
    Wave wave = collected.wave(waveId);
    CollectionQuery wanted = CollectionQuery.read(entered::getFirst);
    Set<String> selected = new HashSet<>(entered.getOrDefault("selected", List.of()));
    boolean all = "all".equals(entered.getFirst("which"));
    List<CollectionRow> rows =
        collected.rows(wave, Permission.CHANGE_ACCOUNTS).stream()
            .filter(row -> all ? wanted.accepts(row) : selected.contains(row.unit().code()))
            .toList();
    String list = wanted.query("/office/waves/" + waveId + "/collection").address();
    if (rows.isEmpty()) {
      URI back = URI.create(list + (list.contains("?") ? "&" : "?") + "notice=none-selected");
      return Response.seeOther(back).build();
    }
    models.put("wave", wave);
    models.put("back", list);
    models.put("rows", rows);
    models.put("again", rows.stream().filter(CollectionRow::invited).count());
    models.put("codes", rows.stream().map(r -> r.unit().code()).collect(Collectors.joining(",")));
    return Response.ok("office/codes.html").build();
  }
}
