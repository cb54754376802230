package org.orgstatus.web.table;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.analysis.AnalysisPlans;
import org.orgstatus.analysis.TableUnits;
import org.orgstatus.analysis.TableUnits.Holds;
import org.orgstatus.analysis.TableUnits.Name;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.table.AdHocTables;
import org.orgstatus.analysis.table.TableMaker;
import org.orgstatus.analysis.table.TableNumber;
import org.orgstatus.analysis.table.TableRefused;
import org.orgstatus.analysis.table.TableRequest;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.WaveForms;
import org.orgstatus.collection.Waves;
import org.orgstatus.dataset.DataLock;
import org.orgstatus.dataset.WaveData;
import org.orgstatus.export.result.ResultPage;
import org.orgstatus.export.text.CellText;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.TroublePages;
import org.orgstatus.web.data.Locks;
import org.orgstatus.web.office.Page;
import org.orgstatus.web.office.Query;
import org.orgstatus.web.office.WaveSums;

/** The table builder: the address says the whole table, so that it can be sent to a colleague. */
@Path("office/tables")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.VIEW_RESULTS)
public class TablePages {

  static final String PATH = "/office/tables";

  private static final LocalText NONE =
      LocalText.of(
          "还没有开放过的轮次，没有数据可制表。",
          "No wave has been opened yet: there are no data to make tables of.");

  private static final LocalText NOT_BESIDE =
      LocalText.of(
          "要并排的数据不存在。请从“并排对照”中另选。",
          "There are no such data to set beside the table. Choose others under \"Beside it\".");

  /**
   * Data that a table can be made of.
   *
   * @param key a wave, or wave and lock with a slash between
   */
  public record DataChoice(String key, LocalText wave, String lock) {}

  /**
   * A base that a table can have.
   *
   * @param denominator what shares of it are shares of
   */
  public record BaseChoice(String id, LocalText name, LocalText denominator) {}

  /** A place of a table with the address of what is behind it. */
  public record Place(CellText text, String address) {}

  /** A row of a table. */
  public record Line(String label, boolean total, List<Place> places) {}

  /** A table made of some data. */
  public record Shown(DataChoice data, ResultPage page, ResultPage.Table table, List<Line> lines) {}

  /** A name by which units are filtered, with the codes chosen. */
  public record Filter(Name name, Set<String> chosen) {}

  @Inject TableDesk desk;
  @Inject AdHocTables tables;
  @Inject AnalysisPlans plans;
  @Inject Waves waves;
  @Inject WaveSums sums;
  @Inject WaveForms forms;
  @Inject Locks locks;
  @Inject CurrentAccount current;
  @Inject CurrentLanguage language;
  @Inject Models models;
  @Context UriInfo address;

  @GET
  public Response show() {
    MultivaluedMap<String, String> words = address.getQueryParameters();
    List<DataChoice> data = data();
    TableDesk.Asked asked = asked(words, data);
    Map<String, List<LocalText>> faults = new LinkedHashMap<>();
    List<Shown> shown = new ArrayList<>();
    boolean isAsked = words.keySet().stream().anyMatch(TableRequest.WORDS::contains);
    int status = 200;
    if (isAsked) {
      try {
        shown.add(shown(asked, data));
      } catch (TableRefused e) {
        status = 422;
        e.faults()
            .forEach(
                f -> faults.computeIfAbsent(f.field(), x -> new ArrayList<>()).add(f.message()));
      }
    }
    List<LocalText> without = new ArrayList<>();
    if (!shown.isEmpty()) {
      beside(words, asked, data, without).ifPresent(shown::add);
    }
    form(words, asked, data);
    models.put("faults", faults);
    models.put("shown", shown);
    models.put("without", without);
    models.put("isAsked", isAsked);
    models.put("link", asked.address(PATH));
    models.put("files", asked.address(PATH + "/files/table"));
    models.put("maySave", current.may(Permission.RUN_ANALYSIS, Target.NATION));
    models.put("saved", Query.word(words, "saved"));
    models.put("version", Query.word(words, "version"));
    models.put("name", Query.word(words, "name"));
    return Response.status(status).entity("office/table.html").build();
  }

  /**
   * One number: its formula, its n, and, for those who may see answers, the responses behind it.
   */
  @GET
  @Path("number")
  public String number() {
    MultivaluedMap<String, String> words = address.getQueryParameters();
    TableDesk.Asked asked = asked(words, data());
    String row = Query.word(words, "row");
    String column = Query.word(words, "column");
    boolean may =
        asked.audience() == Audience.INTERNAL
            && current.may(Permission.VIEW_RESPONSE, Target.NATION);
    boolean behind = may && Query.word(words, "behind").equals("yes");
    TableNumber number;
    try {
      number = desk.number(asked, row, column, behind);
    } catch (TableRefused e) {
      throw TableDesk.refusal(e.faults(), language.get());
    }
    models.put("number", number);
    models.put("text", CellText.of(number.cell(), number.column(), language.get(), true));
    models.put("link", asked.address(PATH));
    models.put("self", place(asked, row, column));
    models.put("may", may);
    models.put("isBehind", behind);
    models.put("request", asked.request());
    models.put("wave", asked.wave());
    Page<TableNumber.Behind> page =
        Page.of(behind ? number.behind() : List.of(), Page.number(Query.word(words, "page")));
    models.put("page", page);
    models.put("next", place(asked, row, column) + "&behind=yes&page=");
    return "office/table-number.html";
  }

  private static String place(TableDesk.Asked asked, String row, String column) {
    return asked.address(PATH + "/number") + "&row=" + encode(row) + "&column=" + encode(column);
  }

  private static String encode(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
  }

  /** Every opened wave as it stands, and its locks. */
  private List<DataChoice> data() {
    current.require(Permission.VIEW_RESULTS, Target.NATION);
    List<DataChoice> all = new ArrayList<>();
    for (Wave wave : waves.list()) {
      if (wave.status() != Wave.Status.PLANNED) {
        all.add(new DataChoice(wave.id(), wave.title(), ""));
        for (DataLock lock : locks.list(wave)) {
          all.add(new DataChoice(wave.id() + "/" + lock.id(), wave.title(), lock.name()));
        }
      }
    }
    if (all.isEmpty()) {
      throw new Refusal(404, NONE);
    }
    return all;
  }

  private TableDesk.Asked asked(MultivaluedMap<String, String> words, List<DataChoice> data) {
    String key = Query.word(words, "data");
    if (key.isEmpty()) {
      String wave = Query.word(words, "wave");
      String lock = Query.word(words, "lock");
      String chosen = wave.isEmpty() ? sums.choose("").orElseThrow().id() : wave;
      key = lock.isEmpty() ? chosen : chosen + "/" + lock;
    }
    return of(key, Query.word(words, "audience"), words);
  }

  private TableDesk.Asked of(String key, String audience, Map<String, List<String>> words) {
    int at = key.indexOf('/');
    String wave = at < 0 ? key : key.substring(0, at);
    return desk.asked(wave, at < 0 ? "" : key.substring(at + 1), audience, words);
  }

  /**
   * The same table of other data. Where these cannot give it, the first stands alone: an earlier
   * wave may not have asked an item.
   *
   * @param without gets the reasons why there is none
   */
  private Optional<Shown> beside(
      MultivaluedMap<String, String> words,
      TableDesk.Asked asked,
      List<DataChoice> data,
      List<LocalText> without) {
    String key = Query.word(words, "beside");
    if (key.isEmpty() || key.equals(key(asked))) {
      return Optional.empty();
    }
    if (data.stream().noneMatch(choice -> choice.key().equals(key))) {
      without.add(NOT_BESIDE);
      return Optional.empty();
    }
    try {
      return Optional.of(shown(of(key, Query.word(words, "audience"), words), data));
    } catch (TableRefused e) {
      e.faults().forEach(fault -> without.add(fault.message()));
      return Optional.empty();
    }
  }

  private static String key(TableDesk.Asked asked) {
    String wave = asked.wave().id();
    return asked.lock().isEmpty() ? wave : wave + "/" + asked.lock();
  }

  private Shown shown(TableDesk.Asked asked, List<DataChoice> data) {
    AnalysisResult result = desk.make(asked);
    ResultTable table = result.table(TableMaker.TABLE);
    ResultPage page = ResultPage.of(result, language.get());
    ResultPage.Table words = page.tables().get(0);
    List<ResultPage.Line> texts = words.groups().get(0).lines();
    List<Line> lines = new ArrayList<>();
    for (int l = 0; l < texts.size(); l++) {
      String row = table.rows().get(l).key();
      List<CellText> cells = texts.get(l).cells();
      lines.add(
          new Line(
              texts.get(l).label(),
              texts.get(l).total(),
              IntStream.range(0, cells.size())
                  .mapToObj(
                      i -> new Place(cells.get(i), place(asked, row, table.columns().get(i).id())))
                  .toList()));
    }
    DataChoice of =
        data.stream().filter(d -> d.key().equals(key(asked))).findFirst().orElse(data.get(0));
    return new Shown(of, page, words, lines);
  }

  /** What the form offers and what is chosen in it. */
  private void form(
      MultivaluedMap<String, String> words, TableDesk.Asked asked, List<DataChoice> data) {
    WaveData of = desk.data(asked);
    UnitKind unit =
        of.find(asked.request().unit()).isPresent()
            ? asked.request().unit()
            : of.tables().get(0).unit();
    List<Name> names = tables.listNames(of, unit);
    NameGroups groups =
        new NameGroups(forms.list(asked.wave().id()), plans.definitions(of.codebooks()));
    models.put("data", data);
    models.put("dataKey", key(asked));
    models.put("beside", Query.word(words, "beside"));
    models.put("isPublic", asked.audience() == Audience.PUBLIC);
    models.put("request", asked.request());
    models.put("units", of.tables().stream().map(t -> t.unit().code()).toList());
    models.put("bases", bases(of, unit));
    models.put("rowNames", groups.of(names, n -> n.hasCodes() && !n.identifies()));
    models.put(
        "columnNames",
        groups.of(names, n -> n.hasCodes() && !n.identifies() && n.holds() != Holds.CODES));
    models.put("ofNames", groups.of(names, n -> n.holds() != Holds.TEXT));
    models.put("measures", TableRequest.Measure.values());
    models.put("intervals", TableRequest.Intervals.values());
    models.put("ofCodes", codes(asked.request(), names));
    models.put("filters", filters(Query.word(words, "by"), asked.request(), names));
  }

  private List<BaseChoice> bases(WaveData of, UnitKind unit) {
    TableUnits units = tables.units(of, unit);
    return units.listBases().stream()
        .map(
            id ->
                new BaseChoice(
                    id, units.baseName(id).asHeading(), units.baseDenominator(id).asHeading()))
        .toList();
  }

  /** The codes that a share may count. */
  private static List<?> codes(TableRequest request, List<Name> names) {
    return request.measure() != TableRequest.Measure.SHARE
        ? List.of()
        : names.stream()
            .filter(n -> n.name().equals(request.of()))
            .findFirst()
            .map(Name::values)
            .orElse(List.of());
  }

  private static List<Filter> filters(String by, TableRequest request, List<Name> names) {
    Map<String, Set<String>> chosen = new LinkedHashMap<>();
    request
        .filters()
        .forEach(f -> chosen.computeIfAbsent(f.name(), n -> new LinkedHashSet<>()).add(f.code()));
    if (!by.isEmpty()) {
      chosen.putIfAbsent(by, Set.of());
    }
    return chosen.entrySet().stream()
        .flatMap(
            e ->
                names.stream()
                    .filter(n -> n.name().equals(e.getKey()) && n.hasCodes())
                    .map(n -> new Filter(n, e.getValue())))
        .toList();
  }
}
