package org.orgstatus.export.form;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;
import org.orgstatus.export.text.Dates;
import org.orgstatus.export.writer.PdfWriter;

/**
 * Activation codes on paper, to be cut and handed out: eight slips a page where the words are no
 * longer than usual, each with its address as a QR code.
 *
 * @param made when the codes were printed
 */
public record CodeSlips(LocalText wave, Instant made, List<Slip> slips) {

  /**
   * @param role who uses the code, for example 填报人
   * @param link where the code is used
   * @param deadline of the unit; null for codes of accounts, which belong to no wave
   * @param until last day on which the code can be used
   * @param words what is said with the code, as it is mailed and pasted too
   */
  public record Slip(
      String reportingUnit,
      String unit,
      String unitCode,
      LocalText role,
      String code,
      String link,
      @Nullable Instant deadline,
      LocalDate until,
      LocalText words) {}

  /** A slip as the template shows it; what there is not is empty. */
  public record Shown(
      String unit,
      String under,
      String role,
      String code,
      String link,
      String deadline,
      String until,
      String words,
      String picture) {}

  /** Two slips side by side; the second may be missing. */
  public record Pair(Shown left, @Nullable Shown right) {}

  public CodeSlips {
    slips = List.copyOf(slips);
  }

  /** Writes the slips as a PDF. */
  public void writePdf(Language language, OutputStream out) throws IOException {
    Messages labels = Messages.in(language);
    Map<String, Object> values = new HashMap<>();
    values.put("wave", wave.in(language));
    values.put("pairs", pairs(language));
    String foot = labels.get("paper.slips.foot", wave.in(language), slips.size());
    out.write(PdfWriter.write(new PdfWriter.Sheet("slips", language, foot, made, values)));
  }

  private List<Pair> pairs(Language language) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < slips.size(); i += 2) {
      Shown right = i + 1 < slips.size() ? shown(slips.get(i + 1), language) : null;
      pairs.add(new Pair(shown(slips.get(i), language), right));
    }
    return pairs;
  }

  private static Shown shown(Slip slip, Language language) {
    return new Shown(
        slip.unit(),
        slip.reportingUnit() + "　" + slip.unitCode(),
        slip.role().in(language),
        slip.code(),
        slip.link(),
        slip.deadline() == null ? "" : Dates.in(slip.deadline(), language),
        Dates.in(slip.until(), language),
        slip.words().in(language),
        QrCode.image(slip.link()));
  }
}
