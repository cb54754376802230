package org.orgstatus.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.orgstatus.testing.Browser;
import org.orgstatus.testing.RunningServer;

/** The pages of the ground in a real browser, on a desk and on a phone, in both languages. */
@ExtendWith(RunningServer.Extension.class)
class LookIT {

  private static final List<String> OPEN = List.of("/login", "/no-such-page");
  private static final List<String> SIGNED_IN =
      List.of("/office", "/office/audit", "/office/indicators?dimension=levers", "/account");

  @Test
  void pagesAreSoundOnADesk(RunningServer server) {
    try (Browser browser = Browser.desktop()) {
      walk(browser, server, "desktop");
    }
  }

  @Test
  void pagesAreSoundOnAPhone(RunningServer server) {
    try (Browser browser = Browser.phone()) {
      walk(browser, server, "phone");
    }
  }

  @Test
  void wrongPasswordIsSaidWhereThePersonLooks(RunningServer server) {
    try (Browser browser = Browser.desktop()) {
      browser.signIn(server, "somebody", "not the password");
      String alert = browser.find("[role=alert]").getText();
      assertTrue(alert.contains("登录名或密码不对"), alert);
      assertEquals("somebody", browser.find("[name=name]").getDomProperty("value"));
      browser.assertSound().screenshot("login-wrong-desktop-zh");
      browser.script("document.documentElement.removeAttribute('lang')");
      AssertionError found = assertThrows(AssertionError.class, browser::assertSound);
      assertTrue(found.getMessage().contains("html-has-lang"), "the check itself can fail");
    }
  }

  @Test
  void administratorSignsInAndOut(RunningServer server) {
    try (Browser browser = Browser.phone()) {
      browser.signIn(server, RunningServer.ADMINISTRATOR, RunningServer.PASSWORD);
      browser.awaitPath("/office").press("退出");
      browser.awaitPath("/login?notice=signed-out").awaitText("您已退出");
      browser.assertSound().screenshot("signed-out-phone-zh");
    }
  }

  private static void walk(Browser browser, RunningServer server, String device) {
    for (String lang : List.of("zh", "en")) {
      look(browser, server, OPEN, lang, device);
    }
    browser.signIn(server, RunningServer.ADMINISTRATOR, RunningServer.PASSWORD);
    for (String lang : List.of("zh", "en")) {
      look(browser, server, SIGNED_IN, lang, device);
    }
  }

  private static void look(
      Browser browser, RunningServer server, List<String> paths, String lang, String device) {
    for (String path : paths) {
      browser.open(server.address(path + (path.contains("?") ? "&" : "?") + "lang=" + lang));
      String name = path.substring(1).replaceAll("[/?=]", "-");
      browser.screenshot(name + "-" + device + "-" + lang).assertSound();
    }
  }
}
