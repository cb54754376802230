package org.orgstatus.bench.surge;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.orgstatus.base.DefinitionFolder;
import org.orgstatus.questionnaire.AnswerType;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.questionnaire.QuestionnaireReader;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.Databases;
import org.orgstatus.testing.ServerProcess;
import org.orgstatus.testing.Visitor;

/**
 * Fillers who save at once: each saves every 10 to 20 seconds as the page's script does, and every
 * minute there are ten seconds of 100 saves a second. Prints percentiles, of each minute too since
 * a server is slow in its first, and looks for every acknowledged answer. With {@code kill} the
 * server dies in the middle of a peak and starts again before the answers are looked for.
 *
 * <p>Arguments: {@code h2} or {@code postgresql}, fillers (at most 300), seconds (at most 600), and
 * {@code kill} or nothing.
 */
public final class FillerSurge {

  private static final PrintStream OUT = System.out;
  private static final int MOST_FILLERS = 300;
  private static final int MOST_SECONDS = 600;
  private static final int SIGNING_IN = 4;
  private static final int PEAK_SAVES = 100;
  private static final int PEAK_SECONDS = 10;
  private final PreparedStudy prepared;
  private final Duration length;
  private final List<Filler> fillers = new ArrayList<>();
  private final ConcurrentLinkedQueue<Save> saves = new ConcurrentLinkedQueue<>();
  private final AtomicInteger errors = new AtomicInteger();
  private volatile boolean dead;

  /**
   * One acknowledged save.
   *
   * @param minute of the run, from 0
   */
  private record Save(int minute, long micros) {}

  private FillerSurge(int count, Duration length) {
    this.prepared = new PreparedStudy(count, 1);
    this.length = length;
  }

  /** See the class. */
  public static void main(String[] args) throws Exception {
    // Shorter than the server's 30 s, or a connection is used in the moment in which it ends; a
    // browser opens a new one then, this client does not.
    System.setProperty("jdk.httpclient.keepalive.timeout", "20");
    int fillers = Math.min(MOST_FILLERS, Integer.parseInt(args[1]));
    int seconds = Math.min(MOST_SECONDS, Integer.parseInt(args[2]));
    boolean kill = args.length > 3 && args[3].equals("kill");
    FillerSurge surge = new FillerSurge(fillers, Duration.ofSeconds(seconds));
    Path folder = Files.createTempDirectory("surge");
    try (Base base = args[0].equals("h2") ? Base.h2(folder) : Base.postgres()) {
      try (Database database = base.database().get()) {
        surge.prepared.store(database);
      }
      ServerProcess server = ServerProcess.startAsShipped(folder, base.settings());
      try {
        surge.begin(server);
        surge.run(kill ? server : null);
        if (kill) {
          server = ServerProcess.startAsShipped(folder, base.settings());
        }
        surge.report(args[0], server);
      } finally {
        server.kill();
      }
    }
  }

  /** Where the server keeps its data. */
  private record Base(Map<String, String> address, Supplier<Database> database, Closeable end)
      implements Closeable {

    static Base h2(Path folder) {
      Path file = folder.resolve("orgstatus");
      return new Base(Map.of("db.url", "jdbc:h2:file:" + file), () -> Databases.h2(file), () -> {});
    }

    static Base postgres() throws IOException {
      EmbeddedPostgres postgres = SheetSurge.durable();
      return new Base(
          Map.of(
              "db.url", postgres.getJdbcUrl("postgres", "postgres"),
              "db.user", "postgres",
              "db.password", "postgres"),
          () -> Databases.on(postgres.getPostgresDatabase()),
          postgres);
    }

    Map<String, String> settings() {
      Map<String, String> settings = new LinkedHashMap<>(address);
      settings.putAll(PreparedStudy.settings());
      return settings;
    }

    @Override
    public void close() throws IOException {
      end.close();
    }
  }

  /** Whole numbers of form A that are asked of everybody who may have an association. */
  private static List<String> items() {
    List<Questionnaire> forms =
        QuestionnaireReader.read(DefinitionFolder.read(Path.of("."), "questionnaires")).faultless();
    return forms.stream()
        .filter(form -> form.id().equals("campus_association"))
        .flatMap(form -> form.sections().stream())
        .flatMap(section -> section.items().stream())
        .filter(Item.Question.class::isInstance)
        .map(Item.Question.class::cast)
        .filter(question -> question.type() == AnswerType.INTEGER)
        .map(Item.Question::name)
        .toList();
  }

  private void begin(ServerProcess server) throws Exception {
    List<String> items = items();
    OUT.printf("%d fillers, %d items each%n", prepared.accounts(), items.size());
    ExecutorService threads = Executors.newFixedThreadPool(SIGNING_IN);
    List<Future<Filler>> begun = new ArrayList<>();
    for (int i = 0; i < prepared.accounts(); i++) {
      int account = i;
      String unit = prepared.part(account).get(0).code();
      begun.add(
          threads.submit(
              () -> {
                Visitor visitor = PreparedStudy.filler(server, account);
                Filler filler = new Filler(visitor, unit, items, account);
                filler.begin();
                return filler;
              }));
    }
    for (Future<Filler> each : begun) {
      fillers.add(each.get());
    }
    threads.shutdown();
  }

  private void run(ServerProcess toKill) throws InterruptedException {
    long begin = System.nanoTime();
    long end = begin + length.toNanos();
    ExecutorService threads = Executors.newFixedThreadPool(fillers.size());
    CountDownLatch done = new CountDownLatch(fillers.size());
    fillers.forEach(
        filler ->
            threads.execute(
                () -> {
                  try {
                    fill(filler, begin, end);
                  } finally {
                    done.countDown();
                  }
                }));
    if (toKill != null) {
      TimeUnit.NANOSECONDS.sleep(length.toNanos() / 2);
      dead = true;
      toKill.kill();
    }
    done.await();
    threads.shutdown();
  }

  private void fill(Filler filler, long begin, long end) {
    pause(filler.random().nextDouble() * 15);
    while (System.nanoTime() < end && !dead) {
      long asked = System.nanoTime();
      try {
        filler.save();
        saves.add(
            new Save(
                (int) TimeUnit.NANOSECONDS.toMinutes(asked - begin),
                (System.nanoTime() - asked) / 1000));
      } catch (IllegalStateException | UncheckedIOException e) {
        if (!dead && errors.incrementAndGet() < 5) {
          OUT.println(e.getMessage());
        }
      }
      long second = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin) % 60;
      boolean peak = second >= 60 - PEAK_SECONDS;
      double each = (double) fillers.size() / PEAK_SAVES;
      pause(
          peak
              ? each * (0.7 + 0.6 * filler.random().nextDouble())
              : Math.min(
                  60 - PEAK_SECONDS - second + each * filler.random().nextDouble(),
                  10 + 10 * filler.random().nextDouble()));
    }
  }

  private static void pause(double seconds) {
    try {
      TimeUnit.MICROSECONDS.sleep((long) (seconds * 1e6));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void report(String name, ServerProcess server) {
    Visitor administrator = PreparedStudy.administrator(server);
    int answers = 0;
    int lost = 0;
    for (Filler filler : fillers) {
      String draft =
          administrator.get("/api/waves/W1/forms/gate/units/" + filler.unit() + "/draft").body();
      try (JsonReader reader = Json.createReader(new StringReader(draft))) {
        JsonObject stored = reader.readObject().getJsonObject("answers");
        for (Map.Entry<String, String> answer : filler.acknowledged().entrySet()) {
          answers++;
          boolean there =
              stored.containsKey(answer.getKey())
                  && stored
                      .getJsonObject(answer.getKey())
                      .get("value")
                      .toString()
                      .equals(answer.getValue());
          lost += there ? 0 : 1;
        }
      }
    }
    OUT.printf(
        "%s: %d s, %d errors; %d acknowledged answers, %d lost%n",
        name, length.toSeconds(), errors.get(), answers, lost);
    line("all", save -> true);
    line("after the first minute", save -> save.minute() > 0);
    for (int i = 0; i < length.toMinutes(); i++) {
      int minute = i;
      line("minute " + (minute + 1), save -> save.minute() == minute);
    }
    if (lost > 0) {
      throw new IllegalStateException(
          lost
              + " acknowledged answers are lost: "
              + Arrays.toString(fillers.stream().map(Filler::unit).limit(3).toArray()));
    }
  }

  private void line(String name, Predicate<Save> which) {
    long[] sorted = saves.stream().filter(which).mapToLong(Save::micros).sorted().toArray();
    OUT.printf(
        "%-24s %5d saves; median %.1f, p95 %.1f, p99 %.1f, largest %.1f ms%n",
        name, sorted.length, at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99), at(sorted, 1));
  }

  private static double at(long[] sorted, double part) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[(int) Math.min(sorted.length - 1, Math.floor(part * sorted.length))] / 1000.0;
  }
}
