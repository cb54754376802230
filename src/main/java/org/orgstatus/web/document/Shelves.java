package org.orgstatus.web.document;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.analysis.release.Release;
import org.orgstatus.analysis.release.Releases;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.DataLocks;
import org.orgstatus.export.DocumentEdition;
import org.orgstatus.web.office.Reach;

/** Which papers the account may have: data locks with the editions that are for it. */
@RequestScoped
public class Shelves {

  /** What is said of a paper that there is not, or not for the account. */
  static final LocalText NONE =
      LocalText.of(
          "没有这份文件：数据锁定、版本或文件名不存在，或者其中还没有可以印的结果。请从文件一览选择。",
          "There is no such document: the data lock, the edition or the name does not exist, or it"
              + " has no result to print yet. Choose one from the list.");

  /** What there is to print of one data lock. */
  public record Shelf(long lockId, String lockName, String waveId, List<DocumentEdition> editions) {
    public Shelf {
      editions = List.copyOf(editions);
    }
  }

  @Inject DataLocks locks;
  @Inject Releases releases;
  @Inject Reach reach;
  @Inject CurrentAccount current;

  /** Locks with the editions that the account may have, the latest first. */
  List<Shelf> list(List<String> waves) {
    Map<Long, Shelf> shelves = new LinkedHashMap<>();
    if (maySeeLocks()) {
      waves.stream()
          .flatMap(wave -> locks.list(wave).stream())
          .forEach(
              lock ->
                  shelves.put(
                      lock.id(),
                      new Shelf(
                          lock.id(), lock.name(), lock.waveId(), List.of(DocumentEdition.DESK))));
    }
    for (Release release : releases.list()) {
      DocumentEdition edition = DocumentEdition.of(release.audience());
      if (release.stands() && mayHave(edition)) {
        shelves.merge(
            release.lockId(),
            new Shelf(release.lockId(), release.lockName(), release.waveId(), List.of(edition)),
            Shelves::both);
      }
    }
    return List.copyOf(shelves.values());
  }

  private static Shelf both(Shelf one, Shelf other) {
    List<DocumentEdition> editions = new ArrayList<>(one.editions());
    other.editions().stream().filter(e -> !editions.contains(e)).forEach(editions::add);
    return new Shelf(
        one.lockId(), one.lockName(), one.waveId(), editions.stream().sorted().toList());
  }

  private boolean mayHave(DocumentEdition edition) {
    return switch (edition) {
      case DESK -> maySeeLocks();
      case INTERNAL -> isStaff();
      case PROVINCE, PUBLIC -> true;
    };
  }

  private boolean maySeeLocks() {
    return current.may(Permission.VIEW_RESULTS, Target.NATION);
  }

  /** Whether the account is one of those who write papers and may read all that was released. */
  boolean isStaff() {
    return current.may(Permission.VIEW_RELEASED, Target.NATION);
  }

  /** Refuses an edition that is not for the account as if it did not exist. */
  void require(DocumentEdition edition, String unit) {
    switch (edition) {
      case DESK -> current.require(Permission.VIEW_RESULTS, Target.NATION);
      case INTERNAL -> current.require(Permission.VIEW_RELEASED, Target.NATION);
      case PROVINCE -> current.require(Permission.VIEW_RELEASED, Target.reportingUnit(unit));
      case PUBLIC -> {}
    }
  }

  /** Codes of the reporting units whose own numbers the account may have. */
  List<String> ownUnits() {
    return reach.units(Permission.VIEW_RELEASED).stream().map(u -> u.code().value()).toList();
  }
}
