package org.orgstatus.base;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Lets every entity hold an {@link Instant} in a column of type {@code timestamp(3) with time
 * zone}; Jakarta Persistence 3.1 does not know the type by itself. Applied without being named. The
 * column keeps milliseconds, so make instants with no more.
 */
@Converter(autoApply = true)
public class InstantColumn extends TimestampColumn.OfTimestamp
    implements AttributeConverter<@Nullable Instant, @Nullable Timestamp> {}
