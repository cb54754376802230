package org.orgstatus.collection.message;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Hands one mail to the SMTP server of the settings. */
@ApplicationScoped
public class Mailer {

  private static final Logger LOG = System.getLogger(Mailer.class.getName());
  private static final String PATIENCE_MILLIS = "20000";

  /** How a server's answer begins, for example {@code 450 4.2.0 try again later}. */
  private static final Pattern ANSWER = Pattern.compile("^\\s*([245])\\d\\d\\b");

  @Inject private MailSettings settings;
  @Inject private Clock clock;

  protected Mailer() {}

  boolean isOn() {
    return settings.isOn();
  }

  void send(Outbox.Claimed mail) throws Undelivered {
    Session session = Session.getInstance(properties());
    try {
      MimeMessage message = message(session, mail);
      Transport transport = session.getTransport();
      try {
        connect(transport);
        handOver(transport, message);
      } finally {
        close(transport);
      }
    } catch (MessagingException e) {
      throw new Undelivered(Undelivered.Kind.FOR_GOOD, reason(e), e);
    }
  }

  /** What was handed over stays so, whether or not the server says goodbye. */
  private static void close(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException e) {
      LOG.log(Level.DEBUG, "the mail server did not say goodbye", e);
    }
  }

  private void connect(Transport transport) throws Undelivered {
    try {
      if (settings.user().isEmpty()) {
        transport.connect();
      } else {
        transport.connect(settings.host(), settings.port(), settings.user(), settings.password());
      }
    } catch (AuthenticationFailedException e) {
      throw new Undelivered(
          Undelivered.Kind.FOR_NOW, "the mail server refused mail.user: " + reason(e), e);
    } catch (MessagingException e) {
      throw new Undelivered(Undelivered.Kind.FOR_NOW, reason(e), e);
    }
  }

  private static void handOver(Transport transport, MimeMessage message) throws Undelivered {
    try {
      transport.sendMessage(message, message.getAllRecipients());
    } catch (MessagingException e) {
      throw new Undelivered(kind(e), reason(e), e);
    }
  }

  /** The server's own answer says whether a refusal is for good; no answer leaves it open. */
  private static Undelivered.Kind kind(MessagingException e) {
    for (Exception at = e; at != null; at = next(at)) {
      Matcher answer = ANSWER.matcher(String.valueOf(at.getMessage()));
      if (answer.find() && !answer.group(1).equals("2")) {
        return answer.group(1).equals("5") ? Undelivered.Kind.FOR_GOOD : Undelivered.Kind.FOR_NOW;
      }
    }
    return Undelivered.Kind.PERHAPS;
  }

  private static @Nullable Exception next(Exception e) {
    return e instanceof MessagingException m ? m.getNextException() : null;
  }

  private static String reason(MessagingException e) {
    StringBuilder reason = new StringBuilder(String.valueOf(e.getMessage()));
    for (Exception at = next(e); at != null; at = next(at)) {
      reason.append("; ").append(at.getMessage());
    }
    // addresses are personal: the record of a failure does without them
    return reason.toString().replaceAll("[^\\s<>;:,]+@[^\\s<>;:,]+", "…");
  }

  private MimeMessage message(Session session, Outbox.Claimed mail) throws MessagingException {
    String host = new InternetAddress(settings.from()).getAddress().replaceAll("^.*@", "");
    MimeMessage message =
        new MimeMessage(session) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader(
                "Message-ID", "<" + mail.id() + "." + digest(mail.purpose()) + "@" + host + ">");
          }
        };
    message.setFrom(new InternetAddress(settings.from()));
    message.setRecipients(
        Message.RecipientType.TO, InternetAddress.parse(mail.to().replace(' ', ','), true));
    message.setSubject(mail.subject(), "UTF-8");
    message.setText(mail.text(), "UTF-8");
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setSentDate(Date.from(clock.instant()));
    message.saveChanges();
    return message;
  }

  private static String digest(String purpose) {
    return Integer.toHexString(purpose.hashCode());
  }

  private Properties properties() {
    boolean tls = settings.isTlsFromTheStart();
    String protocol = tls ? "smtps" : "smtp";
    String prefix = "mail." + protocol + ".";
    Properties all = new Properties();
    all.setProperty("mail.transport.protocol", protocol);
    all.setProperty(prefix + "host", settings.host());
    all.setProperty(prefix + "port", Integer.toString(settings.port()));
    all.setProperty(prefix + "auth", Boolean.toString(!settings.user().isEmpty()));
    all.setProperty(prefix + "connectiontimeout", PATIENCE_MILLIS);
    all.setProperty(prefix + "timeout", PATIENCE_MILLIS);
    all.setProperty(prefix + "writetimeout", PATIENCE_MILLIS);
    all.setProperty(prefix + "ssl.checkserveridentity", "true");
    if (settings.startTls() && !tls) {
      all.setProperty(prefix + "starttls.enable", "true");
      all.setProperty(prefix + "starttls.required", "true");
    }
    return all;
  }
}
