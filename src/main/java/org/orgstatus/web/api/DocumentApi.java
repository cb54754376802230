package org.orgstatus.web.api;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.orgstatus.accounts.Permission;
import org.orgstatus.analysis.release.Release;
import org.orgstatus.export.DocumentCheck;
import org.orgstatus.web.Needs;
import org.orgstatus.web.document.DocumentVerification;
import org.orgstatus.web.office.Upload;

/** Verifies a document for scripts: 200 when it holds, 409 when a number of it does not. */
@Path("api/documents/verification")
@RequestScoped
@Needs(Permission.VIEW_RELEASED)
@Produces(MediaType.APPLICATION_JSON)
public class DocumentApi {

  @Inject DocumentVerification verification;

  @POST
  @Upload
  @Consumes(MediaType.APPLICATION_OCTET_STREAM)
  @Operation(
      summary =
          "核验文件：哪些数字仍然成立、哪些已变化、文字有无改动 | Verify a document: which numbers still hold, which"
              + " changed, what was altered")
  public Response verify(InputStream body) {
    DocumentVerification.Verdict verdict = verification.verify(read(body));
    DocumentCheck check = verdict.check();
    JsonObject answer =
        JSON.createObjectBuilder()
            .add("holds", verdict.holds())
            .add("kind", verdict.manifest().kind().word())
            .add("subject", verdict.manifest().subject())
            .add("edition", verdict.manifest().edition())
            .add("language", verdict.manifest().language().tag())
            .add("wave", verdict.manifest().wave())
            .add("lock", verdict.manifest().lockName())
            .add("lockHash", verdict.manifest().lockHash())
            .add("rebuilt", check.rebuilt())
            .add("alterations", check.alterations())
            .add("altered", list(check.altered()))
            .add("held", check.held())
            .add("changes", check.changes())
            .add("changed", list(check.changed()))
            .add("fallen", list(check.fallen()))
            .add("withdrawn", releases(verdict.withdrawn()))
            .build();
    return Response.status(verdict.holds() ? 200 : 409).entity(answer).build();
  }

  private static JsonArrayBuilder releases(List<Release> withdrawn) {
    JsonArrayBuilder list = JSON.createArrayBuilder();
    for (Release release : withdrawn) {
      list.add(
          JSON.createObjectBuilder()
              .add("release", release.id())
              .add("audience", release.audience().name().toLowerCase(Locale.ROOT))
              .add("number", release.number())
              .add("reason", release.reason())
              .add("withdrawnAt", release.withdrawnAt().orElseThrow().toString()));
    }
    return list;
  }

  private static byte[] read(InputStream body) {
    try {
      return body.readAllBytes(); // no larger than uploads may be
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonArrayBuilder list(List<DocumentCheck.Change> changes) {
    JsonArrayBuilder list = JSON.createArrayBuilder();
    for (DocumentCheck.Change change : changes) {
      list.add(
          JSON.createObjectBuilder()
              .add("place", change.place())
              .add("before", change.before())
              .add("after", change.after())
              .add("numbers", JSON.createArrayBuilder(change.numbers())));
    }
    return list;
  }
}
