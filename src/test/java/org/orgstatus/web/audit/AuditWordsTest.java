package org.orgstatus.web.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.orgstatus.base.Language;
import org.orgstatus.collection.Act;

class AuditWordsTest {

  /** An act where it is written out beside the record that tells of it. */
  private static final Pattern WRITTEN =
      Pattern.compile("(?:new Recorded|remember)\\(\\s*(?:asked,\\s*)?\"([a-z]+(?:-[a-z]+)*)\"");

  /** The same in rooms that have a method for it, which other words are given to as well. */
  private static final Pattern HANDED_ON = Pattern.compile("record\\(\\s*\"([a-z]+(?:-[a-z]+)+)\"");

  @Test
  void everyActThatTheProgramWritesHasWordsInBothLanguages() throws IOException {
    Set<String> acts = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        String text = Files.readString(file);
        WRITTEN.matcher(text).results().forEach(m -> acts.add(m.group(1)));
        HANDED_ON.matcher(text).results().forEach(m -> acts.add(m.group(1)));
      }
    }
    for (Act act : Act.values()) {
      acts.add("response-" + act.name().toLowerCase(Locale.ROOT));
    }
    assertTrue(acts.size() > 100, acts::toString);
    Set<String> bare = new TreeSet<>();
    for (Language language : Language.values()) {
      acts.stream()
          .filter(act -> AuditWords.act(act, language).words().equals(act))
          .forEach(bare::add);
    }
    assertEquals(Set.of(), bare);
  }

  @Test
  void thingsAreCalledByTheirKindAndKeepTheirCode() {
    String kept = "wave W1, reporting unit 420000";
    assertEquals("轮次 W1、填报单位 420000", AuditWords.subject(kept, Language.ZH));
    assertEquals(kept, AuditWords.subject(kept, Language.EN));
    assertEquals("/office/waves/W9", AuditWords.subject("/office/waves/W9", Language.ZH));
    assertEquals("", AuditWords.subject("", Language.ZH));
  }

  @Test
  void anActWithoutWordsKeepsItsCode() {
    assertEquals(
        "of-an-earlier-version", AuditWords.act("of-an-earlier-version", Language.ZH).words());
    assertEquals(
        List.of("登录", "开放轮次"),
        AuditWords.acts(List.of("wave-opened", "signed-in"), Language.ZH).stream()
            .map(AuditWords.Act::words)
            .toList());
  }
}
