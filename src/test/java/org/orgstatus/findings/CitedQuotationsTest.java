package org.orgstatus.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.orgstatus.findings.SampleResult.EAST;
import static org.orgstatus.findings.SampleResult.WEST;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.By;
import org.orgstatus.dataset.DataLock;
import org.orgstatus.dataset.DataLocks;
import org.orgstatus.fieldwork.coding.Codings;
import org.orgstatus.fieldwork.coding.OpenText;
import org.orgstatus.fieldwork.coding.Quotation;
import org.orgstatus.fieldwork.coding.Quotations;
import org.orgstatus.fieldwork.coding.SampleVisit;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Study;

/**
 * A finding cites a cell and a quotation side by side, and is stale once the words are taken back.
 */
class CitedQuotationsTest {

  private static final long WRITER = 7;
  private static final long APPROVER = 9;
  private static final long CODER = 21;

  private static <T> T findings(Study study, Function<Findings, T> work) {
    return study.call(
        b -> work.apply(b.with(Words.class, Words.of(Path.of("."))).get(Findings.class)));
  }

  private static FindingContent citing(long quotation) {
    FindingContent plain =
        new SampleResult().content("东部{n1}，高于西部{n2}", "East {n1}, West {n2}", EAST, WEST);
    return new FindingContent(
        plain.sentence(),
        plain.numbers(),
        plain.clause(),
        plain.recommendation(),
        List.of(Evidence.document("通则草案", "第3条"), Evidence.quotation(quotation)));
  }

  private static long proposed(Study study) {
    OpenText said =
        study.call(b -> b.get(Codings.class).list("W1", "alliance_visit").get(0).text());
    Quotation.Draft draft =
        new Quotation.Draft(
            0,
            10,
            LocalText.of("没有经费，也没有人。", "There is no money and nobody to do it."),
            Quotation.Attribution.ROLE);
    return study.call(b -> b.get(Quotations.class).propose(said, draft, CODER)).id();
  }

  @OnEachDatabase
  void onlyClearedWordsAreCitedAndWithdrawnOnesMakeStale(Database database) {
    Study study = SampleVisit.sent(database);
    long quotation = proposed(study);
    DataLock lock = study.call(b -> b.get(DataLocks.class).make("W1", "引文", new By(WRITER, "")));
    for (long wrong : List.of(quotation, 99_999L)) {
      String fault = findings(study, f -> f.check(citing(wrong))).faults().toString();
      assertTrue(fault.contains("Q" + wrong), fault);
      assertThrows(
          IllegalArgumentException.class,
          () -> findings(study, f -> f.make(lock, citing(wrong), WRITER)));
    }
    study.run(b -> b.get(Quotations.class).clear(quotation, APPROVER));
    Finding made = findings(study, f -> f.make(lock, citing(quotation), WRITER));
    findings(
        study,
        f -> {
          f.propose(made.id(), 1, WRITER);
          f.approve(made.id(), 1, APPROVER);
          return "";
        });
    FindingVersion version = findings(study, f -> f.latest(f.find(made.id()).orElseThrow()));
    SampleResult results = new SampleResult();
    assertEquals(
        Freshness.State.CURRENT, findings(study, f -> f.freshness(version, results)).state());
    assertEquals(
        "没有经费，也没有人。", findings(study, f -> f.quotations(version.content())).get(0).words().zh());

    study.run(b -> b.get(Quotations.class).withdraw(quotation, "受访者不愿意", CODER));
    Freshness stale = findings(study, f -> f.freshness(version, results));
    assertEquals(Freshness.State.STALE, stale.state());
    assertFalse(stale.lost().isEmpty());
    FindingRefused refused =
        assertThrows(
            FindingRefused.class,
            () ->
                findings(
                    study,
                    f -> {
                      f.keep(made.id(), 1, stale, stale.fingerprint(), "仍要用", APPROVER);
                      return "";
                    }));
    assertEquals(FindingRefused.Reason.LOST, refused.reason(), "no reason lets it stand");
  }
}
