package org.orgstatus.dataset;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.orgstatus.base.LocalText;

/**
 * The wave before another, as that other one sees it.
 *
 * @param data its tables, as they were locked last, else as they stand
 * @param fates what became of institutions that a later register no longer has, by their code, as
 *     far as a person has confirmed it
 * @param incomparable columns whose question has changed so that answers cannot be set side by side
 */
public record PastWave(WaveData data, Map<String, Fate> fates, Set<String> incomparable) {

  /** What became of an institution. */
  public enum Kind {
    NEW_CODE(LocalText.of("换了代码", "New code")),
    RENAMED(LocalText.of("更名", "Renamed")),
    MERGED(LocalText.of("并入其他学校", "Merged into another")),
    CLOSED(LocalText.of("撤销", "Closed"));

    private final LocalText label;

    Kind(LocalText label) {
      this.label = label;
    }

    public LocalText label() {
      return label;
    }

    /** Whether the institution goes on under its successor's code. */
    public boolean goesOn() {
      return this == NEW_CODE || this == RENAMED;
    }
  }

  /**
   * @param successor code of the institution that it is now, or is part of; empty for a closed one
   */
  public record Fate(Kind kind, String successor) {}

  public PastWave {
    fates = Map.copyOf(fates);
    incomparable = Set.copyOf(incomparable);
  }

  /** SHA-256 over all of it: same inputs, same version. */
  public String version() {
    Stream<String> gone =
        new TreeMap<>(fates)
            .entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue().kind() + " " + e.getValue().successor());
    Stream<String> inputs =
        Stream.concat(Stream.of(data.version()), new TreeSet<>(incomparable).stream());
    return Checksums.of(Stream.concat(inputs, gone));
  }
}
