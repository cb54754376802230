package org.orgstatus.web.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.orgstatus.testing.Browser;
import org.orgstatus.testing.Visitor;

/**
 * What becomes of a finding, and of the papers that print it, when the release that gave its
 * numbers is withdrawn, in the study of {@link ResultsIT}.
 */
final class WithdrawalWalk {

  private static final String SAID = "全国名录共";
  private static final String REASON = "一省名录有误";

  private final OfficeServer server;
  private final Path folder;
  private final Visitor administrator;
  private final Visitor analyst;
  private final Visitor writer;

  /**
   * @param folder for a file that is verified in the browser
   */
  WithdrawalWalk(OfficeServer server, Path folder) {
    this.server = server;
    this.folder = folder;
    this.administrator = server.administrator();
    this.analyst = server.visitor().signIn("demo-analyst", "yanshi-analyst-2017");
    this.writer = server.visitor().signIn("demo-writer", "yanshi-writer-2017");
  }

  void walks() {
    withdrawAll();
    String lock = lock();
    String id = lock.substring(lock.lastIndexOf('/') + 1);
    String first = release(lock, "plan=c01");
    String finding = approved(id);
    String paper = "/office/documents/" + id + "/internal/brief.docx";
    byte[] file = writer.file(paper).body();
    assertTrue(isPrinted(id));
    assertEquals(200, verdict(file).statusCode(), "all of it stands");

    String second = release(lock, "plan=c01&plan=c04");
    withdraw(first);
    assertTrue(isPrinted(id), "another release that stands gives the number");
    assertTrue(json(verdict(file)).getJsonArray("fallen").isEmpty());
    assertFalse(writer.get(finding + "?lang=zh").body().contains("依据已变"));

    withdraw(second);
    String why = "已经撤回：" + REASON;
    String page = analyst.get(finding + "?lang=zh").body();
    assertTrue(page.contains("这条结论的依据已经撤回") && page.contains(why), page);
    String hidden = writer.get(finding + "?lang=zh").body();
    assertTrue(hidden.contains("没有发布，或已经撤回") && !hidden.contains(SAID), hidden);
    assertTrue(
        writer.get("/office/findings?lang=zh").body().contains("fresh-stale"), "in the list");
    assertEquals(404, writer.file(paper).statusCode(), "there is nothing left to print");
    HttpResponse<String> late = writer.post("/office/findings/new", form(id));
    assertEquals(422, late.statusCode(), "there is no lock left to bind numbers to");
    assertTrue(late.body().contains("目前也没有别的可用") && late.body().contains(SAID), late.body());
    assertFalse(isPrinted(id), "the lock has the number, and yet it was taken back");
    String papers = analyst.get("/office/documents/" + id + "?lang=zh").body();
    assertTrue(papers.contains("暂不印进文件的结论") && papers.contains(SAID), papers);

    JsonObject said = json(verdict(file));
    assertFalse(said.getBoolean("holds"));
    assertTrue(said.getBoolean("rebuilt"), "a finding that fell is no change by hand");
    assertEquals(0, said.getInt("alterations"));
    assertEquals(0, said.getInt("held"), "no number of it is given any more");
    assertTrue(said.getInt("changes") > 0);
    assertEquals(
        List.of(REASON),
        said.getJsonArray("withdrawn").getValuesAs(JsonObject.class).stream()
            .map(one -> one.getString("reason"))
            .toList());
    JsonObject fallen = said.getJsonArray("fallen").getJsonObject(0);
    assertTrue(fallen.getString("before").startsWith(SAID), said.toString());
    assertTrue(fallen.getString("after").contains(why), said.toString());

    looks(finding, file);
    stands(finding, id, page);
  }

  /** An approver says on record that it may stand; the papers of the lock print it again. */
  private void stands(String finding, String lock, String page) {
    Map<String, String> keep = new HashMap<>(Map.of("version", "1"));
    keep.put("seen", group("name=\"seen\" value=\"([0-9a-f]{64})\"", page));
    assertEquals(422, analyst.post(finding + "/keep", keep).statusCode(), "why?");
    keep.put("reason", "全国合计不受该省影响");
    assertEquals(
        finding + "?notice=finding-kept",
        OfficeServer.location(analyst.post(finding + "/keep", keep)));
    assertTrue(isPrinted(lock));
    assertTrue(
        administrator.get("/office/audit?action=finding-kept").body().contains("全国合计不受该省影响"));
  }

  private HttpResponse<String> verdict(byte[] file) {
    return writer.postBody("/api/documents/verification", "application/octet-stream", file);
  }

  /** Whether the brief that analysts make of the lock prints the finding. */
  private boolean isPrinted(String lock) {
    byte[] page = analyst.file("/office/documents/" + lock + "/desk/brief.html").body();
    return new String(page, StandardCharsets.UTF_8).contains(SAID);
  }

  /** What other walks released would give the same numbers. */
  private void withdrawAll() {
    Matcher release =
        Pattern.compile("href=\"(/office/releases/[0-9]+)\"")
            .matcher(administrator.get("/office/releases").body());
    while (release.find()) {
      administrator.get(release.group(1));
      administrator.post(release.group(1) + "/withdraw", Map.of("reason", "为撤回一事让位"));
    }
  }

  private void withdraw(String release) {
    administrator.get(release);
    assertEquals(
        303, administrator.post(release + "/withdraw", Map.of("reason", REASON)).statusCode());
  }

  private String lock() {
    administrator.get("/office/locks");
    Map<String, String> wish = Map.of("wave", "W1", "name", "供撤回");
    return OfficeServer.location(administrator.post("/office/locks", wish))
        .replace("?notice=data-locked", "");
  }

  private String release(String lock, String plans) {
    administrator.get(lock + "/release");
    String wish = plans + "&audience=internal&purpose=brief";
    String check = post(lock + "/release", wish).body();
    String seen = group("name=\"seen\" value=\"([0-9a-f]{64})\"", check);
    String made = OfficeServer.location(post(lock + "/release/confirm", wish + "&seen=" + seen));
    assertTrue(made.endsWith("?notice=results-released"), made);
    return made.replace("?notice=results-released", "");
  }

  private HttpResponse<String> post(String path, String form) {
    return administrator.send(
        "POST",
        path,
        "application/x-www-form-urlencoded",
        form,
        Map.of("X-CSRF-TOKEN", administrator.token()));
  }

  /** What the editor sends of a finding about the newest data lock. */
  private static Map<String, String> form(String lock) {
    Map<String, String> form = new HashMap<>();
    form.put("lock", lock);
    form.put("do", "save");
    form.put("sentence-zh", SAID + "{n1}所");
    form.put("sentence-en", "The register has {n1} institutions");
    form.put("number-n1", "c01/coverage/nation/population");
    form.put("clause", "WP-1.6");
    form.put("measure-zh", "核对名录");
    form.put("measure-en", "Check the register");
    form.put("who-zh", "省科协");
    form.put("who-en", "Provincial associations");
    return form;
  }

  /** Written by one and approved by another. */
  private String approved(String lock) {
    writer.get("/office/findings/new?lock=" + lock);
    String saved = OfficeServer.location(writer.post("/office/findings/new", form(lock)));
    assertTrue(saved.endsWith("?notice=finding-saved"), saved);
    String finding = saved.replace("?notice=finding-saved", "");
    assertEquals(303, writer.post(finding + "/propose", Map.of("version", "1")).statusCode());
    analyst.get(finding);
    assertEquals(303, analyst.post(finding + "/approve", Map.of("version", "1")).statusCode());
    return finding;
  }

  private void looks(String finding, byte[] paper) {
    Path file = folder.resolve("brief.docx");
    try {
      Files.write(file, paper);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try (Browser browser = Browser.desktop()) {
      server.signIn(browser, "demo-analyst", "yanshi-analyst-2017");
      for (String lang : List.of("zh", "en")) {
        browser.open(server.address(finding + "?lang=" + lang));
        browser.wide().screenshot("finding-taken-back-" + lang + "-desktop").assertSound();
        browser.narrow().screenshot("finding-taken-back-" + lang + "-phone").assertSound();
        browser.open(server.address("/office/documents/verification?lang=" + lang)).wide();
        browser.give("document", file).click("main form button[type=submit]");
        browser.awaitText(REASON);
        browser.screenshot("verified-withdrawn-" + lang + "-desktop").assertSound();
        browser.narrow().screenshot("verified-withdrawn-" + lang + "-phone").assertSound();
      }
    }
  }

  private static String group(String pattern, String text) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    assertTrue(found.find(), pattern + " in " + text);
    return found.group(1);
  }

  private static JsonObject json(HttpResponse<String> answer) {
    return Json.createReader(new StringReader(answer.body())).readObject();
  }
}
