package org.orgstatus.bench.surge;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.orgstatus.accounts.Accounts;
import org.orgstatus.accounts.Grant;
import org.orgstatus.accounts.Role;
import org.orgstatus.accounts.Scope;
import org.orgstatus.base.Language;
import org.orgstatus.dataset.StudyDataset;
import org.orgstatus.demonstration.InventedInstitution;
import org.orgstatus.demonstration.InventedStudy;
import org.orgstatus.registry.RegisterImports;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.RunningServer;
import org.orgstatus.testing.ServerProcess;
import org.orgstatus.testing.Study;
import org.orgstatus.testing.Visitor;

/** An invented register, an open wave without answers, and the accounts of a surge. */
final class PreparedStudy {

  private static final String ADMINISTRATOR = "surge-admin";

  private final InventedStudy study;
  private final List<InventedInstitution> institutions;
  private final int perAccount;

  /**
   * @param perAccount institutions that one filler's account answers for
   */
  PreparedStudy(int institutions, int perAccount) {
    this.study = StudyDataset.study(2017, institutions);
    this.institutions = study.register().institutions().toList();
    this.perAccount = perAccount;
  }

  /** What a server needs to know of a database that was prepared. */
  static Map<String, String> settings() {
    return Map.of("contact.key", Study.CONTACT_KEY);
  }

  InventedStudy study() {
    return study;
  }

  List<InventedInstitution> institutions() {
    return institutions;
  }

  int accounts() {
    return (institutions.size() + perAccount - 1) / perAccount;
  }

  /** The institutions of an account, counted from 0. */
  List<InventedInstitution> part(int account) {
    int from = account * perAccount;
    return institutions.subList(from, Math.min(from + perAccount, institutions.size()));
  }

  void store(Database database) {
    Study prepared = new Study(database, Path.of("."));
    prepared.run(
        beans -> {
          RegisterImports imports = beans.get(RegisterImports.class);
          Instant now = Instant.now();
          LocalDate day = LocalDate.of(2017, 6, 1);
          imports.confirm(imports.preview(study.register().files(), day, "1", now).id(), "1", now);
        });
    prepared.planForServers().open();
    create(prepared, ADMINISTRATOR, List.of(Grant.of(Role.ADMINISTRATOR, Scope.NATION)));
    for (int i = 0; i < accounts(); i++) {
      create(
          prepared,
          "filler" + i,
          part(i).stream()
              .map(unit -> Grant.of(Role.CAMPUS_FILLER, Scope.institution(unit.code())))
              .toList());
    }
    giveAllThePasswordOf(ADMINISTRATOR, prepared, database);
  }

  private static void create(Study prepared, String name, List<Grant> grants) {
    prepared.run(beans -> beans.get(Accounts.class).create(name, name, Language.ZH, grants));
  }

  /** One hash for all: hundreds of slow hashes would take longer than the surge. */
  private static void giveAllThePasswordOf(String name, Study prepared, Database database) {
    prepared.run(
        beans -> {
          Accounts accounts = beans.get(Accounts.class);
          accounts.setPassword(
              accounts.findByLoginName(name).orElseThrow().id(), RunningServer.PASSWORD);
        });
    database.run(
        entities ->
            entities
                .createNativeQuery(
                    "update account set password_hash ="
                        + " (select a.password_hash from account a where a.login_name = ?1)")
                .setParameter(1, name)
                .executeUpdate());
  }

  /** Signed in, counted from 0. */
  static Visitor filler(ServerProcess server, int account) {
    return server.visitor().signIn("filler" + account, RunningServer.PASSWORD);
  }

  static Visitor administrator(ServerProcess server) {
    return server.visitor().signIn(ADMINISTRATOR, RunningServer.PASSWORD);
  }
}
