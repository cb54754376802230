package org.orgstatus.fieldwork.coding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.orgstatus.collection.file.FileCipher;

/** Encrypts words of transcripts as files are encrypted, each transcript under a key of its own. */
@ApplicationScoped
class TranscriptCipher {

  @Inject private FileCipher cipher;

  protected TranscriptCipher() {}

  String newKey(Transcript transcript) {
    return cipher.newKey(name(transcript));
  }

  /**
   * @param part 0 for the transcript itself, the id of a version for that
   */
  String seal(Transcript transcript, long part, String words) {
    byte[] plain = words.getBytes(StandardCharsets.UTF_8);
    String key = transcript.sealedKey().orElseThrow();
    byte[] sealed = cipher.seal(key, plain, name(transcript), Math.toIntExact(part));
    return Base64.getEncoder().encodeToString(sealed);
  }

  /** What {@link #seal} has made; as it stands where the transcript has no key yet. */
  String open(Transcript transcript, long part, String stored) {
    Optional<String> key = transcript.sealedKey();
    if (key.isEmpty()) {
      return stored;
    }
    byte[] sealed = Base64.getDecoder().decode(stored);
    byte[] plain = cipher.open(key.get(), sealed, name(transcript), Math.toIntExact(part));
    return new String(plain, StandardCharsets.UTF_8);
  }

  private static String name(Transcript transcript) {
    return "transcript " + transcript.responseId() + "/" + transcript.interview();
  }
}
