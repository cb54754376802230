package org.orgstatus.questionnaire;

/** A soft check that holds for these answers: to be confirmed or explained, never a stop. */
public record Warning(SoftCheck check) {}
