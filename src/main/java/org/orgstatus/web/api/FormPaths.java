package org.orgstatus.web.api;

import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponses;
import static org.eclipse.microprofile.openapi.OASFactory.createContent;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createOperation;
import static org.eclipse.microprofile.openapi.OASFactory.createParameter;
import static org.eclipse.microprofile.openapi.OASFactory.createPathItem;
import static org.eclipse.microprofile.openapi.OASFactory.createRequestBody;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.orgstatus.questionnaire.Questionnaire;

/** The addresses of one questionnaire, described. */
final class FormPaths {

  private static final String JSON = "application/json";
  private static final int CHANGES_SHOWN = 3;

  private static final Map<String, String> WORDS =
      Map.of(
          "400", "请求内容有误 | The request cannot be read",
          "401", "没有登录 | Not signed in",
          "403", "不在权限范围内 | Outside the account's scope",
          "404", "没有这个轮次、问卷或单位 | No such wave, form or unit",
          "409", "别处改过、已提交或轮次未开放 | Changed elsewhere, submitted, or the wave is not open",
          "413", "超过1MB | Larger than 1 MB",
          "422", "答案有问题，全部列出 | Faults in answers, all of them listed");

  private final Questionnaire form;
  private final Optional<JsonObject> example;

  FormPaths(Chain chain) {
    this.form = chain.form();
    this.example = chain.example();
  }

  void addTo(Paths paths) {
    String file = "/api/questionnaires/" + form.id();
    paths.addPathItem(
        file, createPathItem().GET(read("definition", "定义 | Definition", "Definition of today")));
    paths.addPathItem(file + "/schema", createPathItem().GET(schemaOperation("schema")));
    String wave = "/api/waves/{wave}/forms/" + form.id();
    paths.addPathItem(
        wave, inWave().GET(read("waveDefinition", "本轮次的定义 | Definition in a wave", "As stored")));
    paths.addPathItem(wave + "/schema", inWave().GET(schemaOperation("waveSchema")));
    paths.addPathItem(
        wave + "/routing",
        inWave().GET(read("routing", "编译后的跳转规则 | Compiled routing", "For the browser")));
    paths.addPathItem(
        wave + "/submissions",
        inWave()
            .POST(
                operation("submitMany", "一次提交多份 | Submit whole sheets of many units, all or none")
                    .description("At most " + SubmissionsApi.MOST + " sheets and 4 MB")
                    .requestBody(
                        createRequestBody()
                            .required(true)
                            .content(
                                createContent()
                                    .addMediaType(
                                        JSON,
                                        createMediaType()
                                            .schema(
                                                sheets(
                                                    toSubmit()
                                                        .addProperty(
                                                            "unit",
                                                            createSchema()
                                                                .type(
                                                                    Schema.SchemaType.STRING)))))))
                    .responses(
                        responses(
                            "201",
                            sheets(reference("Receipt")),
                            "400",
                            "404",
                            "409",
                            "413",
                            "422"))));
    addUnit(wave + "/units/{unit}", paths);
    addReview(wave + "/units/{unit}", paths);
  }

  private void addUnit(String unit, Paths paths) {
    paths.addPathItem(
        unit + "/draft",
        ofUnit()
            .GET(
                operation("readDraft", "读取草稿 | Read the draft")
                    .responses(responses("200", reference("Draft"), "403", "404")))
            .PATCH(
                operation("saveDraft", "保存改动的题目 | Save changed items")
                    .requestBody(
                        createRequestBody()
                            .required(true)
                            .content(
                                createContent()
                                    .addMediaType(JSON, with(reference("Changes"), changes()))))
                    .responses(
                        responses(
                            "200", reference("Saved"), "400", "403", "404", "409", "413", "422"))));
    paths.addPathItem(
        unit + "/check",
        ofUnit()
            .POST(
                operation("check", "检查整份答卷，不保存 | Check a whole sheet without saving")
                    .requestBody(
                        createRequestBody()
                            .required(true)
                            .content(
                                createContent()
                                    .addMediaType(JSON, with(reference(form.id()), example))))
                    .responses(
                        responses("200", reference("Checked"), "400", "403", "404", "422"))));
    paths.addPathItem(
        unit + "/submission",
        ofUnit()
            .GET(
                operation("readSubmission", "读取已提交的答卷 | Read what was submitted")
                    .responses(responses("200", submitted(), "403", "404")))
            .POST(
                operation("submit", "提交 | Submit the draft, or a whole sheet in its place")
                    .requestBody(
                        createRequestBody()
                            .required(true)
                            .content(
                                createContent().addMediaType(JSON, with(toSubmit(), submission()))))
                    .responses(
                        responses(
                            "201", reference("Receipt"), "400", "403", "404", "409", "422"))));
  }

  private void addReview(String unit, Paths paths) {
    addAct(unit + "/approval", "approve", "审核通过 | Approve what was sent", paths);
    addAct(unit + "/acceptance", "accept", "接受 | Accept what was submitted", paths);
    addAct(unit + "/return", "return", "退回填报人 | Return to the filler", paths);
    addAct(unit + "/recall", "recall", "撤回 | Take back before the approval", paths);
    paths.addPathItem(
        unit + "/history",
        ofUnit()
            .GET(
                operation("history", "办理记录 | Every transition and revision")
                    .responses(responses("200", reference("History"), "403", "404"))));
    paths.addPathItem(
        unit + "/differences",
        ofUnit()
            .addParameter(number("from"))
            .addParameter(number("to"))
            .GET(
                operation("differences", "两版的不同 | What differs between two revisions")
                    .responses(responses("200", reference("Differences"), "403", "404"))));
  }

  private void addAct(String path, String name, String summary, Paths paths) {
    paths.addPathItem(
        path,
        ofUnit()
            .POST(
                operation(name, summary)
                    .requestBody(
                        createRequestBody()
                            .required(true)
                            .content(
                                createContent()
                                    .addMediaType(
                                        JSON, createMediaType().schema(reference("Step")))))
                    .responses(
                        responses(
                            "200", reference("Transition"), "400", "403", "404", "409", "422"))));
  }

  private static Parameter number(String name) {
    return createParameter()
        .name(name)
        .in(Parameter.In.QUERY)
        .required(true)
        .schema(createSchema().type(Schema.SchemaType.INTEGER));
  }

  private Operation read(String name, String summary, String description) {
    return operation(name, summary)
        .description(description)
        .responses(responses("200", createSchema().type(Schema.SchemaType.OBJECT), "401", "404"));
  }

  private Operation schemaOperation(String name) {
    return operation(name, "答卷的JSON Schema | JSON Schema of a sheet")
        .responses(
            createAPIResponses()
                .addAPIResponse(
                    "200",
                    createAPIResponse()
                        .description("JSON Schema 2020-12")
                        .content(
                            createContent()
                                .addMediaType(
                                    Chain.SCHEMA,
                                    createMediaType()
                                        .schema(createSchema().type(Schema.SchemaType.OBJECT))))));
  }

  private Operation operation(String name, String summary) {
    return createOperation()
        .operationId(form.id() + "_" + name)
        .summary(form.letter() + " " + form.title().zh() + "：" + summary)
        .tags(List.of(form.id()));
  }

  private static APIResponses responses(String success, Schema schema, String... problems) {
    APIResponses all =
        createAPIResponses()
            .addAPIResponse(
                success,
                createAPIResponse()
                    .description("完成 | Done")
                    .content(createContent().addMediaType(JSON, createMediaType().schema(schema))));
    for (String status : problems) {
      all.addAPIResponse(
          status,
          createAPIResponse()
              .description(WORDS.get(status))
              .content(
                  createContent()
                      .addMediaType(
                          "application/problem+json",
                          createMediaType().schema(reference("Problem")))));
    }
    return all;
  }

  private static PathItem inWave() {
    return createPathItem().addParameter(parameter("wave", "W1"));
  }

  private PathItem ofUnit() {
    String unit =
        switch (form.unit()) {
          case INSTITUTION -> "4199910001";
          case REPORTING_UNIT -> "110000";
          case ALLIANCE, VISIT -> "BJ01";
        };
    return inWave().addParameter(parameter("unit", unit));
  }

  private static Parameter parameter(String name, String value) {
    return createParameter()
        .name(name)
        .in(Parameter.In.PATH)
        .required(true)
        .schema(createSchema().type(Schema.SchemaType.STRING))
        .example(value);
  }

  private Schema toSubmit() {
    return createSchema()
        .type(Schema.SchemaType.OBJECT)
        .addProperty("basis", createSchema().type(Schema.SchemaType.INTEGER))
        .addProperty("answers", reference(form.id()))
        .addProperty("explanations", createSchema().type(Schema.SchemaType.OBJECT))
        .required(List.of("basis"));
  }

  private static Schema sheets(Schema each) {
    return createSchema()
        .type(Schema.SchemaType.OBJECT)
        .addProperty("sheets", createSchema().type(Schema.SchemaType.ARRAY).items(each))
        .required(List.of("sheets"));
  }

  private Schema submitted() {
    return createSchema()
        .type(Schema.SchemaType.OBJECT)
        .addProperty("receipt", createSchema().type(Schema.SchemaType.STRING))
        .addProperty("number", createSchema().type(Schema.SchemaType.INTEGER))
        .addProperty("contentHash", createSchema().type(Schema.SchemaType.STRING))
        .addProperty("answers", reference(form.id()));
  }

  private Optional<JsonObject> changes() {
    return example.map(
        sheet -> {
          JsonArrayBuilder changes = Json.createArrayBuilder();
          sheet.entrySet().stream()
              .filter(e -> e.getValue().getValueType() != JsonValue.ValueType.ARRAY)
              .limit(CHANGES_SHOWN)
              .forEach(
                  e ->
                      changes.add(
                          Json.createObjectBuilder()
                              .add("path", e.getKey())
                              .add("value", e.getValue())
                              .add("basis", 0)));
          return Json.createObjectBuilder().add("changes", changes).build();
        });
  }

  private Optional<JsonObject> submission() {
    return example.map(
        sheet -> {
          JsonObjectBuilder json = Json.createObjectBuilder().add("basis", 0).add("answers", sheet);
          return json.add("explanations", Json.createObjectBuilder()).build();
        });
  }

  private static MediaType with(Schema schema, Optional<JsonObject> example) {
    MediaType type = createMediaType().schema(schema);
    example.ifPresent(json -> type.setExample(SchemaModel.plain(json)));
    return type;
  }

  private static Schema reference(String name) {
    return ApiDescription.reference(name);
  }
}
