package org.orgstatus.web.start;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.ZoneId;

/** The clock of every stage. Dates of the study are dates in China, wherever the server stands. */
@ApplicationScoped
public class SystemClock {

  @Produces
  @jakarta.inject.Singleton
  public Clock clock() {
    return Clock.tickMillis(ZoneId.of("Asia/Shanghai"));
  }
}
