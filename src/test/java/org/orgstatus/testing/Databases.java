package org.orgstatus.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/**
 * Runs tests on both databases that the product stands on. A test of a bean reads:
 *
 * <pre>{@code
 * @OnEachDatabase
 * void anImportedInstitutionIsFound(Database database) {
 *   List<Recorded> recorded = new ArrayList<>();
 *   database.run(em -> new Waves(em, recorded::add).open(...));            // one transaction
 *   Wave wave = database.call(em -> new Waves(em, recorded::add).wave(id)); // another one
 *   ...
 * }
 * }</pre>
 *
 * <p>Each invocation has a fresh database, migrated by the product's own scripts, so nothing that a
 * test does is seen by the next, and tests need no cleaning. It costs some 50 ms; one PostgreSQL
 * server is started for the whole run. A test that needs a costly beginning once for a whole class
 * takes {@link #h2()} or {@link #postgres()} in {@code @BeforeAll} and closes it in
 * {@code @AfterAll}.
 *
 * <p>Entities are found by themselves, as in the server: those under {@code target/classes}. Beans
 * are made with their public constructor, which takes the entity manager of the transaction.
 */
public final class Databases implements TestTemplateInvocationContextProvider {

  /** A fresh database in memory. */
  public static Database h2() {
    return H2Databases.fresh();
  }

  /** A fresh database in a file, for a server that is started on it afterwards. */
  public static Database h2(Path file) {
    return H2Databases.at(file);
  }

  /**
   * An empty database of a server that the caller runs, and brings to where the product needs it.
   */
  public static Database on(DataSource source) {
    Migrations.run(source);
    return new Database(source, () -> {});
  }

  /** A fresh database on the embedded PostgreSQL server. */
  public static Database postgres() {
    return PostgresDatabases.fresh();
  }

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return true;
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    return Stream.of(new Invocation("H2"), new Invocation("PostgreSQL"));
  }

  private record Invocation(String name) implements TestTemplateInvocationContext {

    @Override
    public String getDisplayName(int index) {
      return name;
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(new Lending(name));
    }
  }

  /** Hands the database to the test and takes it back. */
  private static final class Lending implements ParameterResolver, AfterEachCallback {

    private final String name;
    private Database lent;

    Lending(String name) {
      this.name = name;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Database.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      if (lent == null) {
        lent = name.equals("H2") ? h2() : postgres();
      }
      return lent;
    }

    @Override
    public void afterEach(ExtensionContext context) {
      if (lent != null) {
        lent.close();
      }
    }
  }
}
