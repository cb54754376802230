/**
 * Load from outside: many fillers save at once against a server of its own, which may be killed in
 * the middle; every answer that was acknowledged must be found afterwards. Traffic stays on
 * loopback, and runs end by themselves.
 */
@NullMarked
package org.orgstatus.bench.surge;

import org.jspecify.annotations.NullMarked;
