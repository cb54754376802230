package org.orgstatus.web.visit;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.orgstatus.base.Messages;
import org.orgstatus.web.Assets;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Open;

/** What makes the visit app one that a device installs and opens without a network. */
@Path("visit/parts")
@RequestScoped
@Open
public class VisitAppFiles {

  private static final List<String> KEPT =
      List.of(
          "lib/pico.min.css",
          "css/orgstatus.css",
          "css/respond.css",
          "css/visit.css",
          "img/mark.svg",
          "js/expression.js",
          "js/filling.js",
          "js/visit.js",
          "js/visit-form.js",
          "js/visit-pages.js",
          "js/visit-pictures.js",
          "js/visit-sound.js",
          "js/visit-sound-worklet.js",
          "js/visit-store.js",
          "js/visit-sync.js",
          "js/visit-trip.js",
          "js/visit-vault.js");

  @Inject Assets assets;
  @Inject CurrentLanguage language;

  /** The service worker; its first line names what it keeps, so that it changes with any of it. */
  @GET
  @Path("worker.js")
  @Produces("text/javascript; charset=UTF-8")
  public Response worker() {
    JsonArrayBuilder kept = JSON.createArrayBuilder();
    KEPT.forEach(path -> kept.add(assets.address(path)));
    String script =
        "const KEPT = " + kept.build() + ";\n" + assets.scriptText("js/visit-worker.js");
    return Response.ok(script)
        .header("Service-Worker-Allowed", "/visit/")
        .header("Cache-Control", "no-cache")
        .build();
  }

  @GET
  @Path("app.webmanifest")
  @Produces("application/manifest+json")
  public JsonObject manifest() {
    Messages words = Messages.in(language.get());
    return JSON.createObjectBuilder()
        .add("name", words.get("visit.app.name"))
        .add("short_name", words.get("visit.app.short"))
        .add("start_url", "/visit/app")
        .add("scope", "/visit/")
        .add("display", "standalone")
        .add("background_color", "#f6f7f9")
        .add("theme_color", "#1d4f91")
        .add(
            "icons",
            JSON.createArrayBuilder()
                .add(
                    JSON.createObjectBuilder()
                        .add("src", assets.address("img/mark.svg"))
                        .add("sizes", "any")
                        .add("type", "image/svg+xml")))
        .build();
  }
}
