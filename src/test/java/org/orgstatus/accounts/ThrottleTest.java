package org.orgstatus.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ThrottleTest {

  private static final String CAMPUS = "198.51.100.7";

  private Instant now = Instant.parse("2017-10-09T08:00:00Z");
  private final Throttle throttle =
      new Throttle(
          new Clock() {
            @Override
            public Instant instant() {
              return now;
            }

            @Override
            public ZoneId getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
              return this;
            }
          });

  @Test
  void fewMistakesCostNothing() {
    refuse("wang", CAMPUS, 4);
    assertEquals(Duration.ZERO, throttle.wait("wang", CAMPUS));
  }

  @Test
  void guesserWaitsTwiceAsLongEachTimeButNeverMoreThanAMinute() {
    refuse("wang", CAMPUS, 5);
    assertEquals(Duration.ofSeconds(1), throttle.wait("wang", CAMPUS));
    refuse("wang", CAMPUS, 1);
    assertEquals(Duration.ofSeconds(2), throttle.wait("wang", CAMPUS));
    refuse("wang", CAMPUS, 20);
    assertEquals(Duration.ofSeconds(60), throttle.wait("ＷＡＮＧ ", CAMPUS), "the same name");
  }

  @Test
  void ownerAtAnotherAddressDoesNotWaitForAGuesser() {
    refuse("wang", "203.0.113.9", 20);
    assertEquals(Duration.ZERO, throttle.wait("wang", CAMPUS));
  }

  @Test
  void guesserWithManyAddressesIsSlowedDownToo() {
    for (int i = 0; i < 60; i++) {
      refuse("wang", "203.0.113." + i, 1);
    }
    assertEquals(Duration.ofSeconds(30), throttle.wait("wang", CAMPUS));
  }

  @Test
  void campusBehindOneAddressIsNeverLockedOut() {
    for (int i = 0; i < 400; i++) {
      refuse("filler" + i, CAMPUS, 1);
    }
    assertTrue(throttle.wait("somebody", CAMPUS).compareTo(Duration.ofSeconds(2)) <= 0);
    now = now.plusSeconds(2);
    assertEquals(Duration.ZERO, throttle.wait("somebody", CAMPUS));
  }

  @Test
  void knownBrowserWaitsForNobodyElse() {
    for (int i = 0; i < 400; i++) {
      refuse("wang", CAMPUS, 1);
      refuse("filler" + i, CAMPUS, 1);
    }
    assertTrue(throttle.wait("wang", CAMPUS).compareTo(Duration.ZERO) > 0, "a guesser waits");
    assertEquals(Duration.ZERO, throttle.wait("wang", CAMPUS, true), "the owner does not");
    for (int i = 0; i < 10; i++) {
      throttle.refused("wang", CAMPUS, true);
    }
    assertTrue(throttle.wait("wang", CAMPUS, true).compareTo(Duration.ZERO) > 0, "own mistakes");
    throttle.accepted("wang", CAMPUS);
    assertEquals(Duration.ZERO, throttle.wait("wang", CAMPUS, true));
  }

  @Test
  void waitEndsWithTimeAndWithSuccess() {
    refuse("wang", CAMPUS, 8);
    now = now.plus(Duration.ofMinutes(16));
    assertEquals(Duration.ZERO, throttle.wait("wang", CAMPUS));
    refuse("wang", CAMPUS, 8);
    throttle.accepted("wang", CAMPUS);
    assertEquals(Duration.ZERO, throttle.wait("wang", CAMPUS));
  }

  private void refuse(String name, String address, int times) {
    for (int i = 0; i < times; i++) {
      throttle.refused(name, address);
    }
  }
}
