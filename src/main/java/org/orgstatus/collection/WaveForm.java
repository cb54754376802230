package org.orgstatus.collection;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** Which stored text of a form a wave uses. */
@Entity
@Table(name = "wave_form")
public class WaveForm {

  @EmbeddedId private Key key;

  @Column(name = "content_hash")
  private String contentHash;

  protected WaveForm() {}

  WaveForm(String waveId, String formId, String contentHash) {
    this.key = new Key(waveId, formId);
    this.contentHash = contentHash;
  }

  public String formId() {
    return key.formId;
  }

  public String contentHash() {
    return contentHash;
  }

  /** The wave and the form together. */
  @Embeddable
  static class Key implements Serializable {
    private static final long serialVersionUID = 1;

    @Column(name = "wave_id")
    private String waveId;

    @Column(name = "form_id")
    private String formId;

    protected Key() {}

    Key(String waveId, String formId) {
      this.waveId = waveId;
      this.formId = formId;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && key.waveId.equals(waveId) && key.formId.equals(formId);
    }

    @Override
    public int hashCode() {
      return Objects.hash(waveId, formId);
    }
  }
}
