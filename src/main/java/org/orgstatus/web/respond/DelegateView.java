package org.orgstatus.web.respond;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.orgstatus.accounts.Access;
import org.orgstatus.accounts.Permission;
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
    Set<String> asked = filling.routing().callsBy(at.section());
    String state = delegated.response().status().name();
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
        path ->
            Access.permitsColleague(
                Permission.VIEW_RESPONSE, part(filling, at, path, needed), state),
        asked::contains);
  }

  /**
   * Refuses changes of anything but the section.
   *
   * @throws Refusal 404 where the path is not of the section
   */
  void requireFilling(Delegated delegated, Filling filling, Sections.At at, ItemPath path) {
    if (!Access.permitsColleague(
        Permission.FILL_RESPONSE,
        part(filling, at, path, Set.of()),
        delegated.response().status().name())) {
      throw outside();
    }
  }

  static Refusal outside() {
    return new Refusal(
        404, LocalText.of("这道题不在转交给您的一节里。", "That question is not in the section handed to you."));
  }

  private static Access.Part part(
      Filling filling, Sections.At at, ItemPath path, Set<String> needed) {
    if (at.holds(filling.routing(), path)) {
      return Access.Part.SECTION;
    }
    return isNeeded(filling, path, needed) ? Access.Part.READ_BY_IT : Access.Part.OTHERS;
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
