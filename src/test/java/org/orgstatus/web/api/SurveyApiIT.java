package org.orgstatus.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orgstatus.accounts.Role;
import org.orgstatus.accounts.Scope;
import org.orgstatus.questionnaire.Questionnaires;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.Databases;
import org.orgstatus.testing.RunningServer;
import org.orgstatus.testing.Scenario;
import org.orgstatus.testing.ServerProcess;
import org.orgstatus.testing.Study;
import org.orgstatus.testing.Visitor;
import org.orgstatus.web.openrosa.OpenRosaWalk;

/** The JSON door over the wire, on the shipped questionnaires and one that was added. */
class SurveyApiIT {

  private static final String UNIT = "/api/waves/W1/forms/gate/units/" + Study.UNIT;
  private static final String EXTRA =
      """
      form: extra
      letter: X
      version: "1"
      unit: reporting_unit
      title: {zh: 附加表, en: Extra form}

      sections:
        - section: 1
          title: {zh: 附加, en: Extra}
          items:
            - name: x_n
              no: X1
              type: integer
              label: {zh: 数量, en: Number}
              required: yes
              constraint: . >= 0 and . <= 9
              constraint_message: {zh: 请填写0至9, en: Enter 0 to 9}
      """;

  @TempDir static Path folder;
  private static ServerProcess server;
  private static Visitor filler;

  @BeforeAll
  static void start() throws IOException {
    Path definitions = Files.createDirectories(folder.resolve("definitions/questionnaires"));
    for (Map.Entry<String, String> file : Scenario.shippedTexts().entrySet()) {
      Files.writeString(definitions.resolve(file.getKey()), file.getValue());
    }
    Files.writeString(definitions.resolve("extra.yaml"), EXTRA);
    Path file = folder.resolve("data/orgstatus");
    try (Database database = Databases.h2(file)) {
      new Study(database, folder.resolve("definitions"))
          .register()
          .planForServers()
          .open()
          .account("filler", Role.CAMPUS_FILLER, Scope.institution(Study.UNIT))
          .account("neighbour", Role.CAMPUS_FILLER, Scope.institution(Study.NEIGHBOUR))
          .account(
              "office",
              Role.CAMPUS_FILLER,
              Scope.institution(Study.NEIGHBOUR),
              Scope.institution(Study.FAR))
          .account("third", Role.CAMPUS_FILLER, Scope.institution("4199910003"))
          .account("approver", Role.CAMPUS_APPROVER, Scope.institution(Study.UNIT))
          .account("beijing", Role.PROVINCIAL_COORDINATOR, Scope.reportingUnit("110000"))
          .account("corps", Role.PROVINCIAL_COORDINATOR, Scope.reportingUnit("660000"))
          .account("analyst", Role.ANALYST, Scope.NATION)
          .account("auditor", Role.AUDITOR, Scope.NATION)
          .account("secretary", Role.ALLIANCE_SECRETARY, Scope.alliance(Study.ALLIANCE))
          .account("field", Role.FIELD_RESEARCHER, Scope.alliance(Study.ALLIANCE));
    }
    // the gate breaks after the wave was opened: what is stored stays in force
    Files.writeString(definitions.resolve("gate.yaml"), "form: gate\n");
    server =
        ServerProcess.start(
            folder,
            Map.of(
                "db.url",
                "jdbc:h2:file:" + file,
                "definitions.folder",
                folder.resolve("definitions").toString()));
    filler = signIn("filler");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/questionnaires",
        "/api/questionnaires/alliance",
        "/api/waves/W1/forms/gate",
        "/api/waves/W1/forms/gate/routing",
        "/api/waves/W1/forms/gate/units/4199910001/draft",
        "/api/waves/W1/forms/gate/units/4199910001/submission",
        "/api/register/institutions?q=x"
      })
  void visitorsAreAskedToSignIn(String address) {
    assertProblem(401, server.visitor().get(address));
  }

  @ParameterizedTest
  @CsvSource({
    "neighbour, GET,   /draft",
    "neighbour, PATCH, /draft",
    "neighbour, POST,  /check",
    "neighbour, POST,  /submission",
    "neighbour, GET,   /submission",
    "approver,  PATCH, /draft",
    "approver,  POST,  /submission",
    "analyst,   PATCH, /draft",
    "auditor,   GET,   /draft",
    "auditor,   POST,  /submission"
  })
  void whoMayNotIsRefusedBeforeTheBodyIsRead(String who, String method, String address) {
    Visitor visitor = signIn(who);
    assertProblem(
        404,
        method.equals("GET")
            ? visitor.get(UNIT + address)
            : visitor.sendJson(method, UNIT + address, "not even JSON"));
  }

  @Test
  void aStrangersInstitutionIsRefusedWhetherItExistsOrNot() {
    String forms = "/api/waves/W1/forms/gate/units/";
    assertProblem(404, filler.get(forms + Study.FAR + "/draft"));
    assertProblem(404, filler.get(forms + "9999999999/draft"));
    assertProblem(404, filler.get(forms + "no-code/draft"));
    assertProblem(404, signIn("beijing").get(forms + Study.FAR + "/draft"));
    assertEquals(200, signIn("beijing").get(forms + Study.NEIGHBOUR + "/draft").statusCode());
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertProblem(404, filler.get("/api/questionnaires/nobody"));
    assertProblem(404, filler.get("/api/waves/W9/forms/gate"));
    assertProblem(404, filler.get("/api/waves/W1/forms/nobody"));
    assertProblem(404, filler.get(UNIT.replace("gate", "nobody") + "/draft"));
    assertProblem(404, signIn("analyst").get(UNIT.replace(Study.UNIT, "9999999999") + "/draft"));
  }

  @Test
  void withoutTheTokenNothingIsChanged() {
    String body = changes("g_students", "1", 0);
    for (String token : List.of("", "x".repeat(43), signIn("neighbour").token())) {
      assertProblem(403, filler.sendJson("PATCH", UNIT + "/draft", body, token));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "{\"changes\": 1}",
        "{\"changes\": [1]}",
        "{\"changes\": [{\"path\": \"g_students\", \"basis\": 0}]}",
        "{\"changes\": [{\"path\": \"g_students\", \"value\": 1}]}",
        "{\"changes\": [{\"path\": \"g_students\", \"value\": 1, \"basis\": -1}]}",
        "{\"changes\": [{\"path\": \"g_students\", \"value\": 1, \"basis\": 1.5}]}",
        "{\"changes\": [{\"path\": \"a/b\", \"value\": 1, \"basis\": 0}]}",
        "{\"changes\": [{\"path\": \"x\", \"value\": 1, \"basis\": 1e999999999}]}"
      })
  void aBodyThatIsNoListOfChangesIsRefused(String body) {
    assertProblem(400, filler.sendJson("PATCH", UNIT + "/draft", body));
  }

  @Test
  void otherFormatsAndHugeBodiesAreRefused() {
    assertProblem(415, filler.postBody(UNIT + "/check", "text/plain", "{}".getBytes()));
    String huge = "{\"changes\": [], \"more\": \"" + "x".repeat(1024 * 1024) + "\"}";
    assertProblem(413, filler.sendJson("PATCH", UNIT + "/draft", huge));
    String many =
        "{\"path\": \"g_students\", \"value\": 1, \"basis\": 0},".repeat(501).replaceAll(",$", "");
    assertProblem(400, filler.sendJson("PATCH", UNIT + "/draft", "{\"changes\": [" + many + "]}"));
    String deep = "{\"changes\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    assertProblem(400, filler.sendJson("PATCH", UNIT + "/draft", deep));
  }

  @Test
  void aFileInTheFolderHasItsEndpointsAfterAStart() {
    List<String> ids =
        json(filler.get("/api/questionnaires"))
            .getJsonArray("questionnaires")
            .getValuesAs(JsonObject.class)
            .stream()
            .map(form -> form.getString("id"))
            .toList();
    assertEquals(List.of("provincial_association", "alliance", "alliance_visit", "extra"), ids);

    JsonObject definition = json(filler.get("/api/questionnaires/extra"));
    assertEquals("附加表", definition.getJsonObject("title").getString("zh"));
    HttpResponse<String> schema = filler.get("/api/questionnaires/extra/schema");
    assertTrue(schema.headers().firstValue("Content-Type").get().startsWith(Chain.SCHEMA));
    assertTrue(json(schema).getJsonObject("properties").containsKey("x_n"));

    Visitor beijing = signIn("beijing");
    String draft = "/api/waves/W1/forms/extra/units/110000/draft";
    assertEquals(200, beijing.sendJson("PATCH", draft, changes("x_n", "5", 0)).statusCode());
    assertEquals(
        5, json(beijing.get(draft)).getJsonObject("answers").getJsonObject("x_n").getInt("value"));
    assertProblem(404, beijing.get(draft.replace("110000", "650000")));
  }

  @Test
  void aFileInTheFolderHasItsPagesAfterAStart() {
    Visitor corps = signIn("corps");
    String start = corps.get("/respond").body();
    for (String form : List.of("extra", "provincial_association")) {
      assertTrue(start.contains("href=\"/respond/660000/" + form + "\""), start);
    }
    String tasks = corps.get("/respond/660000/extra").body();
    assertTrue(tasks.contains("附加表") && tasks.contains("新疆生产建设兵团"), tasks);
    String address = "/respond/660000/extra/1";
    assertTrue(corps.get(address).body().contains("name=\"x_n\""));
    assertEquals(422, corps.post(address, Map.of("x_n", "x", "was:x_n", "")).statusCode());
    HttpResponse<String> saved =
        corps.post(address, Map.of("x_n", "7", "was:x_n", "", "basis", "9", "go", "next"));
    assertEquals(303, saved.statusCode(), saved.body());
    assertEquals("/respond/660000/extra/check", header(saved, "Location"));
    assertTrue(corps.get("/respond/660000/extra/check").body().contains("<dd>7</dd>"));
    assertEquals(404, corps.get("/respond/110000/extra/1").statusCode());
    assertEquals(404, corps.get("/respond/660000/nobody/1").statusCode());
    assertEquals(404, corps.get("/respond/check").statusCode(), "which of the two is not said");
    assertEquals(404, filler.get(address).statusCode());
  }

  @Test
  void aBrokenFileChangesNothingInAnOpenWave() {
    assertProblem(404, filler.get("/api/questionnaires/gate"));
    JsonObject gate = json(filler.get("/api/waves/W1/forms/gate"));
    assertEquals("G", gate.getString("letter"));
    JsonObject schema = json(filler.get("/api/waves/W1/forms/gate/schema"));
    assertTrue(schema.getJsonObject("properties").containsKey("a_charter"));
    assertTrue(schema.getJsonObject("properties").containsKey("b_why"));
    assertEquals("urn:orgstatus:form:gate:2017.1", schema.getString("$id"));
  }

  @Test
  void routingIsKeptByBrowsersForGoodWhenItsAddressNamesTheVersion() {
    String address = "/api/waves/W1/forms/gate/routing";
    HttpResponse<String> first = filler.get(address + "?v=abc");
    assertEquals("private, max-age=31536000, immutable", header(first, "Cache-Control"));
    assertEquals(
        Routing.of(Scenario.shipped("gate", "campus_association", "institution_no_association"))
            .nodes()
            .count(),
        json(first).getJsonArray("nodes").size());
    HttpResponse<String> bare = filler.get(address);
    assertEquals("private, no-cache", header(bare, "Cache-Control"));
    Map<String, String> known = Map.of("If-None-Match", header(first, "ETag"));
    assertEquals(304, filler.get(address, known).statusCode());
    assertEquals(json(first), json(filler.get("/api/waves/W1/forms/campus_association/routing")));
  }

  @Test
  void institutionsAreFoundByNameInitialsAndCode() {
    for (String text : List.of("%E7%94%B2%E5%A4%A7", "jdx", "4199910001")) {
      JsonArray found =
          json(filler.get("/api/register/institutions?q=" + text)).getJsonArray("institutions");
      assertEquals("甲大学", found.getJsonObject(0).getString("name"), text);
    }
    assertEquals("{\"institutions\":[]}", filler.get("/api/register/institutions?q=%25").body());
    assertEquals(
        "BJ01",
        json(filler.get("/api/register/alliances?q=BJ"))
            .getJsonArray("alliances")
            .getJsonObject(0)
            .getString("code"));
  }

  @Test
  void aWholeSheetIsCheckedForEveryFaultAtOnceInTheCallersLanguage() {
    String unit = UNIT.replace(Study.UNIT, Study.NEIGHBOUR);
    String sheet =
        """
        {"nobody": 1, "g_students": "many", "g_st_workers": 20001, "g_registry_ok": "yes",
         "g_registry_fix": "not asked", "g_status": "maybe", "g_inst_type": "COMP"}
        """;
    Visitor neighbour = signIn("neighbour");
    HttpResponse<String> chinese = neighbour.sendJson("POST", unit + "/check", sheet);
    assertProblem(422, chinese);
    List<String> kinds =
        faults(chinese).stream()
            .map(f -> f.getString("kind") + " " + f.getString("path") + " " + f.getString("number"))
            .toList();
    for (String expected :
        List.of(
            "unknown_item nobody ",
            "wrong_type g_students G0.18",
            "constraint g_st_workers G0.17",
            "not_asked g_registry_fix G0.14",
            "unknown_choice g_status G0.16",
            "required g_filler_name G0.19")) {
      assertTrue(kinds.contains(expected), expected + " in " + kinds);
    }
    assertEquals(kinds.size(), kinds.stream().distinct().count(), "each once");
    assertTrue(chinese.body().contains("请填写0至20000之间的整数"));

    HttpResponse<String> english = neighbour.sendJson("POST", unit + "/check?lang=en", sheet);
    assertTrue(english.body().contains("Enter a whole number from 0 to 20000"));
    assertEquals(0, json(neighbour.get(unit + "/draft")).getInt("revision"), "nothing saved");
  }

  @Test
  void fromTheDraftToTheReceipt() {
    JsonObject blank = json(filler.get(UNIT + "/draft"));
    assertEquals("draft", blank.getString("status"));
    assertEquals(0, blank.getInt("revision"));
    assertEquals(Map.of(), blank.getJsonObject("answers"));
    assertTrue(texts(blank.getJsonArray("notAsked")).contains("g_registry_fix"));

    HttpResponse<String> saved =
        filler.sendJson("PATCH", UNIT + "/draft", changes("g_filler_phone", "\"13912345678\"", 0));
    assertEquals(1, json(saved).getInt("revision"), saved.body());
    filler.sendJson("PATCH", UNIT + "/draft", changes("g_students", "900", 0));
    HttpResponse<String> conflict =
        filler.sendJson("PATCH", UNIT + "/draft", changes("g_students", "901", 0));
    assertProblem(409, conflict);
    assertEquals(
        "[{\"path\":\"g_students\",\"yours\":901,\"stored\":900,\"revision\":2}]",
        json(conflict).getJsonArray("conflicts").toString());

    HttpResponse<String> faulty =
        filler.sendJson(
            "PATCH",
            UNIT + "/draft",
            "{\"changes\": [{\"path\": \"g_students\", \"value\": \"x\", \"basis\": 2},"
                + "{\"path\": \"g_st_workers\", \"value\": 80, \"basis\": 0}]}");
    assertProblem(422, faulty);
    assertEquals("wrong_type", faults(faulty).get(0).getString("kind"));

    JsonObject draft = json(filler.get(UNIT + "/draft"));
    assertEquals(
        "{\"value\":80,\"revision\":3}",
        draft.getJsonObject("answers").get("g_st_workers").toString());
    assertTrue(draft.getJsonObject("answers").containsKey("g_filler_phone"), "the filler's own");
    String seenByOthers = signIn("approver").get(UNIT + "/draft").body();
    assertFalse(seenByOthers.contains("13912345678") || seenByOthers.contains("g_filler_phone"));
    assertTrue(seenByOthers.contains("g_st_workers"));

    JsonObject sheet = example("institution_no_association");
    String check = UNIT + "/check";
    assertEquals(200, filler.sendJson("POST", check, sheet.toString()).statusCode());
    assertProblem(409, filler.sendJson("POST", UNIT + "/submission", submission(2, sheet)));
    HttpResponse<String> done = filler.sendJson("POST", UNIT + "/submission", submission(3, sheet));
    assertEquals(201, done.statusCode(), done.body());
    assertEquals(UNIT + "/submission", header(done, "Location"));
    JsonObject receipt = json(done);
    assertEquals(1, receipt.getInt("number"));
    assertEquals("with_approver", receipt.getString("status"));
    assertEquals("", receipt.getString("receipt"), "none before the approval");
    String seen = "{\"steps\": " + receipt.getInt("steps") + "}";
    assertProblem(404, filler.sendJson("POST", UNIT + "/approval", seen));
    HttpResponse<String> approved = signIn("approver").sendJson("POST", UNIT + "/approval", seen);
    assertEquals(receipt.getString("contentHash"), json(approved).getString("contentHash"));
    HttpResponse<String> twice = signIn("approver").sendJson("POST", UNIT + "/approval", seen);
    assertProblem(409, twice);
    assertEquals(
        "approve", json(twice).getJsonArray("meanwhile").getJsonObject(0).getString("act"));
    assertEquals(
        "W1-4199910001-" + receipt.getString("contentHash").substring(0, 6).toUpperCase(),
        json(filler.get(UNIT + "/submission")).getString("receipt"));

    HttpResponse<String> again =
        filler.sendJson("POST", UNIT + "/submission", submission(3, sheet));
    assertProblem(409, again);
    assertEquals("submitted", json(again).getString("responseStatus"));
    assertEquals("问卷已经提交，不能再改；如需更正，请联系省级科协退回。", json(again).getString("detail"));
    assertProblem(409, filler.sendJson("PATCH", UNIT + "/draft", changes("g_students", "5", 4)));

    JsonObject submitted = json(signIn("analyst").get(UNIT + "/submission"));
    assertEquals("submitted", submitted.getString("status"));
    JsonObject answers = submitted.getJsonObject("answers");
    assertEquals(sheet.get("g_status"), answers.get("g_status"));
    assertFalse(answers.containsKey("g_filler_phone"));
    assertEquals("{\"missing\":\"not_applicable\"}", answers.get("g_registry_fix").toString());
  }

  @Test
  void aDraftIsSubmittedAsItStandsOrRefusedWithAllThatIsMissing() {
    String unit = UNIT.replace(Study.UNIT, "4199910003");
    assertProblem(403, signIn("beijing").sendJson("PATCH", unit + "/draft", "{\"changes\": []}"));
    Visitor third = signIn("third");
    HttpResponse<String> refused = third.sendJson("POST", unit + "/submission", "{\"basis\": 0}");
    assertProblem(422, refused);
    assertTrue(faults(refused).size() > 5);

    JsonObject sheet = example("institution_no_association");
    StringBuilder all = new StringBuilder();
    sheet.forEach(
        (path, value) ->
            all.append(all.isEmpty() ? "" : ",")
                .append("{\"path\":\"" + path + "\",\"value\":" + value + ",\"basis\":0}"));
    HttpResponse<String> saved =
        third.sendJson("PATCH", unit + "/draft", "{\"changes\":[" + all + "]}");
    assertEquals(200, saved.statusCode(), saved.body());
    HttpResponse<String> done = third.sendJson("POST", unit + "/submission", "{\"basis\": 1}");
    assertEquals(201, done.statusCode(), done.body());
  }

  @Test
  void sheetsSentTogetherAreAllSubmittedOrNone() {
    String together = "/api/waves/W1/forms/gate/submissions";
    Visitor office = signIn("office");
    JsonObject sheet = example("institution_no_association");
    String near = sheet(Study.NEIGHBOUR, 0, sheet);
    String far = sheet(Study.FAR, 0, sheet);
    assertProblem(404, signIn("auditor").sendJson("POST", together, sheets(near)));
    assertProblem(
        404, office.sendJson("POST", together, sheets(near, sheet(Study.UNIT, 0, sheet))));
    for (String malformed :
        List.of("{}", sheets(), sheets(near, near), sheets("{\"unit\": \"" + Study.FAR + "\"}"))) {
      assertProblem(400, office.sendJson("POST", together, malformed));
    }
    String faulty = sheet(Study.FAR, 0, example("gate"));
    HttpResponse<String> refused = office.sendJson("POST", together, sheets(near, faulty));
    assertProblem(422, refused);
    JsonArray told = json(refused).getJsonArray("sheets");
    assertEquals(1, told.size(), refused.body());
    assertEquals(Study.FAR, told.getJsonObject(0).getString("unit"));
    assertEquals(422, told.getJsonObject(0).getInt("status"));
    assertFalse(told.getJsonObject(0).getJsonArray("faults").isEmpty());
    assertProblem(
        404, office.get("/api/waves/W1/forms/gate/units/" + Study.NEIGHBOUR + "/submission"));

    HttpResponse<String> done = office.sendJson("POST", together, sheets(near, far));
    assertEquals(201, done.statusCode(), done.body());
    List<JsonObject> receipts = json(done).getJsonArray("sheets").getValuesAs(JsonObject.class);
    assertEquals(
        List.of(Study.NEIGHBOUR, Study.FAR),
        receipts.stream().map(receipt -> receipt.getString("unit")).toList());
    String history = office.get("/api/waves/W1/forms/gate/units/" + Study.FAR + "/history").body();
    assertTrue(history.contains(receipts.get(1).getString("contentHash")), history);
    HttpResponse<String> again = office.sendJson("POST", together, sheets(far, near));
    assertProblem(409, again);
    assertEquals(2, json(again).getJsonArray("sheets").size());
    assertEquals(
        "with_approver",
        json(again).getJsonArray("sheets").getJsonObject(0).getString("responseStatus"));
  }

  private static String sheet(String unit, long basis, JsonObject answers) {
    return Json.createObjectBuilder()
        .add("unit", unit)
        .add("basis", basis)
        .add("answers", answers)
        .build()
        .toString();
  }

  private static String sheets(String... each) {
    return "{\"sheets\": [" + String.join(",", each) + "]}";
  }

  @Test
  void openApiNamesEveryQuestionnaireWithItsSchemaAndAnExample() {
    JsonObject api = json(filler.get("/openapi?format=json"));
    JsonObject paths = api.getJsonObject("paths");
    String unit = "/api/waves/{wave}/forms/extra/units/{unit}";
    for (String address : List.of("/draft", "/check", "/submission")) {
      assertTrue(paths.containsKey(unit + address), address);
    }
    assertTrue(paths.containsKey("/api/waves/{wave}/forms/extra/submissions"));
    assertTrue(paths.containsKey("/api/questionnaires/extra"));
    assertTrue(paths.containsKey("/api/register/institutions"));
    assertEquals(
        List.of(), paths.keySet().stream().filter(path -> path.contains("{form}")).toList());
    assertTrue(paths.keySet().stream().allMatch(path -> path.startsWith("/api/")));

    JsonObject body =
        paths
            .getJsonObject(unit + "/check")
            .getJsonObject("post")
            .getJsonObject("requestBody")
            .getJsonObject("content")
            .getJsonObject("application/json");
    assertEquals("{\"x_n\":3}", body.get("example").toString());
    assertEquals("#/components/schemas/extra", body.getJsonObject("schema").getString("$ref"));
    JsonObject number =
        api.getJsonObject("components")
            .getJsonObject("schemas")
            .getJsonObject("extra")
            .getJsonObject("properties")
            .getJsonObject("x_n");
    assertEquals("数量", number.getString("title"));
    assertEquals(". >= 0 and . <= 9", number.getString("x-constraint"));
  }

  @Test
  void devicesTakeFormEAndSendItBack() throws IOException {
    OpenRosaWalk walk = new OpenRosaWalk(server, "field");
    Visitor researcher = signIn("field");
    walk.onlyFieldResearchersGetForms("filler", researcher);
    walk.whatIsWrongIsToldAndNothingIsKept();
    walk.aVisitComesBackAsAnswers(researcher);
  }

  @ParameterizedTest
  @ValueSource(strings = {"beijing", "secretary"})
  void whatVisitorsWroteIsNotForTheAllianceNorForItsProvince(String account) {
    String unit = "/units/" + Study.ALLIANCE;
    for (String what : List.of("/draft", "/submission", "/revisions")) {
      String path = "/api/waves/W1/forms/alliance_visit" + unit + what;
      assertEquals(404, signIn(account).get(path).statusCode(), path);
    }
    assertEquals(
        404,
        signIn(account).get("/respond/paper/BJ01/alliance_visit/answers.pdf?wave=W1").statusCode());
    String own = "/api/waves/W1/forms/alliance" + unit + "/draft";
    assertEquals(200, signIn(account).get(own).statusCode());
    String visit = "/api/waves/W1/forms/alliance_visit" + unit + "/draft";
    assertEquals(200, signIn("field").get(visit).statusCode());
  }

  private static Visitor signIn(String name) {
    return server.visitor().signIn(name, RunningServer.PASSWORD);
  }

  private static JsonObject example(String id) {
    Questionnaires shipped = Questionnaires.of(Path.of(""));
    return Chain.of(shipped.listAll(), shipped.find(id).orElseThrow()).example().orElseThrow();
  }

  private static String changes(String path, String value, long basis) {
    return "{\"changes\": [{\"path\": \""
        + path
        + "\", \"value\": "
        + value
        + ", \"basis\": "
        + basis
        + "}]}";
  }

  private static String submission(long basis, JsonObject sheet) {
    JsonObjectBuilder body = Json.createObjectBuilder().add("basis", basis);
    return body.add("answers", sheet).build().toString();
  }

  private static void assertProblem(int status, HttpResponse<String> answer) {
    assertEquals(status, answer.statusCode(), answer.body());
    assertEquals("application/problem+json", header(answer, "Content-Type").split(";")[0]);
    assertEquals(status, json(answer).getInt("status"));
    assertFalse(json(answer).getString("detail").isBlank());
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static List<JsonObject> faults(HttpResponse<String> answer) {
    return json(answer).getJsonArray("faults").getValuesAs(JsonObject.class);
  }

  private static List<String> texts(JsonArray array) {
    return array.getValuesAs(JsonString::getString);
  }

  private static JsonObject json(HttpResponse<String> answer) {
    try (var reader = Json.createReader(new StringReader(answer.body()))) {
      return reader.readObject();
    }
  }
}
