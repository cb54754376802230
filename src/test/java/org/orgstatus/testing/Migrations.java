package org.orgstatus.testing;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The product's own migrations, run as the server runs them. */
public final class Migrations {

  private Migrations() {}

  public static void run(DataSource database) {
    Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(database)
        .locations("classpath:db/migration")
        .load()
        .migrate();
  }
}
