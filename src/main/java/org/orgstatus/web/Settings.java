package org.orgstatus.web;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.config.ConfigProvider;
import org.orgstatus.base.LocalText;

/**
 * What the person who runs the server may set, read once at the start. The table in the README
 * names every setting; a system property {@code db.url} and an environment variable {@code DB_URL}
 * mean the same.
 *
 * @param databaseUrl JDBC address, H2 or PostgreSQL
 * @param siteUrl where people reach the pages, without a final slash
 * @param loadDemonstration whether an empty database gets the demonstration study
 * @param loadEarlierWave whether the demonstration has the wave of the year before too
 * @param definitionsFolder where the definitions lie; empty when those of the archive are used
 * @param trustedProxies addresses whose {@code X-Forwarded-…} headers are believed
 */
public record Settings(
    String databaseUrl,
    URI siteUrl,
    boolean loadDemonstration,
    boolean loadEarlierWave,
    Optional<Path> definitionsFolder,
    Set<String> trustedProxies) {

  /** Where the data are kept when nothing is set: in a folder beside the server. */
  public static final String DEFAULT_DATABASE = "jdbc:h2:file:./data/orgstatus";

  static final String DEFAULT_SITE = "http://localhost:8080";

  /** Setting: nightly work runs every so many seconds instead, to see that it does. */
  public static final String UPKEEP_EVERY = "upkeep.every";

  public Settings {
    trustedProxies = Set.copyOf(trustedProxies);
  }

  /** What the system properties, the environment and other sources of MicroProfile Config say. */
  public static Optional<String> configured(String name) {
    // the thread has no class loader of its own while the server still opens the database
    return ConfigProvider.getConfig(Settings.class.getClassLoader())
        .getOptionalValue(name, String.class);
  }

  /**
   * Reads every setting and puts all faults into {@code faults}; with a fault the result is moot.
   */
  public static Settings read(Function<String, Optional<String>> values, List<LocalText> faults) {
    Function<String, Optional<String>> given =
        name -> values.apply(name).map(String::strip).filter(value -> !value.isEmpty());
    given
        .apply(UPKEEP_EVERY)
        .filter(seconds -> !seconds.matches("[1-9]|[1-5][0-9]"))
        .ifPresent(
            seconds ->
                faults.add(
                    LocalText.of(
                        both(UPKEEP_EVERY) + " 应为1到59之间的整数（秒），现为“" + seconds + "”。",
                        both(UPKEEP_EVERY)
                            + " must be a whole number of seconds from 1 to 59, but is '"
                            + seconds
                            + "'.")));
    return new Settings(
        database(given, faults),
        site(given, faults),
        yes("demonstration.load", given, faults),
        yes("demonstration.earlier", given, faults),
        definitions(given, faults),
        given.apply("trusted.proxies").map(list -> Set.of(list.split("[,\\s]+"))).orElse(Set.of()));
  }

  /** The setting's name as a person may have written it. */
  private static String both(String name) {
    return name + " (" + name.toUpperCase(Locale.ROOT).replace('.', '_') + ")";
  }

  private static String database(Function<String, Optional<String>> given, List<LocalText> faults) {
    String url = given.apply("db.url").orElse(DEFAULT_DATABASE);
    if (url.startsWith("jdbc:postgresql:")) {
      List<String> missing = new ArrayList<>();
      for (String name : List.of("db.user", "db.password")) {
        if (given.apply(name).isEmpty()) {
          missing.add(both(name));
        }
      }
      if (!missing.isEmpty()) {
        String names = String.join(", ", missing);
        faults.add(
            LocalText.of(
                "使用PostgreSQL时还须设置 " + names + "。",
                "With PostgreSQL " + names + " must be set too."));
      }
    } else if (!url.startsWith("jdbc:h2:")) {
      faults.add(
          LocalText.of(
              both("db.url") + " 应以 jdbc:h2: 或 jdbc:postgresql: 开头，现为“" + url + "”。",
              both("db.url")
                  + " must begin with jdbc:h2: or jdbc:postgresql:, but is '"
                  + url
                  + "'."));
    }
    return url;
  }

  private static URI site(Function<String, Optional<String>> given, List<LocalText> faults) {
    String value = given.apply("site.url").orElse(DEFAULT_SITE);
    try {
      URI url = URI.create(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
      if (url.getHost() != null
          && Set.of("http", "https").contains(url.getScheme())
          && url.getRawPath().isEmpty()) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    faults.add(
        LocalText.of(
            both("site.url") + " 应为 https://主机名[:端口]，后面不带路径，现为“" + value + "”。",
            both("site.url")
                + " must be https://host[:port] without a path, but is '"
                + value
                + "'."));
    return URI.create(DEFAULT_SITE);
  }

  /** A setting that is true or, where nothing is said, false. */
  private static boolean yes(
      String name, Function<String, Optional<String>> given, List<LocalText> faults) {
    String value = given.apply(name).orElse("false");
    if (!Set.of("true", "false").contains(value)) {
      faults.add(
          LocalText.of(
              both(name) + " 只能是 true 或 false，现为“" + value + "”。",
              both(name) + " must be true or false, but is '" + value + "'."));
    }
    return value.equals("true");
  }

  private static Optional<Path> definitions(
      Function<String, Optional<String>> given, List<LocalText> faults) {
    Optional<Path> folder = given.apply("definitions.folder").map(Path::of);
    folder
        .filter(path -> !Files.isDirectory(path))
        .ifPresent(
            path ->
                faults.add(
                    LocalText.of(
                        both("definitions.folder") + " 指定的文件夹不存在：" + path.toAbsolutePath() + "。",
                        both("definitions.folder")
                            + " names a folder that does not exist: "
                            + path.toAbsolutePath()
                            + ".")));
    return folder;
  }
}
