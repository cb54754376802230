package org.orgstatus.collection;

import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.orgstatus.base.LocalText;
import org.orgstatus.questionnaire.AnswerSheet;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.questionnaire.ChoiceList;
import org.orgstatus.questionnaire.Fault;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.registry.InstitutionCode;
import org.orgstatus.registry.Institutions;

/**
 * What the answers of one response point at: entries of the register and files sent before. What
 * the sender says of a file counts for nothing; its size and kind are those that were stored.
 */
final class References {

  private final EntityManager entities;
  private final Institutions institutions;
  private final Response response;

  References(EntityManager entities, Institutions institutions, Response response) {
    this.entities = entities;
    this.institutions = institutions;
    this.response = response;
  }

  /** An answer as it may be kept, or why not. */
  record Found(AnswerValue value, Optional<Fault> fault) {
    Found(AnswerValue value) {
      this(value, Optional.empty());
    }
  }

  /** A sheet with every reference looked up, and the faults of those that lead nowhere. */
  record FoundSheet(AnswerSheet sheet, Map<ItemPath, Fault> faults) {}

  FoundSheet find(Routing routing, AnswerSheet sheet) {
    Map<ItemPath, AnswerValue> values = new TreeMap<>(sheet.answers());
    Map<ItemPath, Fault> faults = new TreeMap<>();
    values.replaceAll(
        (path, value) -> {
          Found found =
              routing
                  .node(path.name())
                  .flatMap(Routing.Node::question)
                  .map(question -> find(question, path, value))
                  .orElse(new Found(value));
          found.fault().ifPresent(fault -> faults.put(path, fault));
          return found.value();
        });
    return new FoundSheet(new AnswerSheet(values), faults);
  }

  Found find(Item.Question question, ItemPath path, AnswerValue value) {
    if (value instanceof AnswerValue.Attached file) {
      return attached(path, file);
    }
    boolean unknown =
        value instanceof AnswerValue.Chosen chosen
            && question.choices().filter(list -> !isRegistered(list, chosen.code())).isPresent();
    return unknown
        ? new Found(value, Optional.of(unregistered(path, (AnswerValue.Chosen) value)))
        : new Found(value);
  }

  private Found attached(ItemPath path, AnswerValue.Attached file) {
    return Optional.ofNullable(entities.find(Attachment.class, file.id()))
        .filter(stored -> stored.responseId() == response.id())
        .map(stored -> new Found(stored.answer()))
        .orElseGet(() -> new Found(file, Optional.of(notSent(path))));
  }

  /** Whether a list drawn from the register has the code. */
  private boolean isRegistered(ChoiceList list, String code) {
    return !list.name().equals("registry:institutions")
        || InstitutionCode.fits(code) && institutions.find(new InstitutionCode(code)).isPresent();
  }

  private static Fault unregistered(ItemPath path, AnswerValue.Chosen chosen) {
    return new Fault(
        Fault.Kind.UNKNOWN_CHOICE,
        path,
        LocalText.of(
            "名录中没有“" + chosen.code() + "”，请从检索结果中选择",
            "The register has no \""
                + chosen.code()
                + "\"; choose one of those found by the search"));
  }

  private static Fault notSent(ItemPath path) {
    return new Fault(
        Fault.Kind.WRONG_TYPE,
        path,
        LocalText.of("没有收到这个文件，请先上传", "This file has not arrived; upload it first"));
  }
}
