package org.orgstatus.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Study;

/** A trace written before V088, one row an item, reads afterwards as it read before. */
class OneRowASaveTest {

  private static final Instant THEN = Instant.parse("2026-10-01T08:00:00Z");

  @OnEachDatabase
  void anOlderTraceIsTakenOver(Database database) throws IOException {
    Study study = Study.open(database, ResponsesTest.SMALL);
    long id = ResponsesTest.begin(study);
    String[] script = script();
    database.run(
        em -> {
          run(em, "drop table response_save");
          run(
              em,
              "create table response_entry (id bigint not null primary key, response_id bigint not"
                  + " null, revision bigint not null, path varchar(160) not null, value_before"
                  + " text, value_after text, account_id bigint not null, entered_at timestamp with"
                  + " time zone not null, delegation_id bigint)");
          add(em, 3, id, 1, "e_state", "null", "\"no \\\"way\\\", 否\"", 7, null);
          add(em, 2, id, 1, "e_events/1/e_place", "null", "[\"a\",\"b\"]", 7, null);
          add(em, 4, id, 1, "e_phone", null, null, 7, null);
          add(em, 9, id, 2, "e_state", "\"no\"", "null", 0, 5L);
          for (String statement : script) {
            run(em, statement);
          }
        });
    List<ResponseEntry> history =
        study.call(
            b -> b.get(Responses.class).history(b.get(Responses.class).find(id).orElseThrow()));
    assertEquals(
        List.of(
            entry("e_events/1/e_place", 1, 7, Optional.empty()),
            entry("e_state", 1, 7, Optional.empty()),
            entry("e_phone", 1, 7, Optional.empty()),
            entry("e_state", 2, 0, Optional.of(5L))),
        history);
    assertEquals(
        List.of(
            "2 [[\"e_events/1/e_place\",null,[\"a\",\"b\"]],"
                + "[\"e_state\",null,\"no \\\"way\\\", 否\"],[\"e_phone\"]]",
            "9 [[\"e_state\",\"no\",null]]"),
        ResponsesTest.rows(study, "select id, changes from response_save order by id"));
  }

  private static ResponseEntry entry(
      String path, long revision, long account, Optional<Long> delegation) {
    return new ResponseEntry(ItemPath.parse(path), revision, account, delegation, THEN);
  }

  private static String[] script() throws IOException {
    try (InputStream in =
        Responses.class.getResourceAsStream("/db/migration/V088__one_row_a_save.sql")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.replaceAll("--[^\n]*", "").strip().split(";\\s*");
    }
  }

  private static void add(
      EntityManager em,
      long id,
      long response,
      long revision,
      String path,
      String before,
      String after,
      long account,
      Long delegation) {
    em.createNativeQuery(
            "insert into response_entry (id, response_id, revision, path, value_before,"
                + " value_after, account_id, entered_at, delegation_id) values (?, ?, ?, ?,"
                + " cast(? as text), cast(? as text), ?, timestamp with time zone '2026-10-01"
                + " 08:00:00+00:00', cast(? as bigint))")
        .setParameter(1, id)
        .setParameter(2, response)
        .setParameter(3, revision)
        .setParameter(4, path)
        .setParameter(5, before)
        .setParameter(6, after)
        .setParameter(7, account)
        .setParameter(8, delegation)
        .executeUpdate();
  }

  private static void run(EntityManager em, String sql) {
    em.createNativeQuery(sql).executeUpdate();
  }
}
