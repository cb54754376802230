package org.orgstatus.findings;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultTable.Unit;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;

/** A bound number as its sentence writes it: grouped by commas, with a true minus sign and unit. */
public final class NumberText {

  /** Stands for a number that may not be shown. */
  public static final String WITHHELD = "·";

  private NumberText() {}

  public static String of(BoundCell bound, NumberFormat format, Language language) {
    if (bound.cell() instanceof Cell.Words words) {
      return words.text().in(language);
    }
    if (bound.value().isEmpty()) {
      return WITHHELD;
    }
    BigDecimal value = bound.value().get();
    return switch (format) {
      case PLAIN -> withUnit(number(value), bound, language);
      case WHOLE -> withUnit(number(value.setScale(0, RoundingMode.HALF_UP)), bound, language);
      case INTERVAL -> withUnit(number(value), bound, language) + interval(bound, language);
      case BASE -> withUnit(number(value), bound, language) + base(bound, language);
    };
  }

  /** In both languages. */
  public static LocalText of(BoundCell bound, NumberFormat format) {
    return LocalText.of(of(bound, format, Language.ZH), of(bound, format, Language.EN));
  }

  static String number(BigDecimal value) {
    String text = String.format(Locale.ROOT, "%,." + value.scale() + "f", value.abs());
    return value.signum() < 0 ? "−" + text : text;
  }

  private static String withUnit(String number, BoundCell bound, Language language) {
    Unit unit = bound.column().unit();
    if (unit == Unit.PERCENT) {
      return number + "%";
    }
    if (unit == Unit.POINTS) {
      return number + (language == Language.ZH ? "个百分点" : " percentage points");
    }
    return number;
  }

  private static String interval(BoundCell bound, Language language) {
    if (bound.span().isEmpty()) {
      return "";
    }
    Cell.Interval span = bound.span().get();
    int decimals = bound.column().decimals();
    String low = number(BoundCell.rounded(span.low(), decimals));
    String high = number(BoundCell.rounded(span.high(), decimals));
    boolean sampled = bound.cell() instanceof Cell.Estimate e && e.interval().isPresent();
    if (language == Language.ZH) {
      return "（" + (sampled ? "95%区间" : "上下限") + low + "至" + high + "）";
    }
    return " (" + (sampled ? "95% interval " : "bounds ") + low + " to " + high + ")";
  }

  private static String base(BoundCell bound, Language language) {
    if (bound.n().isEmpty()) {
      return "";
    }
    String n = number(BigDecimal.valueOf(bound.n().get()));
    if (bound.bounds().isPresent()) {
      // whose state a roster tells counts too, so that it is more than the table's answers
      return language == Language.ZH ? "（状态明确" + n + "所）" : " (state known of " + n + ")";
    }
    return language == Language.ZH ? "（n=" + n + "）" : " (n = " + n + ")";
  }
}
