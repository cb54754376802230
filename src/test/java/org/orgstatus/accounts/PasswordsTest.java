package org.orgstatus.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {

  private final Passwords passwords = new Passwords(10);

  @Test
  void wrongPasswordAndMissingHashAreRefused() {
    Optional<String> hash = Optional.of(passwords.hash("three rivers meet"));
    assertFalse(passwords.matches("three rivers met", hash));
    assertFalse(passwords.matches("nobody has this password", Optional.empty()));
    assertTrue(passwords.matches("three rivers meet", hash));
  }

  @Test
  void hashMadeElsewhereIsRecognised() {
    // Python 3.11: base64.b64encode(hashlib.pbkdf2_hmac("sha512", "三江汇合之处".encode(),
    //   bytes(range(16)), 210000, 32)).rstrip(b"=")
    String hash =
        "pbkdf2-sha512$210000$AAECAwQFBgcICQoLDA0ODw$NDymjaLH0VsMk+pMev3ITe40kXo+DjZ57NDV24E4qIk";
    assertTrue(passwords.matches("三江汇合之处", Optional.of(hash)));
    assertFalse(passwords.matches("三江汇合之初", Optional.of(hash)));
  }

  @Test
  void samePasswordHasAnotherHashEachTime() {
    assertNotEquals(passwords.hash("three rivers meet"), passwords.hash("three rivers meet"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "1234567890", "aaaaaaaaaaaa", "my name is zhang.san"})
  void weakPasswordIsRefusedWithAReason(String password) {
    assertFalse(Passwords.faults(password, "Zhang.San").isEmpty());
  }

  @Test
  void longPhraseIsGoodEnoughAndTenChineseCharactersAreToo() {
    assertTrue(Passwords.faults("three rivers meet", "zhang.san").isEmpty());
    assertTrue(Passwords.faults("春眠不觉晓处处闻啼鸟", "zhang.san").isEmpty());
    assertEquals(1, Passwords.faults("春眠不觉晓处处闻啼", "zhang.san").size());
  }
}
