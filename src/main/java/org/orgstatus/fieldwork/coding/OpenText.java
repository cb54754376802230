package org.orgstatus.fieldwork.coding;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.orgstatus.base.LocalText;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/**
 * An open answer as it was submitted last.
 *
 * @param formId first form of its response
 * @param unit kind of the unit that the response is about
 * @param item name of the item, without its row
 * @param label the question
 * @param speaker code of who spoke, where the form has one; else the unit's
 * @param role code of the role in which; empty where the form has none
 * @param roleLabel the role in words; where there is none, what kind of unit answered
 * @param twice whether two people code it apart
 */
public record OpenText(
    TextPlace place,
    String waveId,
    String formId,
    UnitKind unit,
    String unitCode,
    String item,
    LocalText label,
    String speaker,
    String role,
    LocalText roleLabel,
    String words,
    boolean twice) {

  /** SHA-256 of the words in hex: by it a changed text is noticed. */
  public String hash() {
    return sha256(words);
  }

  static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Its length in code points. */
  public int length() {
    return words.codePointCount(0, words.length());
  }

  public List<MeaningUnit> units() {
    return MeaningUnit.of(words);
  }

  /** Who spoke, apart from everybody else in the wave. */
  public String person() {
    return place.responseId() + ":" + place.row();
  }

  /** How many people have to code it. */
  public int coders() {
    return twice ? 2 : 1;
  }
}
