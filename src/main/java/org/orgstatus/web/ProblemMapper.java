package org.orgstatus.web;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.NotInThisState;
import org.orgstatus.accounts.NotPermitted;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Recorded;
import org.orgstatus.collection.NotEditable;
import org.orgstatus.collection.RemarkRefused;
import org.orgstatus.collection.SheetsRefused;
import org.orgstatus.collection.StaleDraft;
import org.orgstatus.collection.StepRefused;
import org.orgstatus.collection.SubmissionRefused;
import org.orgstatus.collection.WaveNotOpen;

/** The one place that turns what went wrong into an answer. */
@Provider
@ApplicationScoped
public class ProblemMapper implements ExceptionMapper<Throwable> {

  private static final LocalText NOT_OPEN =
      LocalText.of(
          "这一轮次现在不收答案：还没有开始、已经结束或过了截止时间。需要补报请联系省级科协。",
          "The wave takes no answers now: it has not begun, is over, or its deadline has passed."
              + " Ask your provincial association if something is missing.");

  private static final LocalText NOT_EDITABLE =
      LocalText.of(
          "问卷已经提交，不能再改；如需更正，请联系省级科协退回。",
          "The form was submitted already and cannot be changed. Ask your provincial association to"
              + " return it if something is wrong.");

  private static final LocalText NOT_NOW =
      LocalText.of(
          "答卷现在的状态不允许这样做，可能刚刚有人提交、退回或接受了它。请刷新页面，看它现在到了哪一步。",
          "The response is in a state that does not allow this; somebody may just have submitted,"
              + " returned or accepted it. Reload the page and see where it stands.");

  private static final LocalText STALE =
      LocalText.of(
          "草稿在别处改过。请重新读取草稿，核对后再提交。",
          "The draft was changed elsewhere. Read it again, compare, and submit again.");

  @Inject HttpServletRequest request;
  @Inject CurrentAccount current;
  @Inject Event<Recorded> recorded;
  @Context HttpServletResponse response;
  @Inject TroublePages pages;

  @Override
  public Response toResponse(Throwable thrown) {
    if (thrown instanceof WebApplicationException e
        && (e.getResponse().getStatus() < 400 || e.getResponse().hasEntity())) {
      return e.getResponse();
    }
    Trouble trouble = trouble(thrown);
    String path = request.getRequestURI();
    boolean program = Trouble.isForPrograms(path) || wantsJson(request.getHeader("Accept"));
    Response.ResponseBuilder answer = Response.status(trouble.status());
    boolean openRosa = OpenRosa.isAt(path);
    if (trouble.status() == 401) { // RFC 9110 asks for a challenge; Bearer opens no dialog
      answer.header("WWW-Authenticate", openRosa ? BasicLogin.CHALLENGE : "Bearer");
    }
    if (openRosa) {
      return answer
          .type(OpenRosa.XML)
          .entity(
              OpenRosa.message("submit_error", pages.words(trouble, CurrentLanguage.of(request))))
          .build();
    }
    return answer
        .type(program ? TroublePages.JSON : TroublePages.HTML)
        .entity(
            program
                ? pages.json(trouble, path, CurrentLanguage.of(request))
                : pages.page(trouble, request, response))
        .build();
  }

  /** Whether a page's script asks: browsers that show a page want HTML. */
  private static boolean wantsJson(@Nullable String accept) {
    return accept != null && accept.contains("application/json") && !accept.contains("text/html");
  }

  private Trouble trouble(Throwable thrown) {
    Refusal refusal = cause(thrown, Refusal.class);
    if (refusal != null) {
      return new Trouble(
          refusal.status(),
          refusal.words(),
          refusal.problems(),
          refusal.members(),
          "",
          refusal.written());
    }
    NotInThisState notNow = cause(thrown, NotInThisState.class);
    if (notNow != null) {
      return Trouble.of(409, NOT_NOW, one("responseStatus", JSON.createValue(notNow.state())));
    }
    Trouble ofResponse = ofResponse(thrown);
    if (ofResponse != null) {
      return ofResponse;
    }
    NotPermitted notPermitted = cause(thrown, NotPermitted.class);
    if (notPermitted != null) {
      return ofNotPermitted(notPermitted);
    }
    if (cause(thrown, OptimisticLockException.class) != null) {
      return Trouble.of(409);
    }
    if (cause(thrown, PessimisticLockException.class) != null
        || cause(thrown, LockTimeoutException.class) != null) {
      return Trouble.of(503);
    }
    if (cause(thrown, ConstraintViolationException.class) != null) {
      return Trouble.of(400);
    }
    if (thrown instanceof WebApplicationException e && e.getResponse().getStatus() < 500) {
      return Trouble.of(e.getResponse().getStatus());
    }
    return pages.incident(thrown, request.getMethod() + " " + request.getRequestURI());
  }

  /**
   * Whoever may not is told what a stranger to the address is told: that there is nothing. The
   * attempt goes on record.
   */
  private Trouble ofNotPermitted(NotPermitted refused) {
    if (current.find().isEmpty()) {
      return Trouble.of(401);
    }
    recorded.fire(
        new Recorded(
            "not-permitted",
            AbsenceFilter.recordable(request),
            String.valueOf(refused.getMessage())));
    return Trouble.of(404);
  }

  /** What collection refuses. */
  private @Nullable Trouble ofResponse(Throwable thrown) {
    if (cause(thrown, WaveNotOpen.class) != null) {
      return Trouble.of(409, NOT_OPEN, JsonValue.EMPTY_JSON_OBJECT);
    }
    NotEditable notEditable = cause(thrown, NotEditable.class);
    if (notEditable != null) {
      String status = notEditable.status().name().toLowerCase(Locale.ROOT);
      return Trouble.of(409, NOT_EDITABLE, one("responseStatus", JSON.createValue(status)));
    }
    StepRefused step = cause(thrown, StepRefused.class);
    if (step != null) {
      return Trouble.of(
          409, StepWords.of(step), StepWords.members(step, CurrentLanguage.of(request)));
    }
    RemarkRefused remark = cause(thrown, RemarkRefused.class);
    if (remark != null) {
      return Trouble.of(422, remark.words(), JsonValue.EMPTY_JSON_OBJECT);
    }
    StaleDraft stale = cause(thrown, StaleDraft.class);
    if (stale != null) {
      return Trouble.of(409, STALE, one("revision", JSON.createValue(stale.revision())));
    }
    SheetsRefused sheets = cause(thrown, SheetsRefused.class);
    if (sheets != null) {
      return ofSheets(sheets);
    }
    SubmissionRefused refused = cause(thrown, SubmissionRefused.class);
    if (refused == null) {
      return null;
    }
    int count = refused.faults().size();
    return Trouble.of(
        422,
        LocalText.of(
            "有" + count + "处问题，改正或说明后才能提交；没有提交任何内容。",
            count + " faults stop the submission; correct or explain them. Nothing was submitted."),
        one(
            "faults",
            FaultJson.of(refused.routing(), refused.faults(), CurrentLanguage.of(request))));
  }

  /** What each sheet would have been told if it had been sent alone, by unit. */
  private Trouble ofSheets(SheetsRefused refused) {
    int status = 409;
    JsonArrayBuilder sheets = JSON.createArrayBuilder();
    for (Map.Entry<String, RuntimeException> each : refused.refused().entrySet()) {
      Trouble alone = Objects.requireNonNull(ofResponse(each.getValue()));
      status = alone.status() == 422 ? 422 : status;
      JsonObjectBuilder sheet =
          JSON.createObjectBuilder()
              .add("unit", each.getKey())
              .add("status", alone.status())
              .add("detail", Objects.requireNonNull(alone.words()).in(CurrentLanguage.of(request)));
      alone.members().forEach(sheet::add);
      sheets.add(sheet);
    }
    int count = refused.refused().size();
    return Trouble.of(
        status,
        LocalText.of(
            "有" + count + "份答卷不能提交，逐份列在下面；这一批没有提交任何一份。",
            count + " sheets cannot be submitted, each listed below; none of them all was."),
        JSON.createObjectBuilder().add("sheets", sheets).build());
  }

  private static JsonObject one(String name, JsonValue value) {
    return JSON.createObjectBuilder().add(name, value).build();
  }

  /** The first cause of a kind: transactions wrap what they roll back. */
  private static <T extends Throwable> @Nullable T cause(Throwable thrown, Class<T> kind) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      if (kind.isInstance(each)) {
        return kind.cast(each);
      }
    }
    return null;
  }
}
