package org.orgstatus.web;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Problem;

/**
 * A request that ended badly, ready to be shown.
 *
 * @param status the HTTP status
 * @param words what to say beyond the title; null where the title's own advice is enough
 * @param problems every fault found in what was sent
 * @param members what programs get beside the words
 * @param incident the number under which the log keeps the cause; empty for the asker's own faults
 * @param written what was typed into a form that is not taken
 */
public record Trouble(
    int status,
    @Nullable LocalText words,
    List<Problem> problems,
    JsonObject members,
    String incident,
    List<String> written) {

  public Trouble {
    problems = List.copyOf(problems);
    written = List.copyOf(written);
  }

  Trouble(
      int status,
      @Nullable LocalText words,
      List<Problem> problems,
      JsonObject members,
      String incident) {
    this(status, words, problems, members, incident, List.of());
  }

  static Trouble of(int status) {
    return new Trouble(status, null, List.of(), JsonValue.EMPTY_JSON_OBJECT, "");
  }

  static Trouble of(int status, LocalText words, JsonObject members) {
    return new Trouble(status, words, List.of(), members, "");
  }

  /** Whether an address belongs to programs, which get JSON or XML instead of a page. */
  static boolean isForPrograms(String path) {
    return path.equals("/api") || path.startsWith("/api/") || OpenRosa.isAt(path);
  }

  /** The key of the messages that describe this status. */
  public String key() {
    if (!written.isEmpty()) {
      return "error.unsaved";
    }
    return switch (status) {
      case 400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 503 -> "error." + status;
      default -> status < 500 ? "error.400" : "error.500";
    };
  }
}
