package org.orgstatus.web.document;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.NotPermitted;
import org.orgstatus.analysis.release.BasketPiece;
import org.orgstatus.analysis.release.Baskets;
import org.orgstatus.analysis.release.Release;
import org.orgstatus.analysis.release.ReleaseAudience;
import org.orgstatus.analysis.release.Releases;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.base.LocalText;
import org.orgstatus.export.PickedPieces;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.release.Released;

/** The basket of the account that asks, as far as it may still see what lies in it. */
@RequestScoped
public class BasketDesk {

  private static final LocalText NOT_SEEN =
      LocalText.of("您已不能查看这个发布。", "You may no longer see this release.");
  private static final LocalText NO_PART =
      LocalText.of("这项对比没有这张表或图。", "This comparison has no such table or figure.");
  private static final LocalText WITHDRAWN =
      LocalText.of("所在的发布已撤回：", "Its release was withdrawn: ");

  @Inject Baskets baskets;
  @Inject Released released;
  @Inject Releases releases;
  @Inject CurrentAccount current;

  /**
   * A line of the basket.
   *
   * @param piece empty where it dropped out
   * @param gone why it dropped out
   */
  public record Line(
      BasketPiece of,
      Release release,
      LocalText comparison,
      Optional<PickedPieces.Piece> piece,
      LocalText gone) {}

  /** A report that the comparisons of the basket can be built into, with what is picked of it. */
  public record Report(Release release, String edition, Set<String> plans) {}

  List<Line> lines() {
    Map<List<Object>, AnalysisResult> read = new HashMap<>();
    List<Line> lines = new ArrayList<>();
    for (BasketPiece piece : baskets.list(current.get().id())) {
      lines.add(line(piece, read));
    }
    return lines;
  }

  /** What goes into files, in order. */
  List<PickedPieces.Piece> pieces() {
    return lines().stream().flatMap(line -> line.piece().stream()).toList();
  }

  private Line line(BasketPiece piece, Map<List<Object>, AnalysisResult> read) {
    Release release = releases.find(piece.releaseId()).orElseThrow();
    if (!release.stands()) {
      LocalText why =
          LocalText.of(WITHDRAWN.zh() + release.reason(), WITHDRAWN.en() + release.reason());
      return dropped(piece, release, why);
    }
    try {
      // One result for all its pieces, so that they stand under one heading.
      AnalysisResult result =
          read.computeIfAbsent(
              List.of(piece.releaseId(), piece.planId(), piece.unit()),
              key -> seen(piece.releaseId() + "", piece.planId(), piece.unit()));
      return PickedPieces.has(result, piece.part())
          ? new Line(
              piece,
              release,
              result.title(),
              Optional.of(new PickedPieces.Piece(result, piece.part())),
              LocalText.EMPTY)
          : dropped(piece, release, NO_PART);
    } catch (Refusal | NotPermitted e) {
      return dropped(piece, release, NOT_SEEN);
    }
  }

  /** Its result is not read, so the release says what the comparison is called. */
  private Line dropped(BasketPiece piece, Release release, LocalText why) {
    LocalText comparison =
        releases.results(release).stream()
            .filter(result -> result.planId().equals(piece.planId()))
            .map(result -> result.title())
            .findFirst()
            .orElse(LocalText.same(piece.planId()));
    return new Line(piece, release, comparison, Optional.empty(), why);
  }

  private AnalysisResult seen(String release, String plan, String unit) {
    return released.seen(released.release(release), plan, unit).result();
  }

  /** Puts a table or figure in; refused as if it did not exist where the account may not see it. */
  boolean put(String word, String plan, String unit, String part) {
    Release release = released.release(word);
    Released.Seen seen = released.seen(release, plan, unit);
    if (!release.stands()) {
      throw new Refusal(410, Released.GONE);
    }
    if (!PickedPieces.has(seen.result(), part)) {
      throw new Refusal(404, NO_PART);
    }
    return baskets.put(
        current.get().id(), new Baskets.Address(release.id(), plan, seen.unit().orElse(""), part));
  }

  /** For each data lock and audience of the basket the report with its comparisons picked. */
  List<Report> reports(List<Line> lines) {
    Map<List<Object>, Report> reports = new LinkedHashMap<>();
    for (Line line : lines) {
      Optional<String> edition = edition(line.release().audience());
      if (line.piece().isPresent() && edition.isPresent()) {
        reports
            .computeIfAbsent(
                List.of(line.release().lockId(), edition.get()),
                key -> new Report(line.release(), edition.get(), new LinkedHashSet<>()))
            .plans()
            .add(line.of().planId());
      }
    }
    return List.copyOf(reports.values());
  }

  /** Reporting units have single sheets, and no report. */
  private static Optional<String> edition(ReleaseAudience audience) {
    return switch (audience) {
      case INTERNAL -> Optional.of(DocumentEdition.INTERNAL.word());
      case PUBLIC -> Optional.of(DocumentEdition.PUBLIC.word());
      case PROVINCE -> Optional.empty();
    };
  }
}
