package org.orgstatus.web.api;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import org.orgstatus.base.LocalText;
import org.orgstatus.questionnaire.DefinitionJson;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.questionnaire.Questionnaires;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.SignedIn;

/** The questionnaires as the definition files say now. A wave that is open has its own copies. */
@Path("api/questionnaires")
@RequestScoped
@SignedIn
@Produces(MediaType.APPLICATION_JSON)
public class QuestionnaireApi {

  @Inject Questionnaires questionnaires;

  @GET
  public JsonObject list() {
    JsonArrayBuilder list = JSON.createArrayBuilder();
    questionnaires.listAll().forEach(form -> list.add(entry(form)));
    return JSON.createObjectBuilder().add("questionnaires", list).build();
  }

  @GET
  @Path("{form}")
  public JsonObject definition(@PathParam("form") String id) {
    return DefinitionJson.of(form(id));
  }

  @GET
  @Path("{form}/schema")
  @Produces(Chain.SCHEMA)
  public String schema(@PathParam("form") String id) {
    return Chain.of(questionnaires.listAll(), form(id)).schema().toString();
  }

  private Questionnaire form(String id) {
    return questionnaires
        .find(id)
        .orElseThrow(
            () ->
                new Refusal(
                    404,
                    LocalText.of(
                        "没有这份问卷，或者它的定义文件有错误。",
                        "There is no such questionnaire, or its file has faults.")));
  }

  private static JsonObject entry(Questionnaire form) {
    String address = "/api/questionnaires/" + form.id();
    return JSON.createObjectBuilder()
        .add("id", form.id())
        .add("letter", form.letter())
        .add("version", form.version())
        .add(
            "title",
            JSON.createObjectBuilder().add("zh", form.title().zh()).add("en", form.title().en()))
        .add("unit", form.unit().name().toLowerCase(Locale.ROOT))
        .add("contentHash", form.contentHash())
        .add(
            "links",
            JSON.createObjectBuilder()
                .add("definition", address)
                .add("schema", address + "/schema"))
        .build();
  }
}
