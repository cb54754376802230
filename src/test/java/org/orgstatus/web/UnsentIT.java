package org.orgstatus.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.orgstatus.testing.Browser;
import org.orgstatus.testing.RunningServer;
import org.orgstatus.testing.Visitor;

/** What was typed into a form outlives the login that it was begun with. */
@ExtendWith(RunningServer.Extension.class)
class UnsentIT {

  private static final String FORM = "/office/announcements";
  private static final String WORDS = "登录中断时写的通知 <b>";
  private static final String NOTICE = "#not-sent:not([hidden])";

  @Test
  void pageKeepsWhatWasTypedUntilThePersonIsBack(RunningServer server) {
    try (Browser browser = Browser.desktop()) {
      browser.signIn(server, RunningServer.ADMINISTRATOR, RunningServer.PASSWORD);
      browser.awaitPath("/office").open(server.address(FORM + "?lang=zh"));
      browser.type("text-zh", WORDS);
      browser.network(false).press("发布通知").await(NOTICE);
      browser.network(true).press("发布通知").awaitNo(NOTICE);
      assertKept(browser, "the server has it and asks for English");
      browser.await("form .notice.wrong");
      browser.script("window.open('/office?lang=zh')");
      browser.inTab(1).press("退出").await("form[action='/login']");
      browser.inTab(0).press("发布通知").await(NOTICE);
      assertKept(browser, "signed out");
      browser.screenshot("unsent-zh-desktop").assertSound();
      browser.narrow().screenshot("unsent-zh-phone").assertSound().wide();
      browser.inTab(1).signIn(server, RunningServer.ADMINISTRATOR, RunningServer.PASSWORD);
      browser.awaitNo("form[action='/login']");
      browser.inTab(0).press("发布通知").awaitNo(NOTICE).await("form .notice.wrong");
      assertKept(browser, "signed in again, with another token");
    }
  }

  @Test
  void withoutScriptsTheAnswerGivesBackWhatWasTyped(RunningServer server) {
    Map<String, String> form =
        Map.of("text-zh", WORDS, "text-en", "Written while the login ended", "role", "ANALYST");
    Visitor signedOut = server.administrator();
    signedOut.get(FORM);
    String token = signedOut.token();
    signedOut.post("/logout", Map.of());
    HttpResponse<String> refused = signedOut.post(FORM, form);
    assertEquals(403, refused.statusCode());
    assertFalse(token.isEmpty());
    assertTrue(refused.body().contains("<h1>没有保存</h1>"), refused.body());
    assertTrue(refused.body().contains("登录中断时写的通知 &lt;b&gt;</textarea>"), refused.body());
    assertTrue(refused.body().contains("Written while the login ended</textarea>"));
    assertFalse(refused.body().contains("ANALYST"), "choices are no text");
    assertFalse(refused.body().contains("<b>"));

    Visitor stranger = server.visitor();
    stranger.get("/login");
    HttpResponse<String> asked = stranger.post(FORM, form);
    assertTrue(asked.body().contains("登录中断时写的通知"), asked.body());
    HttpResponse<String> elsewhere =
        stranger.postBare(FORM, form, Map.of("Origin", "https://elsewhere.example"));
    assertEquals(403, elsewhere.statusCode());
    assertFalse(elsewhere.body().contains("登录中断时写的通知"), "another site's words are not shown");
    HttpResponse<String> secret =
        stranger.post("/account/password", Map.of("present", "旧 口令", "password", "three rivers"));
    assertFalse(secret.body().contains("three rivers"));
  }

  private static void assertKept(Browser browser, String when) {
    assertEquals(WORDS, browser.find("[name=text-zh]").getDomProperty("value"), when);
  }
}
