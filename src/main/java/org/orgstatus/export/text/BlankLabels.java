package org.orgstatus.export.text;

import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.Surroundings;
import org.orgstatus.questionnaire.Template;

/**
 * Labels of a wave's items as its forms show them before anything is answered: where a label has
 * {@code ${a_period}} stands the period of the wave.
 */
public final class BlankLabels {

  /** Where no wave is known. */
  public static final BlankLabels NONE = new BlankLabels(List.of());

  private record Form(Routing routing, BlankValues values) {}

  private final List<Form> forms;

  private BlankLabels(List<Form> forms) {
    this.forms = List.copyOf(forms);
  }

  /**
   * @param routings forms of every kind of unit
   * @param around what the wave says
   */
  public static BlankLabels of(List<Routing> routings, Surroundings around) {
    return new BlankLabels(
        routings.stream()
            .map(routing -> new Form(routing, new BlankValues(routing, around)))
            .toList());
  }

  /** The label without placeholders; what answers alone tell stands by its name in brackets. */
  public LocalText filled(LocalText label) {
    return filled(label, (name, tag) -> name);
  }

  /**
   * @param otherwise gives the words for an item whose value nobody knows, by its name and the
   *     language's tag
   */
  public LocalText filled(LocalText label, BinaryOperator<String> otherwise) {
    Template template = new Template(label);
    if (template.references().isEmpty()) {
      return label;
    }
    return LocalText.of(
        template.in(
            Language.ZH,
            name -> value(name).orElse("〔" + otherwise.apply(name, Language.ZH.tag()) + "〕")),
        template.in(
            Language.EN,
            name -> value(name).orElse("[" + otherwise.apply(name, Language.EN.tag()) + "]")));
  }

  private Optional<String> value(String name) {
    return forms.stream()
        .filter(form -> form.routing().node(name).isPresent())
        .map(form -> form.values().read(name).text().strip())
        .filter(text -> !text.isEmpty())
        .findFirst();
  }
}
