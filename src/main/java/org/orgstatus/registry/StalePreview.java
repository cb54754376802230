package org.orgstatus.registry;

import org.orgstatus.base.LocalText;

/** A preview can no longer be confirmed; the register is as it was. */
public final class StalePreview extends RuntimeException {

  private final LocalText text;

  private StalePreview(LocalText text) {
    super(text.en());
    this.text = text;
  }

  static StalePreview notThere() {
    return new StalePreview(
        LocalText.of(
            "该预览已过期、已确认或不属于您。请重新上传文件。",
            "The preview has expired, was confirmed, or is not yours. Upload the files again."));
  }

  static StalePreview registerChanged() {
    return new StalePreview(
        LocalText.of(
            "预览之后名录已有变化。请重新上传文件，查看新的预览。",
            "The register has changed since the preview. Upload the files again."));
  }

  public LocalText text() {
    return text;
  }
}
