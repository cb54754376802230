package org.orgstatus.web.respond;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.EntityPart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.orgstatus.collection.Attachment;
import org.orgstatus.collection.Attachments;
import org.orgstatus.collection.Author;
import org.orgstatus.collection.Change;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.Saved;
import org.orgstatus.collection.file.RefusedUpload;
import org.orgstatus.questionnaire.AnswerType;
import org.orgstatus.questionnaire.Fault;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.SheetJson;
import org.orgstatus.web.FileNames;

/**
 * Stores what the page of a section gives: its answers and files, and nothing of other sections.
 */
@ApplicationScoped
class SectionSaving {

  private static final String FILE = "file:";

  @Inject Responses responses;
  @Inject Attachments attachments;

  /**
   * What became of it.
   *
   * @param unread answers and files that were not taken
   * @param tooLarge whether a file was larger than is allowed
   * @param goesOn whether the button says to go to the next section
   * @param insists whether faults were shown before
   * @param anchor where on the page to go on
   */
  record Outcome(
      Saved saved,
      List<Fault> unread,
      boolean tooLarge,
      boolean goesOn,
      boolean insists,
      String anchor) {

    Outcome {
      unread = List.copyOf(unread);
    }

    boolean isComplete() {
      return saved.conflicts().isEmpty() && unread.isEmpty();
    }

    /** The status of an answer that shows the page again. */
    int status() {
      return tooLarge ? 413 : saved.conflicts().isEmpty() ? 422 : 409;
    }
  }

  Outcome save(Response response, Sections.At at, SentSection sent, Author author) {
    Filling filling = responses.filling(response);
    SectionFields given = new SectionFields(filling, responses.revisions(response), sent.fields());
    List<Change> changes = new ArrayList<>(given.changes());
    List<Fault> unread = new ArrayList<>(given.unread());
    boolean tooLarge = false;
    for (EntityPart part : sent.files()) {
      try {
        Change file = file(response, filling, part, given.basis(), author);
        changes.add(file);
      } catch (RefusedUpload refused) {
        tooLarge |= refused.tooLarge();
        unread.add(new Fault(Fault.Kind.WRONG_TYPE, path(part), refused.words()));
      }
    }
    changes.removeIf(change -> !at.holds(filling.routing(), change.path()));
    Saved saved = responses.save(response.id(), changes, author);
    unread.addAll(saved.faults());
    return new Outcome(saved, unread, tooLarge, given.goesOn(), given.insists(), given.anchor());
  }

  /**
   * Stores one file as the answer to a file question.
   *
   * @throws RefusedUpload when it is empty, too large or of no kind that any form takes
   */
  Saved saveFile(
      Response response, ItemPath path, String name, InputStream body, long basis, Author author)
      throws RefusedUpload {
    Attachment stored = attachments.store(response, path, name, body, author.accountId());
    return answer(response, path, stored, basis, author);
  }

  /**
   * Joins photographs of pages into one PDF, stored as the answer to a file question.
   *
   * @param name of the PDF
   * @param sent the photographs as {@code page}, in order
   * @throws RefusedUpload when one is no photograph, or there are none or too many
   */
  Saved savePages(
      Response response,
      ItemPath path,
      String name,
      List<EntityPart> sent,
      long basis,
      Author author)
      throws RefusedUpload {
    List<InputStream> photographs =
        sent.stream().filter(p -> p.getName().equals("page")).map(EntityPart::getContent).toList();
    Attachment stored =
        attachments.storePages(response, path, name, photographs, author.accountId());
    return answer(response, path, stored, basis, author);
  }

  private Saved answer(
      Response response, ItemPath path, Attachment stored, long basis, Author author) {
    return responses.save(
        response.id(), List.of(new Change(path, SheetJson.value(stored.answer()), basis)), author);
  }

  /** Whether the path is one of a question that takes a file. */
  static boolean takesFile(Routing routing, ItemPath path) {
    return routing
        .node(path.name())
        .flatMap(Routing.Node::question)
        .filter(question -> question.type() == AnswerType.FILE)
        .isPresent();
  }

  private Change file(
      Response response, Filling filling, EntityPart part, long basis, Author author)
      throws RefusedUpload {
    ItemPath path = path(part);
    if (!takesFile(filling.routing(), path)) {
      throw new IllegalArgumentException("no file question " + path);
    }
    String name = FileNames.utf8(part.getFileName().orElse(""));
    try (InputStream content = part.getContent()) {
      Attachment stored = attachments.store(response, path, name, content, author.accountId());
      return new Change(path, SheetJson.value(stored.answer()), basis);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ItemPath path(EntityPart part) {
    String name = part.getName();
    return ItemPath.parse(name.startsWith(FILE) ? name.substring(FILE.length()) : name);
  }
}
