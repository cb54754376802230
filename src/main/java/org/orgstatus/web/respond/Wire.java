package org.orgstatus.web.respond;

import org.orgstatus.collection.Response;
import org.orgstatus.questionnaire.Filling;

/**
 * Where the script of a section page sends and fetches.
 *
 * @param owner whose answers wait on the device while the network is away
 * @param draft address of the draft's JSON
 * @param files where files go and come from
 * @param unit whose response, for the address of a file
 * @param routing address of the compiled forms
 * @param next where to go from the section
 * @param signIn where to go when the log-in is over; the page's path follows
 */
record Wire(
    String owner,
    String draft,
    String files,
    String unit,
    String routing,
    String next,
    String signIn) {

  static Wire of(Work work, Filling filling, Sections.At at, long accountId) {
    String api = "/api/waves/" + work.wave().id() + "/forms/" + work.first().id();
    return new Wire(
        Long.toString(accountId),
        work.api() + "/draft",
        FilePages.PATH,
        work.unit(),
        api + "/routing?v=" + versions(filling),
        work.address(at) + "/next",
        "/login?return=");
  }

  /** What tells the stored routing of one version of the forms from another. */
  static String versions(Filling filling) {
    return filling.routing().forms().stream()
        .map(f -> f.contentHash().substring(0, 8))
        .reduce("", String::concat);
  }

  /** What a response is called on the device. */
  static String name(Response response) {
    return Long.toString(response.id());
  }
}
