package org.orgstatus.export.figure;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.export.figure.FigureData.Bar;
import org.orgstatus.export.figure.FigureData.Mark;
import org.orgstatus.export.text.CellText;

/**
 * How dark each tile of a map is: by its number, or by the class that its words name. Classes have
 * a sign too, so that nobody has to tell shades apart. Words that name no class are only written.
 *
 * @param classes from the darkest; empty where tiles hold numbers
 */
public record TileShades(FigureData data, List<LocalText> classes) {

  /** Signs of two, three and four classes; old fonts of both languages have them. */
  private static final List<String> SIGNS = List.of("●○", "●◎○", "●▲◎○");

  private static final double DARKEST = 0.95;
  private static final double LIGHTEST = 0.08;

  /** The words of a class end where a bracket begins: what follows is about the row alone. */
  private static final String BRACKET = "[（(]";

  public static TileShades of(FigureData data) {
    return new TileShades(data, data.figure().classes());
  }

  private static Optional<LocalText> nameOf(Bar bar) {
    return bar.marks().get(0).words().map(w -> LocalText.of(cut(w.zh()), cut(w.en())));
  }

  private static String cut(String words) {
    return words.split(BRACKET)[0].strip();
  }

  /** Index of the row's class; empty without classes. */
  public Optional<Integer> classOf(Bar bar) {
    return nameOf(bar).map(classes::indexOf).filter(i -> i >= 0);
  }

  /** The sign of a class. */
  public String sign(int index) {
    String signs = SIGNS.get(Math.max(0, classes.size() - 2));
    return signs.substring(index, index + 1);
  }

  /** From 0, white, to 1, the darkest; empty where a number is missing. */
  public OptionalDouble part(Bar bar) {
    Optional<Integer> own = classOf(bar);
    if (own.isPresent()) {
      return OptionalDouble.of(partOf(own.get()));
    }
    Mark first = bar.marks().get(0);
    if (first.words().isPresent()) {
      return OptionalDouble.of(LIGHTEST);
    }
    double highest = data.highest();
    return first.value().isEmpty() || highest <= 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.max(0, Math.min(1, first.value().getAsDouble() / highest)));
  }

  /** How dark a class is. */
  public double partOf(int index) {
    int steps = Math.max(1, classes.size() - 1);
    return DARKEST - (DARKEST - LIGHTEST) * index / steps;
  }

  /** The class's sign and what the last column says. */
  public String said(Bar bar, Language language) {
    int last = bar.marks().size() - 1;
    Mark mark = bar.marks().get(last);
    String sign = classOf(bar).map(c -> sign(c) + " ").orElse("");
    Optional<LocalText> words = mark.words();
    if (words.isPresent()) {
      return sign + words.get().in(language);
    }
    if (mark.value().isEmpty()) {
      return mark.withheld() ? CellText.WITHHELD : CellText.NONE;
    }
    int decimals = data.series().get(last).decimals();
    return sign + CellText.number(mark.value().getAsDouble(), decimals);
  }
}
