package org.orgstatus.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumingThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orgstatus.testing.Browser;
import org.orgstatus.testing.OwnCertificate;
import org.orgstatus.testing.RunningServer;
import org.orgstatus.testing.ServerProcess;
import org.orgstatus.testing.Visitor;

/** The first hour of a server: an empty database, the one-time link, a cut of power. */
class FirstStartIT {

  private static final String PASSWORD = RunningServer.PASSWORD;

  @TempDir Path folder;

  @Test
  void oneTimeLinkLetsOneAdministratorInAndNoAcknowledgedCommitIsLost() {
    ServerProcess first = ServerProcess.start(folder, Map.of());
    Visitor visitor = first.visitor();
    assertTrue(visitor.get("/").body().contains("一次性链接"));

    assertTrue(first.speaksPlainHttp());

    String link = first.setupPath();
    assertEquals(404, visitor.get("/setup/" + "A".repeat(43)).statusCode());
    assumingThat(Browser.isInstalled(), () -> look(first, link));
    visitor.get(link);
    assertEquals(422, visitor.post(link, form("admin", "short")).statusCode());
    assertEquals(303, visitor.post(link, form("admin", PASSWORD)).statusCode());
    assertEquals(404, visitor.get(link).statusCode(), "the link works once");
    first.kill();

    OwnCertificate certificate = OwnCertificate.in(folder);
    try (ServerProcess second = ServerProcess.startWithCertificate(folder, Map.of(), certificate)) {
      assertThrows(IllegalStateException.class, second::setupPath, "no link once there is one");
      Visitor administrator = second.visitor().signIn("admin", PASSWORD);
      HttpResponse<String> home = administrator.get("/");
      assertEquals("/office", home.headers().firstValue("Location").get());
      assertEquals(
          "max-age=31536000", home.headers().firstValue("Strict-Transport-Security").get());
      HttpResponse<String> login = second.visitor().get("/login");
      assertTrue(
          login.headers().firstValue("Set-Cookie").get().endsWith("; Secure"),
          "cookies are kept to HTTPS");
      assertFalse(second.speaksPlainHttp(), "nothing is said without encryption");
    }
  }

  private static void look(ServerProcess server, String link) {
    try (Browser desktop = Browser.desktop();
        Browser phone = Browser.phone()) {
      for (String lang : List.of("zh", "en")) {
        desktop.open(server.address("/?lang=" + lang));
        desktop.screenshot("welcome-desktop-" + lang).assertSound();
        phone.open(server.address("/?lang=" + lang));
        phone.screenshot("welcome-phone-" + lang).assertSound();
        phone.open(server.address(link)).assertSound();
        desktop.open(server.address(link)).type("password", "short").type("again", "other");
        desktop.find("main form button").click();
        desktop.awaitText(lang.equals("zh") ? "两次输入的密码不一样" : "The two passwords differ");
        desktop.screenshot("setup-faults-desktop-" + lang).assertSound();
      }
    }
  }

  private static Map<String, String> form(String name, String password) {
    return Map.of("name", name, "display", "张三", "password", password, "again", password);
  }
}
