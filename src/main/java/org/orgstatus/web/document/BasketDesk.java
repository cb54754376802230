package org.orgstatus.web.document;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.export.DocumentEdition;
import org.orgstatus.export.PickedPieces;
import org.orgstatus.export.ResultFile;
import org.orgstatus.export.StudyDocument;
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
   * @param whole the comparison as it was released; empty where the piece dropped out
   * @param piece empty where it dropped out
   * @param gone why it dropped out
   */
  public record Line(
      BasketPiece of,
      Release release,
      LocalText comparison,
      Optional<AnalysisResult> whole,
      Optional<PickedPieces.Piece> piece,
      LocalText gone) {}

  /** A report that the comparisons of the basket can be built into, with what is picked of it. */
  public record Report(Release release, String edition, Set<String> plans) {}

  List<Line> lines() {
    Map<List<Object>, Released.Seen> read = new HashMap<>();
    List<Line> lines = new ArrayList<>();
    for (BasketPiece piece : baskets.list(current.get().id())) {
      lines.add(line(piece, read));
    }
    return lines;
  }

  /** What goes into files, in order, without what dropped out. */
  List<Line> printed() {
    return lines().stream().filter(line -> line.piece().isPresent()).toList();
  }

  /**
   * Whether a file of the pieces can be verified later. It cannot where they are of several data
   * locks or audiences, or of a comparison as different releases have it.
   *
   * @param lines with their pieces
   */
  static boolean haveOneOrigin(List<Line> lines) {
    Set<List<Object>> origins = new HashSet<>();
    Set<List<Object>> results = new HashSet<>();
    Set<String> plans = new HashSet<>();
    for (Line line : lines) {
      Release release = line.release();
      origins.add(List.of(release.lockId(), release.audience(), line.of().unit()));
      results.add(List.of(release.id(), line.of().planId()));
      plans.add(line.of().planId());
    }
    return origins.size() <= 1 && results.size() == plans.size();
  }

  /**
   * The basket as a file that can be verified later.
   *
   * @param lines with their pieces, at least one; they have one origin
   */
  static ResultFile file(List<Line> lines, Language language) {
    Map<String, ResultFile.Taken> taken = new LinkedHashMap<>();
    for (Line line : lines) {
      taken.computeIfAbsent(
          line.of().planId(),
          plan ->
              ResultFile.Taken.of(
                  line.whole().orElseThrow(),
                  line.piece().orElseThrow().result(),
                  line.release().id()));
    }
    return new ResultFile(
        StudyDocument.Kind.BASKET,
        Optional.of(DocumentEdition.of(lines.get(0).release().audience())),
        lines.get(0).of().unit(),
        language,
        List.copyOf(taken.values()),
        lines.stream()
            .map(line -> new StudyDocument.Part(line.of().planId(), line.of().part()))
            .toList());
  }

  private Line line(BasketPiece piece, Map<List<Object>, Released.Seen> read) {
    Release release = releases.find(piece.releaseId()).orElseThrow();
    if (!release.stands()) {
      LocalText why =
          LocalText.of(WITHDRAWN.zh() + release.reason(), WITHDRAWN.en() + release.reason());
      return dropped(piece, release, why);
    }
    try {
      // One result for all its pieces, so that they stand under one heading.
      Released.Seen seen =
          read.computeIfAbsent(
              List.of(piece.releaseId(), piece.planId(), piece.unit()),
              key -> seen(piece.releaseId() + "", piece.planId(), piece.unit()));
      return PickedPieces.has(seen.result(), piece.part())
          ? new Line(
              piece,
              release,
              seen.result().title(),
              Optional.of(seen.whole()),
              Optional.of(new PickedPieces.Piece(seen.result(), piece.part())),
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
    return new Line(piece, release, comparison, Optional.empty(), Optional.empty(), why);
  }

  private Released.Seen seen(String release, String plan, String unit) {
    return released.seen(released.release(release), plan, unit);
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
    return audience == ReleaseAudience.PROVINCE
        ? Optional.empty()
        : Optional.of(DocumentEdition.of(audience).word());
  }
}
