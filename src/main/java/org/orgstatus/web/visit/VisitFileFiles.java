package org.orgstatus.web.visit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Recorded;
import org.orgstatus.fieldwork.Visit;
import org.orgstatus.fieldwork.VisitFile;
import org.orgstatus.fieldwork.VisitFiles;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;

/** Photographs and recordings, decrypted for those who may; every one that leaves is on record. */
@Path("office/visit-files/{visit}/{file}")
@RequestScoped
@Needs(Permission.VIEW_VISIT)
public class VisitFileFiles {

  @Inject VisitGate gate;
  @Inject VisitFiles files;
  @Inject Event<Recorded> recorded;

  /**
   * @param range bytes that are asked for, as a player does that goes back and forth; a range that
   *     is no such thing is the whole
   */
  @GET
  public Response read(
      @PathParam("visit") String id,
      @PathParam("file") String fileId,
      @HeaderParam("Range") @DefaultValue("") String range) {
    Visit visit = gate.visit(id, Permission.VIEW_VISIT);
    VisitFile file =
        files
            .find(fileId)
            .filter(f -> f.visitId() == visit.id())
            .filter(f -> f.completeAt().isPresent() && f.deletedAt().isEmpty())
            .orElseThrow(
                () ->
                    new Refusal(
                        404,
                        LocalText.of(
                            "没有这个文件，或已按规定删除。",
                            "There is no such file, or it was deleted by the rules.")));
    String act = file.kind() == VisitFile.Kind.PHOTO ? "photo-read" : "recording-read";
    ByteRange part = ByteRange.of(range, file.size());
    recorded.fire(
        new Recorded(act, "visit " + id + ", file " + fileId, part.isWhole() ? "" : part.words()));
    if (part.isEmpty()) {
      return Response.status(416).header("Content-Range", "bytes */" + file.size()).build();
    }
    StreamingOutput content =
        out -> {
          try {
            files.copy(file, part.from(), part.to(), out);
          } catch (IOException e) {
            throw new WebApplicationException(e);
          }
        };
    String name = visit.allianceId() + "-" + file.id().substring(0, 8) + "." + file.extension();
    Response.ResponseBuilder answer =
        Response.status(part.isWhole() ? 200 : 206)
            .entity(content)
            .type(file.mediaType())
            .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
            .header("Accept-Ranges", "bytes")
            .header("Content-Length", part.to() - part.from());
    if (!part.isWhole()) {
      answer.header("Content-Range", part.words());
    }
    return answer.build();
  }
}
