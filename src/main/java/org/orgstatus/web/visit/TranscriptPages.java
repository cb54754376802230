package org.orgstatus.web.visit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.Accounts;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Recorded;
import org.orgstatus.fieldwork.Visit;
import org.orgstatus.fieldwork.VisitFile;
import org.orgstatus.fieldwork.VisitFiles;
import org.orgstatus.fieldwork.Visits;
import org.orgstatus.fieldwork.coding.CodingRefused;
import org.orgstatus.fieldwork.coding.Transcript;
import org.orgstatus.fieldwork.coding.TranscriptVersion;
import org.orgstatus.fieldwork.coding.Transcripts;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.TroublePages;

/** The transcript of an interview: written beside its recordings by one of the pair. */
@Path("office/visits/{visit}/interviews/{row: [A-Za-z0-9]{1,16}}/transcript")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.VIEW_VISIT)
public class TranscriptPages {

  private static final LocalText NONE = LocalText.of("没有这段访谈。", "There is no such interview.");
  private static final LocalText NO_VERSION = LocalText.of("没有这个版本。", "There is no such version.");
  private static final LocalText TOO_LONG =
      LocalText.of(
          "文字稿超过" + Transcript.LONGEST + "字，没有保存。请删去重复粘贴的部分。",
          "The transcript has more than "
              + Transcript.LONGEST
              + " characters and was not saved. Take out what was pasted twice.");
  private static final LocalText OVERTAKEN =
      LocalText.of(
          "同伴刚刚改过文字稿，下面是同伴的。您的文字没有丢，保存在“以前的版本”里。",
          "Your partner has changed the transcript meanwhile; it stands below. What you wrote is"
              + " not lost: it is among the earlier versions.");

  private static final Map<String, String> NOTICES =
      Map.of("finish", "transcript-finished", "reopen", "transcript-reopened");

  @Inject VisitGate gate;
  @Inject VisitView view;
  @Inject Visits visits;
  @Inject VisitFiles files;
  @Inject Transcripts transcripts;
  @Inject Accounts accounts;
  @Inject CurrentAccount current;
  @Inject Event<Recorded> recorded;
  @Inject Models models;

  @PathParam("visit")
  String visitId;

  @PathParam("row")
  String row;

  /**
   * @param version id of an earlier version to read; empty for the transcript itself
   */
  @GET
  public String show(@QueryParam("version") @DefaultValue("") String version) {
    Visit visit = gate.visit(visitId, Permission.VIEW_VISIT);
    recorded.fire(
        new Recorded("transcript-read", "visit " + visitId + ", interview " + row, version));
    if (!version.isEmpty()) {
      models.put("old", old(visit, version));
    }
    return page(visit, List.of());
  }

  /** Saves, hands over for coding, or opens for writing again. */
  @POST
  @Needs(Permission.RECORD_VISIT)
  public Response answer(
      @FormParam("do") @DefaultValue("") String act,
      @FormParam("basis") @DefaultValue("") String basis,
      @FormParam("words") @DefaultValue("") String words) {
    Visit visit = gate.ownVisit(visitId);
    long response = response(visit).id();
    try {
      if (act.equals("reopen")) {
        transcripts.reopen(response, row);
      } else {
        Optional<Response> refused = save(visit, response, basis, words);
        if (refused.isPresent()) {
          return refused.get();
        }
        if (act.equals("finish")) {
          int now = transcripts.find(response, row).map(Transcript::revision).orElse(0);
          transcripts.finish(response, row, now, current.get().id());
        }
      }
    } catch (CodingRefused e) {
      return Response.status(409).entity(page(visit, List.of(e.reason().words()))).build();
    }
    return Response.seeOther(
            URI.create(
                "/office/visits/"
                    + visit.id()
                    + "/interviews/"
                    + row
                    + "/transcript?notice="
                    + NOTICES.getOrDefault(act, "transcript-saved")))
        .build();
  }

  private Optional<Response> save(Visit visit, long response, String basis, String words) {
    String said = words.replace("\r\n", "\n");
    if (said.length() > Transcript.LONGEST) {
      models.put("typed", said);
      return Optional.of(Response.status(422).entity(page(visit, List.of(TOO_LONG))).build());
    }
    int on = basis.matches("[0-9]{1,9}") ? Integer.parseInt(basis) : 0;
    return transcripts.save(response, row, on, said, current.get().id()).overtaken()
        ? Optional.of(Response.status(409).entity(page(visit, List.of(OVERTAKEN))).build())
        : Optional.empty();
  }

  private org.orgstatus.collection.Response response(Visit visit) {
    return visits.response(visit).orElseThrow(() -> new Refusal(404, NONE));
  }

  private TranscriptVersion old(Visit visit, String version) {
    return transcripts
        .find(response(visit).id(), row)
        .flatMap(
            t ->
                transcripts.versions(t).stream()
                    .filter(v -> Long.toString(v.id()).equals(version))
                    .findFirst())
        .orElseThrow(() -> new Refusal(404, NO_VERSION));
  }

  public String name(long account) {
    return accounts.find(account).map(Account::displayName).orElse("—");
  }

  private String page(Visit visit, List<LocalText> faults) {
    VisitView.Interview one =
        view.interviews(visit).stream()
            .filter(i -> i.row().equals(row))
            .findFirst()
            .orElseThrow(() -> new Refusal(404, NONE));
    org.orgstatus.collection.Response response = response(visit);
    Optional<Transcript> transcript = transcripts.find(response.id(), row);
    boolean finished = transcript.flatMap(Transcript::finishedAt).isPresent();
    boolean own =
        !visit.isCancelled()
            && visit.isOfPair(current.get().id())
            && current.mayAnywhere(Permission.RECORD_VISIT)
            && visit.codingLockedAt().isEmpty();
    boolean agreed = transcripts.isAgreed(response, row);
    models.put("visit", visit);
    models.put("one", one);
    models.put("pages", this);
    models.put("faults", faults);
    models.put("transcript", transcript);
    models.put("words", transcript.map(Transcript::words).orElse(""));
    models.put("basis", transcript.map(Transcript::revision).orElse(0));
    models.put("versions", transcript.map(transcripts::versions).orElse(List.of()));
    models.put("finished", finished);
    models.put("agreed", agreed);
    models.put("mayWrite", own && agreed && !finished);
    models.put("coded", finished && transcripts.isCoded(response, row));
    models.put("mayReopen", own && finished && !transcripts.isCoded(response, row));
    models.put("longest", Transcript.LONGEST);
    models.put(
        "recordings",
        files.list(visit).stream()
            .filter(f -> f.kind() == VisitFile.Kind.RECORDING && f.interview().equals(row))
            .filter(f -> f.completeAt().isPresent() && f.deletedAt().isEmpty())
            .toList());
    return "office/visit-transcript.html";
  }
}
