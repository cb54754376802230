package org.orgstatus.fieldwork.coding;

import org.orgstatus.base.ActRefused;
import org.orgstatus.base.LocalText;

/** Why something cannot be done with the coding of a text now. */
public class CodingRefused extends ActRefused {

  private static final long serialVersionUID = 1;

  /** Reasons, with words that say what to do. */
  public enum Reason implements ActRefused.Reason {
    LOCKED("这份材料的编码已经锁定，不能再改。", "The coding of this record is locked and stays as it is."),
    TAKEN(
        "这段文字已经有人在编码。请从列表另选一段。",
        "Somebody else codes this text already. Choose another from the list."),
    DONE(
        "您已把这段文字标为编完。要改，请先点“继续编码”。",
        "You have marked this text as done. To change it, first press \"Go on coding\"."),
    BOTH_DONE(
        "两人都已编完，可以比较了，各自的编码不再改动；不同之处请到裁定页处理。",
        "Both have finished and are being compared, so neither changes any more; settle differences"
            + " on the page of decisions."),
    CHANGED(
        "原文已经改过，有编码对不上现在的文字。请先点“按新文字核对”。",
        "The text has changed, and some passages do not fit it. First press \"Check against the new"
            + " text\"."),
    GONE(
        "这段文字刚刚改过，或者已经删除。请从列表重新打开。",
        "The text has just been changed or taken away. Open it again from the list."),
    NOT_DISPUTED(
        "这一处已经没有分歧，可能刚刚有人改过。请刷新页面。",
        "There is no difference here any more; somebody may have changed it. Load the page again."),
    NOT_READY(
        "还有文字没有编完，或有分歧没有裁定，不能锁定。",
        "Texts are not coded or differences not decided yet, so it cannot be locked."),
    OWN(
        "自己提出的引文要由另一位同事放行。",
        "A quotation is cleared by somebody other than the one who proposed it."),
    NOT_NOW(
        "引文的状态已经变了，不能这样做。请刷新页面。",
        "The quotation's state has changed, so this is not possible. Load the page again.");

    private final LocalText words;

    Reason(String zh, String en) {
      this.words = LocalText.of(zh, en);
    }

    @Override
    public LocalText words() {
      return words;
    }
  }

  public CodingRefused(Reason reason) {
    super(reason);
  }
}
