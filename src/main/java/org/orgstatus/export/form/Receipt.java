package org.orgstatus.export.form;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;
import org.orgstatus.collection.ResponseStatus;
import org.orgstatus.export.text.Dates;
import org.orgstatus.export.writer.PdfWriter;

/**
 * Proves what was handed in and when: the receipt's number, the revision and its content hash.
 *
 * @param status of the response now
 * @param revision counts what was submitted, from 1
 * @param at when this revision was submitted
 * @param contentHash SHA-256 in hex
 * @param onBehalf whether a coordinator entered it for the institution
 * @param site where the pages are reached; the QR code leads there
 */
public record Receipt(
    String number,
    ResponseStatus status,
    int revision,
    Instant at,
    String contentHash,
    boolean onBehalf,
    String site) {

  /** Characters of the hash that are asked for with the number. */
  public static final int PREFIX = 12;

  /** A receipt as templates show it. */
  public record Shown(
      String number,
      String status,
      String statusWords,
      int revision,
      String at,
      String hash,
      String check,
      boolean onBehalf,
      String address,
      String picture) {}

  /** The first signs of the hash, in groups of four. */
  String check() {
    return contentHash.substring(0, PREFIX).replaceAll("(.{4})(?=.)", "$1 ");
  }

  /** Where a scanned code leads: says whether this is what the study holds. */
  String address() {
    return site + "/verify?receipt=" + number + "&check=" + contentHash.substring(0, PREFIX);
  }

  Shown shown(Language language) {
    Messages labels = Messages.in(language);
    String key = "paper.receipt." + status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new Shown(
        number,
        status.label().in(language),
        labels.get(key, number, Dates.in(at, language)),
        revision,
        Dates.in(at, language),
        contentHash,
        check(),
        onBehalf,
        address(),
        QrCode.image(address()));
  }

  /** Writes the receipt as a page of its own. */
  public void writePdf(
      String unit, String unitCode, LocalText wave, Language language, OutputStream out)
      throws IOException {
    Messages labels = Messages.in(language);
    Map<String, Object> values = new HashMap<>();
    values.put("unit", unit);
    values.put("unitCode", unitCode);
    values.put("wave", wave.in(language));
    values.put("stamp", shown(language));
    String foot = labels.get("paper.receipt.foot", unit, number);
    out.write(PdfWriter.write(new PdfWriter.Sheet("receipt", language, foot, at, values)));
  }
}
