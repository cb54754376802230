package org.orgstatus.web.visit;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Recorded;
import org.orgstatus.collection.Attachments;
import org.orgstatus.fieldwork.EntryOutcome;
import org.orgstatus.fieldwork.FileRefused;
import org.orgstatus.fieldwork.SentEntry;
import org.orgstatus.fieldwork.Visit;
import org.orgstatus.fieldwork.VisitEntries;
import org.orgstatus.fieldwork.VisitEntry;
import org.orgstatus.fieldwork.VisitFile;
import org.orgstatus.fieldwork.VisitFiles;
import org.orgstatus.fieldwork.Visits;
import org.orgstatus.fieldwork.coding.CodingRefused;
import org.orgstatus.fieldwork.coding.Transcript;
import org.orgstatus.fieldwork.coding.Transcripts;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.FormToken;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;

/**
 * What devices of field researchers exchange with the server: what to take along, and what was
 * written down, photographed and recorded. Everything can be sent again and is taken once.
 */
@Path("api/visits")
@RequestScoped
@Needs(Permission.RECORD_VISIT)
@Produces(MediaType.APPLICATION_JSON)
public class VisitApi {

  private static final int MOST = 500;
  private static final int LARGEST_BODY = 4 * 1024 * 1024;

  private static final LocalText MALFORMED =
      LocalText.of(
          "送来的内容格式不对。请把走访应用更新到最新版后再试，本机的内容没有丢失。",
          "This is not understood. Update the visit app and try again; what is on the device is"
              + " safe.");
  private static final LocalText TOO_LARGE =
      LocalText.of(
          "一次送来的内容太大。请把走访应用更新到最新版，它会分段送。",
          "This is too much at once. Update the visit app, which sends in pieces.");

  private static final LocalText TOO_LONG =
      LocalText.of(
          "文字稿超过" + Transcript.LONGEST + "字，没有保存。请删去重复粘贴的部分。",
          "The transcript has more than "
              + Transcript.LONGEST
              + " characters and was not saved. Take out what was pasted twice.");
  private static final LocalText NO_INTERVIEW =
      LocalText.of("没有这段访谈。", "There is no such interview.");
  private static final LocalText OVERTAKEN =
      LocalText.of(
          "同伴刚刚改过文字稿，这里先不再保存。您写的没有丢，已存在“以前的版本”里。请刷新页面，在同伴的文字上继续。",
          "Your partner has changed the transcript, so nothing more is saved here. What you wrote"
              + " is not lost: it is among the earlier versions. Load the page again and go on with"
              + " your partner's words.");

  @Inject VisitGate gate;
  @Inject VisitPack pack;
  @Inject Visits visits;
  @Inject VisitEntries entries;
  @Inject VisitFiles files;
  @Inject Transcripts transcripts;
  @Inject CurrentAccount current;
  @Inject CurrentLanguage language;
  @Inject FormToken token;
  @Inject Event<Recorded> recorded;

  /** The own visits, and the word that must come with whatever is sent. */
  @GET
  @Operation(summary = "本人的走访 | The visits of the account")
  public JsonObject list() {
    JsonArrayBuilder own = JSON.createArrayBuilder();
    for (Visit visit : visits.listOf(current.get().id())) {
      own.add(
          JSON.createObjectBuilder()
              .add("id", Long.toString(visit.id()))
              .add("name", gate.name(visit))
              .add("startsOn", visit.startsOn().toString())
              .add("endsOn", visit.endsOn().toString())
              .add("status", visits.status(visit).name().toLowerCase(Locale.ROOT)));
    }
    return JSON.createObjectBuilder()
        .add("account", Long.toString(current.get().id()))
        .add("name", current.get().displayName())
        .add("csrf", token.get())
        .add("visits", own)
        .build();
  }

  /** All that a device takes along. */
  @GET
  @Path("{visit}")
  @Operation(summary = "走访随身资料：提纲、问题、已有答案、联盟资料 | What a device takes along on a visit")
  public JsonObject read(@PathParam("visit") String id) {
    Visit visit = gate.ownVisit(id);
    recorded.fire(
        new Recorded("visit-taken-along", "visit " + id, "alliance " + visit.allianceId()));
    return pack.of(visit);
  }

  /** Takes in what was written down; answers for each entry what became of it. */
  @POST
  @Path("{visit}/entries")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "送交记录，可重复送、分批送、乱序送 | Deliver entries; again, in parts, out of order")
  public JsonObject enter(@PathParam("visit") String id, InputStream body) {
    Visit visit = gate.ownVisit(id);
    List<SentEntry> sent = entries(json(body));
    JsonArrayBuilder outcomes = JSON.createArrayBuilder();
    for (EntryOutcome outcome : entries.enter(visit.id(), sent, current.get().id())) {
      outcomes.add(json(outcome));
    }
    return JSON.createObjectBuilder().add("outcomes", outcomes).build();
  }

  /** Takes a photograph. */
  @PUT
  @Path("{visit}/photos/{file}")
  @Consumes(MediaType.APPLICATION_OCTET_STREAM)
  @Operation(summary = "送交照片 | Deliver a photograph")
  public JsonObject photo(
      @PathParam("visit") String id,
      @PathParam("file") String file,
      @QueryParam("author") @DefaultValue("") String author,
      @QueryParam("extension") @DefaultValue("") String extension,
      @QueryParam("at") @DefaultValue("") String at,
      InputStream body) {
    Visit visit = gate.ownVisit(id);
    byte[] picture = bytes(body, Attachments.LARGEST);
    VisitFile.Declared said =
        new VisitFile.Declared(
            file,
            VisitFile.Kind.PHOTO,
            number(author),
            "",
            extension,
            picture.length,
            0,
            moment(at));
    try {
      return json(files.photo(visit.id(), said, picture, current.get().id()));
    } catch (FileRefused refused) {
      throw refusal(refused);
    }
  }

  /** Says that a recording is going to come, and learns which pieces the server has. */
  @PUT
  @Path("{visit}/recordings/{file}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "登记录音，返回已收到的分段 | Announce a recording; gives the pieces received")
  public JsonObject declare(
      @PathParam("visit") String id, @PathParam("file") String file, InputStream body) {
    Visit visit = gate.ownVisit(id);
    JsonObject json = json(body);
    VisitFile.Declared said =
        new VisitFile.Declared(
            file,
            VisitFile.Kind.RECORDING,
            number(text(json, "author")),
            text(json, "interview"),
            text(json, "extension"),
            count(json, "size"),
            (int) Math.min(count(json, "gaps"), Integer.MAX_VALUE),
            moment(text(json, "at")));
    try {
      return json(files.declare(visit.id(), said, current.get().id()));
    } catch (FileRefused refused) {
      throw refusal(refused);
    }
  }

  /** Takes a piece of a recording. */
  @PUT
  @Path("{visit}/recordings/{file}/pieces/{piece: [0-9]{1,6}}")
  @Consumes(MediaType.APPLICATION_OCTET_STREAM)
  @Operation(summary = "送交录音的一段，每段5MB | Deliver a piece of 5 MB of a recording")
  public JsonObject take(
      @PathParam("visit") String id,
      @PathParam("file") String file,
      @PathParam("piece") int piece,
      @QueryParam("sha256") @DefaultValue("") String sha256,
      InputStream body) {
    Visit visit = gate.ownVisit(id);
    byte[] content = bytes(body, VisitFiles.PIECE);
    try {
      return json(files.take(visit.id(), file, piece, content, sha256));
    } catch (FileRefused refused) {
      throw refusal(refused);
    }
  }

  /** Saves a transcript while it is written; 409 where the other of the pair has changed it. */
  @PUT
  @Path("{visit}/transcripts/{row: [A-Za-z0-9]{1,16}}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "保存录音文字稿 | Save the transcript of an interview")
  public JsonObject transcribe(
      @PathParam("visit") String id, @PathParam("row") String row, InputStream body) {
    Visit visit = gate.ownVisit(id);
    JsonObject json = json(body);
    String words = text(json, "words");
    if (words.length() > Transcript.LONGEST) {
      throw new Refusal(413, TOO_LONG);
    }
    long response = visits.response(visit).orElseThrow(() -> new Refusal(404, NO_INTERVIEW)).id();
    int basis = (int) Math.min(count(json, "basis"), Integer.MAX_VALUE);
    try {
      Transcripts.Saved saved = transcripts.save(response, row, basis, words, current.get().id());
      if (saved.overtaken()) {
        throw new Refusal(409, OVERTAKEN);
      }
      return JSON.createObjectBuilder().add("revision", saved.transcript().revision()).build();
    } catch (CodingRefused e) {
      throw new Refusal(409, e.reason().words());
    }
  }

  // ---- reading

  private static JsonObject json(InputStream body) {
    try (var reader = JSON.createReader(new ByteArrayInputStream(bytes(body, LARGEST_BODY)))) {
      return reader.readObject();
    } catch (Refusal tooLarge) {
      throw tooLarge;
    } catch (RuntimeException e) { // the parser has several kinds
      throw new Refusal(400, MALFORMED);
    }
  }

  private static byte[] bytes(InputStream body, long most) {
    try {
      byte[] bytes = body.readNBytes((int) most + 1);
      if (bytes.length > most) {
        throw new Refusal(413, TOO_LARGE);
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<SentEntry> entries(JsonObject body) {
    if (!(body.get("entries") instanceof JsonArray given)
        || given.size() > MOST
        || !given.stream().allMatch(JsonObject.class::isInstance)) {
      throw new Refusal(400, MALFORMED);
    }
    List<SentEntry> sent = new ArrayList<>();
    for (JsonObject entry : given.getValuesAs(JsonObject.class)) {
      Optional<VisitEntry.Kind> kind = kind(text(entry, "kind"));
      JsonValue value = entry.get("value");
      if (kind.isEmpty() || value == null) {
        throw new Refusal(400, MALFORMED);
      }
      String words =
          kind.get() == VisitEntry.Kind.NOTE && value instanceof JsonString text
              ? text.getString()
              : value.toString();
      sent.add(
          new SentEntry(
              text(entry, "id"),
              kind.get(),
              number(text(entry, "author")),
              text(entry, "interview"),
              text(entry, "item"),
              words,
              count(entry, "basis"),
              moment(text(entry, "at"))));
    }
    return sent;
  }

  private static Optional<VisitEntry.Kind> kind(String word) {
    return Arrays.stream(VisitEntry.Kind.values())
        .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }

  private static String text(JsonObject json, String key) {
    if (json.get(key) instanceof JsonString text) {
      return text.getString();
    }
    throw new Refusal(400, MALFORMED);
  }

  private static long count(JsonObject json, String key) {
    if (json.get(key) instanceof JsonNumber number && number.isIntegral()) {
      return Math.max(0, number.longValue());
    }
    throw new Refusal(400, MALFORMED);
  }

  private static long number(String text) {
    if (text.matches("[0-9]{1,18}")) {
      return Long.parseLong(text);
    }
    throw new Refusal(400, MALFORMED);
  }

  private static Instant moment(String text) {
    try {
      return Instant.parse(text).truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeException e) {
      throw new Refusal(400, MALFORMED);
    }
  }

  // ---- answering

  private JsonObjectBuilder json(EntryOutcome outcome) {
    JsonObjectBuilder json =
        JSON.createObjectBuilder()
            .add("id", outcome.id())
            .add("result", outcome.result().name().toLowerCase(Locale.ROOT))
            .add("words", outcome.words().in(language.get()));
    outcome
        .conflict()
        .ifPresent(
            c ->
                json.add("path", c.path().toString())
                    .add("stored", c.stored())
                    .add("revision", c.revision()));
    return json;
  }

  private JsonObject json(VisitFile file) {
    return JSON.createObjectBuilder()
        .add("id", file.id())
        .add("pieces", file.pieces())
        .add("complete", file.completeAt().isPresent() || file.deletedAt().isPresent())
        .add("received", JSON.createArrayBuilder(files.received(file)))
        .build();
  }

  private static Refusal refusal(FileRefused refused) {
    JsonObject kind =
        JSON.createObjectBuilder()
            .add("kind", refused.kind().name().toLowerCase(Locale.ROOT))
            .build();
    int status = refused.kind() == FileRefused.Kind.LATER ? 409 : 422;
    return new Refusal(status, refused.words(), kind);
  }
}
