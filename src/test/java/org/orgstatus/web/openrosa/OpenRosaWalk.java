package org.orgstatus.web.openrosa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.orgstatus.testing.DeviceClient;
import org.orgstatus.testing.RunningServer;
import org.orgstatus.testing.ServerProcess;
import org.orgstatus.testing.Study;
import org.orgstatus.testing.Visitor;

/**
 * A day with ODK Collect over the wire: log-in, list, form, media, sheet and photograph, with
 * JavaRosa as the client, and all that goes wrong.
 */
public final class OpenRosaWalk {

  private static final String SUBMISSION = "/openrosa/submission";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ServerProcess server;
  private final String field;

  /**
   * @param account of a field researcher of the study's alliance
   */
  public OpenRosaWalk(ServerProcess server, String account) {
    this.server = server;
    this.field = basic(account, RunningServer.PASSWORD);
  }

  /** Who asks is known by name and password, or by a token instead of it. */
  public void onlyFieldResearchersGetForms(String filler, Visitor researcher) {
    HttpResponse<String> stranger = get("/openrosa/formList", "");
    assertEquals(401, stranger.statusCode());
    assertEquals("text/xml;charset=UTF-8", type(stranger));
    assertTrue(
        stranger.headers().firstValue("WWW-Authenticate").orElse("").startsWith("Basic realm="));
    assertTrue(stranger.body().contains("<OpenRosaResponse xmlns="), stranger.body());
    assertEquals(401, get("/openrosa/formList", basic("field", "wrong")).statusCode());
    assertEquals(401, get("/openrosa/formList", "Basic !!!").statusCode());
    assertEquals(
        404, get("/openrosa/formList", basic(filler, RunningServer.PASSWORD)).statusCode());
    assertEquals(401, get("/api/questionnaires", field).statusCode(), "nowhere else");

    researcher.get("/account/tokens");
    String made =
        researcher
            .post("/account/tokens", Map.of("name", "Collect", "permission", "RECORD_VISIT"))
            .body();
    String token = found("id=\"token\">(ost_[A-Za-z0-9_-]{43})<", made);
    assertEquals(200, get("/openrosa/formList", basic("field", token)).statusCode());
    assertEquals(401, get("/openrosa/formList", basic(filler, token)).statusCode());
  }

  /** A visit is filled in on a device and comes back as the draft of the alliance's form E. */
  public void aVisitComesBackAsAnswers(Visitor researcher) throws IOException {
    HttpResponse<String> list = get("/openrosa/formList?deviceID=x", field);
    assertEquals(200, list.statusCode(), list.body());
    assertEquals("1.0", list.headers().firstValue("X-OpenRosa-Version").orElse(""));
    assertEquals("alliance_visit.W1", found("<formID>(.*?)</formID>", list.body()));
    HttpResponse<byte[]> form = file(found("<downloadUrl>(.*?)</downloadUrl>", list.body()));
    assertEquals(found("<hash>(.*?)</hash>", list.body()), VisitForms.hash(form.body()));
    HttpResponse<byte[]> manifest = file(found("<manifestUrl>(.*?)</manifestUrl>", list.body()));
    String media = new String(manifest.body(), StandardCharsets.UTF_8);
    byte[] units = file(found("<downloadUrl>(.*?)</downloadUrl>", media)).body();
    assertEquals(found("<hash>(.*?)</hash>", media), VisitForms.hash(units));

    DeviceClient client =
        new DeviceClient(form.body(), Map.of(found("<filename>(.*?)</filename>", media), units));
    client.answer("/data/device/unit", Study.ALLIANCE);
    client.answer("/data/device/extent", "whole");
    client.answer("/data/s1/e_visit_date", LocalDate.of(2018, 4, 30));
    client.answer("/data/s1/e_mode", "onsite");
    client.answer("/data/s2/e_interview[1]/ei_code", "BJ01-01");
    client.answer("/data/s2/e_interview[1]/ei_consent", "no_record");
    client.answer("/data/s2/e_interview[1]/ei_effect", "看得见的变化");
    client.answer("/data/s2/e_interview[2]/ei_consent", "refuse");
    client.answer("/data/s3/eo_photo", "门牌.png");
    byte[] sheet = client.sheet();

    HttpResponse<String> asked =
        send(
            HttpRequest.newBuilder(server.address(SUBMISSION))
                .method("HEAD", HttpRequest.BodyPublishers.noBody()),
            field);
    assertEquals(204, asked.statusCode());
    assertTrue(
        Long.parseLong(asked.headers().firstValue("X-OpenRosa-Accept-Content-Length").orElse("0"))
            > 20_000_000);
    assertEquals(403, post(sheet, Map.of(), field, false).statusCode(), "may be another site");
    HttpResponse<String> first = post(sheet, Map.of(), field, true);
    assertEquals(201, first.statusCode(), first.body());
    assertTrue(first.body().contains("门牌.png"), "a file is awaited: " + first.body());
    HttpResponse<String> second = post(sheet, Map.of("门牌.png", photo()), field, true);
    assertEquals(201, second.statusCode(), second.body());
    HttpResponse<String> again = post(sheet, Map.of("门牌.png", photo()), field, true);
    assertEquals(201, again.statusCode(), again.body());

    String draft =
        researcher
            .get("/api/waves/W1/forms/alliance_visit/units/" + Study.ALLIANCE + "/draft")
            .body();
    assertTrue(draft.contains("\"2018-04-30\""), draft);
    assertTrue(draft.contains("看得见的变化"), draft);
    assertTrue(draft.contains("\"refuse\""), draft);
    assertTrue(draft.contains("门牌.png"), draft);
    assertEquals(2, draft.split("/ei_consent\"", -1).length - 1, "two interviews: " + draft);
  }

  /** Whatever is wrong is answered with what to do. */
  public void whatIsWrongIsToldAndNothingIsKept() {
    String good =
        "<data id='alliance_visit.W1' version='2017.1'><device><unit>BJ01</unit></device>"
            + "<s1><e_place>X</e_place></s1><meta><instanceID>uuid:w</instanceID></meta></data>";
    assertMessage(400, "cut", good.substring(0, 60));
    assertMessage(404, "another form", good.replace("alliance_visit.W1", "alliance_visit.W7"));
    assertMessage(409, "another version", good.replace("2017.1", "2016.9"));
    assertMessage(422, "no alliance", good.replace("BJ01", ""));
    assertMessage(404, "not assigned", good.replace("BJ01", "HB01"));
    assertMessage(422, "no such choice", good.replace("e_place", "e_mode"));
    HttpResponse<String> english =
        send(
            multipart(good.replace("2017.1", "9").getBytes(StandardCharsets.UTF_8), Map.of())
                .header("X-OpenRosa-Version", "1.0")
                .header("Accept-Language", "en"),
            field);
    assertTrue(english.body().contains("Update the form"), english.body());
    HttpRequest.Builder empty =
        HttpRequest.newBuilder(server.address(SUBMISSION))
            .header("Content-Type", "multipart/form-data; boundary=x")
            .header("X-OpenRosa-Version", "1.0")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n--x--\r\n"));
    assertEquals(400, send(empty, field).statusCode());
  }

  private void assertMessage(int status, String what, String sheet) {
    HttpResponse<String> answer =
        post(sheet.getBytes(StandardCharsets.UTF_8), Map.of(), field, true);
    assertEquals(status, answer.statusCode(), what + ": " + answer.body());
    assertTrue(answer.body().contains("<message nature=\"submit_error\">"), answer.body());
    assertEquals("1.0", answer.headers().firstValue("X-OpenRosa-Version").orElse(""), what);
  }

  private HttpResponse<String> post(
      byte[] sheet, Map<String, byte[]> files, String authorization, boolean withVersion) {
    HttpRequest.Builder request = multipart(sheet, files);
    return send(withVersion ? request.header("X-OpenRosa-Version", "1.0") : request, authorization);
  }

  /** As Collect sends it, in chunks of no length told before. */
  private HttpRequest.Builder multipart(byte[] sheet, Map<String, byte[]> files) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("xml_submission_file\"; filename=\"sheet.xml", sheet);
    files.forEach((name, content) -> parts.put(name + "\"; filename=\"" + name, content));
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    parts.forEach(
        (name, content) -> {
          String type = name.startsWith("xml_") ? "text/xml" : "image/png";
          String head =
              "--x\r\nContent-Disposition: form-data; name=\"%s\"\r\nContent-Type: %s\r\n\r\n";
          body.writeBytes(head.formatted(name, type).getBytes(StandardCharsets.UTF_8));
          body.writeBytes(content);
          body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        });
    body.writeBytes("--x--\r\n".getBytes(StandardCharsets.UTF_8));
    byte[] bytes = body.toByteArray();
    return HttpRequest.newBuilder(server.address(SUBMISSION))
        .header("Content-Type", "multipart/form-data; boundary=x")
        .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)));
  }

  private HttpResponse<String> get(String path, String authorization) {
    return send(HttpRequest.newBuilder(server.address(path)), authorization);
  }

  private HttpResponse<byte[]> file(String address) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address)).header("Authorization", field).build();
    try {
      HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      assertEquals(200, answer.statusCode(), address);
      return answer;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpResponse<String> send(HttpRequest.Builder request, String authorization) {
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String type(HttpResponse<String> answer) {
    return answer.headers().firstValue("Content-Type").orElse("").replace(" ", "");
  }

  private static String basic(String name, String password) {
    String both = name + ":" + password;
    return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
  }

  private static String found(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
    assertTrue(matcher.find(), pattern + " in " + text);
    return matcher.group(1);
  }

  private static byte[] photo() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", out);
    return out.toByteArray();
  }
}
