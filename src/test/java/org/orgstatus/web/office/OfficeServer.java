package org.orgstatus.web.office;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.orgstatus.accounts.Role;
import org.orgstatus.accounts.Scope;
import org.orgstatus.testing.Browser;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.Databases;
import org.orgstatus.testing.RunningServer;
import org.orgstatus.testing.ServerProcess;
import org.orgstatus.testing.Study;
import org.orgstatus.testing.Visitor;

/**
 * A server of their own for tests that change the register: it is one for the whole study, so they
 * cannot share it with others.
 */
final class OfficeServer implements AutoCloseable {

  static final String HEADINGS =
      "code,name_zh,province_code,province_zh,city_zh,authority,level,ownership,remark\n";

  private static final String BOUNDARY = "----list-of-institutions";

  private final ServerProcess process;

  OfficeServer(Path folder) {
    this(ServerProcess.start(folder, prepared(folder)));
  }

  /** One that computes much: the compiler pays off. */
  static OfficeServer asShipped(Path folder) {
    return new OfficeServer(ServerProcess.startAsShipped(folder, prepared(folder)));
  }

  private OfficeServer(ServerProcess process) {
    this.process = process;
  }

  /** An empty study with nobody but its administrator. */
  private static Map<String, String> prepared(Path folder) {
    Path file = folder.resolve("data/orgstatus");
    try (Database database = Databases.h2(file)) {
      new Study(database, Path.of(""))
          .account(RunningServer.ADMINISTRATOR, Role.ADMINISTRATOR, Scope.NATION);
    }
    return Map.of("db.url", "jdbc:h2:file:" + file, "contact.key", Study.CONTACT_KEY);
  }

  Visitor visitor() {
    return process.visitor();
  }

  Visitor administrator() {
    return visitor().signIn(RunningServer.ADMINISTRATOR, RunningServer.PASSWORD);
  }

  URI address(String path) {
    return process.address(path);
  }

  /** Signs a browser in and shows the pages in Chinese. */
  void signIn(Browser browser, String name, String password) {
    browser.open(address("/login?lang=zh")).type("name", name).type("password", password);
    browser.find("form[action='/login'] [type=submit]").click();
  }

  /** A line of a list: a public undergraduate institution in Beijing. */
  static String line(String code, String name) {
    return code + "," + name + ",110000,北京市,北京市,教育部,本科,公办,\n";
  }

  /** Uploads a list as a browser's form would. */
  static HttpResponse<String> upload(Visitor visitor, String asOf, String name, byte[] content) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (String part :
        List.of(
            "name=\"_csrf\"\r\n\r\n" + visitor.token(),
            "name=\"as-of\"\r\n\r\n" + asOf,
            "name=\"institutions\"; filename=\"" + name + "\"\r\nContent-Type: text/csv\r\n\r\n")) {
      if (body.size() > 0) {
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
      }
      String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + part;
      body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    }
    body.writeBytes(content);
    body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return visitor.postBody(
        "/office/register/import", "multipart/form-data; boundary=" + BOUNDARY, body.toByteArray());
  }

  static HttpResponse<String> upload(Visitor visitor, String asOf, String list) {
    return upload(visitor, asOf, "名单.csv", list.getBytes(StandardCharsets.UTF_8));
  }

  static String location(HttpResponse<?> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  @Override
  public void close() {
    process.close();
  }
}
