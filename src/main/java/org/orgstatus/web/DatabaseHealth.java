package org.orgstatus.web;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the database answers; {@code /health/ready} says so. */
@Readiness
@ApplicationScoped
public class DatabaseHealth implements HealthCheck {

  private static final int PATIENCE_SECONDS = 2;

  @Resource(lookup = "java:app/jdbc/orgstatus")
  DataSource database;

  @Override
  public HealthCheckResponse call() {
    try (Connection connection = database.getConnection()) {
      boolean answers = connection.isValid(PATIENCE_SECONDS);
      return HealthCheckResponse.named("database").status(answers).build();
    } catch (SQLException e) {
      return HealthCheckResponse.down("database");
    }
  }
}
