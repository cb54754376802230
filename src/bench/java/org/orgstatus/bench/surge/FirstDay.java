package org.orgstatus.bench.surge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.orgstatus.testing.RunningServer;
import org.orgstatus.testing.ServerProcess;
import org.orgstatus.testing.Visitor;

/**
 * The first day of a server on an empty H2 file: how long until the first page answers and how much
 * memory it has then, and how long the import of a register takes over HTTP, preview and
 * confirmation apart. Each round has a server and a database of its own.
 *
 * <p>Arguments: the folder with {@code institutions.csv}, {@code institution_attributes.csv} and
 * {@code provinces.csv}, and the number of rounds.
 */
public final class FirstDay {

  private static final PrintStream OUT = System.out;
  private static final String BOUNDARY = "----register";
  private static final String IMPORT = "/office/register/import";

  private FirstDay() {}

  /** See the class. */
  public static void main(String[] args) throws IOException {
    Path register = Path.of(args[0]);
    for (int round = 0; round < Integer.parseInt(args[1]); round++) {
      long begin = System.nanoTime();
      try (ServerProcess server =
          ServerProcess.startAsShipped(Files.createTempDirectory("first-day"), Map.of())) {
        Visitor visitor = server.visitor();
        visitor.get("/login");
        OUT.printf(
            "first page after %.1f s on the wall, %.1f s of CPU; %d MB resident%n",
            seconds(begin), server.cpuSeconds(), server.residentMegabytes());
        setUp(server, visitor);
        importRegister(server, register);
      }
    }
  }

  private static void setUp(ServerProcess server, Visitor visitor) {
    String link = server.setupPath();
    visitor.get(link);
    String word = RunningServer.PASSWORD;
    visitor.post(
        link,
        Map.of(
            "name",
            RunningServer.ADMINISTRATOR,
            "display",
            "管理员",
            "password",
            word,
            "again",
            word));
  }

  private static void importRegister(ServerProcess server, Path register) throws IOException {
    Visitor visitor = server.visitor().signIn(RunningServer.ADMINISTRATOR, RunningServer.PASSWORD);
    visitor.get(IMPORT);
    byte[] upload = upload(visitor.token(), register);
    long sent = System.nanoTime();
    HttpResponse<String> answer =
        visitor.postBody(IMPORT, "multipart/form-data; boundary=" + BOUNDARY, upload);
    String preview = answer.headers().firstValue("Location").orElse("");
    double previewed = seconds(sent);
    if (preview.isEmpty()) {
      throw new IllegalStateException("no preview: " + answer.statusCode() + answer.body());
    }
    visitor.get(preview);
    long asked = System.nanoTime();
    int status = visitor.post(preview, Map.of()).statusCode();
    double confirmed = seconds(asked);
    if (status != 303) {
      throw new IllegalStateException("not confirmed: " + status);
    }
    OUT.printf(
        "import: preview %.2f s, confirmation %.2f s, both %.2f s%n",
        previewed, confirmed, previewed + confirmed);
  }

  private static byte[] upload(String token, Path register) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    part(body, "name=\"_csrf\"", token.getBytes(StandardCharsets.UTF_8));
    part(body, "name=\"as-of\"", "2017-05-31".getBytes(StandardCharsets.UTF_8));
    Map<String, String> files =
        Map.of(
            "institutions", "institutions.csv",
            "attributes", "institution_attributes.csv",
            "provinces", "provinces.csv");
    for (String field : List.of("institutions", "attributes", "provinces")) {
      String name = files.get(field);
      part(
          body,
          "name=\"" + field + "\"; filename=\"" + name + "\"\r\nContent-Type: text/csv",
          Files.readAllBytes(register.resolve(name)));
    }
    body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return body.toByteArray();
  }

  private static void part(ByteArrayOutputStream body, String head, byte[] content) {
    body.writeBytes(
        ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + head + "\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(content);
    body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
