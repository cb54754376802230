package org.orgstatus.web.start;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.logging.Logger;
import org.orgstatus.base.LocalText;
import org.orgstatus.demonstration.Demonstration;
import org.orgstatus.web.Settings;

/** Loads the demonstration study into an empty database where the settings ask for it. */
@Singleton
@Startup
@DependsOn("StartUp")
@TransactionManagement(TransactionManagementType.BEAN)
public class DemonstrationStart {

  private static final Logger LOG = Logger.getLogger("orgstatus");

  @Inject Settings settings;
  @Inject Demonstration demonstration;

  @PostConstruct
  void load() {
    if (!settings.loadDemonstration()) {
      return;
    }
    try {
      if (demonstration.isPossible()) {
        Demonstration.Loaded loaded =
            demonstration.load(
                Demonstration.SEED, Demonstration.INSTITUTIONS, settings.loadEarlierWave());
        LOG.info(
            "ORGSTATUS 示范调研已就绪，登录页上有示范账号 | The demonstration study is ready; the log-in page"
                + " shows its accounts: "
                + loaded);
      }
    } catch (RuntimeException e) {
      Fault.end(
          List.of(
              LocalText.of(
                  "示范调研无法载入：" + e.getMessage(),
                  "The demonstration study cannot be loaded: " + e.getMessage())),
          e);
    }
  }
}
