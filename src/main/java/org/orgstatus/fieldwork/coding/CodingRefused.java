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
        "还没有一份材料全部编完并裁定了分歧，没有可以锁定的。",
        "No record is coded and decided throughout yet, so there is nothing to lock."),
    NOT_AGREED(
        "受访者没有同意录音，或已撤回同意，不能保存录音文字稿。",
        "The respondent did not agree to a recording, or took the consent back, so no transcript is"
            + " kept."),
    FINISHED(
        "文字稿已交付编码，不能再改。要改，请先点“收回修改”。",
        "The transcript was handed over for coding. To change it, first press \"Take it back\"."),
    CODED(
        "已经有人开始编码，文字稿不能再改。有错处请写在备忘里。",
        "Somebody has begun to code the transcript, so it stays as it is. Write a memo about what"
            + " is wrong in it."),
    EMPTY("文字稿还是空的，不能交付编码。", "The transcript has no words yet, so it cannot be handed over."),
    OVERTAKEN(
        "同伴刚刚改过文字稿。请刷新页面，看过之后再交付。",
        "Your partner has just changed the transcript. Load the page again and read it first."),
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
