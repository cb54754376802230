package org.orgstatus.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.base.Language;
import org.orgstatus.export.text.Block;
import org.orgstatus.export.writer.DocxWriter;
import org.orgstatus.export.writer.HtmlWriter;
import org.orgstatus.export.writer.XlsxWriter;

/** Tables and figures that somebody picked from several results, as one file. */
public final class PickedPieces {

  private static final String FIGURE = "figure-";

  private PickedPieces() {}

  /**
   * One table or figure.
   *
   * @param result pieces of the same one share its heading, its method and its source
   * @param part id of a table, or {@code figure-} and the id of a figure
   */
  public record Piece(AnalysisResult result, String part) {
    public Piece {
      if (DocumentAssembly.block(result, part).isEmpty()) {
        throw new IllegalArgumentException(result.planId() + " has no " + part);
      }
    }

    public boolean isFigure() {
      return part.startsWith(FIGURE);
    }

    public PiecePreview preview(Language language) {
      return PiecePreview.of(block(), language);
    }

    /** The table that it is, or that the figure is drawn from. */
    String tableId() {
      return block() instanceof Block.FigureBlock figure ? figure.figure().tableId() : part;
    }

    Block block() {
      return DocumentAssembly.block(result, part).orElseThrow();
    }

    /** What stands over it. */
    public String title(Language language) {
      Block block = block();
      return block instanceof Block.FigureBlock figure
          ? figure.figure().title().in(language)
          : ((Block.TableBlock) block).table().title().in(language);
    }
  }

  /** Whether a result has such a table or figure. */
  public static boolean has(AnalysisResult result, String part) {
    return DocumentAssembly.block(result, part).isPresent();
  }

  /**
   * @param pieces at least one, in the order of printing
   * @param format all but PPTX
   */
  public static byte[] write(List<Piece> pieces, DocumentFormat format, Language language)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    switch (format) {
      case DOCX -> DocxWriter.write(DocumentAssembly.picked(pieces, language), out);
      case XLSX -> XlsxWriter.volume(cut(pieces), language, out);
      case PDF -> out.write(HtmlWriter.pdf(DocumentAssembly.picked(pieces, language), ""));
      case HTML -> out.write(HtmlWriter.page(DocumentAssembly.picked(pieces, language)));
      case PPTX -> throw new IllegalArgumentException("no slides of picked pieces");
    }
    return out.toByteArray();
  }

  /** Each result with its picked tables and figures, and the tables that figures are drawn from. */
  static List<AnalysisResult> cut(List<Piece> pieces) {
    Map<AnalysisResult, Set<String>> parts = new IdentityHashMap<>();
    List<AnalysisResult> order = new ArrayList<>();
    for (Piece piece : pieces) {
      parts
          .computeIfAbsent(
              piece.result(),
              result -> {
                order.add(result);
                return new LinkedHashSet<>();
              })
          .add(piece.part());
    }
    return order.stream().map(result -> cut(result, parts.get(result))).toList();
  }

  private static AnalysisResult cut(AnalysisResult whole, Set<String> parts) {
    var figures =
        whole.figures().stream().filter(figure -> parts.contains(FIGURE + figure.id())).toList();
    Set<String> drawn = figures.stream().map(f -> f.tableId()).collect(Collectors.toSet());
    List<ResultTable> tables =
        whole.tables().stream()
            .filter(table -> parts.contains(table.id()) || drawn.contains(table.id()))
            .toList();
    return new AnalysisResult(
        whole.planId(),
        whole.title(),
        whole.question(),
        whole.policyQuestion(),
        whole.clauses(),
        whole.method(),
        tables,
        figures,
        whole.notes(),
        whole.provenance());
  }
}
