package org.orgstatus.web;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.StepRefused;
import org.orgstatus.collection.Transition;

/** Says what happened to a response before somebody acted on it too late. */
public final class StepWords {

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter ZH =
      DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.CHINA).withZone(CHINA);
  private static final DateTimeFormatter EN =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ENGLISH).withZone(CHINA);

  private StepWords() {}

  public static LocalText of(StepRefused refused) {
    LocalText status = refused.status().label();
    return refused
        .latest()
        .map(
            step ->
                LocalText.of(
                    "您打开页面以后，这份答卷已于"
                        + moment(step.madeAt(), Language.ZH)
                        + step.act().done().zh()
                        + "，现在是“"
                        + status.zh()
                        + "”。您的操作没有执行，请刷新页面，看过新的情况再决定。",
                    "After you opened the page the response was "
                        + step.act().done().en()
                        + " on "
                        + moment(step.madeAt(), Language.EN)
                        + "; it is now \""
                        + status.en()
                        + "\". Nothing was done. Reload the page and decide again."))
        .orElseGet(
            () ->
                LocalText.of(
                    "这份答卷现在是“" + status.zh() + "”，不能" + refused.act().done().zh() + "。请刷新页面查看。",
                    "The response is \""
                        + status.en()
                        + "\" and cannot be "
                        + refused.act().done().en()
                        + " now. Reload the page."));
  }

  /** How the response stands, and each transition since. */
  static JsonObject members(StepRefused refused, Language language) {
    JsonArrayBuilder meanwhile = JSON.createArrayBuilder();
    for (Transition step : refused.meanwhile()) {
      meanwhile.add(
          JSON.createObjectBuilder()
              .add("number", step.number())
              .add("act", step.act().name().toLowerCase(Locale.ROOT))
              .add("what", step.act().done().in(language))
              .add("at", step.madeAt().toString())
              .add("status", step.to().name().toLowerCase(Locale.ROOT)));
    }
    return JSON.createObjectBuilder()
        .add("responseStatus", refused.status().name().toLowerCase(Locale.ROOT))
        .add("meanwhile", meanwhile)
        .build();
  }

  private static String moment(Instant at, Language language) {
    return (language == Language.ZH ? ZH : EN).format(at);
  }
}
