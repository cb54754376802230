package org.orgstatus.bench.surge;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.orgstatus.accounts.Accounts;
import org.orgstatus.accounts.Grant;
import org.orgstatus.accounts.Role;
import org.orgstatus.accounts.Scope;
import org.orgstatus.fieldwork.VisitPlan;
import org.orgstatus.fieldwork.Visits;
import org.orgstatus.registry.AllianceId;
import org.orgstatus.registry.Alliances;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.Databases;
import org.orgstatus.testing.RunningServer;
import org.orgstatus.testing.ServerProcess;
import org.orgstatus.testing.Study;
import org.orgstatus.testing.Visitor;

/**
 * Everybody comes home on one evening: queued visits are delivered, each with its entries and ten
 * photographs of some 300 kB, by four devices at a time.
 *
 * <p>Arguments: the number of visits, 200 at the most.
 */
public final class VisitSurge {

  private static final PrintStream OUT = System.out;
  private static final int DEVICES = 4;
  private static final int PHOTOS = 10;
  private static final int NOTES = 20;
  private static final int WANTED = 300_000;
  private static final String WHO = "researcher";

  private VisitSurge() {}

  /** See the class. */
  public static void main(String[] args) throws Exception {
    int visits = Math.min(200, Integer.parseInt(args[0]));
    Path folder = Files.createTempDirectory("visits");
    Path file = Files.createDirectories(folder.resolve("data")).resolve("orgstatus");
    List<Long> ids;
    try (Database database = Databases.h2(file)) {
      ids = prepare(new Study(database, Path.of(".")), visits);
    }
    byte[] photo = photo();
    Map<String, String> settings =
        Map.of("db.url", "jdbc:h2:file:" + file, "contact.key", Study.CONTACT_KEY);
    try (ServerProcess server = ServerProcess.startAsShipped(folder, settings)) {
      double before = server.cpuSeconds();
      long begin = System.nanoTime();
      deliver(server, ids, photo);
      OUT.printf(
          Locale.ROOT,
          "%d visits with %d photographs of %d bytes each: %.1f s, %.1f s of the server's CPU,"
              + " %d MB resident%n",
          visits,
          PHOTOS,
          photo.length,
          (System.nanoTime() - begin) / 1e9,
          server.cpuSeconds() - before,
          server.residentMegabytes());
    }
  }

  private static List<Long> prepare(Study study, int visits) {
    study.register().planForServers().open();
    study.account(WHO, Role.FIELD_RESEARCHER, Scope.alliance(Study.ALLIANCE));
    study.account("partner", Role.FIELD_RESEARCHER, Scope.alliance(Study.ALLIANCE));
    List<Long> ids = new ArrayList<>();
    study.run(
        beans -> {
          Accounts accounts = beans.get(Accounts.class);
          long one = accounts.findByLoginName(WHO).orElseThrow().id();
          long two = accounts.findByLoginName("partner").orElseThrow().id();
          List<Grant> grants = new ArrayList<>();
          for (int i = 0; i < visits; i++) {
            String alliance = String.format(Locale.ROOT, "AL%03d", i);
            beans
                .get(Alliances.class)
                .add(
                    new AllianceId(alliance),
                    "联盟" + i,
                    new ReportingUnitCode("110000"),
                    Optional.empty(),
                    LocalDate.of(2017, 1, 1));
            grants.add(Grant.of(Role.FIELD_RESEARCHER, Scope.alliance(alliance)));
          }
          accounts.setGrants(one, grants);
          LocalDate day = LocalDate.of(2018, 5, 2);
          for (int i = 0; i < visits; i++) {
            VisitPlan plan =
                new VisitPlan(
                    Study.WAVE,
                    String.format(Locale.ROOT, "AL%03d", i),
                    day,
                    day,
                    new VisitPlan.Traveller(one, ""),
                    new VisitPlan.Traveller(two, ""),
                    "");
            ids.add(beans.get(Visits.class).plan(plan).id());
          }
        });
    return ids;
  }

  /** A picture with so much in it that it takes up what a telephone's does. */
  private static byte[] photo() throws IOException {
    BufferedImage picture = new BufferedImage(1600, 1200, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(1);
    for (int y = 0; y < 1200; y++) {
      for (int x = 0; x < 1600; x++) {
        int noise = random.nextInt(40);
        picture.setRGB(x, y, (x / 8 + noise) << 16 | (y / 6 + noise) << 8 | noise);
      }
    }
    byte[] best = {};
    for (float quality = 0.95f; quality > 0.1f; quality -= 0.05f) {
      best = jpeg(picture, quality);
      if (best.length <= WANTED) {
        break;
      }
    }
    return best;
  }

  private static byte[] jpeg(BufferedImage picture, float quality) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpg").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer.setOutput(ImageIO.createImageOutputStream(out));
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    param.setCompressionQuality(quality);
    writer.write(null, new IIOImage(picture, null, null), param);
    writer.dispose();
    return out.toByteArray();
  }

  private static void deliver(ServerProcess server, List<Long> ids, byte[] photo) throws Exception {
    ExecutorService devices = Executors.newFixedThreadPool(DEVICES);
    List<Future<?>> all = new ArrayList<>();
    for (int d = 0; d < DEVICES; d++) {
      int from = d;
      all.add(
          devices.submit(
              () -> {
                Visitor visitor = server.visitor().signIn(WHO, RunningServer.PASSWORD);
                String list = visitor.get("/api/visits").body();
                String me = list.replaceFirst("(?s).*\"account\":\"([0-9]+)\".*", "$1");
                for (int i = from; i < ids.size(); i += DEVICES) {
                  deliver(visitor, me, ids.get(i), i, photo);
                }
              }));
    }
    for (Future<?> each : all) {
      each.get();
    }
    devices.shutdown();
  }

  private static void deliver(Visitor visitor, String me, long visit, int number, byte[] photo) {
    String base = "/api/visits/" + visit;
    String alliance = String.format(Locale.ROOT, "AL%03d", number);
    StringBuilder entries = new StringBuilder();
    String at = "2018-05-02T04:00:00Z";
    entries.append(
        "{\"id\":\"%08x\",\"kind\":\"consent\",\"author\":\"%s\",\"interview\":\"n01\",\"item\":\"\",\"value\":{\"ei_code\":\"%s-01\",\"ei_role\":\"head\",\"ei_consent\":\"full\"},\"basis\":0,\"at\":\"%s\"}"
            .formatted(number * 1000, me, alliance, at));
    for (int n = 1; n <= NOTES; n++) {
      entries.append(
          ",{\"id\":\"%08x\",\"kind\":\"note\",\"author\":\"%s\",\"interview\":\"n01\",\"item\":\"ei_func\",\"value\":\"第%d条笔记\",\"basis\":0,\"at\":\"%s\"}"
              .formatted(number * 1000 + n, me, n, at));
    }
    expect(200, visitor.sendJson("POST", base + "/entries", "{\"entries\":[" + entries + "]}"));
    for (int p = 0; p < PHOTOS; p++) {
      String address =
          base
              + "/photos/%08x?author=%s&extension=jpg&at=%s"
                  .formatted(number * 1000 + 500 + p, me, at);
      expect(200, visitor.putBody(address, "application/octet-stream", photo));
    }
  }

  private static void expect(int status, HttpResponse<String> answer) {
    if (answer.statusCode() != status) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
  }
}
