package org.orgstatus.collection;

import java.util.regex.Pattern;

/**
 * Programs that open a link for the person who sends it, not for the one who gets it: chat servers
 * that make previews, search engines, mail filters. What they open nobody has seen. A preview that
 * says it is a browser cannot be told from one, so "opened" means "opened by a browser", not
 * "read".
 */
final class LinkPreviews {

  private static final Pattern KNOWN =
      Pattern.compile(
          "bot\\b|spider|crawl|preview|slurp|facebookexternalhit|whatsapp|telegram|skypeuri|slack"
              + "|dingtalk-?link|wxwork-?link|feishu-?link|link-?expand|urlcheck|safelinks"
              + "|curl/|wget/|python-|java/|java-http|okhttp|go-http|headlesschrome",
          Pattern.CASE_INSENSITIVE);

  private LinkPreviews() {}

  /**
   * @param agent as the program calls itself; empty when it does not
   */
  static boolean isOne(String agent) {
    return agent.isBlank() || KNOWN.matcher(agent).find();
  }
}
