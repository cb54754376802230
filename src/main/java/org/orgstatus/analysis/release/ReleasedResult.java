package org.orgstatus.analysis.release;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Checksums;

/** One comparison of a release, in the canonical bytes that were released. */
@Entity
@Table(name = "released_result")
@IdClass(ReleasedResult.Key.class)
public class ReleasedResult {

  @Id
  @Column(name = "release_id")
  private long releaseId;

  @Id
  @Column(name = "plan_id")
  private String planId;

  private int place;

  @Column(name = "title_zh")
  private String titleZh;

  @Column(name = "title_en")
  private String titleEn;

  private String base;

  @Column(name = "plan_hash")
  private String planHash;

  @Column(name = "content_hash")
  private String contentHash;

  private byte[] content;

  protected ReleasedResult() {}

  ReleasedResult(long releaseId, int place, Draft.Part part) {
    this.releaseId = releaseId;
    this.planId = part.plan().id();
    this.place = place;
    this.titleZh = part.plan().title().zh();
    this.titleEn = part.plan().title().en();
    this.base = part.plan().base();
    this.planHash = part.plan().hash();
    this.contentHash = part.hash();
    this.content = packed(part.bytes());
  }

  public long releaseId() {
    return releaseId;
  }

  public String planId() {
    return planId;
  }

  public LocalText title() {
    return LocalText.of(titleZh, titleEn);
  }

  /** Id of the base that the plan counts. */
  String base() {
    return base;
  }

  /** SHA-256 of the plan file. */
  public String planHash() {
    return planHash;
  }

  /** SHA-256 of {@link #bytes}. */
  public String contentHash() {
    return contentHash;
  }

  /**
   * As they were released.
   *
   * @throws IllegalStateException when they are not those that were stored
   */
  public byte[] bytes() {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(content))) {
      byte[] bytes = in.readAllBytes();
      if (!Checksums.of(bytes).equals(contentHash)) {
        throw new IllegalStateException(
            "result " + planId + " of release " + releaseId + " is not what was released");
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] packed(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Release and plan. */
  public static class Key implements Serializable {
    private static final long serialVersionUID = 1;
    private long releaseId;
    private String planId = "";

    public Key() {}

    Key(long releaseId, String planId) {
      this.releaseId = releaseId;
      this.planId = planId;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && key.releaseId == releaseId && key.planId.equals(planId);
    }

    @Override
    public int hashCode() {
      return Objects.hash(releaseId, planId);
    }
  }
}
