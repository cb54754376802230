package org.orgstatus.export.form;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;
import org.orgstatus.export.text.CellText;
import org.orgstatus.export.text.Dates;
import org.orgstatus.export.writer.PdfWriter;

/**
 * Where one province stands on a day, on one page: its coverage so far against the target, and how
 * far its institutions have come. No other unit's numbers are in it.
 *
 * @param unit the reporting unit
 * @param at the moment that the numbers stand at
 * @param deadline of the unit
 * @param coverage empty where it cannot be computed
 * @param states institutions by where their response stands, in order
 */
public record ProvinceProfile(
    LocalText unit,
    LocalText wave,
    boolean invented,
    Instant at,
    Instant deadline,
    Optional<Answer> coverage,
    List<State> states,
    List<Breakdown> breakdowns) {

  /**
   * Whether the target is reached.
   *
   * @param verdict reached, not reached or open, in words
   * @param figures what the verdict rests on: denominator, rate, bounds, gap
   * @param method how it is computed
   */
  public record Answer(String verdict, List<Figure> figures, LocalText method) {
    public Answer {
      figures = List.copyOf(figures);
    }
  }

  /**
   * One number with its name.
   *
   * @param why there is no number; may be empty
   */
  public record Figure(LocalText name, String value, String why) {}

  /** How many institutions are in one state. */
  public record State(LocalText name, int count) {}

  /**
   * The institutions by city or by level.
   *
   * @param by what they are grouped by
   */
  public record Breakdown(LocalText by, List<Line> lines) {
    public Breakdown {
      lines = List.copyOf(lines);
    }
  }

  /**
   * One group.
   *
   * @param open begun and not submitted, those returned included
   * @param answered submitted or accepted
   */
  public record Line(
      LocalText name, int units, int notStarted, int open, int answered, int accepted) {

    /** Those that have answered, in percent with one decimal. */
    public String rate() {
      return units == 0 ? CellText.NONE : CellText.number(100.0 * answered / units, 1) + "%";
    }
  }

  public ProvinceProfile {
    states = List.copyOf(states);
    breakdowns = List.copyOf(breakdowns);
  }

  /** A number above its name, as the template shows it. */
  public record Shown(String value, String name) {}

  /** A table as the template shows it. */
  public record Table(String title, List<List<String>> rows) {}

  /** Writes the page as a PDF. */
  public void writePdf(Language language, OutputStream out) throws IOException {
    Map<String, Object> values = new HashMap<>();
    values.put("invented", invented);
    values.put("at", Dates.in(at, language));
    values.put("deadline", Dates.in(deadline, language));
    values.put("verdict", coverage.map(Answer::verdict).orElse(""));
    values.put("method", coverage.map(answer -> answer.method().in(language)).orElse(""));
    values.put(
        "figures",
        coverage.map(Answer::figures).orElse(List.of()).stream()
            .map(f -> new Shown(f.value(), (f.name().in(language) + " " + f.why()).strip()))
            .toList());
    values.put(
        "states",
        states.stream()
            .map(s -> new Shown(CellText.count(s.count()), s.name().in(language)))
            .toList());
    values.put("tables", breakdowns.stream().map(b -> table(b, language)).toList());
    String title =
        Messages.in(language).get("province.title", unit.in(language), wave.in(language));
    out.write(PdfWriter.write(new PdfWriter.Sheet("profile", language, title, at, values)));
  }

  private static Table table(Breakdown breakdown, Language language) {
    return new Table(
        breakdown.by().in(language),
        breakdown.lines().stream()
            .map(
                line ->
                    List.of(
                        line.name().in(language),
                        CellText.count(line.units()),
                        CellText.count(line.notStarted()),
                        CellText.count(line.open()),
                        CellText.count(line.answered()),
                        CellText.count(line.accepted()),
                        line.rate()))
            .toList());
  }
}
