package org.orgstatus.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser reduced to requests and cookies, for tests of what goes over the wire. */
public final class Visitor {

  private static final Pattern TOKEN =
      Pattern.compile("<meta name=\"csrf\" content=\"([A-Za-z0-9_-]+)\"");

  private final HttpClient client;
  private final Function<String, URI> addresses;
  private String token = "";

  Visitor(Function<String, URI> addresses) {
    this(addresses, HttpClient.newBuilder());
  }

  Visitor(Function<String, URI> addresses, HttpClient.Builder client) {
    this.addresses = addresses;
    this.client =
        client.version(HttpClient.Version.HTTP_1_1).cookieHandler(new CookieManager()).build();
  }

  /** A page, and its form token kept for the next {@link #post}. */
  public HttpResponse<String> get(String path) {
    return get(path, Map.of());
  }

  public HttpResponse<String> get(String path, Map<String, String> headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(addresses.apply(path));
    headers.forEach(request::header);
    HttpResponse<String> answer = send(request.build());
    Matcher found = TOKEN.matcher(answer.body());
    if (found.find()) {
      token = found.group(1);
    }
    return answer;
  }

  /** Sends a form with the token of the page last read. */
  public HttpResponse<String> post(String path, Map<String, String> form) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("_csrf", token);
    fields.putAll(form);
    return postBare(path, fields, Map.of());
  }

  /** Sends exactly these fields and headers. */
  public HttpResponse<String> postBare(
      String path, Map<String, String> fields, Map<String, String> headers) {
    String body =
        fields.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(addresses.apply(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return send(request.build());
  }

  /** A file as its bytes. */
  public HttpResponse<byte[]> file(String path) {
    return sendForFile(HttpRequest.newBuilder(addresses.apply(path)).build());
  }

  /** Sends a form, with the token of the page last read, whose answer is a file. */
  public HttpResponse<byte[]> postForFile(String path, Map<String, String> form) {
    Map<String, String> fields = new LinkedHashMap<>(form);
    fields.put("_csrf", token);
    String body =
        fields.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return sendForFile(
        HttpRequest.newBuilder(addresses.apply(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  /**
   * Sends a body with exactly these headers.
   *
   * @param type of the body; parts of a form are kept apart by {@code x}
   */
  public HttpResponse<String> send(
      String method, String path, String type, String body, Map<String, String> headers) {
    String whole = type.startsWith("multipart/") ? type + "; boundary=x" : type;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(addresses.apply(path))
            .header("Content-Type", whole)
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return send(request.build());
  }

  /** Sends one file as a form with a file field does. */
  public HttpResponse<String> postFile(String path, byte[] content) {
    String boundary = "----one-file";
    String head =
        "--"
            + boundary
            + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"file.xlsx\"\r\n"
            + "Content-Type: application/octet-stream\r\n\r\n";
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    body.writeBytes(content);
    body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return postBody(path, "multipart/form-data; boundary=" + boundary, body.toByteArray());
  }

  /** Sends any body of any type with the token of the page last read in the header. */
  public HttpResponse<String> postBody(String path, String type, byte[] body) {
    return send(
        HttpRequest.newBuilder(addresses.apply(path))
            .header("Content-Type", type)
            .header("X-CSRF-TOKEN", token)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build());
  }

  /** As {@link #postBody}, to put it there. */
  public HttpResponse<String> putBody(String path, String type, byte[] body) {
    return send(
        HttpRequest.newBuilder(addresses.apply(path))
            .header("Content-Type", type)
            .header("X-CSRF-TOKEN", token)
            .PUT(HttpRequest.BodyPublishers.ofByteArray(body))
            .build());
  }

  /** Sends JSON with the token of the page last read in the header, as a program does. */
  public HttpResponse<String> sendJson(String method, String path, String json) {
    return sendJson(method, path, json, token);
  }

  /** As {@link #sendJson(String, String, String)} with any other token. */
  public HttpResponse<String> sendJson(String method, String path, String json, String otherToken) {
    return send(
        HttpRequest.newBuilder(addresses.apply(path))
            .header("Content-Type", "application/json")
            .header("X-CSRF-TOKEN", otherToken)
            .method(method, HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  /**
   * Signs in.
   *
   * @throws IllegalStateException if the server does not let this person in
   */
  public Visitor signIn(String name, String password) {
    get("/login");
    HttpResponse<String> answer = post("/login", Map.of("name", name, "password", password));
    if (answer.statusCode() != 303) {
      throw new IllegalStateException("not signed in: " + answer.statusCode());
    }
    get("/account");
    return this;
  }

  /** The form token of the page last read. */
  public String token() {
    return token;
  }

  private HttpResponse<byte[]> sendForFile(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
