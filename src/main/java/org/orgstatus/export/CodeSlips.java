package org.orgstatus.export;

import org.orgstatus.base.Messages;
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

/**
 * Activation codes on paper, to be cut and handed out: eight slips a page, each with its address as
 * a QR code.
 *
 * @param deadline of the wave
 * @param made when the codes were printed
 */
public record CodeSlips(LocalText wave, Instant deadline, Instant made, List<Slip> slips) {

  /**
   * @param role who uses the code, for example 填报人
   * @param link where the code is used
   * @param until last day on which the code can be used
   * @param contact whom to ask
   */
  public record Slip(
      String reportingUnit,
      String unit,
      String unitCode,
      LocalText role,
      String code,
      String link,
      LocalDate until,
      LocalText contact) {}

  /** A slip as the template shows it. */
  public record Shown(
      String unit,
      String under,
      String role,
      String code,
      String link,
      String until,
      String contact,
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
    values.put("deadline", Dates.in(deadline, language));
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
        Dates.in(slip.until(), language),
        slip.contact().in(language),
        QrCode.image(slip.link()));
  }

  /** One slip as a message for a chat group. */
  public static String message(Slip slip, Instant deadline, Language language) {
    return Messages.in(language)
        .say(
            "paper.slips.message",
            slip.unit(),
            slip.role().in(language),
            slip.code(),
            slip.link(),
            Dates.in(deadline, language),
            slip.contact().in(language));
  }
}
