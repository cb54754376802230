package org.orgstatus.analysis.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.orgstatus.base.LocalText;

/**
 * What the report and the papers made with it print, in order, as {@code analysis/report.yaml} says
 * it.
 *
 * @param annexes printed behind the chapters, each on a page of its own
 * @param sheets of which comparisons single sheets are made
 * @param hash SHA-256 of the file
 */
public record ReportOutline(
    String id,
    LocalText title,
    List<Chapter> chapters,
    List<Chapter> annexes,
    Brief brief,
    Slides slides,
    Sheets sheets,
    String hash) {

  /** Of what is printed without an outline. */
  public static final ReportOutline NONE =
      new ReportOutline(
          "",
          LocalText.EMPTY,
          List.of(),
          List.of(),
          new Brief(LocalText.EMPTY, List.of()),
          new Slides(LocalText.EMPTY, List.of(), List.of()),
          new Sheets("", "", Map.of()),
          "");

  public ReportOutline {
    chapters = List.copyOf(chapters);
    annexes = List.copyOf(annexes);
  }

  /** What a chapter consists of. */
  public enum Content {
    /** Comparisons, one a section. */
    RESULTS("results"),
    /** Approved findings with what they rest on. */
    FINDINGS("findings"),
    /** The forms of the wave. */
    INSTRUMENTS("instruments"),
    /** What each indicator means and where its items come from. */
    INDICATORS("indicators"),
    /** How the numbers of each comparison were made; without it each section says so itself. */
    METHODS("methods");

    private final String word;

    Content(String word) {
      this.word = word;
    }

    /** As the file writes it. */
    public String word() {
      return word;
    }

    public static Optional<Content> ofWord(String word) {
      return Stream.of(values()).filter(c -> c.word.equals(word)).findFirst();
    }
  }

  /** A chapter, or an annex. */
  public record Chapter(String id, LocalText title, Content content, List<Section> sections) {
    public Chapter {
      sections = List.copyOf(sections);
    }
  }

  /**
   * A comparison with the figures and tables of it that are printed.
   *
   * @param plan id of the comparison
   */
  public record Section(String plan, List<String> figures, List<String> tables) {
    public Section {
      figures = List.copyOf(figures);
      tables = List.copyOf(tables);
    }
  }

  /** The policy brief. */
  public record Brief(LocalText title, List<Section> sections) {
    public Brief {
      sections = List.copyOf(sections);
    }
  }

  /**
   * The slides: the key figures, then one figure a slide.
   *
   * @param sections with figures that are charts, and no tables
   */
  public record Slides(LocalText title, List<Key> key, List<Section> sections) {
    public Slides {
      key = List.copyOf(key);
      sections = List.copyOf(sections);
    }

    /** Ids of all comparisons that the slides need. */
    public Set<String> plans() {
      return Stream.concat(key.stream().map(Key::plan), sections.stream().map(Section::plan))
          .collect(Collectors.toCollection(LinkedHashSet::new));
    }
  }

  /** The address of a number that stands by itself. */
  public record Key(String plan, String table, String row, String column) {}

  /**
   * @param province id of the comparison whose reporting units have a sheet; may be empty
   * @param alliance id of the comparison whose alliances have a sheet; may be empty
   * @param allianceTables by id, what its tables are called where they tell of one alliance alone
   */
  public record Sheets(String province, String alliance, Map<String, LocalText> allianceTables) {
    public Sheets {
      allianceTables = Map.copyOf(allianceTables);
    }
  }

  /**
   * The outline of a report of some sections.
   *
   * @param picked ids of comparisons, and of chapters that have other contents than comparisons
   */
  public ReportOutline only(Set<String> picked) {
    return new ReportOutline(
        id, title, only(chapters, picked), only(annexes, picked), brief, slides, sheets, hash);
  }

  private static List<Chapter> only(List<Chapter> chapters, Set<String> picked) {
    List<Chapter> some = new ArrayList<>();
    for (Chapter chapter : chapters) {
      if (chapter.content() != Content.RESULTS) {
        some.addAll(picked.contains(chapter.id()) ? List.of(chapter) : List.of());
      } else {
        List<Section> sections =
            chapter.sections().stream().filter(s -> picked.contains(s.plan())).toList();
        some.addAll(
            sections.isEmpty()
                ? List.of()
                : List.of(new Chapter(chapter.id(), chapter.title(), Content.RESULTS, sections)));
      }
    }
    return some;
  }

  /** All that {@link #only} can be asked for, in the order of the outline. */
  public Set<String> picks() {
    Set<String> picks = new LinkedHashSet<>();
    Stream.concat(chapters.stream(), annexes.stream())
        .forEach(
            chapter -> {
              if (chapter.content() == Content.RESULTS) {
                chapter.sections().forEach(section -> picks.add(section.plan()));
              } else {
                picks.add(chapter.id());
              }
            });
    return picks;
  }

  /** Ids of all comparisons that the report prints, in its order, each once. */
  public Set<String> plans() {
    Set<String> plans = new LinkedHashSet<>();
    Stream.concat(chapters.stream(), annexes.stream())
        .flatMap(chapter -> chapter.sections().stream())
        .forEach(section -> plans.add(section.plan()));
    return plans;
  }
}
