package org.orgstatus.collection;

import java.util.Optional;
import org.orgstatus.collection.file.RefusedUpload;
import org.orgstatus.questionnaire.ItemPath;

/**
 * A file is going to be kept as an answer. Fired as a CDI event before it is, in the same
 * transaction; whoever observes it may refuse the file.
 */
public final class FileOffered {

  private final Response response;
  private final ItemPath path;
  private Optional<RefusedUpload> refusal = Optional.empty();

  FileOffered(Response response, ItemPath path) {
    this.response = response;
    this.path = path;
  }

  public Response response() {
    return response;
  }

  /** The question that it answers. */
  public ItemPath path() {
    return path;
  }

  /** Says why it is not kept, and what to do. */
  public void refuse(String zh, String en) {
    refusal = Optional.of(new RefusedUpload(RefusedUpload.Reason.TOO_LATE, zh, en));
  }

  Optional<RefusedUpload> refusal() {
    return refusal;
  }
}
