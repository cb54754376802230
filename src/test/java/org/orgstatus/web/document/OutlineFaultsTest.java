package org.orgstatus.web.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.Accounts;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Grant;
import org.orgstatus.accounts.Role;
import org.orgstatus.accounts.Scope;
import org.orgstatus.analysis.PlanFolder;
import org.orgstatus.base.Language;
import org.orgstatus.base.Problem;
import org.orgstatus.dataset.Datasets;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Study;

/** What the page of documents says of a faulty outline, and to whom. */
class OutlineFaultsTest {

  private static final Path PROJECT = Path.of(".");

  @TempDir Path folder;

  private static Outlines outlines(Study study, Path definitions, Account... signedIn) {
    Outlines outlines = new Outlines();
    outlines.plans = study.call(b -> PlanFolder.plans(definitions, b.get(Datasets.class)));
    outlines.shelves = new Shelves();
    outlines.shelves.current = new CurrentAccount();
    for (Account account : signedIn) {
      outlines.shelves.current.is(account);
    }
    return outlines;
  }

  private static Account account(Study study, String name, Role role, Scope scope) {
    List<Grant> grants = List.of(Grant.of(role, scope));
    return study.call(b -> b.get(Accounts.class).create(name, name, Language.ZH, grants));
  }

  @OnEachDatabase
  void thoseWhoWritePapersAreToldWhereTheFaultIsAndTheRestIsPrinted(Database database)
      throws IOException {
    Path outline = PlanFolder.copy(PROJECT, folder).resolve("analysis/report.yaml");
    String shipped = Files.readString(outline);
    String piece = "tables: [summary, coverage]";
    assertTrue(shipped.contains(piece));
    Files.writeString(outline, shipped.replace(piece, "tables: [summary, covrage]"));
    Study study = Study.open(database, PROJECT);

    Account province =
        account(study, "unit", Role.PROVINCIAL_COORDINATOR, Scope.reportingUnit("110000"));
    assertEquals(List.of(), outlines(study, folder).faults(), "nobody signed in");
    assertEquals(List.of(), outlines(study, folder, province).faults());

    Account writer = account(study, "writer", Role.POLICY_WRITER, Scope.NATION);
    Outlines outlines = outlines(study, folder, writer);
    List<Problem> faults = outlines.faults();
    assertEquals(1, faults.size(), faults.toString());
    assertEquals("analysis/report.yaml", faults.get(0).place().file());
    assertEquals(
        1 + shipped.substring(0, shipped.indexOf(piece)).chars().filter(c -> c == '\n').count(),
        faults.get(0).place().line());
    assertTrue(faults.get(0).in(Language.EN).contains("covrage"));
    assertTrue(faults.get(0).in(Language.ZH).contains("coverage"), "what may be meant");
    assertEquals(
        List.of("summary"),
        outlines.whole().chapters().stream()
            .flatMap(chapter -> chapter.sections().stream())
            .filter(section -> section.plan().equals("c01"))
            .findFirst()
            .orElseThrow()
            .tables());
    assertEquals(List.of(), outlines(study, PROJECT, writer).faults(), "none as shipped");
  }
}
