package org.orgstatus.web.start;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import javax.crypto.SecretKey;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.orgstatus.accounts.Setup;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.message.MailSettings;
import org.orgstatus.collection.message.SiteAddress;
import org.orgstatus.export.Printing;
import org.orgstatus.web.Settings;

/**
 * The first thing that runs: checks the settings and the typeface, brings the schema up to date,
 * and on an empty database prints the one-time set-up link. Whatever fails here ends the process.
 * Other beans that work at start-up name this one in {@code @DependsOn("StartUp")}.
 */
@DataSourceDefinition(
    name = "java:app/jdbc/orgstatus",
    className = "org.orgstatus.web.start.UrlDataSource",
    url = "${MPCONFIG=db.url:" + Settings.DEFAULT_DATABASE + "}",
    user = "${MPCONFIG=db.user:sa}",
    password = "${MPCONFIG=db.password:sa}",
    minPoolSize = 2,
    maxPoolSize = 40)
@Singleton(name = "StartUp")
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class StartUp {

  private static final Logger LOG = Logger.getLogger("orgstatus");

  @Resource(lookup = "java:app/jdbc/orgstatus")
  DataSource database;

  @Inject Setup setup;

  private @Nullable Settings settings;
  private @Nullable SecretKey contactKey;
  private MailSettings mail = MailSettings.OFF;

  @PostConstruct
  void start() {
    try {
      checkSettings();
      migrate();
      offerSetup();
      UrlDataSource.startIsDone();
    } catch (FlywayException e) {
      Fault.end(List.of(migrationFailed(e)), e);
    } catch (RuntimeException | Error e) {
      Fault.end(List.of(unexpected(e)), e);
    }
  }

  @Produces
  @jakarta.inject.Singleton
  public Settings settings() {
    return settings;
  }

  @Produces
  @jakarta.inject.Singleton
  public SiteAddress siteAddress() {
    return new SiteAddress(settings.siteUrl());
  }

  @Produces
  @Named("contact")
  @jakarta.inject.Singleton
  public SecretKey contactKey() {
    return contactKey;
  }

  @Produces
  @jakarta.inject.Singleton
  public MailSettings mailSettings() {
    return mail;
  }

  private void checkSettings() {
    List<LocalText> faults = new ArrayList<>();
    settings = Settings.read(Settings::configured, faults);
    contactKey = ContactKey.read(Settings::configured, faults);
    mail = MailSettings.read(Settings::configured, faults);
    Printing.fault().ifPresent(faults::add);
    if (!faults.isEmpty()) {
      Fault.end(faults, new IllegalArgumentException("settings"));
    }
  }

  private void migrate() {
    Flyway.configure(StartUp.class.getClassLoader())
        .dataSource(database)
        .locations("classpath:db/migration")
        .load()
        .migrate();
  }

  private void offerSetup() {
    if (settings.loadDemonstration()) {
      return;
    }
    setup
        .begin()
        .ifPresent(
            token ->
                LOG.info(
                    "ORGSTATUS 首次启动：请打开以下一次性链接，设置全国管理员 | First start: open this one-time link"
                        + " to set up the administrator: "
                        + settings.siteUrl()
                        + "/setup/"
                        + token));
  }

  private static LocalText migrationFailed(FlywayException e) {
    // Flyway ends some messages with advice for its own users
    String what =
        oneLine(String.valueOf(e.getMessage()))
            .replaceAll(" (Either revert|Need more flexibility).*", "");
    return LocalText.of(
        "数据库结构升级失败，请恢复备份或联系维护人员（" + what + "）。",
        "The database schema could not be brought up to date. Restore a backup or ask who maintains"
            + " it ("
            + what
            + ").");
  }

  private static LocalText unexpected(Throwable e) {
    return LocalText.same(oneLine(e.toString()));
  }

  private static String oneLine(String message) {
    return message.replaceAll("\\s+", " ").strip();
  }
}
