package org.orgstatus.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.orgstatus.base.Language;
import org.orgstatus.base.Messages;

class MessagesTest {

  private static final Path RESOURCES = Path.of("src/main/resources/org/orgstatus");
  private static final Path VIEWS = Path.of("src/main/webapp/WEB-INF/views");
  private static final Path PAPER = RESOURCES.resolve("export/paper");
  private static final Pattern USED = Pattern.compile("#\\{([a-z0-9.-]+)[}(]");
  private static final Pattern PLACE = Pattern.compile("\\{\\d+}");

  @Test
  void bothLanguagesSaySomethingForEveryKey() throws IOException {
    Properties zh = words("zh");
    Properties en = words("en");
    assertEquals(new TreeSet<>(zh.keySet()), new TreeSet<>(en.keySet()));
    for (String key : zh.stringPropertyNames()) {
      assertFalse(zh.getProperty(key).isBlank(), "zh " + key);
      assertFalse(en.getProperty(key).isBlank(), "en " + key);
      assertEquals(places(zh.getProperty(key)), places(en.getProperty(key)), key);
    }
  }

  @Test
  void noKeyIsDefinedTwice() throws IOException {
    for (String language : List.of("zh", "en")) {
      List<String> keys =
          Files.readAllLines(file(language)).stream()
              .filter(line -> !line.startsWith("#") && line.contains("="))
              .map(line -> line.substring(0, line.indexOf('=')))
              .toList();
      assertEquals(words(language).size(), keys.size(), language);
    }
  }

  @Test
  void everyKeyOfAPageExists() throws IOException {
    Set<String> known = words("zh").stringPropertyNames();
    try (Stream<Path> views = Stream.concat(Files.walk(VIEWS), Files.walk(PAPER))) {
      for (Path view : views.filter(path -> path.toString().matches(".*html")).toList()) {
        Matcher used = USED.matcher(Files.readString(view));
        while (used.find()) {
          assertTrue(known.contains(used.group(1)), view + " says " + used.group(1));
        }
      }
    }
  }

  @Test
  void everyTroubleHasATitleAndAdvice() throws IOException {
    Set<String> known = words("zh").stringPropertyNames();
    for (int status = 400; status < 600; status++) {
      String key = Trouble.of(status).key();
      assertTrue(known.contains(key + ".title") && known.contains(key + ".advice"), key);
    }
  }

  @Test
  void placesAreFilledAndQuotesMeanNothing() {
    assertEquals("错误 404", Messages.in(Language.ZH).get("error.number", 404));
    assertEquals("错误 {0}", Messages.in(Language.ZH).get("error.number", "{0}"));
    assertTrue(Messages.in(Language.EN).get("layout.colophon").contains("institution's"));
  }

  private static Set<String> places(String text) {
    Set<String> places = new TreeSet<>();
    Matcher found = PLACE.matcher(text);
    while (found.find()) {
      places.add(found.group());
    }
    return places;
  }

  private static Path file(String language) {
    return RESOURCES.resolve("messages_" + language + ".properties");
  }

  private static Properties words(String language) throws IOException {
    Properties words = new Properties();
    try (Reader reader = Files.newBufferedReader(file(language), StandardCharsets.UTF_8)) {
      words.load(reader);
    }
    return words;
  }
}
