package org.orgstatus.collection;

import java.util.Optional;
import org.orgstatus.questionnaire.expression.Value;

/**
 * What the forms of one unit ask of the roster and of other units' answers. Every answer is {@link
 * Value#EMPTY} where the source is not there yet, so that checks which wait for it stay silent.
 */
public interface Sources {

  /** No source is there. */
  Sources NONE =
      new Sources() {
        @Override
        public Value roster(String what) {
          return Value.EMPTY;
        }

        @Override
        public Value otherForm(String formId, String item) {
          return Value.EMPTY;
        }

        @Override
        public Value answers(String item, String value) {
          return Value.EMPTY;
        }
      };

  /** {@code listed}: yes or no, for an institution; {@code rows}: how many, for a province. */
  Value roster(String what);

  /**
   * The latest submitted answer of the related unit; values of several rows with spaces between.
   */
  Value otherForm(String formId, String item);

  /** As {@link org.orgstatus.questionnaire.Surroundings#nameOf}. */
  default Optional<String> nameOf(String list, String code) {
    return Optional.empty();
  }

  /** How many accepted answers of the own reporting unit have the value. */
  Value answers(String item, String value);
}
