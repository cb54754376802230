package org.orgstatus.questionnaire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemPathTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "1a", "-a", "a/b", "a/1/b/c", "/1/b", "a//b", "a/1/", "a/ü/b", "a b"})
  void whatIsNoPathIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> ItemPath.parse(text));
  }

  @Test
  void aNameOfAnyLengthThatFormsAllowIsOneAndNoLonger() {
    assertEquals(64, ItemPath.parse("a".repeat(64)).name().length());
    String longer = "a".repeat(65);
    assertThrows(IllegalArgumentException.class, () -> ItemPath.of(longer));
  }

  @Test
  void pathsStandInTheOrderOfTheirTexts() {
    List<String> texts =
        List.of("a", "a-b", "a-b/1/c", "a.b", "a/1/b", "a/1/c", "a/10/b", "a/2/b", "a_b", "ab/1/b");
    List<String> sorted = texts.stream().sorted().toList();
    assertEquals(
        sorted, texts.stream().map(ItemPath::parse).sorted().map(ItemPath::toString).toList());
  }

  @Test
  void theSameWordsMakeTheSamePathHoweverItWasRead() {
    ItemPath path = new ItemPath("brand", "2", "name");
    assertEquals(path, ItemPath.parse("brand/2/name"));
    assertEquals(path.hashCode(), ItemPath.parse("brand/2/name").hashCode());
    assertNotEquals(path, ItemPath.parse("brand/3/name"));
    assertNotEquals(ItemPath.of("name"), path);
    assertEquals("brand/2/name", path.toString());
  }
}
