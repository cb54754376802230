package org.orgstatus.web.office;

import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a list is asked for, as it stands in the address, so that a list can be sent to a colleague.
 *
 * @param path of the page
 * @param values by name, in the order of the address; empty ones are left out of it
 */
public record Query(String path, Map<String, String> values) {

  public static final String PAGE = "page";

  public Query {
    values = new LinkedHashMap<>(values);
  }

  public static Query of(String path) {
    return new Query(path, Map.of());
  }

  /** A word of an address or of a form without the blanks around it; empty where none was sent. */
  public static String word(MultivaluedMap<String, String> words, String name) {
    return Optional.ofNullable(words.getFirst(name)).orElse("").strip();
  }

  public Query plus(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new Query(path, more);
  }

  /** The value of a filter, or an empty text. */
  public String get(String name) {
    return values.getOrDefault(name, "");
  }

  /** Whether anything but the page is asked for. */
  public boolean isFiltered() {
    return values.entrySet().stream()
        .anyMatch(value -> !value.getKey().equals(PAGE) && !value.getValue().isEmpty());
  }

  public String address() {
    return address(path);
  }

  /** The address of another page or file under the same filters. */
  public String address(String other) {
    String filters =
        values.entrySet().stream()
            .filter(value -> !value.getValue().isEmpty())
            .map(value -> encode(value.getKey()) + "=" + encode(value.getValue()))
            .collect(Collectors.joining("&"));
    return filters.isEmpty() ? other : other + "?" + filters;
  }

  /** The address with one filter set to another value; a list then begins at its first page. */
  public String with(String name, String value) {
    Query changed = name.equals(PAGE) ? this : plus(PAGE, "");
    return changed.plus(name, value).address();
  }

  public String page(int number) {
    return with(PAGE, number == 1 ? "" : Integer.toString(number));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
