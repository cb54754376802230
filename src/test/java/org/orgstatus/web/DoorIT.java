package org.orgstatus.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.orgstatus.testing.RunningServer;
import org.orgstatus.testing.Visitor;

/** What goes over the wire: who gets in, what is refused, and in which words. */
@Tag("every-database")
@ExtendWith(RunningServer.Extension.class)
class DoorIT {

  private RunningServer server;
  private Visitor visitor;

  @BeforeEach
  void meet(RunningServer shared) {
    server = shared;
    visitor = shared.visitor();
  }

  @Test
  void wrongPasswordAndUnknownNameGetTheSameAnswer() {
    visitor.get("/login");
    HttpResponse<String> wrong =
        visitor.post("/login", Map.of("name", "admin", "password", "not the one"));
    HttpResponse<String> unknown =
        visitor.post("/login", Map.of("name", "nobody", "password", "not the one"));
    assertEquals(403, wrong.statusCode());
    assertEquals(403, unknown.statusCode());
    assertTrue(wrong.body().contains("登录名或密码不对"));
    assertEquals(wrong.body().replace("admin", ""), unknown.body().replace("nobody", ""));
  }

  @Test
  void nameThatNoDatabaseCouldKeepIsOnlyWrong() {
    visitor.get("/login");
    HttpResponse<String> answer = visitor.post("/login", Map.of("name", "x\0y", "password", "p\0"));
    assertEquals(403, answer.statusCode());
  }

  @Test
  void manyWrongTriesAreSlowedDownAndTheRightPersonElsewhereIsNot() {
    visitor.get("/login");
    for (int i = 0; i < 5; i++) {
      visitor.post("/login", Map.of("name", "guessed", "password", "guess " + i));
    }
    HttpResponse<String> sixth =
        visitor.post("/login", Map.of("name", "guessed", "password", "guess 6"));
    assertEquals(429, sixth.statusCode());
    assertTrue(sixth.body().contains("账号没有被锁定"));
    assertEquals(200, server.administrator().get("/account").statusCode());
  }

  @Test
  void pageOfTheOfficeLeadsAVisitorToTheLogInAndBack() {
    HttpResponse<String> refused = visitor.get("/office/audit?page=2");
    assertEquals(303, refused.statusCode());
    String login = refused.headers().firstValue("Location").orElseThrow();
    assertEquals("/login?return=%2Foffice%2Faudit%3Fpage%3D2", login);
    visitor.get(login);
    HttpResponse<String> signedIn =
        visitor.post(
            "/login",
            Map.of(
                "name", RunningServer.ADMINISTRATOR,
                "password", RunningServer.PASSWORD,
                "return", "/office/audit?page=2"));
    assertEquals("/office/audit?page=2", location(signedIn));
    assertEquals(200, visitor.get("/office/audit?page=2").statusCode());
  }

  @Test
  void logInNeverLeadsToAnotherSite() {
    for (String target : List.of("//evil.example", "https://evil.example", "/\\evil.example")) {
      visitor = server.visitor();
      visitor.get("/login");
      HttpResponse<String> signedIn =
          visitor.post(
              "/login",
              Map.of(
                  "name", RunningServer.ADMINISTRATOR,
                  "password", RunningServer.PASSWORD,
                  "return", target));
      assertEquals("/", location(signedIn), target);
    }
  }

  @Test
  void formWithoutItsTokenIsRefusedWithAdviceAndWithItIsTaken() {
    Visitor administrator = server.administrator();
    HttpResponse<String> none = administrator.postBare("/logout", Map.of(), Map.of());
    assertEquals(403, none.statusCode());
    assertTrue(none.body().contains("请登录后重新打开原来的页面再提交"));
    HttpResponse<String> foreign =
        administrator.postBare(
            "/logout", Map.of("_csrf", server.administrator().token()), Map.of());
    assertEquals(403, foreign.statusCode(), "the token of another log-in");
    Map<String, String> own = Map.of("_csrf", administrator.token());
    HttpResponse<String> elsewhere =
        administrator.postBare("/logout", own, Map.of("Origin", "https://evil.example"));
    assertEquals(403, elsewhere.statusCode(), "sent from another site");
    assertEquals(200, administrator.get("/account").statusCode(), "still signed in");
    assertEquals(303, administrator.postBare("/logout", own, Map.of()).statusCode());
    assertEquals(303, administrator.get("/account").statusCode(), "signed out");
  }

  @Test
  void signingOutEverywhereEndsTheOtherBrowserToo() {
    Visitor office = server.administrator();
    Visitor phone = server.administrator();
    office.post("/account/sign-out-everywhere", Map.of());
    assertEquals(303, phone.get("/account").statusCode());
  }

  @Test
  void everyAnswerCarriesTheHeadersThatProtectIt() {
    for (String path : List.of("/login", "/no-such-page", "/assets/none.css", "/api/none")) {
      HttpResponse<String> answer = visitor.get(path);
      assertTrue(header(answer, "Content-Security-Policy").contains("script-src 'self'"), path);
      assertFalse(header(answer, "Content-Security-Policy").contains("unsafe"), path);
      assertEquals("nosniff", header(answer, "X-Content-Type-Options"), path);
      assertEquals("same-origin", header(answer, "Referrer-Policy"), path);
      assertEquals("no-store", header(answer, "Cache-Control"), path);
      assertTrue(answer.headers().firstValue("Server").isEmpty(), path);
      assertTrue(answer.headers().firstValue("X-Powered-By").isEmpty(), path);
    }
  }

  @Test
  void cookiesAreKeptFromScriptsAndNoSessionIsMade() {
    visitor.get("/login");
    HttpResponse<String> signedIn =
        visitor.post(
            "/login",
            Map.of("name", RunningServer.ADMINISTRATOR, "password", RunningServer.PASSWORD));
    List<String> cookies = signedIn.headers().allValues("Set-Cookie");
    String login = cookies.stream().filter(c -> c.startsWith("orgstatus=")).findFirst().get();
    assertTrue(login.contains("; HttpOnly") && login.contains("; SameSite=Lax"), login);
    assertTrue(cookies.stream().noneMatch(cookie -> cookie.contains("JSESSIONID")));
  }

  @Test
  void forwardedHeadersOfAnybodyChangeNothing() {
    HttpResponse<String> answer =
        visitor.get(
            "/login", Map.of("X-Forwarded-Proto", "https", "X-Forwarded-For", "203.0.113.7"));
    assertFalse(answer.headers().allValues("Set-Cookie").toString().contains("Secure"));
    assertTrue(header(answer, "Strict-Transport-Security").isEmpty());
  }

  @Test
  void assetWithItsVersionIsKeptForAYearAndWithoutItIsAskedForAgain() {
    String page = visitor.get("/login").body();
    String versioned = page.replaceAll("(?s).*\"(/assets/css/orgstatus.css[^\"]*)\".*", "$1");
    HttpResponse<String> kept = visitor.get(versioned, Map.of("Accept-Encoding", "gzip"));
    assertEquals("public, max-age=31536000, immutable", header(kept, "Cache-Control"));
    assertEquals("gzip", header(kept, "Content-Encoding"));
    HttpResponse<String> plain = visitor.get("/assets/css/orgstatus.css");
    assertEquals("no-cache", header(plain, "Cache-Control"));
    String tag = header(plain, "ETag");
    assertEquals(
        304, visitor.get("/assets/css/orgstatus.css", Map.of("If-None-Match", tag)).statusCode());
  }

  @Test
  void nothingOutsideTheAssetsIsServedAsOne() {
    for (String path :
        List.of(
            "/assets/../WEB-INF/web.xml",
            "/assets/%2e%2e/WEB-INF/web.xml",
            "/assets/css",
            "/assets/",
            "/WEB-INF/web.xml")) {
      HttpResponse<String> answer = visitor.get(path);
      assertTrue(answer.statusCode() == 404 || answer.statusCode() == 400, path);
      assertFalse(answer.body().contains("web-app"), path);
    }
  }

  @Test
  void unknownPageIsSaidInWordsAndUnknownAddressOfProgramsInJson() {
    HttpResponse<String> page = visitor.get("/no-such-page");
    assertEquals(404, page.statusCode());
    assertTrue(page.body().contains("没有这个页面"));
    assertFalse(page.body().contains("Payara"));
    HttpResponse<String> program = visitor.get("/api/no-such-thing");
    assertEquals(404, program.statusCode());
    assertTrue(header(program, "Content-Type").startsWith("application/problem+json"));
    JsonObject problem = Json.createReader(new StringReader(program.body())).readObject();
    assertEquals(404, problem.getInt("status"));
    assertEquals("/api/no-such-thing", problem.getString("instance"));
    assertEquals("没有这个页面", problem.getString("title"));
  }

  @Test
  void wrongMethodIsSaidInWords() {
    HttpResponse<String> answer = visitor.get("/logout");
    assertEquals(405, answer.statusCode());
    assertTrue(answer.body().contains("这个地址不能这样用"));
  }

  @Test
  void chineseIsTheDefaultAndTheChosenLanguageStays() {
    assertTrue(visitor.get("/login").body().contains("lang=\"zh-CN\""));
    assertTrue(visitor.get("/login?lang=en").body().contains("Sign in"));
    assertTrue(visitor.get("/login").body().contains("Sign in"), "kept in a cookie");
    assertTrue(visitor.get("/no-such-page").body().contains("There is no such page"));
    Visitor english = server.visitor();
    Map<String, String> wish = Map.of("Accept-Language", "en-GB,en;q=0.8");
    assertTrue(english.get("/login", wish).body().contains("Sign in"));
    Map<String, String> both = Map.of("Accept-Language", "en-GB,en;q=0.8,zh-CN;q=0.5");
    assertTrue(server.visitor().get("/login", both).body().contains("登录名"));
  }

  @Test
  void healthSaysThatTheDatabaseAnswers() {
    HttpResponse<String> answer = visitor.get("/health/ready");
    assertEquals(200, answer.statusCode());
    assertTrue(answer.body().contains("\"database\""));
  }

  @Test
  void whatTheAdministratorDidStandsInTheRecord() {
    Visitor administrator = server.administrator();
    String record = administrator.get("/office/audit").body();
    assertTrue(record.contains("signed-in"));
    assertTrue(record.contains("account-created"));
    assertFalse(record.contains(RunningServer.PASSWORD));
  }

  private static String location(HttpResponse<String> answer) {
    return header(answer, "Location");
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
