package org.orgstatus.web.review;

import org.orgstatus.questionnaire.ItemPath;

/** Where on a page an item is found. */
final class Anchors {

  private Anchors() {}

  static String of(ItemPath path) {
    return "i-" + path.toString().replace('/', '-').replace('.', '-');
  }
}
