package org.orgstatus.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ognl.Ognl;
import ognl.OgnlException;
import org.junit.jupiter.api.Test;

/** A page with an expression that its template engine cannot read fails when somebody opens it. */
class TemplateExpressionsTest {

  /** Braces inside, as in lists, are part of the expression. */
  private static final Pattern EXPRESSION =
      Pattern.compile("[$*]\\{((?:[^{}]|\\{(?:[^{}]|\\{[^{}]*})*})*)}");

  @Test
  void everyExpressionCanBeRead() throws IOException {
    List<Path> pages;
    try (Stream<Path> files = Files.walk(Path.of("src/main/webapp/WEB-INF/views"))) {
      pages = files.filter(file -> file.toString().endsWith(".html")).sorted().toList();
    }
    List<String> unread = new ArrayList<>();
    for (Path page : pages) {
      for (String line : Files.readAllLines(page)) {
        Matcher found = EXPRESSION.matcher(line);
        while (found.find()) {
          if (!canBeRead(found.group(1))) {
            unread.add(page.getFileName() + ": " + found.group(1));
          }
        }
      }
    }
    assertEquals(List.of(), unread);
  }

  /** OGNL has no {@code T(type)} and no {@code ?:}: the first would be taken for a method. */
  private static boolean canBeRead(String expression) {
    String text = expression.replace("&quot;", "\"").replace("&amp;", "&");
    if (text.contains("T(")) {
      return false;
    }
    try {
      Ognl.parseExpression(text);
      return true;
    } catch (OgnlException e) {
      return false;
    }
  }
}
