package org.orgstatus.web.visit;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.orgstatus.base.Messages;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Open;
import org.orgstatus.web.TroublePages;

/**
 * The page of the visit app. It holds nothing of anybody, so that a device may keep it: what it
 * shows comes from the device, or from the server to whoever is signed in.
 */
@Path("visit/app")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
public class VisitAppPages {

  private static final String[] WORDS = {
    "title",
    "title.words",
    "not-safe",
    "here",
    "here.none",
    "assigned",
    "assigned.online",
    "assigned.none",
    "lock",
    "lock.passphrase",
    "lock.open",
    "lock.wrong",
    "lock.forgotten",
    "lock.remove",
    "lock.remove.sure",
    "lock.short",
    "lock.differ",
    "lock.warning",
    "lock.new",
    "lock.again",
    "take",
    "open-online",
    "parts",
    "points",
    "brief",
    "interviews",
    "interviews.none",
    "interview.new",
    "consent",
    "consent.aloud",
    "consent.read",
    "consent.no-name",
    "consent.unread",
    "consent.code",
    "consent.taken",
    "consent.missing",
    "consent.keep",
    "consent.record",
    "consent.record.sure",
    "consent.no-record",
    "consent.no-record.sure",
    "note.there",
    "back",
    "withdraw",
    "withdraw.sure",
    "sound",
    "sound.begin",
    "sound.end",
    "sound.file",
    "sound.running",
    "sound.kept",
    "sound.left",
    "sound.full",
    "sound.broke",
    "sound.none",
    "sound.unfit",
    "sound.damaged",
    "sound.not-kept",
    "observation",
    "observation.words",
    "observation.seen",
    "photos",
    "photos.faces",
    "photos.sure",
    "photos.add",
    "photos.kept",
    "photos.not-kept",
    "rating",
    "rating.words",
    "rating.given",
    "rating.agree",
    "rating.missing",
    "rating.keep",
    "deliver",
    "deliver.words",
    "deliver.now",
    "deliver.done",
    "deliver.left",
    "deliver.wiped",
    "deliver.discard",
    "form-e",
    "kind.consent",
    "kind.note",
    "kind.answer",
    "kind.rating",
    "kind.check",
    "kind.photo",
    "kind.recording",
    "state.online",
    "state.offline",
    "state.clear",
    "state.waiting",
    "state.unsafe",
    "state.online-only",
    "state.there",
    "state.reports",
    "stopped.device",
    "stopped.offline",
    "stopped.offline.page",
    "stopped.sign-in",
    "stopped.sign-in.page",
    "stopped.closed",
    "stopped.closed.page",
    "stopped.revoked",
    "stopped.revoked.page",
    "stopped.recording",
    "stopped.twice",
    "sign-in"
  };

  @Inject Models models;
  @Inject CurrentLanguage language;

  @GET
  @Open
  public String show() {
    JsonObjectBuilder words = JSON.createObjectBuilder();
    for (String word : WORDS) {
      words.add(word, Messages.in(language.get()).get("visit.js." + word));
    }
    models.put("words", words.build().toString().replace("<", "\\u003c"));
    return "visit/app.html";
  }
}
