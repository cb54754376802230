package org.orgstatus.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.orgstatus.analysis.province.UnitSheet;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.base.Language;
import org.orgstatus.export.DocumentFormat;
import org.orgstatus.export.StudyDocument.Kind;
import org.orgstatus.export.StudyPapers;
import org.orgstatus.export.file.FixedZip;

/**
 * How long the study's papers take once the comparisons are there: {@code StudyPapersBattery 2631}.
 * Prints milliseconds of wall time and CPU of the first and of later rounds, and megabytes of the
 * file. Run it with a heap of 700 MB to see that the report fits: {@code -Xmx700m}.
 */
public final class StudyPapersBattery {

  private static final PrintStream OUT = System.out;
  private static final int ROUNDS = 5;

  private StudyPapersBattery() {}

  private interface Paper {
    byte[] write() throws IOException;
  }

  public static void main(String[] sizes) throws IOException {
    int size = sizes.length == 0 ? 2631 : Integer.parseInt(sizes[0]);
    StudyPapers papers = StudyPapers.of(7, size, Audience.INTERNAL);
    for (Language language : Language.values()) {
      for (DocumentFormat format : DocumentFormat.values()) {
        for (Kind kind :
            List.of(Kind.PROVINCE, Kind.BRIEF, Kind.REPORT, Kind.TABLES, Kind.SLIDES)) {
          if (format.isFor(kind)) {
            String subject = kind == Kind.PROVINCE ? "320000" : "";
            String name = kind.word() + "." + format.ending() + " " + language.tag();
            time(name, () -> StudyPapers.written(papers.document(kind, subject, language), format));
          }
        }
      }
    }
    time("provinces.zip zh", () -> zip(papers));
  }

  private static byte[] zip(StudyPapers papers) throws IOException {
    Map<String, FixedZip.Part> parts = new LinkedHashMap<>();
    for (UnitSheet.Unit unit : UnitSheet.units(papers.results().get("c11"))) {
      parts.put(
          unit.code() + ".docx",
          out ->
              out.write(
                  StudyPapers.written(
                      papers.document(Kind.PROVINCE, unit.code(), Language.ZH),
                      DocumentFormat.DOCX)));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    FixedZip.write(parts, bytes);
    return bytes.toByteArray();
  }

  private static void time(String name, Paper paper) throws IOException {
    double[] wall = new double[ROUNDS];
    double[] cpu = new double[ROUNDS];
    int length = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long began = System.nanoTime();
      long busy = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      length = paper.write().length;
      wall[round] = (System.nanoTime() - began) / 1e6;
      cpu[round] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - busy) / 1e6;
    }
    OUT.printf(
        Locale.ROOT,
        "%-20s | first %7.0f ms (CPU %7.0f) | median %7.0f ms (CPU %7.0f) | %6.2f MB%n",
        name,
        wall[0],
        cpu[0],
        median(wall),
        median(cpu),
        length / 1e6);
  }

  private static double median(double[] rounds) {
    double[] sorted = rounds.clone();
    Arrays.sort(sorted);
    return sorted[ROUNDS / 2];
  }
}
