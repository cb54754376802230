package org.orgstatus.collection;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.orgstatus.questionnaire.ItemPath;

/**
 * One save of a draft, with every item that it changed: the trace of a draft. Personal items are
 * traced without their values.
 */
@Entity
@Table(name = "response_save")
public class ResponseSave {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "response_entry_seq")
  @SequenceGenerator(
      name = "response_entry_seq",
      sequenceName = "response_entry_seq",
      allocationSize = 50)
  private long id;

  @Column(name = "response_id")
  private long responseId;

  private long revision;
  private String changes;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "delegation_id")
  private @Nullable Long delegationId;

  @Column(name = "entered_at")
  private Instant enteredAt;

  protected ResponseSave() {}

  /**
   * @param revision of the draft that the items got
   */
  ResponseSave(
      Response response, long revision, List<DraftEdit.Entry> changed, Author author, Instant now) {
    this.responseId = response.id();
    this.revision = revision;
    this.changes = write(changed);
    this.accountId = author.accountId();
    this.delegationId = author.delegationId();
    this.enteredAt = now;
  }

  /** A personal item leaves the fact of its change, never its text. */
  private static String write(List<DraftEdit.Entry> entries) {
    JsonArrayBuilder all = JSON.createArrayBuilder();
    for (DraftEdit.Entry entry : entries) {
      JsonArrayBuilder one = JSON.createArrayBuilder().add(entry.path().toString());
      if (!entry.isPersonal()) {
        one.add(entry.before()).add(entry.after());
      }
      all.add(one);
    }
    return all.build().toString();
  }

  /** Some items leave the fact of their change from now on, and their texts no more. */
  void forget(Predicate<ItemPath> taken) {
    JsonArrayBuilder all = JSON.createArrayBuilder();
    for (JsonArray one : read()) {
      String path = one.getString(0);
      boolean goes = taken.test(ItemPath.parse(path));
      all.add(goes ? JSON.createArrayBuilder().add(path).build() : one);
    }
    changes = all.build().toString();
  }

  private List<JsonArray> read() {
    try (var reader = JSON.createReader(new StringReader(changes))) {
      return reader.readArray().getValuesAs(JsonArray.class);
    }
  }

  /** The items it changed, in the order in which they came. */
  List<ResponseEntry> entries() {
    return read().stream()
        .map(
            one ->
                new ResponseEntry(
                    ItemPath.parse(one.getString(0)),
                    revision,
                    accountId,
                    Optional.ofNullable(delegationId),
                    enteredAt))
        .toList();
  }
}
