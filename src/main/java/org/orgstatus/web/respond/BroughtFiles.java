package org.orgstatus.web.respond;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.orgstatus.base.Messages;
import org.orgstatus.collection.Response;
import org.orgstatus.fieldwork.Visit;
import org.orgstatus.fieldwork.VisitFile;
import org.orgstatus.fieldwork.VisitFiles;
import org.orgstatus.fieldwork.Visits;
import org.orgstatus.questionnaire.AnswerType;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.web.CurrentLanguage;

/**
 * Photographs and recordings that the visit app has brought. They stand encrypted with the visit,
 * under its rules of keeping, and never in the form: its questions for files say how many there
 * are, so that nobody brings them twice.
 */
@RequestScoped
class BroughtFiles {

  @Inject Visits visits;
  @Inject VisitFiles files;
  @Inject CurrentLanguage language;

  /** By the path of the question, what there is in words; nothing for forms of other kinds. */
  Map<String, String> of(Response response, Filling filling) {
    if (filling.routing().forms().get(0).unit() != UnitKind.VISIT) {
      return Map.of();
    }
    Optional<Visit> visit = visits.find(response.waveId(), response.unitCode());
    List<VisitFile> brought =
        visit.map(files::list).orElse(List.of()).stream()
            .filter(file -> file.completeAt().isPresent() && file.deletedAt().isEmpty())
            .toList();
    Map<String, String> words = new TreeMap<>();
    filling
        .routing()
        .nodes()
        .filter(node -> node.question().filter(q -> q.type() == AnswerType.FILE).isPresent())
        .forEach(node -> filling.paths(node).forEach(path -> words(node, path, brought, words)));
    return words;
  }

  /** Questions within an interview ask for its recordings, all others for photographs. */
  private void words(
      Routing.Node node, ItemPath path, List<VisitFile> brought, Map<String, String> words) {
    boolean sound = node.repeat().isPresent();
    VisitFile.Kind kind = sound ? VisitFile.Kind.RECORDING : VisitFile.Kind.PHOTO;
    long count =
        brought.stream()
            .filter(file -> file.kind() == kind && (!sound || file.interview().equals(path.row())))
            .count();
    if (count > 0) {
      String key = sound ? "respond.brought.recordings" : "respond.brought.photos";
      words.put(path.toString(), Messages.in(language.get()).get(key, Long.toString(count)));
    }
  }
}
