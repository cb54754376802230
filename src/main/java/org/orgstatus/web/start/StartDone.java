package org.orgstatus.web.start;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;

/**
 * Notes that the schema is up to date and the demonstration, where it is wanted, loaded: from now
 * on {@link ReadyFilter} lets requests through.
 */
@Singleton
@Startup
@DependsOn({"StartUp", "DemonstrationStart"})
@TransactionManagement(TransactionManagementType.BEAN)
public class StartDone {

  private static volatile boolean done;

  static boolean isDone() {
    return done;
  }

  @PostConstruct
  void note() {
    done = true;
  }
}
