package org.orgstatus.testing;

import java.io.File;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The archive as it is built, for tests that run inside the server. */
public final class Deployment {

  private Deployment() {}

  /** The real archive; every class with a deployment of its own costs a start of the server. */
  public static WebArchive archive() {
    return ShrinkWrap.createFromZipFile(
        WebArchive.class, new File(System.getProperty("it.archive")));
  }
}
