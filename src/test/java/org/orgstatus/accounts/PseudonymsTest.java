package org.orgstatus.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class PseudonymsTest {

  private static Pseudonyms withKey(int first) {
    byte[] key = new byte[32];
    key[0] = (byte) first;
    DerivedKeys keys = new DerivedKeys();
    keys.root = new SecretKeySpec(key, "AES");
    Pseudonyms pseudonyms = new Pseudonyms();
    pseudonyms.keys = keys;
    return pseudonyms;
  }

  @Test
  void aCodeHasOneWordForAPurposeAndNoneWithoutTheKey() {
    String word = withKey(1).of("lock 1").apply("4111010001");
    assertEquals(word, withKey(1).of("lock 1").apply("4111010001"));
    assertNotEquals(word, withKey(1).of("lock 1").apply("4111010002"));
    assertNotEquals(word, withKey(1).of("lock 2").apply("4111010001"));
    assertNotEquals(word, withKey(2).of("lock 1").apply("4111010001"));
    assertFalse(word.contains("4111010001"));
  }
}
