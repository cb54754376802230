package org.orgstatus.web.data;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Pseudonyms;
import org.orgstatus.accounts.Target;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Recorded;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.Waves;
import org.orgstatus.dataset.DataLock;
import org.orgstatus.dataset.DataLocks;
import org.orgstatus.dataset.LockRefused;
import org.orgstatus.dataset.WaveData;
import org.orgstatus.export.dataout.DataOut;
import org.orgstatus.export.dataout.DataWorkbook;
import org.orgstatus.web.Acting;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.office.WaveLabels;

/** Data locks for those who may see, make or take them away: for pages and programs alike. */
@RequestScoped
public class Locks {

  private static final LocalText NO_LOCK =
      LocalText.of(
          "没有这个数据锁定。请从数据锁定页面选择。", "There is no such data lock. Choose one from the list of locks.");
  private static final LocalText NO_WAVE =
      LocalText.of(
          "没有这个轮次，或者它还没有开放，没有数据可以锁定。",
          "There is no such wave, or it was never opened: there are no data to lock.");
  private static final LocalText BAD_NAME =
      LocalText.of(
          "请给数据锁定起一个名称，1至" + DataLock.LONGEST_NAME + "字。",
          "Name the data lock, in 1 to " + DataLock.LONGEST_NAME + " characters.");
  private static final LocalText NAME_TAKEN =
      LocalText.of(
          "这一轮次已有同名的数据锁定，内容与现在不同。请换一个名称。",
          "Another data lock of the wave has this name, and the data have changed since. Take"
              + " another name.");
  private static final LocalText IN_MOTION =
      LocalText.of(
          "正有答卷不断提交，没有锁定。请过一分钟再试。",
          "Answers are coming in just now and nothing was locked. Try again in a minute.");

  @Inject Waves waves;
  @Inject DataLocks locks;
  @Inject Pseudonyms pseudonyms;
  @Inject WaveLabels labels;
  @Inject CurrentAccount current;
  @Inject Acting acting;
  @Inject Event<Recorded> recorded;

  /** The wave whose data may be looked at. */
  public Wave wave(String id) {
    current.require(Permission.VIEW_RESULTS, Target.NATION);
    return waves
        .find(id)
        .filter(wave -> wave.status() != Wave.Status.PLANNED)
        .orElseThrow(() -> new Refusal(404, NO_WAVE));
  }

  /** Those of a wave, the latest first. */
  public List<DataLock> list(Wave wave) {
    return locks.list(wave.id());
  }

  /**
   * The lock of an address.
   *
   * @param word its id as the address has it
   */
  public DataLock lock(String word) {
    current.require(Permission.VIEW_RESULTS, Target.NATION);
    return word.matches("[0-9]{1,18}")
        ? locks.find(Long.parseLong(word)).orElseThrow(() -> new Refusal(404, NO_LOCK))
        : noLock();
  }

  /** The lock of an address, which must be one of the wave's. */
  public DataLock lock(Wave wave, String word) {
    DataLock lock = lock(word);
    return lock.waveId().equals(wave.id()) ? lock : noLock();
  }

  private static DataLock noLock() {
    throw new Refusal(404, NO_LOCK);
  }

  public boolean mayMake() {
    return current.may(Permission.LOCK_DATA, Target.NATION);
  }

  public boolean mayDownload() {
    return current.may(Permission.DOWNLOAD_DATA, Target.NATION);
  }

  /** Freezes the data of a wave as they stand. */
  public DataLock make(Wave wave, String name) {
    current.require(Permission.LOCK_DATA, Target.NATION);
    try {
      return locks.make(wave.id(), name, acting.by());
    } catch (LockRefused e) {
      throw switch (e.reason()) {
        case NO_DATA -> new Refusal(404, NO_WAVE);
        case BAD_NAME -> new Refusal(422, BAD_NAME);
        case NAME_TAKEN -> new Refusal(409, NAME_TAKEN);
        case IN_MOTION -> new Refusal(409, IN_MOTION);
      };
    }
  }

  /**
   * Writes the bytes of a lock; that they were taken away is recorded. They are those that its hash
   * names and hold institutions' codes, so whoever may not have codes may not have them.
   */
  public void write(DataLock lock, OutputStream out) throws IOException {
    current.require(Permission.VIEW_REGISTER, Target.NATION);
    recordDownload(lock, ", with codes");
    locks.write(lock, out);
  }

  /**
   * Writes the tables of a lock as a workbook; that they were taken away is recorded. Whoever may
   * not have institutions' codes gets numbers in their place, as in all files of data.
   */
  public void writeTables(DataLock lock, Language language, OutputStream out) throws IOException {
    boolean withCodes = mayTakeCodes();
    recordDownload(lock, ", xlsx" + (withCodes ? ", with codes" : ", without codes"));
    WaveData data = locks.data(lock);
    DataWorkbook.write(
        withCodes
            ? DataOut.whole(data, labels.of(lock.waveId()))
            : DataOut.withoutInstitutions(
                data, pseudonyms.of("data " + data.version()), labels.of(lock.waveId())),
        language,
        out);
  }

  /** Whether institutions' codes may leave with the account that asks. */
  boolean mayTakeCodes() {
    return current.may(Permission.VIEW_REGISTER, Target.NATION);
  }

  private void recordDownload(DataLock lock, String as) {
    current.require(Permission.DOWNLOAD_DATA, Target.NATION);
    recorded.fire(
        new Recorded(
            "data-lock-downloaded",
            "wave " + lock.waveId(),
            "lock " + lock.id() + ", content " + lock.contentHash() + as));
  }

  /** Name of a file with a lock's data. */
  public static String fileName(DataLock lock, String ending) {
    return "orgstatus-"
        + lock.waveId()
        + "-"
        + lock.name()
        + "-"
        + lock.contentHash().substring(0, 12)
        + "."
        + ending;
  }
}
