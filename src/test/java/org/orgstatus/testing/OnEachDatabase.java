package org.orgstatus.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs twice, on H2 and on PostgreSQL, each time on a database of its own that has
 * every table and no rows but those the migrations bring. The method takes a {@link Database}. Its
 * tag keeps it out of {@code mvn package}; {@code mvn verify} runs it.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@Tag("database")
@ExtendWith(Databases.class)
public @interface OnEachDatabase {}
