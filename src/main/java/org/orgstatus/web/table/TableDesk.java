package org.orgstatus.web.table;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.table.AdHocTables;
import org.orgstatus.analysis.table.TableFault;
import org.orgstatus.analysis.table.TableNumber;
import org.orgstatus.analysis.table.TableRefused;
import org.orgstatus.analysis.table.TableRequest;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Recorded;
import org.orgstatus.collection.Wave;
import org.orgstatus.dataset.DataLocks;
import org.orgstatus.dataset.Datasets;
import org.orgstatus.dataset.WaveData;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.data.Locks;

/** Tables made on the spot for those who may see results: for pages, files and programs alike. */
@RequestScoped
public class TableDesk {

  private static final LocalText NO_DATA =
      LocalText.of(
          "这个轮次还没有数据，做不了表。请从分析页面选择已开放的轮次。",
          "The wave has no data to make a table of. Choose one that was opened from the analysis"
              + " page.");

  /**
   * What is asked of which data.
   *
   * @param lock id of the data lock; empty for the answers as they stand
   * @param faults what of the request could not be read
   */
  public record Asked(
      Wave wave, String lock, Audience audience, TableRequest request, List<TableFault> faults) {

    public Asked {
      faults = List.copyOf(faults);
    }

    /** The address of the table, under a path. */
    public String address(String path) {
      StringBuilder address = new StringBuilder(path).append("?wave=").append(wave.id());
      if (!lock.isEmpty()) {
        address.append("&lock=").append(lock);
      }
      if (audience == Audience.PUBLIC) {
        address.append("&audience=public");
      }
      request
          .words()
          .forEach(
              (word, values) ->
                  values.forEach(
                      value ->
                          address
                              .append('&')
                              .append(word)
                              .append('=')
                              .append(
                                  java.net.URLEncoder.encode(
                                      value, java.nio.charset.StandardCharsets.UTF_8))));
      return address.toString();
    }
  }

  @Inject Locks locks;
  @Inject Datasets datasets;
  @Inject DataLocks dataLocks;
  @Inject AdHocTables tables;
  @Inject CurrentAccount current;
  @Inject Event<Recorded> recorded;

  /**
   * Reads what an address or a program asks.
   *
   * @param words those of {@link TableRequest#WORDS} count; others are for the page
   */
  public Asked asked(String waveId, String lock, String audience, Map<String, List<String>> words) {
    Wave wave = locks.wave(waveId);
    if (!lock.isEmpty()) {
      locks.lock(wave, lock);
    }
    Map<String, List<String>> own = new LinkedHashMap<>();
    words.forEach(
        (word, values) -> {
          if (TableRequest.WORDS.contains(word)) {
            own.put(word, values);
          }
        });
    List<TableFault> faults = new ArrayList<>();
    TableRequest request = TableRequest.of(own, faults);
    Audience forWhom = audience.equals("public") ? Audience.PUBLIC : Audience.INTERNAL;
    return new Asked(wave, lock, forWhom, request, faults);
  }

  /** The data that are asked. */
  public WaveData data(Asked asked) {
    return asked.lock().isEmpty()
        ? datasets.findAll(asked.wave().id()).orElseThrow(() -> new Refusal(404, NO_DATA))
        : dataLocks.data(locks.lock(asked.wave(), asked.lock()));
  }

  /**
   * @throws TableRefused with every fault, those of reading first
   */
  public AnalysisResult make(Asked asked) {
    current.require(Permission.VIEW_RESULTS, Target.NATION);
    requireFaultless(asked);
    return tables.make(asked.request(), data(asked), asked.audience());
  }

  /**
   * One number of a table, and who looked at which responses behind it goes on record.
   *
   * @param behind whether the responses behind it are wanted
   */
  public TableNumber number(Asked asked, String row, String column, boolean behind) {
    current.require(Permission.VIEW_RESULTS, Target.NATION);
    requireFaultless(asked);
    TableNumber number = tables.number(asked.request(), data(asked), asked.audience(), row, column);
    if (behind) {
      current.require(Permission.VIEW_RESPONSE, Target.NATION);
      recorded.fire(
          new Recorded(
              "table-responses-viewed",
              "wave " + asked.wave().id(),
              abridged(
                  number.behind().size()
                      + " responses behind row "
                      + row
                      + ", column "
                      + column
                      + " of "
                      + asked.request().words())));
    }
    return number;
  }

  private static String abridged(String text) {
    return text.length() <= 400 ? text : text.substring(0, 400) + "…";
  }

  private static void requireFaultless(Asked asked) {
    if (!asked.faults().isEmpty()) {
      throw TableRefused.because(asked.faults());
    }
  }

  /** The faults as programs get them, and in words for people. */
  public static Refusal refusal(List<TableFault> faults, Language in) {
    JsonArrayBuilder list = JSON.createArrayBuilder();
    for (TableFault fault : faults) {
      list.add(
          JSON.createObjectBuilder()
              .add("field", fault.field())
              .add("kind", fault.kind())
              .add("message", fault.message().in(in)));
    }
    JsonObject members = JSON.createObjectBuilder().add("faults", list).build();
    return new Refusal(
        422,
        LocalText.of(
            faults.stream().map(f -> f.message().zh()).collect(Collectors.joining("")),
            faults.stream().map(f -> f.message().en()).collect(Collectors.joining(" "))),
        members);
  }
}
