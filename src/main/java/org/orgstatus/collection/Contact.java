package org.orgstatus.collection;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.orgstatus.questionnaire.ItemPath;

/** One personal item of a response, encrypted. */
@Entity
public class Contact {

  @EmbeddedId private Key key;
  private String ciphertext;

  @Column(name = "changed_at")
  private Instant changedAt;

  /** Who gave it; null for colleagues without an account. */
  @Column(name = "account_id")
  private @Nullable Long accountId;

  protected Contact() {}

  Contact(Key key, String ciphertext, Instant now, @Nullable Long accountId) {
    this.accountId = accountId;
    this.key = key;
    this.ciphertext = ciphertext;
    this.changedAt = now;
  }

  Key key() {
    return key;
  }

  long responseId() {
    return key.responseId;
  }

  ItemPath path() {
    return ItemPath.parse(key.path);
  }

  Instant changedAt() {
    return changedAt;
  }

  String ciphertext() {
    return ciphertext;
  }

  /** The response and the item. */
  @Embeddable
  static class Key implements Serializable {
    private static final long serialVersionUID = 1;

    @Column(name = "response_id")
    private long responseId;

    private String path;

    protected Key() {}

    Key(long responseId, String path) {
      this.responseId = responseId;
      this.path = path;
    }

    String path() {
      return path;
    }

    String place() {
      return responseId + "/" + path;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && key.responseId == responseId && key.path.equals(path);
    }

    @Override
    public int hashCode() {
      return Objects.hash(responseId, path);
    }
  }
}
