package org.orgstatus.export.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.orgstatus.export.figure.ChartXml;

/** Colours of series differ in lightness, so that a copy in grey and every eye tell them apart. */
class FigureColoursTest {

  private static final Path LOOK = Path.of("src/main/webapp/assets/js/figure-look.js");

  /** Steps of lightness that neighbouring areas need; from 0, black, to 100, white. */
  private static final double STEP = 10;

  /** WCAG 2.1, 1.4.11: contrast of what is not text. */
  private static final double CONTRAST = 3;

  private static List<String> colours(String name) throws IOException {
    String line =
        Files.readString(LOOK)
            .lines()
            .filter(l -> l.startsWith("export const " + name + " = "))
            .findFirst()
            .orElseThrow();
    return Pattern.compile("#([0-9A-Fa-f]{6})")
        .matcher(line)
        .results()
        .map(m -> m.group(1))
        .toList();
  }

  /** Relative luminance of sRGB (WCAG 2.1). */
  private static double luminance(String colour) {
    double[] weights = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double part = Integer.parseInt(colour.substring(2 * i, 2 * i + 2), 16) / 255.0;
      sum += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
    }
    return sum;
  }

  /** L* of CIELAB, which steps as the eye does; a copy in grey keeps it. */
  private static double lightness(String colour) {
    return 116 * Math.cbrt(luminance(colour)) - 16;
  }

  @Test
  void areasGrowLighterByStepsThatShowInGrey() throws IOException {
    List<String> areas = colours("COLOURS");
    assertEquals(6, areas.size());
    for (int i = 1; i < areas.size(); i++) {
      double step = lightness(areas.get(i)) - lightness(areas.get(i - 1));
      assertTrue(step >= STEP, areas.get(i - 1) + " to " + areas.get(i) + ": " + step);
    }
  }

  @Test
  void dotsAndLinesStandOutFromPaper() throws IOException {
    // The first three are those of areas.
    List<String> thin = new ArrayList<>(colours("COLOURS").subList(0, 3));
    thin.addAll(colours("DOT_COLOURS"));
    assertEquals(6, thin.size());
    for (String colour : thin) {
      assertTrue(1.05 / (luminance(colour) + 0.05) >= CONTRAST, colour);
    }
  }

  @Test
  void documentsUseTheColoursOfPages() throws IOException {
    assertEquals(ChartXml.COLOURS, colours("COLOURS"));
    assertTrue(
        Files.readString(LOOK).contains("export const SPREAD = " + ChartXml.SPREAD + ";"),
        "pages spread colours as documents do");
  }

  @Test
  void fewAreasLieFurtherApart() {
    for (int count = 2; count <= 4; count++) {
      List<Integer> spread = ChartXml.SPREAD.get(count);
      assertEquals(count, spread.size());
      for (int i = 1; i < count; i++) {
        double step =
            lightness(ChartXml.COLOURS.get(spread.get(i)))
                - lightness(ChartXml.COLOURS.get(spread.get(i - 1)));
        assertTrue(step >= 1.5 * STEP, count + " series: " + step);
      }
    }
  }

  /** A downloaded SVG holds the font in an attribute, which a double quote would end. */
  @Test
  void fontsMayStandInAttributes() throws IOException {
    List<String> fonts =
        Files.readString(LOOK).lines().filter(l -> l.endsWith("sans-serif\";")).toList();
    assertEquals(2, fonts.size(), "Chinese and English");
    fonts.forEach(font -> assertEquals(2, font.chars().filter(c -> c == '"').count(), font));
  }

  /** The scale of heat maps and tiles: writing on it changes to white where it must. */
  @Test
  void writingOnShadesIsLegible() {
    for (int step = 0; step <= 20; step++) {
      double part = step / 20.0;
      double ground = luminance(DocxHeat.shade(part));
      double ink = part > DocxHeat.DARK ? 1 : 0;
      double contrast = (Math.max(ground, ink) + 0.05) / (Math.min(ground, ink) + 0.05);
      assertTrue(contrast >= 4.5, part + ": " + contrast);
    }
  }
}
