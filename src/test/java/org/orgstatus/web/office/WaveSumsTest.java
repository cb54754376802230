package org.orgstatus.web.office;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.orgstatus.collection.ResponseStatus;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.Wave.Status;

class WaveSumsTest {

  private static WaveSums.WaveSum sum(String id, Status status, int submitted) {
    Wave wave =
        new Wave() {
          @Override
          public String id() {
            return id;
          }

          @Override
          public Status status() {
            return status;
          }
        };
    Progress progress = new Progress(10, Map.of(ResponseStatus.SUBMITTED, submitted));
    return new WaveSums.WaveSum(wave, Instant.EPOCH, progress);
  }

  /** Newest first, as the waves themselves are listed. */
  private static WaveSums of(WaveSums.WaveSum... all) {
    return new WaveSums() {
      @Override
      public List<WaveSum> list() {
        return List.of(all);
      }
    };
  }

  @Test
  void waveThatNobodyAnsweredComesLastAndIsNotChosen() {
    WaveSums sums =
        of(
            sum("W4", Status.PLANNED, 0),
            sum("W3", Status.OPEN, 0),
            sum("W2", Status.OPEN, 1),
            sum("W1", Status.LOCKED, 9));
    assertEquals(
        List.of("W2", "W1", "W3"), sums.opened().stream().map(s -> s.wave().id()).toList());
    assertEquals(Optional.of("W2"), sums.choose("").map(Wave::id));
  }

  @Test
  void onlyAnEmptyWaveIsStillOne() {
    assertEquals(
        Optional.of("W1"), of(sum("W1", Status.OPEN, 0)).choose("").map(Wave::id), "nothing else");
    assertEquals(Optional.empty(), of(sum("W1", Status.PLANNED, 0)).choose(""));
  }
}
