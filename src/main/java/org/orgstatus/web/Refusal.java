package org.orgstatus.web;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Problem;

/** Ends a request with a status and words for the person who asked. */
public class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  static final LocalText SIGN_IN =
      LocalText.of("登录已过期或尚未登录，请登录后再试。", "You are not signed in. Sign in and try again.");

  private final int status;
  private final transient LocalText words;
  private final transient List<Problem> problems;
  private final transient JsonObject members;
  private final transient List<String> written;

  /**
   * @param status 4xx
   * @param words what is wrong and what to do
   */
  public Refusal(int status, LocalText words) {
    this(status, words, List.of());
  }

  /**
   * @param status 4xx
   * @param words what is wrong and what to do
   * @param problems every fault found, when what was sent has several
   */
  public Refusal(int status, LocalText words, List<Problem> problems) {
    this(status, words, problems, JsonValue.EMPTY_JSON_OBJECT, List.of());
  }

  /**
   * @param status 4xx
   * @param words what is wrong and what to do
   * @param members what programs get beside the words, in the caller's language
   */
  public Refusal(int status, LocalText words, JsonObject members) {
    this(status, words, List.of(), members, List.of());
  }

  /** For a form that is not taken; gives back what was typed. */
  static Refusal of(int status, LocalText words, List<String> written) {
    return new Refusal(status, words, List.of(), JsonValue.EMPTY_JSON_OBJECT, written);
  }

  private Refusal(
      int status,
      LocalText words,
      List<Problem> problems,
      JsonObject members,
      List<String> written) {
    super(words.en());
    if (status < 400 || status > 499) {
      throw new IllegalArgumentException("not the status of a refusal: " + status);
    }
    this.status = status;
    this.words = words;
    this.problems = List.copyOf(problems);
    this.members = members;
    this.written = List.copyOf(written);
  }

  public int status() {
    return status;
  }

  public LocalText words() {
    return words;
  }

  public List<Problem> problems() {
    return problems;
  }

  public JsonObject members() {
    return members;
  }

  List<String> written() {
    return written;
  }
}
