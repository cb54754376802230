package org.orgstatus.web.data;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Recorded;
import org.orgstatus.dataset.DataLock;
import org.orgstatus.dataset.DataLocks;
import org.orgstatus.dataset.LockComparison;
import org.orgstatus.dataset.LockComparison.Change;
import org.orgstatus.dataset.LockComparison.Kind;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.office.Page;

/**
 * The units that are no longer as a data lock has them, page by page: for pages and programs alike.
 * Which ones somebody looked at is recorded.
 */
@RequestScoped
public class LockChanges {

  private static final LocalText NO_LIST =
      LocalText.of(
          "这个数据锁定没有这样的清单。请从数据锁定的页面选择。",
          "The data lock has no such list. Choose one from the page of the lock.");

  /**
   * A page of changed units.
   *
   * @param kind what happened to them; empty for everything
   * @param values whether whoever asks may see answers
   */
  public record Shown(
      LockComparison comparison, Optional<Kind> kind, Page<Change> page, boolean values) {}

  @Inject DataLocks locks;
  @Inject CurrentAccount current;
  @Inject Event<Recorded> recorded;

  /**
   * @param unit word of a kind of unit; empty for the first that the lock has
   * @param kind word of what happened; empty for everything
   * @param number of the page, from 1
   */
  public Shown show(DataLock lock, String unit, String kind, int number) {
    current.require(Permission.VIEW_RESULTS, Target.NATION);
    Optional<Kind> wanted = Kind.ofWord(kind);
    if (wanted.isEmpty() && !kind.isEmpty()) {
      throw new Refusal(404, NO_LIST);
    }
    LockComparison comparison =
        locks.compare(lock).stream()
            .filter(one -> unit.isEmpty() || one.unit().code().equals(unit))
            .findFirst()
            .orElseThrow(() -> new Refusal(404, NO_LIST));
    Page<Change> page = Page.of(comparison.changes(wanted), number);
    boolean values = current.may(Permission.VIEW_RESPONSE, Target.NATION);
    remember(lock, comparison, page.rows(), values);
    return new Shown(comparison, wanted, page, values);
  }

  private void remember(
      DataLock lock, LockComparison comparison, List<Change> shown, boolean values) {
    if (!shown.isEmpty()) {
      String codes = shown.stream().map(Change::unitCode).collect(Collectors.joining(" "));
      recorded.fire(
          new Recorded(
              "data-lock-changes-viewed",
              "wave " + lock.waveId(),
              "lock "
                  + lock.id()
                  + (values ? ", with values, " : ", without values, ")
                  + comparison.unit().code()
                  + " "
                  + codes));
    }
  }
}
