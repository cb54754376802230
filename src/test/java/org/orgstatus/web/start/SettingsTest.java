package org.orgstatus.web.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orgstatus.base.LocalText;
import org.orgstatus.web.Settings;

class SettingsTest {

  private final List<LocalText> faults = new ArrayList<>();

  @Test
  void everyFaultIsToldInBothLanguages() {
    read(
        Map.of(
            "db.url", "jdbc:mysql://x/y",
            "site.url", "https://study.example/path",
            "demonstration.load", "yes",
            "demonstration.earlier", "2016",
            "definitions.folder", "no/such/folder"));
    assertEquals(5, faults.size(), faults.toString());
    for (LocalText fault : faults) {
      assertTrue(fault.zh().contains("_") && fault.en().contains("_"), "names the variable");
    }
  }

  @Test
  void postgresWithoutUserAndPasswordIsRefused() {
    read(Map.of("db.url", "jdbc:postgresql://db/study"));
    assertTrue(
        faults.get(0).en().contains("DB_USER") && faults.get(0).en().contains("DB_PASSWORD"));
  }

  @Test
  void nothingSetIsAnEmbeddedDatabaseAndNoDemonstration() {
    Settings settings = read(Map.of());
    assertEquals(List.of(), faults);
    assertEquals("jdbc:h2:file:./data/orgstatus", settings.databaseUrl());
    assertEquals(URI.create("http://localhost:8080"), settings.siteUrl());
    assertFalse(settings.loadDemonstration());
    assertFalse(settings.loadEarlierWave());
    assertEquals(Optional.empty(), settings.definitionsFolder());
    assertEquals(Set.of(), settings.trustedProxies());
  }

  @Test
  void everySettingIsTaken(@TempDir Path folder) {
    Settings settings =
        read(
            Map.of(
                "db.url", "jdbc:postgresql://db/study",
                "db.user", "study",
                "db.password", "secret",
                "site.url", "https://study.example/",
                "demonstration.load", "true",
                "demonstration.earlier", "true",
                "definitions.folder", folder.toString(),
                "trusted.proxies", "10.0.0.1, 10.0.0.2"));
    assertEquals(List.of(), faults);
    assertEquals(URI.create("https://study.example"), settings.siteUrl());
    assertTrue(settings.loadDemonstration());
    assertTrue(settings.loadEarlierWave());
    assertEquals(Optional.of(folder), settings.definitionsFolder());
    assertEquals(Set.of("10.0.0.1", "10.0.0.2"), settings.trustedProxies());
  }

  @Test
  void contactKeyIsMadeOnceAndReadAgain(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("made/contact.key");
    Map<String, String> values = Map.of("contact.key.file", file.toString());
    SecretKey made = ContactKey.read(name -> Optional.ofNullable(values.get(name)), faults);
    SecretKey again = ContactKey.read(name -> Optional.ofNullable(values.get(name)), faults);
    assertEquals(List.of(), faults);
    assertEquals(32, made.getEncoded().length);
    assertEquals(made, again);
    Files.writeString(file, "too short");
    ContactKey.read(name -> Optional.ofNullable(values.get(name)), faults);
    assertEquals(1, faults.size());
  }

  @Test
  void embeddedDatabaseWritesEveryCommitAtOnce() {
    assertEquals(
        "jdbc:h2:file:./data/x;WRITE_DELAY=0", UrlDataSource.complete("jdbc:h2:file:./data/x"));
    assertEquals(
        "jdbc:h2:mem:x;write_delay=9", UrlDataSource.complete("jdbc:h2:mem:x;write_delay=9"));
    assertEquals("jdbc:postgresql://db/x", UrlDataSource.complete("jdbc:postgresql://db/x"));
  }

  private Settings read(Map<String, String> values) {
    return Settings.read(name -> Optional.ofNullable(values.get(name)), faults);
  }
}
