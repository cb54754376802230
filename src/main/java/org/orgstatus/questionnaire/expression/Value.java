package org.orgstatus.questionnaire.expression;

import java.time.LocalDate;

/** What an expression gives. Conversions between the kinds are those of XPath 1.0. */
public sealed interface Value {

  Value EMPTY = new Text("");

  record Text(String text) implements Value {
    @Override
    public double number() {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean truth() {
      return !text.isEmpty();
    }
  }

  record Number(double number) implements Value {
    @Override
    public String text() {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean truth() {
      return number != 0 && !Double.isNaN(number);
    }
  }

  record Truth(boolean truth) implements Value {
    @Override
    public String text() {
      return truth ? "true" : "false";
    }

    @Override
    public double number() {
      return truth ? 1 : 0;
    }
  }

  record Day(LocalDate date) implements Value {
    @Override
    public String text() {
      return date.toString();
    }

    @Override
    public double number() {
      return date.toEpochDay();
    }

    @Override
    public boolean truth() {
      return true;
    }
  }

  String text();

  double number();

  boolean truth();
}
