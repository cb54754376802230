package org.orgstatus.web.data;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.mvc.Models;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.util.NoSuchElementException;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Pseudonyms;
import org.orgstatus.accounts.Target;
import org.orgstatus.analysis.Comparisons;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Recorded;
import org.orgstatus.collection.Wave;
import org.orgstatus.dataset.DataLock;
import org.orgstatus.dataset.DataLocks;
import org.orgstatus.dataset.Datasets;
import org.orgstatus.dataset.WaveData;
import org.orgstatus.export.dataout.CsvPackage;
import org.orgstatus.export.dataout.DataFormat;
import org.orgstatus.export.dataout.DataOut;
import org.orgstatus.export.dataout.DdiCodebook;
import org.orgstatus.export.dataout.RecomputePackage;
import org.orgstatus.export.dataout.SpssPackage;
import org.orgstatus.export.dataout.StataPackage;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Files;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.office.WaveLabels;

/**
 * Data as files of other programs: for pages and programs alike. Institutions' codes leave only
 * with those who may see the register, and every file taken away is recorded.
 */
@RequestScoped
public class DataFiles {

  /**
   * What somebody wants.
   *
   * @param format word of a {@link DataFormat}
   * @param codes {@code yes} for institutions' codes, names and texts, {@code no} for numbers in
   *     their place, empty for codes where they are allowed
   * @param plan id of the comparison to recompute; read for the format {@code r}
   */
  public record Wish(String format, String codes, String plan) {}

  private static final LocalText NO_FORMAT =
      LocalText.of(
          "没有这种数据格式。请从数据锁定的页面选择格式。",
          "There is no such format of data. Choose one from the page of the data lock.");
  private static final LocalText NO_PLAN =
      LocalText.of(
          "这项对比不能用脚本重新计算。请从数据锁定的页面选择对比。",
          "This comparison cannot be recomputed by a script. Choose one from the page of the data"
              + " lock.");
  private static final LocalText NO_DATA = LocalText.of("这个轮次还没有数据。", "The wave has no data yet.");

  @Inject DataLocks locks;
  @Inject Locks dataLocks;
  @Inject Datasets datasets;
  @Inject Comparisons comparisons;
  @Inject Pseudonyms pseudonyms;
  @Inject WaveLabels labels;
  @Inject CurrentAccount current;
  @Inject CurrentLanguage language;
  @Inject Event<Recorded> recorded;

  /** Gives a page what its form needs. */
  void offer(Models models) {
    models.put("formats", DataFormat.values());
    models.put("recomputable", comparisons.listRecomputable());
    models.put("mayTakeCodes", dataLocks.mayTakeCodes());
  }

  /** The data of a lock. */
  public Response of(DataLock lock, Wish wish) {
    DataFormat format = format(wish);
    boolean withCodes = withCodes(wish);
    return answer(
        Locks.fileName(lock, format.word() + "." + format.ending()),
        locks.data(lock),
        wish,
        withCodes,
        new Recorded(
            "data-lock-downloaded",
            "wave " + lock.waveId(),
            "lock " + lock.id() + ", content " + lock.contentHash() + said(wish, withCodes)));
  }

  /** The data of a wave as they stand, which later answers change. */
  public Response of(Wave wave, Wish wish) {
    DataFormat format = format(wish);
    boolean withCodes = withCodes(wish);
    WaveData data = datasets.findAll(wave.id()).orElseThrow(() -> new Refusal(404, NO_DATA));
    String version = data.version().substring(0, 12);
    return answer(
        "orgstatus-" + wave.id() + "-" + version + "." + format.word() + "." + format.ending(),
        data,
        wish,
        withCodes,
        new Recorded(
            "data-downloaded",
            "wave " + wave.id(),
            "not locked, data " + data.version() + said(wish, withCodes)));
  }

  private DataFormat format(Wish wish) {
    current.require(Permission.DOWNLOAD_DATA, Target.NATION);
    return DataFormat.ofWord(wish.format()).orElseThrow(() -> new Refusal(404, NO_FORMAT));
  }

  private boolean withCodes(Wish wish) {
    if (wish.codes().equals("yes")) {
      current.require(Permission.VIEW_REGISTER, Target.NATION);
      return true;
    }
    return wish.codes().isEmpty() && dataLocks.mayTakeCodes();
  }

  private String said(Wish wish, boolean withCodes) {
    return ", "
        + wish.format()
        + ", "
        + language.get().tag()
        + (withCodes ? ", with codes" : ", without codes");
  }

  private Response answer(
      String name, WaveData data, Wish wish, boolean withCodes, Recorded taken) {
    DataFormat format = format(wish);
    DataOut out =
        withCodes
            ? DataOut.whole(data, labels.of(data.wave().id()))
            : DataOut.withoutInstitutions(
                data, pseudonyms.of("data " + data.version()), labels.of(data.wave().id()));
    String type = format == DataFormat.DDI ? Files.XML : Files.ZIP;
    Response file = Files.answer(name, type, to -> write(out, format, wish, to));
    recorded.fire(taken);
    return file;
  }

  private void write(DataOut out, DataFormat format, Wish wish, OutputStream to)
      throws IOException {
    switch (format) {
      case CSV -> CsvPackage.write(out, to);
      case SPSS -> SpssPackage.write(out, language.get(), to);
      case STATA -> StataPackage.write(out, language.get(), to);
      case DDI -> DdiCodebook.write(out, to);
      case R -> recompute(out, wish, to);
    }
  }

  private void recompute(DataOut out, Wish wish, OutputStream to) throws IOException {
    try {
      RecomputePackage.write(
          out,
          comparisons.units(wish.plan(), out.data()),
          comparisons.run(wish.plan(), out.data(), Audience.INTERNAL),
          to);
    } catch (NoSuchElementException e) {
      throw new Refusal(404, NO_PLAN);
    }
  }
}
