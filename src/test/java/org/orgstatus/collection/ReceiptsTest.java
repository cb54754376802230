package org.orgstatus.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Study;

class ReceiptsTest {

  @OnEachDatabase
  void aReceiptThatDoesNotFitIsUnknownWhateverIsWrong(Database database) {
    Study study = Study.open(database, ResponsesTest.SMALL);
    String hash = submit(study, "no");
    String number = number(study);
    String other = (hash.startsWith("0") ? "1" : "0") + hash.substring(1);
    assertUnknown(study, number, other);
    assertUnknown(study, number, hash.substring(0, 7));
    assertUnknown(study, number.replace(Study.UNIT, Study.FAR), hash);
    assertUnknown(study, number, "%".repeat(12));
    assertUnknown(study, "", "");
    assertUnknown(study, "W1-%-" + hash.substring(0, 6).toUpperCase(java.util.Locale.ROOT), hash);
  }

  @OnEachDatabase
  void itIsCurrentUntilLaterAnswersReplaceIt(Database database) {
    Study study = Study.open(database, ResponsesTest.SMALL);
    String hash = submit(study, "no");
    String number = number(study);
    Receipts.Verified first = verify(study, number, spaced(hash)).orElseThrow();
    assertTrue(first.current());
    assertEquals(Study.NOW, first.at());
    assertEquals(ResponseStatus.SUBMITTED, first.status());
    assertTrue(verify(study, number.toLowerCase(java.util.Locale.ROOT), hash).isPresent());

    long id = ResponsesTest.find(study).id();
    study.run(
        b -> b.get(Reviews.class).giveBack(id, 1, Judgement.of("请核对"), new By(9, "10.0.0.3")));
    Receipts.Verified returned = verify(study, number, hash).orElseThrow();
    assertTrue(returned.current());
    assertEquals(ResponseStatus.RETURNED, returned.status());

    // what is said to a remark is part of the content
    ResponsesTest.submit(study, id, Map.of("Q90", "checked again"));
    Receipts.Verified replaced = verify(study, number, hash).orElseThrow();
    assertFalse(replaced.current());
    assertEquals(Study.NOW, replaced.at());
  }

  private static String submit(Study study, String state) {
    long id = ResponsesTest.begin(study);
    ResponsesTest.save(study, id, ResponsesTest.change("e_state", "\"" + state + "\"", 0));
    return ResponsesTest.submit(study, id, Map.of()).contentHash();
  }

  private static String number(Study study) {
    return ResponsesTest.find(study).receipt().orElseThrow();
  }

  private static String spaced(String hash) {
    return " " + hash.substring(0, 4) + " " + hash.substring(4, 12) + " ";
  }

  private static Optional<Receipts.Verified> verify(Study study, String number, String check) {
    return study.call(b -> b.get(Receipts.class).verify(number, check));
  }

  private static void assertUnknown(Study study, String number, String check) {
    assertFalse(verify(study, number, check).isPresent(), number + " " + check);
  }
}
