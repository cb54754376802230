package org.orgstatus.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.binary.Base32;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orgstatus.accounts.Access;
import org.orgstatus.accounts.Accounts;
import org.orgstatus.accounts.Codes;
import org.orgstatus.accounts.Grant;
import org.orgstatus.accounts.Role;
import org.orgstatus.accounts.Scope;
import org.orgstatus.testing.Browser;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.Databases;
import org.orgstatus.testing.RunningServer;
import org.orgstatus.testing.ServerProcess;
import org.orgstatus.testing.Study;
import org.orgstatus.testing.Visitor;
import org.orgstatus.web.Routes.Route;

/**
 * Every address with every role, signed out and out of scope: refused unless the table of access
 * allows it. A new address falls under this by itself; one with a new variable fails until this
 * test is told what the variable names.
 */
class RouteWalkIT {

  private static final String FILLER = "of CAMPUS_FILLER";

  /** Variables that name something of one institution, account or person: out of scope is 404. */
  private static final Map<String, String> SCOPED =
      new HashMap<>(
          Map.of("unit", Study.UNIT, "alliance", Study.ALLIANCE, "province: [0-9]{6}", "110000"));

  /** Variables that name what belongs to nobody in particular. */
  private static final Map<String, String> OTHERS =
      Map.ofEntries(
          Map.entry("wave", Study.WAVE),
          Map.entry("form", "gate"),
          Map.entry("xform", "alliance_visit.W1"),
          Map.entry("section", "0"),
          Map.entry("id", "1"),
          Map.entry("plan", "c01"),
          Map.entry("job", "1"),
          Map.entry("release", "1"),
          Map.entry("finding", "1"),
          Map.entry("quotation", "1"),
          Map.entry("table", "t1"),
          Map.entry("part", "t1"),
          Map.entry("audience", ""),
          Map.entry("sheet", ""),
          Map.entry("edition", "desk"),
          Map.entry("paper", "report.docx"),
          Map.entry("code", "2222-2222-2222-2222"),
          Map.entry("token", "1"),
          Map.entry("visit", "1"),
          Map.entry("file", "0123456789abcdef"),
          Map.entry("piece", "0"),
          Map.entry("row", "n01"),
          Map.entry("text", "T1"),
          Map.entry("message", "1"),
          Map.entry("last", "page"),
          Map.entry("code: [0-9]{10}", Study.UNIT),
          Map.entry("unit: [0-9]{6}", "110000"));

  private static final Map<String, Grant> ACCOUNTS = new HashMap<>();
  private static final Map<String, String> IDS = new HashMap<>();

  static {
    for (Role role : Role.values()) {
      ACCOUNTS.put("of " + role, Grant.of(role, own(role)));
    }
    ACCOUNTS.put(
        "far coordinator", Grant.of(Role.PROVINCIAL_COORDINATOR, Scope.reportingUnit("660000")));
    ACCOUNTS.put("far filler", Grant.of(Role.CAMPUS_FILLER, Scope.institution(Study.FAR)));
    ACCOUNTS.put("far approver", Grant.of(Role.CAMPUS_APPROVER, Scope.institution(Study.FAR)));
    ACCOUNTS.put("neighbour", Grant.of(Role.CAMPUS_FILLER, Scope.institution(Study.NEIGHBOUR)));
  }

  @TempDir static Path folder;
  private static ServerProcess server;

  @BeforeAll
  static void start() {
    Path file = folder.resolve("data/orgstatus");
    try (Database database = Databases.h2(file)) {
      Study study = new Study(database, Path.of("")).register().planForServers().open();
      ACCOUNTS.forEach((name, grant) -> study.account(name(name), grant.role(), grant.scope()));
      SCOPED.put("account", id(study, FILLER));
      ACCOUNTS.keySet().forEach(name -> IDS.put(name, id(study, name)));
      SCOPED.put("request", "1");
    }
    server =
        ServerProcess.start(
            folder,
            Map.of(
                "db.url",
                "jdbc:h2:file:" + file,
                "contact.key",
                Study.CONTACT_KEY,
                "upkeep.every",
                "10",
                "trusted.proxies",
                "127.0.0.1, 0:0:0:0:0:0:0:1"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void strangerGetsNothingThatIsNotOpen() {
    Visitor stranger = server.visitor();
    stranger.get("/login");
    List<String> wrong = new ArrayList<>();
    for (Route route : closed()) {
      HttpResponse<String> answer = ask(stranger, route);
      String to = answer.headers().firstValue("Location").orElse("");
      boolean refused =
          route.isForPrograms()
              ? answer.statusCode() == 401
              : answer.statusCode() == 303 && to.startsWith("/login");
      if (!refused) {
        wrong.add(route + " gives " + answer.statusCode() + " " + to);
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void nobodyWithoutTheLinkGetsASectionThatWasHandedOn() {
    for (String name : List.of("", FILLER, "of ADMINISTRATOR")) {
      Visitor visitor = name.isEmpty() ? server.visitor() : signIn(name);
      visitor.get("/login");
      for (Route route : Routes.all().stream().filter(Route::isDelegated).toList()) {
        int status = ask(visitor, route).statusCode();
        assertTrue(status == 303 || (status >= 401 && status <= 410), route + " gives " + status);
      }
    }
  }

  @Test
  void roleGetsNothingThatTheTableDoesNotGiveIt() {
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, Grant> account : ACCOUNTS.entrySet()) {
      Visitor visitor = signIn(account.getKey());
      Set<Grant> grants = Set.of(account.getValue());
      for (Route route : closed()) {
        String what = account.getKey() + ": " + route;
        boolean never =
            !route.needs().isEmpty()
                && route.needs().stream().noneMatch(p -> Access.permitsSomewhere(grants, p));
        boolean shown = !never && route.method().equals("GET") && !isStream(route);
        if (shown || (never && isFirstOf(account))) {
          int status = ask(visitor, route).statusCode();
          // A 403 says why the state of what one may see forbids it; what is out of reach is not
          // there.
          if (never ? status != 404 : status >= 500 || status == 401) {
            wrong.add(what + " gives " + status);
          }
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  /** What the table gives to nobody of a role it refuses to all of them alike. */
  private static boolean isFirstOf(Map.Entry<String, Grant> account) {
    return account.getKey().equals("of " + account.getValue().role());
  }

  /** An answer that never ends; whoever may not have it is still refused at once. */
  private static boolean isStream(Route route) {
    return route.template().endsWith("/events");
  }

  @Test
  void whatLiesOutOfScopeIsNotThere() {
    List<String> wrong = new ArrayList<>();
    for (String name : List.of("far coordinator", "far filler", "far approver", "neighbour")) {
      Visitor visitor = signIn(name);
      Map<String, Integer> before = attempts(name);
      Map<String, Integer> asked = new TreeMap<>();
      for (Route route : closed()) {
        if (route.variables().stream().anyMatch(SCOPED::containsKey)) {
          int status = ask(visitor, route).statusCode();
          asked.merge(attempt(route), 1, Integer::sum);
          if (status != 404) {
            wrong.add(name + ": " + route + " gives " + status);
          }
        }
      }
      Map<String, Integer> recorded = attempts(name);
      before.forEach((attempt, times) -> recorded.merge(attempt, -times, Integer::sum));
      recorded.values().removeIf(times -> times == 0);
      assertEquals(asked, recorded, name + ": one line on record for every attempt");
    }
    assertEquals(List.of(), wrong);
  }

  /** As the record writes an attempt: without its query, and long ones cut. */
  private static String attempt(Route route) {
    String path = server.address(route.address(values())).getRawPath();
    return route.method() + " " + path.substring(0, Math.min(150, path.length()));
  }

  /** How often the record says of each address that this account found nothing there. */
  private static Map<String, Integer> attempts(String name) {
    Visitor auditor = signIn("of AUDITOR");
    Map<String, Integer> attempts = new TreeMap<>();
    for (String action : List.of("not-permitted", "nothing-there")) {
      String query = "?account=" + IDS.get(name) + "&action=" + action;
      byte[] table = auditor.file("/office/audit.csv" + query).body();
      Matcher line =
          Pattern.compile(action + ",\"?([A-Z]+ /[^\",\\s]*)")
              .matcher(new String(table, StandardCharsets.UTF_8));
      while (line.find()) {
        attempts.merge(line.group(1), 1, Integer::sum);
      }
    }
    return attempts;
  }

  @Test
  void whatRunsAtNightRunsByItselfAndLeavesATrace() throws InterruptedException {
    Visitor auditor = signIn("of AUDITOR");
    for (String action : List.of("upkeep-verified", "upkeep-deleted", "upkeep-forgotten")) {
      String page = "";
      for (int i = 0; i < 60 && !page.contains("<td"); i++) {
        page = auditor.get("/office/audit?action=" + action).body();
        Thread.sleep(page.contains("<td") ? 0 : 1000);
      }
      assertTrue(page.contains("<td"), action);
    }
    assertTrue(auditor.get("/office/audit?action=upkeep-verified").body().contains("intact"));
  }

  @Test
  void refusedAndMissingReadAlikeAndTheAttemptIsOnRecord() {
    Visitor far = signIn("far coordinator");
    String account = SCOPED.get("account");
    HttpResponse<String> refused = far.get("/office/accounts/" + account);
    HttpResponse<String> missing = far.get("/office/accounts/999999999");
    assertEquals(404, refused.statusCode());
    assertEquals(plain(missing.body(), "999999999"), plain(refused.body(), account));
    String draft = "/api/waves/W1/forms/gate/units/%s/draft";
    JsonObject one = json(far.get(draft.formatted(Study.UNIT)));
    JsonObject other = json(far.get(draft.formatted("4199999999")));
    assertEquals(one.getString("detail"), other.getString("detail"));
    String record = signIn("of AUDITOR").get("/office/audit?action=not-permitted").body();
    assertTrue(record.contains("GET /office/accounts/" + account), "the attempt");
    assertTrue(record.contains("VIEW_RESPONSE on Target[reportingUnit=110000"), "and for what");
  }

  @Test
  void whatTheServerItselfOffersIsClosedToStrangers() {
    Visitor stranger = server.visitor();
    Map<String, String> elsewhere = Map.of("X-Forwarded-For", "203.0.113.7");
    for (String path : List.of("/openapi", "/openapi/", "/openapi?format=json", "//openapi")) {
      int status = stranger.get(path).statusCode();
      assertTrue(status == 401 || status == 404, path + " gives " + status);
    }
    for (String path :
        List.of(
            "/health",
            "/health/",
            "/health/live",
            "/health/ready",
            "/health;x=1/live",
            "/metrics",
            "/metrics/application",
            "/metrics?scope=base")) {
      assertEquals(404, stranger.get(path, elsewhere).statusCode(), path);
    }
    for (String path :
        List.of(
            "/WEB-INF/web.xml",
            "/META-INF/persistence.xml",
            "/WEB-INF/classes/org/orgstatus/messages_zh.properties",
            "/assets/../WEB-INF/web.xml")) {
      int status = stranger.get(path).statusCode();
      assertTrue(status == 404 || status == 400, path + " gives " + status);
    }
    assertEquals(200, stranger.get("/health/live").statusCode(), "from the machine itself");
    assertEquals(200, stranger.get("/assets/css/orgstatus.css").statusCode());
    assertEquals(200, signIn("of ANALYST").get("/openapi").statusCode());
    assertEquals(200, signIn("of ADMINISTRATOR").get("/health/ready", elsewhere).statusCode());
    assertEquals(404, signIn(FILLER).get("/health/ready", elsewhere).statusCode());
    assertEquals(List.of("AssetServlet", "ErrorServlet"), Routes.servlets());
  }

  @Test
  void programWithATokenGetsWhatItSaysAndNoMore() {
    Visitor analyst = signIn("of ANALYST");
    analyst.get("/account/tokens");
    HttpResponse<String> none =
        analyst.post("/account/tokens", Map.of("name", "x", "permission", "CHANGE_REGISTER"));
    assertEquals(422, none.statusCode(), "more than the owner may");
    String made =
        analyst.post("/account/tokens", Map.of("name", "R", "permission", "VIEW_RESPONSE")).body();
    String token = found("id=\"token\">(ost_[A-Za-z0-9_-]{43})<", made);
    Visitor program = server.visitor();
    Map<String, String> bearer = Map.of("Authorization", "Bearer " + token);
    String draft = "/api/waves/W1/forms/gate/units/" + Study.UNIT;
    assertEquals(401, program.get(draft + "/draft").statusCode());
    assertEquals(
        401,
        program
            .get(draft + "/draft", Map.of("Authorization", "Bearer " + token + "x"))
            .statusCode());
    assertEquals(200, program.get(draft + "/draft", bearer).statusCode());
    assertEquals(404, program.get("/api/audit/verification", bearer).statusCode());
    assertEquals(303, program.get("/office", bearer).statusCode(), "no pages");
    assertEquals(303, program.get("/account/tokens", bearer).statusCode());
    for (Route route : closed()) {
      if (route.isForPrograms()) {
        Map<String, String> values = values();
        int status =
            program
                .send(
                    route.method(),
                    route.address(values),
                    route.consumes(),
                    body(route.consumes()),
                    bearer)
                .statusCode();
        assertTrue(status != 401 && status != 403 && status < 500, route + " gives " + status);
      }
    }
    assertFalse(analyst.get("/account/tokens").body().contains(token), "shown once");
    String number = found("/account/tokens/([0-9]+)/revoke", analyst.get("/account/tokens").body());
    analyst.post("/account/tokens/" + number + "/revoke", Map.of());
    assertEquals(401, program.get(draft + "/draft", bearer).statusCode(), "revoked");
  }

  @Test
  void auditRecordIsVerifiedByPageAndByScript() {
    Visitor auditor = signIn("of AUDITOR");
    auditor.get("/office/audit");
    String page = auditor.post("/office/audit/verification", Map.of()).body();
    assertTrue(page.contains("记录完整"), page);
    JsonObject verdict = json(auditor.get("/api/audit/verification"));
    assertTrue(verdict.getBoolean("intact"));
    assertTrue(verdict.getJsonNumber("sealed").longValue() > 0);
    assertEquals(200, auditor.file("/office/audit.xlsx?action=signed-in").statusCode());
    assertEquals(200, auditor.file("/office/audit.csv").statusCode());
    assertTrue(auditor.get("/office/audit?action=audit-exported").body().contains("csv, "));
  }

  @Test
  void coordinatorsGetAccountsFromOneWorkbookOrNobodyDoes() throws IOException {
    Visitor coordinator = signIn("of PROVINCIAL_COORDINATOR");
    coordinator.get("/office/accounts");
    for (String path :
        List.of("/office/accounts/coordinators", "/office/coordinator-accounts/template.xlsx")) {
      assertEquals(404, coordinator.get(path).statusCode(), path);
    }
    Visitor administrator = signIn("of ADMINISTRATOR");
    administrator.get("/office/accounts/coordinators");
    byte[] template = administrator.file("/office/coordinator-accounts/template.xlsx").body();
    HttpResponse<String> faulty =
        administrator.postFile("/office/accounts/coordinators", named(template, "王", "zhang san!"));
    assertEquals(422, faulty.statusCode());
    assertTrue(faulty.body().contains("没有建立任何账号"), faulty.body());
    HttpResponse<String> preview =
        administrator.postFile("/office/accounts/coordinators", named(template, "王", "wang-bj"));
    assertEquals(200, preview.statusCode(), preview.body());
    String rows = found("name=\"rows\" value=\"([^\"]*)\"", preview.body());
    assertFalse(administrator.get("/office/accounts?q=wang-bj").body().contains(">wang-bj<"));
    assertEquals(
        404,
        coordinator.post("/office/accounts/coordinators/made", Map.of("rows", rows)).statusCode());
    String made =
        administrator.post("/office/accounts/coordinators/made", Map.of("rows", rows)).body();
    String codes = found("name=\"codes\" value=\"([^\"]*)\"", made);
    assertEquals(
        422,
        administrator.post("/office/accounts/coordinators/made", Map.of("rows", rows)).statusCode(),
        "made once");
    Map<String, String> given = Map.of("codes", codes);
    byte[] list = administrator.postForFile("/office/coordinator-accounts/list.xlsx", given).body();
    String code;
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(list))) {
      assertEquals(1, book.getSheetAt(0).getLastRowNum());
      assertEquals("wang-bj", book.getSheetAt(0).getRow(1).getCell(3).getStringCellValue());
      code = book.getSheetAt(0).getRow(1).getCell(4).getStringCellValue();
    }
    HttpResponse<byte[]> slips =
        administrator.postForFile("/office/coordinator-accounts/slips.pdf", given);
    assertEquals(200, slips.statusCode());
    assertEquals(
        404, coordinator.postForFile("/office/coordinator-accounts/list.xlsx", given).statusCode());
    usesCode(code, "nine black swans fly");
    assertEquals(
        409,
        administrator.postForFile("/office/coordinator-accounts/list.xlsx", given).statusCode(),
        "worthless now");
    String record = signIn("of AUDITOR").get("/office/audit?action=coordinators-made").body();
    assertTrue(record.contains("1 at once"), record);
  }

  /** The template with one person in the row of Beijing. */
  private static byte[] named(byte[] template, String display, String login) throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(template))) {
      Row row = book.getSheetAt(0).getRow(1);
      assertEquals("110000", row.getCell(0).getStringCellValue());
      row.createCell(2).setCellValue(display);
      row.createCell(3).setCellValue(login);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      book.write(out);
      return out.toByteArray();
    }
  }

  @Test
  void accountIsMadeResetHandedOverAndClosed() {
    Visitor coordinator = signIn("of PROVINCIAL_COORDINATOR");
    coordinator.get("/office/accounts/new");
    Map<String, String> wanted =
        Map.of("name", "zhang", "display", "张", "role", "CAMPUS_APPROVER", "code", Study.NEIGHBOUR);
    HttpResponse<String> far =
        coordinator.post("/office/accounts/new", with(wanted, "code", Study.FAR));
    assertEquals(422, far.statusCode());
    assertTrue(far.body().contains("您的范围内没有找到"));
    HttpResponse<String> analyst =
        coordinator.post("/office/accounts/new", with(wanted, "role", "ANALYST"));
    assertEquals(422, analyst.statusCode());
    String code = code(coordinator.post("/office/accounts/new", wanted));
    String id =
        found(
            "href=\"/office/accounts/([0-9]+)\"",
            coordinator.get("/office/accounts?q=zhang").body());
    Visitor zhang = usesCode(code, "a boat on the lake");
    assertEquals(303, zhang.get("/").statusCode());
    assertEquals(404, server.visitor().get("/key/" + code).statusCode(), "used");

    coordinator.get("/office/accounts/" + id);
    HttpResponse<String> both =
        coordinator.post(
            "/office/accounts/" + id + "/grants/add",
            Map.of("role", "CAMPUS_FILLER", "code", Study.NEIGHBOUR));
    assertEquals(422, both.statusCode());
    assertTrue(both.body().contains("不能既是一所学校的填报人又是它的审核人"));

    String reset = code(coordinator.post("/office/accounts/" + id + "/code", Map.of()));
    assertEquals(200, zhang.get("/account").statusCode(), "until it is used");
    usesCode(reset, "two boats on the lake");
    assertEquals(303, zhang.get("/account").statusCode(), "signed out by the new password");

    Visitor old = server.visitor().signIn("zhang", "two boats on the lake");
    String next =
        code(coordinator.post("/office/accounts/" + id + "/hand-over", Map.of("display", "新来的人")));
    assertEquals(303, old.get("/account").statusCode(), "out at once");
    Visitor successor = usesCode(next, "three boats on the lake");
    assertTrue(successor.get("/account").body().contains("新来的人"));
    String followed =
        found(
            "href=\"/office/accounts/([0-9]+)\"",
            coordinator.get("/office/accounts?q=zhang").body());
    coordinator.post("/office/accounts/" + followed + "/close", Map.of());
    assertEquals(303, successor.get("/account").statusCode(), "closed");
    assertEquals(200, coordinator.file("/office/accounts.xlsx?state=ALL").statusCode());
    String record = signIn("of AUDITOR").get("/office/audit?q=account+" + id).body();
    for (String action :
        List.of(
            "account-created", "account-code-issued", "account-code-used", "account-handed-over")) {
      assertTrue(record.contains(action), action);
    }
    assertFalse(record.contains("张"), "people by number only");
  }

  @Test
  void secondStepIsAskedForAndTheLevelAboveTakesItAway() {
    Visitor writer = signIn("of POLICY_WRITER");
    writer.get("/account/second-step");
    writer.post("/account/second-step/begin", Map.of());
    String page = writer.get("/account/second-step").body();
    String shown = found("id=\"secret\">([A-Z2-7 ]+)<", page).replace(" ", "");
    byte[] secret = new Base32().decode(shown);
    HttpResponse<String> picture = writer.get("/account/second-step/code.svg");
    assertTrue(picture.body().startsWith("<svg"), picture.body());
    assertEquals(
        422, writer.post("/account/second-step/confirm", Map.of("code", "1")).statusCode());
    HttpResponse<String> on =
        writer.post(
            "/account/second-step/confirm",
            Map.of("code", Codes.at(secret, Instant.now().minusSeconds(30))));
    assertEquals(200, on.statusCode());
    String recovery = found("<code>([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})</code>", on.body());
    assertEquals(404, writer.get("/account/second-step/code.svg").statusCode(), "shown no more");

    Visitor again = server.visitor();
    again.get("/login");
    HttpResponse<String> half =
        again.post(
            "/login", Map.of("name", name("of POLICY_WRITER"), "password", RunningServer.PASSWORD));
    assertEquals("/login/second?return=%2F", half.headers().firstValue("Location").orElse(""));
    assertEquals(303, again.get("/account").statusCode(), "not in yet");
    again.get("/login/second");
    assertEquals(403, again.post("/login/second", Map.of("code", "000000x")).statusCode());
    String now = Codes.at(secret, Instant.now());
    assertEquals(303, again.post("/login/second", Map.of("code", now)).statusCode());
    assertEquals(200, again.get("/account").statusCode());

    Visitor replay = server.visitor();
    replay.get("/login");
    replay.post(
        "/login", Map.of("name", name("of POLICY_WRITER"), "password", RunningServer.PASSWORD));
    replay.get("/login/second");
    assertEquals(403, replay.post("/login/second", Map.of("code", now)).statusCode(), "replayed");
    assertEquals(303, replay.post("/login/second", Map.of("code", recovery)).statusCode());

    Visitor administrator = signIn("of ADMINISTRATOR");
    String id =
        found(
            "href=\"/office/accounts/([0-9]+)\"",
            administrator.get("/office/accounts?role=POLICY_WRITER").body());
    administrator.post("/office/accounts/" + id + "/second-step/remove", Map.of());
    assertEquals(303, replay.get("/account").statusCode(), "signed out");
    signIn("of POLICY_WRITER");
    assertEquals(
        404, signIn(FILLER).get("/account/second-step").statusCode(), "staff of the study only");
  }

  @Test
  void guesserOnTheSameCampusDoesNotKeepTheOwnerOut() {
    Visitor owner = signIn("neighbour");
    owner.get("/account");
    owner.post("/logout", Map.of());
    Visitor guesser = server.visitor();
    guesser.get("/login");
    int last = 0;
    for (int i = 0; i < 9; i++) {
      last =
          guesser
              .post("/login", Map.of("name", name("neighbour"), "password", "guess " + i))
              .statusCode();
    }
    assertEquals(429, last, "who guesses waits");
    owner.get("/login");
    HttpResponse<String> in =
        owner.post("/login", Map.of("name", name("neighbour"), "password", RunningServer.PASSWORD));
    assertEquals(303, in.statusCode(), "the browser that was in before does not");
  }

  @Test
  void behindATrustedProxyCookiesAreKeptToHttps() {
    Map<String, String> https =
        Map.of("X-Forwarded-Proto", "https", "X-Forwarded-For", "203.0.113.7");
    HttpResponse<String> plain = server.visitor().get("/login");
    HttpResponse<String> secure = server.visitor().get("/login", https);
    assertFalse(plain.headers().allValues("Set-Cookie").toString().contains("Secure"));
    assertTrue(plain.headers().firstValue("Strict-Transport-Security").isEmpty());
    for (String cookie : secure.headers().allValues("Set-Cookie")) {
      assertTrue(
          cookie.contains("; Secure")
              && cookie.contains("; HttpOnly")
              && cookie.contains("; SameSite=Lax"),
          cookie);
    }
    assertEquals(
        "max-age=31536000", secure.headers().firstValue("Strict-Transport-Security").orElse(""));
  }

  @Test
  void pagesAreSoundOnADeskAndOnAPhone() {
    try (Browser browser = Browser.desktop()) {
      browser.signIn(
          server.address("/login?lang=zh"), name("of ADMINISTRATOR"), RunningServer.PASSWORD);
      for (String lang : List.of("zh", "en")) {
        for (String path :
            List.of(
                "/office/accounts",
                "/office/accounts/new",
                "/office/accounts/" + SCOPED.get("account"),
                "/office/accounts/" + SCOPED.get("account") + "/hand-over",
                "/office/accounts/" + SCOPED.get("account") + "/close",
                "/office/privacy",
                "/office/audit",
                "/account",
                "/account/tokens",
                "/account/information",
                "/account/second-step",
                "/key")) {
          String name = path.substring(1).replaceAll("[/0-9]+", "-") + "-" + lang;
          browser.open(server.address(path + "?lang=" + lang));
          browser.wide().screenshot(name + "-desktop").assertSound();
          browser.narrow().screenshot(name + "-phone").assertSound();
        }
      }
    }
  }

  private static List<Route> closed() {
    return Routes.all().stream().filter(r -> !r.isOpen() && !r.isDelegated()).toList();
  }

  private static Map<String, String> values() {
    Map<String, String> values = new HashMap<>(OTHERS);
    values.putAll(SCOPED);
    return values;
  }

  private static HttpResponse<String> ask(Visitor visitor, Route route) {
    String address = route.address(values());
    return switch (route.method()) {
      case "GET" -> visitor.get(address);
      default ->
          visitor.send(
              route.method(),
              address,
              route.consumes(),
              body(route.consumes()),
              Map.of("X-CSRF-TOKEN", visitor.token()));
    };
  }

  private static String body(String type) {
    if (type.startsWith("multipart/")) {
      return "--x\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n\r\n--x--\r\n";
    }
    return type.equals("application/json") ? "{}" : "";
  }

  private static Visitor usesCode(String code, String password) {
    Visitor person = server.visitor();
    person.get("/key/" + code);
    assertEquals(
        422, person.post("/key/" + code, Map.of("password", "short", "again", "x")).statusCode());
    HttpResponse<String> in =
        person.post("/key/" + code, Map.of("password", password, "again", password));
    assertEquals(303, in.statusCode());
    return person;
  }

  private static String code(HttpResponse<String> page) {
    assertEquals(200, page.statusCode(), page.body());
    return found("id=\"one-time-code\">([0-9A-Z-]{19})<", page.body());
  }

  private static String found(String pattern, String text) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    assertTrue(found.find(), pattern + " in " + text);
    return found.group(1);
  }

  private static Map<String, String> with(Map<String, String> map, String key, String value) {
    Map<String, String> changed = new HashMap<>(map);
    changed.put(key, value);
    return changed;
  }

  private static String plain(String body, String number) {
    return body.replace("/office/accounts/" + number, "/office/accounts/N")
        .replaceAll("content=\"[A-Za-z0-9_-]{43}\"", "");
  }

  private static JsonObject json(HttpResponse<String> answer) {
    return Json.createReader(new StringReader(answer.body())).readObject();
  }

  private static Visitor signIn(String name) {
    return server.visitor().signIn(name(name), RunningServer.PASSWORD);
  }

  private static String name(String account) {
    return account.toLowerCase().replaceAll("[ _]", "-");
  }

  private static String id(Study study, String account) {
    return study.call(
        b ->
            Long.toString(b.get(Accounts.class).findByLoginName(name(account)).orElseThrow().id()));
  }

  private static Scope own(Role role) {
    return switch (Access.scopeOf(role)) {
      case NATION -> Scope.NATION;
      case REPORTING_UNIT -> Scope.reportingUnit("110000");
      case INSTITUTION -> Scope.institution(Study.UNIT);
      case ALLIANCE -> Scope.alliance(Study.ALLIANCE);
    };
  }
}
