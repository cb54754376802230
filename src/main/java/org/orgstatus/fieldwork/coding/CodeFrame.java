package org.orgstatus.fieldwork.coding;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The list of themes for open answers, and which answers it is for.
 *
 * @param codes in the order of the file
 * @param percent of the texts that two people code apart
 * @param seed by which these are drawn
 * @param wanted the least Krippendorff's alpha of a heading
 */
public record CodeFrame(
    List<FrameCode> codes, List<CodedItems> texts, int percent, long seed, double wanted) {

  /** Says nothing: where the file is missing. */
  public static final CodeFrame NONE = new CodeFrame(List.of(), List.of(), 0, 0, 0);

  public CodeFrame {
    codes = List.copyOf(codes);
    texts = List.copyOf(texts);
  }

  /**
   * Open items of one form that are coded.
   *
   * @param form first form of the response
   * @param repeat whose rows hold them; empty outside one
   * @param speaker item of the row that names who spoke by a code; empty where none does
   * @param role item of the row that says in which role; empty where none does
   */
  public record CodedItems(
      String form, String repeat, String speaker, String role, List<String> items) {
    public CodedItems {
      items = List.copyOf(items);
    }
  }

  public Optional<FrameCode> find(String code) {
    return codes.stream().filter(c -> c.code().equals(code)).findFirst();
  }

  /** Whether codes stand below it: then it only heads them. */
  public boolean isHeading(FrameCode code) {
    return codes.stream().anyMatch(c -> c.parent().equals(code.code()));
  }

  /** The codes that coders use. */
  public List<FrameCode> usable() {
    return codes.stream().filter(c -> !isHeading(c)).toList();
  }

  /** The heading of every code by its name. */
  public Map<String, String> headings() {
    return codes.stream().collect(Collectors.toMap(FrameCode::code, FrameCode::heading));
  }

  /** The codes by name. */
  public Map<String, FrameCode> byName() {
    return codes.stream().collect(Collectors.toMap(FrameCode::code, Function.identity()));
  }

  /** The forms that have texts to code, in the order of the file. */
  public List<String> forms() {
    return texts.stream().map(CodedItems::form).distinct().toList();
  }
}
