package org.orgstatus.demonstration;

import org.orgstatus.questionnaire.AnswerValue;

/** How an invented respondent answers one question. */
@FunctionalInterface
interface ItemModel {

  /** The proposed answer; NOT_ANSWERED leaves the question to the general rules of its type. */
  AnswerValue answer(Asked asked);
}
