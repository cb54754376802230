package org.orgstatus.bench;

import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.orgstatus.questionnaire.AnswerSheet;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.ItemPath;

/** All that follows from a full sheet of form A, computed anew, and after one changed answer. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FillFormABench {

  private final FormA form = new FormA();
  private final AnswerValue[] amounts = new AnswerValue[2];
  private final AnswerValue[] statuses = {
    new AnswerValue.Chosen("established"), new AnswerValue.Chosen("preparing")
  };
  private Filling filling = form.fill(AnswerSheet.EMPTY);
  private ItemPath amount = ItemPath.of("none");
  private int turn;

  @Setup
  public void fill() {
    filling = form.fill(form.sheet());
    for (Map.Entry<ItemPath, AnswerValue> entry : form.sheet().answers().entrySet()) {
      if (entry.getValue() instanceof AnswerValue.Amount given) {
        amount = entry.getKey();
        amounts[0] = given;
        amounts[1] = new AnswerValue.Amount(given.value().add(BigDecimal.ONE));
      }
    }
  }

  @Benchmark
  public Filling everything() {
    return form.fill(form.sheet());
  }

  /** An amount that a few items read. */
  @Benchmark
  public Filling oneChangedAnswer() {
    filling.answer(amount, amounts[turn++ & 1]);
    return filling;
  }

  /** The answer that leads to form A or away from it. */
  @Benchmark
  public Filling answerThatLeadsToTheForm() {
    filling.answer(ItemPath.of("g_status"), statuses[turn++ & 1]);
    return filling;
  }
}
