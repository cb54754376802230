package org.orgstatus.base;

import jakarta.json.spi.JsonProvider;

/**
 * The JSON library, looked up once. The static methods of {@code jakarta.json.Json} look it up at
 * every call, which costs more than most calls themselves.
 */
public final class JsonTexts {

  public static final JsonProvider JSON = JsonProvider.provider();

  private JsonTexts() {}
}
