package org.orgstatus.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orgstatus.base.Language;

/** The small decisions at the door that need no server. */
class DoorTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "evil",
        "",
        "/login?return=/login",
        "/logout",
        "/a\r\nSet-Cookie: x=y",
        "/%zz"
      })
  void logInDoesNotLeadAstray(String given) {
    assertEquals(URI.create("/"), ReturnPath.safe(given));
  }

  @Test
  void logInLeadsBackToAPageOfOurs() {
    assertEquals(URI.create("/office/audit?page=2"), ReturnPath.safe("/office/audit?page=2"));
    assertEquals(
        URI.create("/login?return=%2Foffice%3Fq%3D%E5%8C%97"), ReturnPath.login("/office?q=北"));
  }

  @ParameterizedTest
  @CsvSource({
    "https://evil.example, study.example:8080",
    "null, study.example",
    "https://study.example.evil.example, study.example",
    "https://evil.example/study.example, study.example"
  })
  void formOfAnotherSiteIsNotOurs(String origin, String host) {
    assertFalse(Caller.isOwn(origin, host, URI.create("https://gate.example")));
  }

  @Test
  void formOfThisSiteIsOursByHostOrBySetting() {
    URI site = URI.create("https://gate.example");
    assertTrue(Caller.isOwn("http://study.example:8080", "study.example:8080", site));
    assertTrue(Caller.isOwn("https://gate.example", "10.0.0.5:8080", site));
    assertTrue(Caller.isOwn("https://gate.example/login?x=1", "10.0.0.5:8080", site));
  }

  @Test
  void forwardedAddressIsBelievedOnlyFromATrustedProxy() {
    assertEquals("9.9.9.9", Caller.address("9.9.9.9", "1.1.1.1", Set.of("10.0.0.1")));
    assertEquals("2.2.2.2", Caller.address("10.0.0.1", "1.1.1.1, 2.2.2.2", Set.of("10.0.0.1")));
    Set<String> both = Set.of("10.0.0.1", "10.0.0.2");
    assertEquals("1.1.1.1", Caller.address("10.0.0.1", "1.1.1.1, 10.0.0.2", both));
    assertEquals("10.0.0.1", Caller.address("10.0.0.1", null, both));
  }

  @Test
  void tokenOfAFormIsFoundInBothPackingsAndNotInOtherFields() {
    assertEquals(Optional.empty(), Csrf.tokenIn("a_csrf=x&b=_csrf", false));
    assertEquals(Optional.of("Ab-_9"), Csrf.tokenIn("_csrf=Ab-_9&name=x", false));
    String part = "--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\nAb-_9\r\n--b\r\n";
    assertEquals(Optional.of("Ab-_9"), Csrf.tokenIn(part, true));
    assertEquals(Optional.empty(), Csrf.tokenIn(part.replace("_csrf", "file"), true));
  }

  @Test
  void tokenBelongsToOneSecret() {
    // Python 3.11: base64.urlsafe_b64encode(hmac.digest(b"secret", b"form", "sha256"))
    String token = "_3uYQZQZrDXp1iU70Rzrg_FerJcntL010Jjn5jSp0Nk";
    assertEquals(token, Csrf.token("secret"));
    assertFalse(Csrf.matches(token, "another"));
    assertTrue(Csrf.matches(token, "secret"));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "none, ZH",
        "'en-GB,en;q=0.8', EN",
        "'en-GB,en;q=0.8,zh;q=0.2', ZH",
        "'zh-CN,zh;q=0.9,en;q=0.8', ZH",
        "'fr,en;q=0.5', ZH"
      })
  void languageIsChineseUnlessOnlyEnglishIsWanted(String header, Language expected) {
    assertEquals(expected, LanguageFilter.preferred(header));
  }

  @Test
  void otherLanguageKeepsTheRestOfTheAddress() {
    assertEquals(
        "/office/audit?page=2&lang=en",
        Frame.inLanguage("/office/audit", "lang=zh&page=2", Language.EN));
    assertEquals("/login?lang=zh", Frame.inLanguage("/login", null, Language.ZH));
  }

  @Test
  void onlyWellFormedLanguageIsTakenFromTheAddress() {
    assertEquals(Optional.empty(), LanguageFilter.asked("lang=fr"));
    assertEquals(Optional.empty(), LanguageFilter.asked("slang=en"));
    assertEquals(Optional.of(Language.EN), LanguageFilter.asked("a=b&lang=en"));
  }
}
