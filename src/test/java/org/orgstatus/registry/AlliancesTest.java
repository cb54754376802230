package org.orgstatus.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import org.orgstatus.base.Recorded;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;

class AlliancesTest {

  private static final LocalDate DAY = LocalDate.of(2018, 1, 1);
  private static final AllianceId HB01 = new AllianceId("HB01");

  private final List<Recorded> recorded = new ArrayList<>();

  @OnEachDatabase
  void anIdIsGivenOnlyOnce(Database database) {
    add(database);

    assertThrows(IllegalStateException.class, () -> add(database));
  }

  @OnEachDatabase
  void anAllianceIsFoundUntilItIsClosed(Database database) {
    add(database);
    change(database, alliances -> alliances.close(HB01, DAY.plusYears(1)));

    assertEquals(1, found(database, "科协联盟", DAY));
    assertEquals(1, found(database, "hbgx", DAY));
    assertEquals(1, found(database, "hb01", DAY));
    assertEquals(0, found(database, "hb01", DAY.plusYears(1)));
    assertEquals(
        List.of("alliance-added", "alliance-closed"),
        recorded.stream().map(Recorded::action).toList());
  }

  @OnEachDatabase
  void aFormOfAnAllianceKnowsItsIdAndUnit(Database database) {
    add(database);

    assertEquals("HB01", value(database, "alliance_id"));
    assertEquals("湖北省", value(database, "reporting_unit_zh"));
    assertEquals("", value(database, "lead_zh"));
    assertThrows(NoSuchElementException.class, () -> value(database, "level"));
  }

  private static String value(Database database, String column) {
    return database.call(
        em -> new Registry(em).registryValue(UnitKind.ALLIANCE, "HB01", column, DAY));
  }

  private int found(Database database, String text, LocalDate on) {
    return database.call(em -> new Alliances(em, recorded::add).search(text, on, 10).size());
  }

  private void add(Database database) {
    change(
        database,
        alliances ->
            alliances.add(
                HB01, "湖北高校科协联盟", new ReportingUnitCode("420000"), Optional.empty(), DAY));
  }

  private void change(Database database, Consumer<Alliances> work) {
    database.run(em -> work.accept(new Alliances(em, recorded::add)));
  }
}
