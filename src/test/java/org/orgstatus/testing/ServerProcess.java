package org.orgstatus.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One Payara Micro with the archive as it is built, in a process and a folder of its own. */
public final class ServerProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(600);

  /**
   * Half of the compiler: a server for tests lives too short for the other half to pay. And its
   * classes come from this very build, whose byte code needs no second look.
   */
  private static final List<String> BRIEF =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:-BytecodeVerificationRemote");

  private static final Pattern SETUP = Pattern.compile("ORGSTATUS .*(/setup/[A-Za-z0-9_-]{43})");

  private final Process process;
  private final Path log;
  private final URI site;
  private final int plainPort;
  private final Supplier<HttpClient.Builder> clients;

  private ServerProcess(
      Process process, Path log, URI site, int plainPort, Supplier<HttpClient.Builder> clients) {
    this.process = process;
    this.log = log;
    this.site = site;
    this.plainPort = plainPort;
    this.clients = clients;
  }

  /**
   * Starts a server and does not wait for it.
   *
   * @param folder its working folder, where an H2 database goes unless {@code settings} say else
   * @param settings system properties, for example {@code db.url}
   */
  public static ServerProcess launch(Path folder, Map<String, String> settings) {
    return launch(folder, settings, BRIEF, null);
  }

  /** Starts a server with the options that the product has, and waits until it is ready. */
  public static ServerProcess startAsShipped(Path folder, Map<String, String> settings) {
    return launch(folder, settings, List.of(), null).awaitReady();
  }

  /** Starts a server that speaks HTTPS with this certificate, and waits until it is ready. */
  public static ServerProcess startWithCertificate(
      Path folder, Map<String, String> settings, OwnCertificate certificate) {
    return launch(folder, settings, BRIEF, certificate).awaitReady();
  }

  /** Starts a server with another archive and does not wait for it. */
  public static ServerProcess launch(Path archive, Path folder) {
    return launch(archive.toString(), folder, Map.of(), BRIEF, null);
  }

  private static ServerProcess launch(
      Path folder,
      Map<String, String> settings,
      List<String> options,
      @Nullable OwnCertificate certificate) {
    return launch(System.getProperty("it.archive"), folder, settings, options, certificate);
  }

  private static ServerProcess launch(
      String archive,
      Path folder,
      Map<String, String> settings,
      List<String> options,
      @Nullable OwnCertificate certificate) {
    int port = freePort();
    int plainPort = certificate == null ? port : freePort();
    URI site = URI.create((certificate == null ? "http" : "https") + "://localhost:" + port);
    Map<String, String> all = new TreeMap<>(Map.of("site.url", site.toString()));
    all.putAll(settings);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-XX:+UseSerialGC", "-Xms1g", "-Xmx1g", "-Xmn400m"));
    command.add("-Dorg.glassfish.startupThreadPolicy=USE_NO_THREADS");
    all.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(List.of("-jar", absolute(System.getProperty("payara.microJar"))));
    command.addAll(List.of("--nohazelcast", "--prebootcommandfile"));
    command.add(absolute("src/conf/server.asadmin"));
    command.addAll(List.of("--port", Integer.toString(plainPort)));
    if (certificate != null) {
      command.addAll(List.of("--sslport", Integer.toString(port), "--sslcert", "orgstatus"));
      command.addAll(List.of("--postbootcommandfile", absolute("src/conf/tls.asadmin")));
    }
    command.addAll(List.of("--contextroot", "/", "--deploy", absolute(archive)));
    try {
      Files.createDirectories(folder);
      Path log = Files.createTempFile(folder, "server", ".log");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      if (certificate != null) {
        builder.environment().putAll(certificate.environment());
      }
      return new ServerProcess(
          builder.start(),
          log,
          site,
          plainPort,
          certificate == null ? HttpClient::newBuilder : certificate::client);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts a server and waits until it is ready. */
  public static ServerProcess start(Path folder, Map<String, String> settings) {
    return launch(folder, settings).awaitReady();
  }

  private ServerProcess awaitReady() {
    HttpClient client = clients.get().build();
    HttpRequest question = HttpRequest.newBuilder(address("/health/ready")).build();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (process.isAlive() && System.nanoTime() < end && !log().contains("Exception while")) {
      try {
        if (client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return this;
        }
        Thread.sleep(200);
      } catch (IOException e) {
        pause();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    String reason = log();
    kill();
    throw new IllegalStateException("the server did not start:\n" + reason);
  }

  /** A browser without cookies, driven by hand. */
  public Visitor visitor() {
    return new Visitor(this::address, clients.get());
  }

  /** Where a page lies. */
  public URI address(String path) {
    return URI.create(site + path);
  }

  /** Whether anybody answers on the port of unencrypted HTTP. */
  public boolean speaksPlainHttp() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), plainPort)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** Everything the server has logged so far. */
  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The path of the one-time set-up link in the log. */
  public String setupPath() {
    Matcher found = SETUP.matcher(log());
    if (!found.find()) {
      throw new IllegalStateException("no set-up link in the log:\n" + log());
    }
    return found.group(1);
  }

  /** Seconds of CPU that the process has used. */
  public double cpuSeconds() {
    return process.info().totalCpuDuration().orElseThrow().toMillis() / 1000.0;
  }

  /** Memory of the process that is not swapped out, as Linux counts it. */
  public long residentMegabytes() {
    try (Stream<String> lines = Files.lines(Path.of("/proc", process.pid() + "", "status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for the process to end by itself and gives its exit status. */
  public int exitStatus() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      kill();
      throw new IllegalStateException("the process did not end:\n" + log());
    }
    return process.exitValue();
  }

  /** Ends the process at once, as a power cut would. */
  public void kill() {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String absolute(String path) {
    return Path.of(path).toAbsolutePath().toString();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
