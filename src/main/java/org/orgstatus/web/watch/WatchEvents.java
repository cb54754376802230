package org.orgstatus.web.watch;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.orgstatus.accounts.Permission;
import org.orgstatus.web.Needs;
import org.orgstatus.web.collecting.Collected;

/**
 * Tells browsers that a wave has changed. The events say no more than that: what has changed each
 * browser fetches, and gets in its own scope.
 */
@Path("office/waves/{wave}/collection/watch/events")
@RequestScoped
@Needs(Permission.VIEW_WAVE)
public class WatchEvents {

  @Inject Collected collected;
  @Inject Watcher watcher;

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void listen(
      @PathParam("wave") String waveId,
      @Context SseEventSink sink,
      @Context Sse sse,
      @Context HttpServletResponse response) {
    collected.wave(waveId);
    response.setHeader(
        "X-Accel-Buffering", "no"); // a proxy that collects lines would hold them back
    if (!watcher.listen(waveId, sink, sse.newEventBuilder())) {
      // the browser falls back to asking now and then
      sink.send(sse.newEventBuilder().name("full").data(String.class, "").build());
      sink.close();
    }
  }
}
