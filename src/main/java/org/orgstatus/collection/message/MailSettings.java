package org.orgstatus.collection.message;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.orgstatus.base.LocalText;

/**
 * How mail leaves the server. Without a host nothing is mailed and pages say so.
 *
 * @param host of the SMTP server; empty when no mail is sent
 * @param port usually 587 with STARTTLS, 465 for TLS from the start, 25 inside a network
 * @param user empty when the server asks for none
 * @param from address that stands as sender
 * @param startTls whether the connection must turn to TLS before anything is said
 */
public record MailSettings(
    String host, int port, String user, String password, String from, boolean startTls) {

  public static final MailSettings OFF = new MailSettings("", 0, "", "", "", false);

  private static final int TLS_PORT = 465;

  public boolean isOn() {
    return !host.isEmpty();
  }

  boolean isTlsFromTheStart() {
    return port == TLS_PORT;
  }

  /** Reads {@code mail.host} and its companions; all faults go into {@code faults}. */
  public static MailSettings read(
      Function<String, Optional<String>> values, List<LocalText> faults) {
    Function<String, String> given =
        name -> values.apply("mail." + name).map(String::strip).orElse("");
    String host = given.apply("host");
    if (host.isEmpty()) {
      for (String name : List.of("port", "user", "password", "from", "starttls")) {
        if (!given.apply(name).isEmpty()) {
          faults.add(
              LocalText.of(
                  "设置了 mail." + name + "，但没有设置 mail.host (MAIL_HOST)。请补上，或都不设置。",
                  "mail." + name + " is set without mail.host (MAIL_HOST). Set both or none."));
        }
      }
      return OFF;
    }
    boolean startTls = startTls(given.apply("starttls"), faults);
    return new MailSettings(
        host,
        port(given.apply("port"), startTls, faults),
        given.apply("user"),
        given.apply("password"),
        from(given.apply("from"), faults),
        startTls);
  }

  private static int port(String text, boolean startTls, List<LocalText> faults) {
    if (text.isEmpty()) {
      return startTls ? 587 : 25;
    }
    if (text.matches("[0-9]{1,5}")
        && Integer.parseInt(text) > 0
        && Integer.parseInt(text) < 65536) {
      return Integer.parseInt(text);
    }
    faults.add(
        LocalText.of(
            "mail.port (MAIL_PORT) 应为1至65535的数，现为“" + text + "”。",
            "mail.port (MAIL_PORT) must be a number from 1 to 65535, but is '" + text + "'."));
    return 0;
  }

  private static boolean startTls(String text, List<LocalText> faults) {
    if (!Set.of("", "true", "false").contains(text)) {
      faults.add(
          LocalText.of(
              "mail.starttls (MAIL_STARTTLS) 只能是 true 或 false，现为“" + text + "”。",
              "mail.starttls (MAIL_STARTTLS) must be true or false, but is '" + text + "'."));
    }
    return text.equals("true");
  }

  private static String from(String text, List<LocalText> faults) {
    try {
      new InternetAddress(text, true).validate();
      return text;
    } catch (AddressException e) {
      faults.add(
          LocalText.of(
              "设置了 mail.host 时，mail.from (MAIL_FROM) 应为发件邮箱，例如 survey@example.org，现为“"
                  + text
                  + "”。",
              "With mail.host, mail.from (MAIL_FROM) must be the sender's address such as"
                  + " survey@example.org, but is '"
                  + text
                  + "'."));
      return "";
    }
  }
}
