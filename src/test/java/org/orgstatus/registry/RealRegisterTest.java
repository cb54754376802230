package org.orgstatus.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.orgstatus.base.Recorded;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Reference;

class RealRegisterTest {

  private static final LocalDate AS_OF = LocalDate.of(2017, 5, 31);
  private static final Instant NOW = Instant.parse("2018-03-01T00:00:00Z");

  @OnEachDatabase
  void theListOfTheWholeCountryIsImportedOnce(Database database) {
    List<RegisterFile> files =
        List.of(
            file("institutions.csv"), file("institution_attributes.csv"), file("provinces.csv"));
    List<Recorded> recorded = new ArrayList<>();

    RegisterPreview preview =
        database.call(
            em -> new RegisterImports(em, recorded::add).preview(files, AS_OF, "admin", NOW));

    assertEquals(List.of(), preview.faults());
    assertEquals(List.of(), preview.notes());
    assertEquals(2631, preview.added().size());
    RegisterImport done =
        database.call(
            em -> new RegisterImports(em, recorded::add).confirm(preview.id(), "admin", NOW));
    assertEquals(2631, done.added());
    RegisterPreview again =
        database.call(
            em -> new RegisterImports(em, recorded::add).preview(files, AS_OF, "admin", NOW));
    assertTrue(again.isEmpty());
    assertEquals(2631, again.unchanged());
  }

  private static RegisterFile file(String name) {
    return new RegisterFile(name, Reference.bytes("data/" + name));
  }
}
