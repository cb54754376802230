package org.orgstatus.analysis.release;

import org.orgstatus.base.ActRefused;
import org.orgstatus.base.LocalText;

/** A release, or its withdrawal, that cannot be: nothing has changed. */
public class ReleaseRefused extends ActRefused {

  private static final long serialVersionUID = 1;

  /** Why. */
  public enum Reason implements ActRefused.Reason {
    NO_PLAN(
        LocalText.of(
            "没有选中可以发布的对比，或者这个数据锁定里没有它要的表。请重新选择。",
            "No comparison was chosen that can be released, or the data lock lacks its tables."
                + " Choose again.")),
    NOT_FOR_AUDIENCE(
        LocalText.of("不能发布给这个范围。请去掉后再试。", "It cannot be released to this audience. Leave it out.")),
    CHANGED(
        LocalText.of(
            "预览之后结果或审查依据变了，没有发布。请重新核对下面的预览。",
            "The results, or what they are audited against, changed after the preview; nothing was"
                + " released. Look through the preview below once more.")),
    AUDIT(
        LocalText.of(
            "审查没有通过，没有发布。请看下面的问题。",
            "The audit did not pass and nothing was released. See what it found.")),
    NOT_RELEASED(
        LocalText.of(
            "这个发布已经撤回或从未发布，不能撤回。",
            "This release was withdrawn already or never released, so it cannot be withdrawn."));

    private final LocalText words;

    Reason(LocalText words) {
      this.words = words;
    }

    @Override
    public LocalText words() {
      return words;
    }
  }

  ReleaseRefused(Reason reason) {
    super(reason);
  }

  ReleaseRefused(Reason reason, LocalText words) {
    super(reason, words);
  }
}
