package org.orgstatus.bench.surge;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.orgstatus.demonstration.InventedInstitution;
import org.orgstatus.questionnaire.AnswerSheet;
import org.orgstatus.questionnaire.AnswerType;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.Sensitivity;
import org.orgstatus.questionnaire.SheetJson;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.Databases;
import org.orgstatus.testing.ServerProcess;
import org.orgstatus.testing.Study;
import org.orgstatus.testing.Visitor;

/**
 * Whole sheets by the API: eight clients post complete sheets of form A or B, each for another
 * institution; the server checks and stores them on PostgreSQL, which writes every commit to the
 * disk before it answers. Beside it, in the same run and on the same database server, pgbench
 * commits rows of 10 KB with eight clients.
 *
 * <p>Arguments: number of sheets (at most 10,000), the path of pgbench, how many sheets a request
 * holds (1 posts each to its own address), and the bytes up to which the open texts of form A are
 * lengthened; 0 posts all sheets as they are. Otherwise the sheets of form B come first and warm
 * the server up.
 */
public final class SheetSurge {

  private static final PrintStream OUT = System.out;
  private static final int CLIENTS = 8;
  private static final int PER_ACCOUNT = 100;
  private static final int FIFTHS = 5;
  private static final int MOST_SHEETS = 10_000;
  private static final String SENTENCE = "本校科协面向全校师生组织学术交流和科学普及活动。";
  private static final int[] SENTENCES = {40, 20, 8, 4, 2};
  private static final String PGBENCH_SECONDS = "15";

  private final PreparedStudy prepared;
  private final ConcurrentLinkedQueue<Long> micros = new ConcurrentLinkedQueue<>();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicInteger posted = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  private final int together;
  private final int largest;

  private SheetSurge(int sheets, int together, int largest) {
    this.prepared = new PreparedStudy(sheets, PER_ACCOUNT);
    this.together = together;
    this.largest = largest;
  }

  /** See the class. */
  public static void main(String[] args) throws Exception {
    SheetSurge surge =
        new SheetSurge(
            Math.min(MOST_SHEETS, Integer.parseInt(args[0])),
            Integer.parseInt(args[2]),
            Integer.parseInt(args[3]));
    Path folder = Files.createTempDirectory("surge");
    try (EmbeddedPostgres postgres = durable()) {
      try (Database database = Databases.on(postgres.getPostgresDatabase())) {
        surge.prepared.store(database);
      }
      Map<String, String> settings =
          Map.of(
              "db.url",
              postgres.getJdbcUrl("postgres", "postgres"),
              "db.user",
              "postgres",
              "db.password",
              "postgres",
              "contact.key",
              Study.CONTACT_KEY);
      ServerProcess server = ServerProcess.startAsShipped(folder, settings);
      try {
        surge.post(server);
      } finally {
        server.kill();
      }
      surge.lookForAll(postgres.getPostgresDatabase());
      pgbench(args[1], postgres.getPort(), folder);
    }
  }

  /** A server that loses no acknowledged commit. */
  static EmbeddedPostgres durable() throws IOException {
    return EmbeddedPostgres.builder()
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .start();
  }

  private void post(ServerProcess server) throws Exception {
    List<Runnable> warming = new ArrayList<>();
    List<Runnable> parts = new ArrayList<>();
    for (int i = 0; i < prepared.accounts(); i++) {
      Visitor visitor = PreparedStudy.filler(server, i);
      Map<Boolean, List<InventedInstitution>> units =
          prepared.part(i).stream().collect(Collectors.partitioningBy(this::isMeasured));
      warming.addAll(requests(visitor, units.get(false).stream().map(this::asInvented).toList()));
      parts.addAll(requests(visitor, units.get(true).stream().map(this::sheet).toList()));
    }
    if (!warming.isEmpty()) {
      post(warming, "warming");
    }
    for (int fifth = 1; fifth <= FIFTHS; fifth++) {
      int from = parts.size() * (fifth - 1) / FIFTHS;
      post(parts.subList(from, parts.size() * fifth / FIFTHS), "fifth " + fifth);
    }
  }

  private List<Runnable> requests(Visitor visitor, List<Sheet> sheets) {
    List<Runnable> requests = new ArrayList<>();
    for (int from = 0; from < sheets.size(); from += together) {
      List<Sheet> some = sheets.subList(from, Math.min(from + together, sheets.size()));
      requests.add(() -> post(visitor, some));
    }
    return requests;
  }

  /**
   * What comes first runs on code that is hardly compiled, the last on what the server comes to.
   */
  private void post(List<Runnable> parts, String name) throws Exception {
    int before = posted.get();
    long bytesBefore = bytes.get();
    micros.clear();
    long begin = System.nanoTime();
    run(parts);
    double seconds = (System.nanoTime() - begin) / 1e9;
    int sheets = posted.get() - before;
    long[] sorted = micros.stream().mapToLong(Long::longValue).sorted().toArray();
    OUT.printf(
        "%s: %d sheets of %d bytes at the mean in %.1f s with %d clients, %d a request:"
            + " %.0f/s; median %.1f, p99 %.1f ms a request; %d refused%n",
        name,
        sheets,
        (bytes.get() - bytesBefore) / sheets,
        seconds,
        CLIENTS,
        together,
        sheets / seconds,
        sorted[sorted.length / 2] / 1000.0,
        sorted[(int) (sorted.length * 0.99)] / 1000.0,
        refused.get());
  }

  private static void run(List<Runnable> parts) throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    List<Future<?>> running = new ArrayList<>();
    parts.forEach(part -> running.add(clients.submit(part)));
    for (Future<?> each : running) {
      each.get();
    }
    clients.shutdown();
  }

  private record Sheet(String unit, String body) {}

  /** Only sheets of form A grow to the size asked for; the others come before and warm it up. */
  private boolean isMeasured(InventedInstitution unit) {
    return largest == 0
        || prepared.study().filled(unit).value("g_form").equals(new AnswerValue.Words("A"));
  }

  private Sheet sheet(InventedInstitution unit) {
    Filling filling = prepared.study().filled(unit);
    grow(filling);
    return sheet(unit, filling);
  }

  private Sheet asInvented(InventedInstitution unit) {
    return sheet(unit, prepared.study().filled(unit));
  }

  private static Sheet sheet(InventedInstitution unit, Filling filling) {
    JsonObjectBuilder answers = Json.createObjectBuilder(SheetJson.submitted(filling));
    filling
        .sheet()
        .answers()
        .forEach(
            (path, value) -> {
              if (!path.toString().contains("/") && !filling.hidden().contains(path)) {
                JsonObject one = SheetJson.draft(new AnswerSheet(Map.of(path, value)));
                one.forEach(answers::add);
              }
            });
    JsonObjectBuilder explanations = Json.createObjectBuilder();
    filling.warnings().forEach(w -> explanations.add(w.check().id(), "情况属实"));
    JsonObject body =
        Json.createObjectBuilder()
            .add("unit", unit.code())
            .add("basis", 0)
            .add("answers", answers)
            .add("explanations", explanations)
            .build();
    return new Sheet(unit.code(), body.toString());
  }

  /** People write more in open texts than the invented ones do: up to some ten kilobytes in all. */
  private void grow(Filling filling) {
    int size = bytes(SheetJson.draft(filling.sheet()).toString());
    for (Routing.Node node : filling.routing().nodes().toList()) {
      for (ItemPath path : filling.paths(node)) {
        if (size < largest && isOpenText(filling, node, path)) {
          size += grow(filling, node, path, largest - size);
        }
      }
    }
  }

  /** The longest text that the item takes and that does not go far beyond what is wanted. */
  private static int grow(Filling filling, Routing.Node node, ItemPath path, int wanted) {
    AnswerValue before = filling.value(path);
    for (int sentences : SENTENCES) {
      String text = SENTENCE.repeat(sentences);
      filling.answer(path, new AnswerValue.Words(text));
      if (bytes(text) <= wanted + bytes(SENTENCE.repeat(2))
          && filling.fault(node, path).isEmpty()) {
        return bytes(text);
      }
    }
    filling.answer(path, before);
    return 0;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static boolean isOpenText(Filling filling, Routing.Node node, ItemPath path) {
    return filling.isAsked(path)
        && node.question()
            .filter(q -> q.type() == AnswerType.TEXT && q.sensitivity() != Sensitivity.P3)
            .isPresent();
  }

  private void post(Visitor visitor, List<Sheet> sheets) {
    String form = "/api/waves/W1/forms/gate/";
    Sheet first = sheets.get(0);
    String address =
        form + (together == 1 ? "units/" + first.unit() + "/submission" : "submissions");
    String body =
        together == 1
            ? first.body()
            : "{\"sheets\": ["
                + sheets.stream().map(Sheet::body).collect(Collectors.joining(","))
                + "]}";
    long asked = System.nanoTime();
    HttpResponse<String> answer = visitor.sendJson("POST", address, body);
    micros.add((System.nanoTime() - asked) / 1000);
    bytes.addAndGet(bytes(body));
    posted.addAndGet(sheets.size());
    if (answer.statusCode() != 201 && refused.addAndGet(sheets.size()) < 4 * together) {
      OUT.println(first.unit() + ": " + answer.statusCode() + " " + answer.body());
    }
  }

  /** Every acknowledged sheet stands in the database after the server's sudden end. */
  private void lookForAll(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet count =
            statement.executeQuery("select count(distinct response_id) from response_revision")) {
      count.next();
      int expected = posted.get() - refused.get();
      OUT.printf("%d of %d acknowledged sheets found%n", count.getInt(1), expected);
      if (count.getInt(1) != expected) {
        throw new IllegalStateException("sheets are lost");
      }
    }
  }

  private static void pgbench(String program, int port, Path folder)
      throws IOException, InterruptedException {
    Path script = folder.resolve("row.sql");
    Files.writeString(script, "insert into row10k(body) select body from payload;\n");
    Path tables = folder.resolve("tables.sql");
    Files.writeString(
        tables,
        """
        create table payload(body text);
        alter table payload alter column body set storage external;
        insert into payload select string_agg(md5(n::text), '') from generate_series(1, 320) n;
        create table row10k(id bigserial primary key, body text);
        alter table row10k alter column body set storage external;
        """);
    String server = Integer.toString(port);
    String psql = Path.of(program).resolveSibling("psql").toString();
    List<String> at = List.of("-h", "localhost", "-p", server, "-U", "postgres");
    execute(command(psql, at, "-q", "-f", tables.toString(), "postgres"));
    execute(
        command(
            program,
            at,
            "-n",
            "-c",
            Integer.toString(CLIENTS),
            "-j",
            "2",
            "-T",
            PGBENCH_SECONDS,
            "-f",
            script.toString(),
            "postgres"));
  }

  private static List<String> command(String program, List<String> at, String... more) {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(at);
    command.addAll(Arrays.asList(more));
    return command;
  }

  private static void execute(List<String> command) throws IOException, InterruptedException {
    int status = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (status != 0) {
      throw new IllegalStateException(command.get(0) + " ended with " + status);
    }
  }
}
