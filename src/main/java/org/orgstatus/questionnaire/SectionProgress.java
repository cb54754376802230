package org.orgstatus.questionnaire;

import java.util.List;
import org.orgstatus.base.LocalText;

/**
 * How far a section is.
 *
 * @param required items asked that must be answered
 * @param open those of them without an answer
 * @param given items asked that have an answer, optional ones included
 * @param faults answers that fail their constraint
 * @param warnings soft checks that hold for items of the section
 */
public record SectionProgress(int required, int open, int given, int faults, int warnings) {

  /** The state shown in the list of sections, always with its word. */
  public enum State {
    NOT_STARTED(LocalText.of("未开始", "Not started")),
    STARTED(LocalText.of("填写中", "In progress")),
    TO_CHECK(LocalText.of("有待核对", "To be checked")),
    DONE(LocalText.of("已完成", "Done"));

    private final LocalText label;

    State(LocalText label) {
      this.label = label;
    }

    public LocalText label() {
      return label;
    }
  }

  public static SectionProgress of(Filling filling, Section section) {
    int required = 0;
    int open = 0;
    int given = 0;
    int faults = 0;
    List<Routing.Node> nodes =
        filling.routing().nodes().filter(n -> n.section().equals(section)).toList();
    for (Routing.Node node : nodes) {
      boolean answerable = node.question().map(q -> q.type().isAsked()).orElse(true);
      for (ItemPath path : filling.paths(node)) {
        if (answerable && filling.isAsked(path)) {
          boolean isGiven = filling.value(path).isGiven() && !(node.item() instanceof Item.Repeat);
          boolean isRequired = node.question().map(Item.Question::required).orElse(false);
          given += isGiven ? 1 : 0;
          required += isRequired ? 1 : 0;
          open += isRequired && !isGiven ? 1 : 0;
          faults +=
              filling.fault(node, path).filter(f -> f.kind() == Fault.Kind.CONSTRAINT).isPresent()
                  ? 1
                  : 0;
        }
      }
    }
    return new SectionProgress(required, open, given, faults, warnings(filling, nodes));
  }

  private static int warnings(Filling filling, List<Routing.Node> nodes) {
    List<String> names = nodes.stream().map(Routing.Node::name).toList();
    return (int)
        filling.warnings().stream()
            .filter(w -> w.check().toFiller())
            .filter(w -> w.check().items().stream().findFirst().filter(names::contains).isPresent())
            .count();
  }

  public State state() {
    if (faults > 0) {
      return State.TO_CHECK;
    }
    if (open > 0) {
      return given == 0 ? State.NOT_STARTED : State.STARTED;
    }
    if (warnings > 0) {
      return State.TO_CHECK;
    }
    return required == 0 && given == 0 ? State.NOT_STARTED : State.DONE;
  }

  /** Minutes that the open items will take, at twenty seconds each, rounded up. */
  public int minutesLeft() {
    return (open * 20 + 59) / 60;
  }
}
