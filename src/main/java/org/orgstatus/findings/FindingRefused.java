package org.orgstatus.findings;

import org.orgstatus.base.ActRefused;
import org.orgstatus.base.LocalText;

/** An act on a finding that cannot be: nothing has changed. */
public class FindingRefused extends ActRefused {

  private static final long serialVersionUID = 1;

  /** Why. */
  public enum Reason implements ActRefused.Reason {
    CHANGED(
        LocalText.of(
            "这条结论在您打开页面之后改过了。请看现在的版本再决定。",
            "The finding was changed after you opened the page. Look at what it says now and decide"
                + " again.")),
    NOT_NOW(
        LocalText.of(
            "按这条结论现在的状态不能这样做。请看页面上的状态。",
            "The finding is not in a state in which this can be done. See what the page says"
                + " now.")),
    OWN(
        LocalText.of(
            "您写过这条结论，要由另一位同事审核。",
            "You have written a version of this finding; somebody else has to decide on it.")),
    LOST(
        LocalText.of(
            "它引用的话已经撤回，不能保留。请修改结论，去掉这条引文。",
            "It cites a quotation that was withdrawn and cannot be kept. Change the finding and"
                + " take the quotation out.")),
    HIDDEN(
        LocalText.of(
            "它有数字按披露规则不再显示，不能保留。请改用能显示的数字，或撤下这条结论。",
            "It has a number that may not be shown any more and cannot be kept. Take another"
                + " number, or withdraw the finding.")),
    NOT_STALE(
        LocalText.of(
            "这条结论的数字没有变化，不需要说明保留。",
            "No number of the finding has changed; there is nothing to keep.")),
    CHANGED_AGAIN(
        LocalText.of(
            "数字又变了，与您看到的不同。请重新核对后再决定。",
            "The numbers have changed again since you looked. Compare them once more and decide."));

    private final LocalText words;

    Reason(LocalText words) {
      this.words = words;
    }

    @Override
    public LocalText words() {
      return words;
    }
  }

  FindingRefused(Reason reason) {
    super(reason);
  }
}
