package org.orgstatus.web.release;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.analysis.release.Editions;
import org.orgstatus.analysis.release.Release;
import org.orgstatus.analysis.release.ReleaseAudience;
import org.orgstatus.analysis.release.Releases;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.base.LocalText;
import org.orgstatus.registry.ReportingUnit;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.office.Reach;

/**
 * Releases as far as the account that asks may see them: staff all that stand, coordinators those
 * for reporting units and for everybody, whoever releases also those that were withdrawn or
 * refused. For pages and programs alike.
 */
@RequestScoped
public class Released {

  private static final LocalText NONE =
      LocalText.of(
          "没有这个发布，或者其中没有这项对比。请从发布一览选择。",
          "There is no such release, or it has no such comparison. Choose one from the list.");
  public static final LocalText GONE =
      LocalText.of(
          "这些结果已经撤回，不再提供。请看现行的结果。",
          "These results were withdrawn and are no longer offered. See those that stand.");
  private static final LocalText NOT_OF_UNIT =
      LocalText.of("这项对比没有这个填报单位的内容。", "This comparison says nothing about the reporting unit.");

  @Inject Releases releases;
  @Inject Reach reach;
  @Inject CurrentAccount current;

  /**
   * What somebody sees of a comparison.
   *
   * @param whole as it was released
   * @param unit code of the reporting unit whose numbers alone are seen; empty for all of it
   */
  public record Seen(AnalysisResult whole, Optional<String> unit, AnalysisResult result) {

    static Seen all(AnalysisResult whole) {
      return new Seen(whole, Optional.empty(), whole);
    }
  }

  boolean mayRelease() {
    return current.may(Permission.RELEASE_RESULTS, Target.NATION);
  }

  private boolean isStaff() {
    return current.may(Permission.VIEW_RELEASED, Target.NATION);
  }

  /** The latest first. */
  public List<Release> list() {
    return releases.list().stream()
        .filter(release -> mayRelease() || release.stands())
        .filter(release -> isStaff() || release.audience() != ReleaseAudience.INTERNAL)
        .toList();
  }

  /** The release of an address. */
  public Release release(String word) {
    Release release = find(word).orElseThrow(() -> new Refusal(404, NONE));
    if (release.audience() == ReleaseAudience.INTERNAL) {
      current.require(Permission.VIEW_RELEASED, Target.NATION);
    }
    if (release.state() == Release.State.REFUSED) {
      current.require(Permission.RELEASE_RESULTS, Target.NATION);
    }
    if (release.state() == Release.State.WITHDRAWN && !mayRelease()) {
      throw new Refusal(410, GONE);
    }
    return release;
  }

  /** What everybody may see, without a log-in. */
  public Release open(String word) {
    Release release =
        find(word)
            .filter(r -> r.audience() == ReleaseAudience.PUBLIC)
            .filter(r -> r.state() != Release.State.REFUSED)
            .orElseThrow(() -> new Refusal(404, NONE));
    if (!release.stands()) {
      throw new Refusal(410, GONE);
    }
    return release;
  }

  private Optional<Release> find(String word) {
    return word.matches("[0-9]{1,18}") ? releases.find(Long.parseLong(word)) : Optional.empty();
  }

  /** A comparison of a release that everybody sees alike. */
  public AnalysisResult result(Release release, String planId) {
    return releases.result(release, planId).orElseThrow(() -> new Refusal(404, NONE));
  }

  /**
   * A comparison as the account sees it.
   *
   * @param unit code of a reporting unit, for releases to these; empty for the account's first
   */
  public Seen seen(Release release, String planId, String unit) {
    AnalysisResult stored = result(release, planId);
    if (release.audience() != ReleaseAudience.PROVINCE) {
      return Seen.all(stored);
    }
    String code = unit.isEmpty() ? first(stored) : unit;
    current.require(Permission.VIEW_RELEASED, Target.reportingUnit(code));
    return new Seen(
        stored,
        Optional.of(code),
        Editions.ofUnit(stored, code).orElseThrow(() -> new Refusal(404, NOT_OF_UNIT)));
  }

  private String first(AnalysisResult stored) {
    List<String> own =
        reach.units(Permission.VIEW_RELEASED).stream().map(u -> u.code().value()).toList();
    List<String> known = Editions.units(stored);
    return own.stream()
        .filter(known::contains)
        .findFirst()
        .or(() -> own.stream().findFirst())
        .orElseThrow(() -> new Refusal(404, NONE));
  }

  /** The reporting units between which the account may choose. */
  List<ReportingUnit> units() {
    return reach.units(Permission.VIEW_RELEASED);
  }
}
