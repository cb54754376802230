package org.orgstatus.collection.message;

import java.net.URI;
import org.orgstatus.base.LocalText;

/**
 * Where people reach the pages, for the links in messages.
 *
 * @param root without a final slash
 */
public record SiteAddress(URI root) {

  /** Where the holder of an activation code begins. */
  LocalText join(String code) {
    return at("/join/" + code);
  }

  /** Where a filler goes on; who is not signed in is asked to first. */
  LocalText filling() {
    return at("/respond");
  }

  /** Where an approver reads what was sent. */
  LocalText approving() {
    return at("/approve");
  }

  private LocalText at(String path) {
    return LocalText.same(root + path);
  }
}
