package org.orgstatus.web.respond;

import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A section page as a browser without scripts sends it, with files or without.
 *
 * @param files those that were chosen; each part is named {@code file:} and the question's path
 */
record SentSection(MultivaluedMap<String, String> fields, List<EntityPart> files) {

  /** No answer is longer, in bytes. */
  private static final int LONGEST_FIELD = 64 * 1024;

  SentSection {
    files = List.copyOf(files);
  }

  static SentSection of(MultivaluedMap<String, String> fields) {
    return new SentSection(fields, List.of());
  }

  static SentSection of(List<EntityPart> parts) {
    MultivaluedMap<String, String> fields = new MultivaluedHashMap<>();
    List<EntityPart> files = new ArrayList<>();
    for (EntityPart part : parts) {
      if (part.getFileName().isEmpty()) {
        fields.add(part.getName(), text(part));
      } else if (!part.getFileName().get().isEmpty()) {
        files.add(part);
      }
    }
    return new SentSection(fields, files);
  }

  private static String text(EntityPart part) {
    try (InputStream content = part.getContent()) {
      return new String(content.readNBytes(LONGEST_FIELD), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
