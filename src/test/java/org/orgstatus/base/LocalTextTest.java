package org.orgstatus.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LocalTextTest {

  @Test
  void aHeadingBeginsWithACapital() {
    LocalText base = LocalText.of("填报乙表的高校", "institutions that answered form B");
    assertEquals(LocalText.of("填报乙表的高校", "Institutions that answered form B"), base.asHeading());
    assertEquals(base.asHeading(), base.asHeading().asHeading());
    assertEquals(LocalText.EMPTY, LocalText.EMPTY.asHeading());
  }
}
