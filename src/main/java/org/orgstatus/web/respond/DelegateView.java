package org.orgstatus.web.respond;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Delegated;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.Sensitivity;
import org.orgstatus.web.Refusal;

/** How much of a response a delegate sees: the section, and what decides on its questions. */
@ApplicationScoped
class DelegateView {

  Sections.At at(Delegated delegated, Filling filling) {
    return Sections.find(filling, delegated.delegation().formId(), delegated.delegation().section())
        .orElseThrow(() -> new Refusal(404, LocalText.of("没有这一节。", "There is no such section.")));
  }

  Desk desk(Delegated delegated, Filling filling, Sections.At at) {
    Set<String> needed = filling.routing().readBy(at.section());
    return new Desk(
        null,
        DelegatePages.PATH,
        null,
        new Wire(
            "section-" + delegated.visit().id(),
            DelegateFiles.DRAFT,
            DelegateFiles.FILES,
            "",
            DelegateFiles.ROUTING + "?v=" + Wire.versions(filling),
            DelegatePages.PATH + "/done",
            DelegatePages.PATH + "?over="),
        path -> at.holds(filling.routing(), path) || isNeeded(filling, path, needed));
  }

  private static boolean isNeeded(Filling filling, ItemPath path, Set<String> needed) {
    return needed.contains(path.name())
        && filling
            .routing()
            .node(path.name())
            .flatMap(Routing.Node::question)
            .map(Item.Question::sensitivity)
            .filter(Sensitivity.P3::equals)
            .isEmpty();
  }
}
