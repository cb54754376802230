package org.orgstatus.collection.message;

import org.orgstatus.base.LocalText;

/** Where a message stands. */
public enum MessageStatus {
  QUEUED(LocalText.of("等待发送", "Queued")),
  SENDING(LocalText.of("正在发送", "Being sent")),
  SENT(LocalText.of("已发送", "Sent")),
  /** Certainly not delivered. */
  FAILED(LocalText.of("发送失败", "Failed")),
  /** The connection or the server went away while it was being handed over. */
  UNCERTAIN(LocalText.of("不能确定是否送达", "Perhaps delivered")),
  /** Not sent, because it had become pointless; see {@link Moot}. */
  SKIPPED(LocalText.of("不再需要，没有发送", "No longer needed, not sent"));

  private final LocalText label;

  MessageStatus(LocalText label) {
    this.label = label;
  }

  public LocalText label() {
    return label;
  }
}
