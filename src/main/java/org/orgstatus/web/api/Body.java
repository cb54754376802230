package org.orgstatus.web.api;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.orgstatus.base.LocalText;
import org.orgstatus.web.Refusal;

/** Reads the JSON object of a request; whatever is no such object ends the request with 400. */
final class Body {

  private static final int MEGABYTE = 1024 * 1024;

  private Body() {}

  /** A filled form is some 30 kB; a megabyte holds the longest texts of all its items. */
  static JsonObject read(InputStream in) {
    return read(in, 1);
  }

  /**
   * @param megabytes that it may have
   */
  static JsonObject read(InputStream in, int megabytes) {
    try {
      byte[] bytes = in.readNBytes(megabytes * MEGABYTE + 1);
      if (bytes.length > megabytes * MEGABYTE) {
        throw new Refusal(
            413,
            LocalText.of(
                "内容超过" + megabytes + "MB，请分几次发送。",
                "The content is larger than " + megabytes + " MB; send it in parts."));
      }
      return parsed(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonObject parsed(byte[] bytes) {
    try (var reader = JSON.createReader(new ByteArrayInputStream(bytes))) {
      return reader.readObject();
    } catch (RuntimeException e) { // the parser has several kinds, one for nesting too deep
      throw malformed("不是一个完整的JSON对象", "not one complete JSON object");
    }
  }

  /** A whole number from 0. */
  static long count(JsonObject json, String key) {
    if (json.get(key) instanceof JsonNumber number && number.isIntegral()) {
      try {
        long value = number.longValueExact();
        if (value >= 0) {
          return value;
        }
      } catch (ArithmeticException e) {
        // said below
      }
    }
    throw malformed("“" + key + "”应为不小于0的整数", "\"" + key + "\" must be a whole number from 0");
  }

  static String text(JsonObject json, String key) {
    if (json.get(key) instanceof JsonString text) {
      return text.getString();
    }
    throw malformed("“" + key + "”应为文字", "\"" + key + "\" must be a text");
  }

  /** An object whose values are texts; empty when it is left out. */
  static Map<String, String> texts(JsonObject json, String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    JsonValue given = json.getOrDefault(key, JsonValue.EMPTY_JSON_OBJECT);
    if (given instanceof JsonObject object
        && object.values().stream().allMatch(JsonString.class::isInstance)) {
      object.forEach((name, text) -> texts.put(name, ((JsonString) text).getString()));
      return texts;
    }
    throw malformed("“" + key + "”应为对象，其值为文字", "\"" + key + "\" must be an object of texts");
  }

  static Refusal malformed(String zh, String en) {
    return new Refusal(
        400, LocalText.of("请求内容有误：" + zh + "。", "The request cannot be read: " + en + "."));
  }
}
