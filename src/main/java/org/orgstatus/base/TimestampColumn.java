package org.orgstatus.base;

import jakarta.persistence.AttributeConverter;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * How an instant is read from and written to a timestamp with time zone. PostgreSQL must be told
 * that the column is a timestamp, or it refuses a null; H2 nevertheless hands out an {@link
 * OffsetDateTime}. The type parameter lets that pass without a cast. EclipseLink reads the types of
 * a converter from its own declaration only, and only when its superclass has no type parameter,
 * hence {@link OfTimestamp}.
 */
abstract class TimestampColumn<T> implements AttributeConverter<@Nullable Instant, T> {

  @Override
  @SuppressWarnings("unchecked")
  public T convertToDatabaseColumn(@Nullable Instant moment) {
    return (T) (moment == null ? null : Timestamp.from(moment));
  }

  @Override
  public @Nullable Instant convertToEntityAttribute(T column) {
    if (column instanceof OffsetDateTime moment) {
      return moment.toInstant();
    }
    return column == null ? null : ((Timestamp) column).toInstant();
  }

  abstract static class OfTimestamp extends TimestampColumn<@Nullable Timestamp> {}
}
