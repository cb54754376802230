package org.orgstatus.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Guesses what became of institutions that a list no longer has; a person decides. */
final class MatchProposals {

  /** A name that begins with one of fewer letters is no sign: 大学 begins many. */
  private static final int SHORTEST_NAME = 4;

  private final Collection<Institution> known;

  /**
   * @param known every institution of the register, closed ones too
   */
  MatchProposals(Collection<Institution> known) {
    this.known = known;
  }

  List<Match> of(Collection<Institution> gone) {
    List<Match> matches = new ArrayList<>();
    gone.stream()
        .sorted(Comparator.comparing(Institution::code))
        .forEach(institution -> matches.add(of(institution)));
    return mergers(matches);
  }

  private Match of(Institution gone) {
    List<Institution> arrived =
        known.stream()
            .filter(i -> i.validFrom().equals(gone.validTo().orElseThrow()))
            .filter(i -> i.validTo().isEmpty())
            .toList();
    return sameName(gone, arrived)
        .map(i -> match(gone, Match.Kind.NEW_CODE, i, Match.Reason.SAME_NAME))
        .or(
            () ->
                similarName(gone, arrived)
                    .map(i -> match(gone, Match.Kind.RENAMED, i, Match.Reason.SIMILAR_NAME)))
        .or(() -> whole(gone).map(i -> match(gone, Match.Kind.MERGED, i, Match.Reason.PART_OF)))
        .orElseGet(
            () -> new Match(gone, Match.Kind.CLOSED, Optional.empty(), Match.Reason.CODE_GONE));
  }

  private static Match match(
      Institution gone, Match.Kind kind, Institution successor, Match.Reason reason) {
    return new Match(gone, kind, Optional.of(successor), reason);
  }

  private static Optional<Institution> sameName(Institution gone, List<Institution> arrived) {
    return arrived.stream().filter(i -> i.name().equals(gone.name())).findFirst();
  }

  private static Optional<Institution> similarName(Institution gone, List<Institution> arrived) {
    Map<String, Institution> inCity =
        arrived.stream()
            .filter(i -> isInCityOf(gone, i))
            .collect(Collectors.toMap(Institution::name, i -> i, (a, b) -> a));
    return Spelling.nearest(gone.name(), inCity.keySet()).map(inCity::get);
  }

  /** An open institution of the city that the gone one was named as a part of. */
  private Optional<Institution> whole(Institution gone) {
    return known.stream()
        .filter(i -> i.validTo().isEmpty() && isInCityOf(gone, i))
        .filter(i -> i.name().length() >= SHORTEST_NAME && gone.name().startsWith(i.name()))
        .max(Comparator.comparing(i -> i.name().length()));
  }

  private static boolean isInCityOf(Institution gone, Institution other) {
    return other.province().equals(gone.province()) && other.city().equals(gone.city());
  }

  /** Institutions that lead to one successor were merged. */
  private static List<Match> mergers(List<Match> matches) {
    Map<InstitutionCode, Long> sizes =
        matches.stream()
            .flatMap(m -> m.successor().stream())
            .collect(Collectors.groupingBy(Institution::code, Collectors.counting()));
    return matches.stream()
        .map(
            m ->
                m.successor().filter(s -> sizes.get(s.code()) > 1).isPresent()
                    ? match(
                        m.gone(),
                        Match.Kind.MERGED,
                        m.successor().get(),
                        Match.Reason.SAME_SUCCESSOR)
                    : m)
        .toList();
  }
}
