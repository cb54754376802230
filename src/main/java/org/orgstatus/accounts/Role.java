package org.orgstatus.accounts;

import org.orgstatus.base.LocalText;

/** What a person does in the study. What each may do stands in {@link Access}. */
public enum Role {
  ADMINISTRATOR("全国管理员", "National administrator"),
  PROVINCIAL_COORDINATOR("省级协调员", "Provincial coordinator"),
  CAMPUS_FILLER("填报人", "Filler"),
  CAMPUS_APPROVER("审核人", "Campus approver"),
  ALLIANCE_SECRETARY("联盟秘书", "Alliance secretary"),
  FIELD_RESEARCHER("调查员", "Field researcher"),
  ANALYST("分析员", "Analyst"),
  POLICY_WRITER("政策研究人员", "Policy writer"),
  AUDITOR("审计员", "Auditor");

  private final LocalText title;

  Role(String zh, String en) {
    this.title = LocalText.of(zh, en);
  }

  /** Whether the role is held by staff of the study, who may protect their accounts further. */
  public boolean isStaff() {
    return this != CAMPUS_FILLER && this != CAMPUS_APPROVER && this != ALLIANCE_SECRETARY;
  }

  public LocalText title() {
    return title;
  }
}
