/**
 * Benchmarks: how long the pure work of the stages takes, without server and database. Run with
 * {@code mvn -Pbench test-compile exec:exec}; figures stand in {@code src/site/measurements.md}.
 */
@NullMarked
package org.orgstatus.bench;

import org.jspecify.annotations.NullMarked;
