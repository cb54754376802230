package org.orgstatus.web.table;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.Accounts;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.analysis.table.Comment;
import org.orgstatus.analysis.table.Comments;
import org.orgstatus.analysis.table.SavedTable;
import org.orgstatus.analysis.table.SavedTables;
import org.orgstatus.analysis.table.SavedVersion;
import org.orgstatus.analysis.table.TableFault;
import org.orgstatus.analysis.table.TableRequest;
import org.orgstatus.analysis.table.TableText;
import org.orgstatus.base.LocalText;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.TroublePages;
import org.orgstatus.web.office.Query;

/** Tables that analysts keep: each with its versions, as a text, and what colleagues say of it. */
@Path("office/tables/saved")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.VIEW_RESULTS)
public class SavedTablePages {

  static final String PATH = "/office/tables/saved";

  private static final LocalText NO_TABLE =
      LocalText.of(
          "没有这张保存的表。请从保存的表中选择。", "There is no such saved table. Choose one from the list.");
  private static final LocalText BAD_NAME =
      LocalText.of(
          "请给表起一个名称，1至" + SavedTable.LONGEST_NAME + "字。",
          "Name the table, in 1 to " + SavedTable.LONGEST_NAME + " characters.");
  private static final LocalText BAD_COMMENT =
      LocalText.of(
          "请写1至" + Comment.LONGEST + "字的意见。",
          "Write a remark of 1 to " + Comment.LONGEST + " characters.");

  private static final LocalText NOT_OWN =
      LocalText.of(
          "这张表是同事做的，没有删除。只有制作人可以删除，请与其商量。",
          "A colleague made this table; it was not removed. Only its maker can: ask them.");
  private static final LocalText CHANGED =
      LocalText.of(
          "您打开之后这张表又改过，没有删除。请看过现在的版本再决定。",
          "The table has changed since you opened it and was not removed. Look at the version that"
              + " holds now, then decide.");

  @Inject SavedTables tables;
  @Inject Comments comments;
  @Inject Accounts accounts;
  @Inject CurrentAccount current;
  @Inject Models models;

  @GET
  public String list() {
    current.require(Permission.VIEW_RESULTS, Target.NATION);
    List<SavedTable> all = tables.list();
    models.put("tables", all);
    models.put("people", people(all.stream().map(SavedTable::accountId).toList()));
    return "office/tables-saved.html";
  }

  /** Keeps what the builder shows, or a text. */
  @POST
  @Needs(Permission.RUN_ANALYSIS)
  public Response make(MultivaluedMap<String, String> entered) {
    current.require(Permission.RUN_ANALYSIS, Target.NATION);
    String name = Query.word(entered, "name");
    TableRequest request = requested(entered);
    requireName(name);
    SavedTable made = tables.make(name, TableText.write(request), current.get().id());
    return Response.seeOther(URI.create(PATH + "/" + made.id() + "?notice=table-saved")).build();
  }

  @GET
  @Path("{id}")
  public Response show(@PathParam("id") String word) {
    current.require(Permission.VIEW_RESULTS, Target.NATION);
    SavedTable table = table(word);
    return table.isRemoved() ? gone(table, "") : shown(200, table, List.of());
  }

  private Response shown(int status, SavedTable table, List<LocalText> faults) {
    SavedVersion now = tables.version(table.id(), table.version()).orElseThrow();
    return Response.status(status)
        .entity(page(table, now.name(), now.content(), faults, false))
        .build();
  }

  /**
   * What an address says whose table was removed.
   *
   * @param content a change that came too late and was not kept; empty for none
   */
  private Response gone(SavedTable table, String content) {
    long by = table.removedBy().orElseThrow();
    models.put("table", table);
    models.put("by", people(List.of(by)).get(by));
    models.put("at", table.removedAt().orElseThrow());
    models.put("content", content);
    models.put("open", content.isEmpty() ? "" : builder(Query.of(TablePages.PATH), content));
    return Response.status(410).entity("office/table-removed.html").build();
  }

  /** Removes a table, for its maker: colleagues who hold its address are told. */
  @POST
  @Path("{id}/remove")
  @Needs(Permission.RUN_ANALYSIS)
  public Response remove(@PathParam("id") String word, MultivaluedMap<String, String> entered) {
    current.require(Permission.RUN_ANALYSIS, Target.NATION);
    SavedTable table = table(word);
    int from = number(Query.word(entered, "version"));
    return switch (tables.remove(table.id(), from, current.get().id())) {
      case REMOVED -> Response.seeOther(URI.create(PATH + "?notice=table-removed")).build();
      case NOT_OWN -> shown(403, table, List.of(NOT_OWN));
      case CHANGED -> shown(409, table(word), List.of(CHANGED));
    };
  }

  /**
   * Changes a table. Where a colleague changed it since, both versions are shown and nothing is
   * stored.
   */
  @POST
  @Path("{id}")
  @Needs(Permission.RUN_ANALYSIS)
  public Response change(@PathParam("id") String word, MultivaluedMap<String, String> entered) {
    current.require(Permission.RUN_ANALYSIS, Target.NATION);
    SavedTable table = table(word);
    String name = Query.word(entered, "name");
    if (table.isRemoved()) {
      return gone(table, late(entered));
    }
    List<TableFault> faults = new ArrayList<>();
    boolean isText = entered.containsKey("content");
    String typed = isText ? Query.word(entered, "content") : "";
    TableRequest request =
        isText ? TableText.read(typed, faults) : TableRequest.of(words(entered), faults);
    List<LocalText> said = new ArrayList<>(faults.stream().map(TableFault::message).toList());
    if (name.isEmpty() || name.length() > SavedTable.LONGEST_NAME) {
      said.add(BAD_NAME);
    }
    if (!said.isEmpty()) {
      return Response.status(422).entity(page(table, name, typed, said, false)).build();
    }
    String content = TableText.write(request);
    int from = number(Query.word(entered, "version"));
    SavedTables.Outcome outcome =
        tables.change(table.id(), from, name, content, current.get().id());
    if (outcome.table().isRemoved()) {
      return gone(outcome.table(), content);
    }
    return outcome.saved()
        ? Response.seeOther(URI.create(PATH + "/" + table.id() + "?notice=table-saved")).build()
        : Response.status(409)
            .entity(page(outcome.table(), name, content, List.of(), true))
            .build();
  }

  @POST
  @Path("{id}/comments")
  @Needs(Permission.RUN_ANALYSIS)
  public Response comment(@PathParam("id") String word, MultivaluedMap<String, String> entered) {
    current.require(Permission.RUN_ANALYSIS, Target.NATION);
    SavedTable table = table(word);
    if (table.isRemoved()) {
      return gone(table, "");
    }
    String said = Query.word(entered, "comment");
    if (said.isEmpty() || said.length() > Comment.LONGEST) {
      throw new Refusal(422, BAD_COMMENT);
    }
    comments.make(subject(table), said, current.get().id());
    return Response.seeOther(URI.create(PATH + "/" + table.id() + "?notice=comment-kept")).build();
  }

  /** The change that somebody made to a table that is gone, as far as it can be read. */
  private static String late(MultivaluedMap<String, String> entered) {
    return entered.containsKey("content")
        ? Query.word(entered, "content")
        : TableText.write(TableRequest.of(words(entered), new ArrayList<>()));
  }

  private static String subject(SavedTable table) {
    return "table " + table.id();
  }

  private static void requireName(String name) {
    if (name.isEmpty() || name.length() > SavedTable.LONGEST_NAME) {
      throw new Refusal(422, BAD_NAME);
    }
  }

  private static TableRequest requested(MultivaluedMap<String, String> entered) {
    List<TableFault> faults = new ArrayList<>();
    TableRequest request = TableRequest.of(words(entered), faults);
    if (!faults.isEmpty()) {
      throw new Refusal(422, faults.get(0).message());
    }
    return request;
  }

  private static Map<String, List<String>> words(MultivaluedMap<String, String> entered) {
    Map<String, List<String>> words = new LinkedHashMap<>();
    entered.forEach(
        (word, values) -> {
          if (TableRequest.WORDS.contains(word)) {
            words.put(word, values);
          }
        });
    return words;
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
  }

  private SavedTable table(String word) {
    return (word.matches("[0-9]{1,18}")
            ? tables.find(Long.parseLong(word))
            : java.util.Optional.<SavedTable>empty())
        .orElseThrow(() -> new Refusal(404, NO_TABLE));
  }

  private String page(
      SavedTable table, String name, String content, List<LocalText> faults, boolean conflict) {
    SavedVersion now = tables.version(table.id(), table.version()).orElseThrow();
    List<SavedVersion> versions = tables.versions(table.id());
    List<Comment> said = comments.list(subject(table));
    List<Long> ids = new ArrayList<>(versions.stream().map(SavedVersion::accountId).toList());
    said.forEach(c -> ids.add(c.accountId()));
    models.put("table", table);
    models.put("now", now);
    models.put("name", name);
    models.put("content", content);
    models.put("faults", faults);
    models.put("conflict", conflict);
    models.put("versions", versions);
    models.put("comments", said);
    models.put("people", people(ids));
    models.put("open", address(now, table));
    boolean mayChange = current.may(Permission.RUN_ANALYSIS, Target.NATION);
    models.put("mayChange", mayChange);
    models.put("mayRemove", mayChange && tables.maker(table) == current.get().id());
    return "office/table-saved.html";
  }

  /** The builder with this table. */
  private static String address(SavedVersion version, SavedTable table) {
    return builder(
        Query.of(TablePages.PATH)
            .plus("saved", Long.toString(table.id()))
            .plus("version", Integer.toString(version.number()))
            .plus("name", version.name()),
        version.content());
  }

  private static String builder(Query query, String content) {
    TableRequest request = TableText.read(content, new ArrayList<>());
    StringBuilder address = new StringBuilder(query.address());
    request
        .words()
        .forEach(
            (word, values) ->
                values.forEach(
                    value ->
                        address
                            .append(address.indexOf("?") < 0 ? '?' : '&')
                            .append(word)
                            .append('=')
                            .append(URLEncoder.encode(value, StandardCharsets.UTF_8))));
    return address.toString();
  }

  private Map<Long, String> people(List<Long> ids) {
    Map<Long, String> names = new HashMap<>();
    ids.stream()
        .distinct()
        .collect(Collectors.toList())
        .forEach(id -> names.put(id, accounts.find(id).map(Account::displayName).orElse("—")));
    return names;
  }
}
