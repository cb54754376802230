package org.orgstatus.web.office;

import jakarta.ws.rs.core.EntityPart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.orgstatus.base.LocalText;
import org.orgstatus.registry.RegisterFile;
import org.orgstatus.web.FileNames;
import org.orgstatus.web.Refusal;

/**
 * A form with files as a browser sends it.
 *
 * @param files those that were chosen; a file field left empty sends none
 * @param fields the other fields by name
 */
public record SentFiles(List<RegisterFile> files, Map<String, String> fields) {

  private static final int MOST_FILES = 3;
  private static final int LONGEST_FIELD = 1000;

  private static final LocalText TOO_MANY =
      LocalText.of("一次最多上传3个文件。", "At most three files can be uploaded at once.");

  public SentFiles {
    files = List.copyOf(files);
    fields = Map.copyOf(fields);
  }

  /**
   * The parts of a form as the browser sent them.
   *
   * @throws Refusal for more than three files
   */
  public static SentFiles read(List<EntityPart> parts) {
    List<RegisterFile> files = new ArrayList<>();
    Map<String, String> fields = new HashMap<>();
    try {
      for (EntityPart part : parts) {
        read(part, files, fields);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SentFiles(files, fields);
  }

  private static void read(EntityPart part, List<RegisterFile> files, Map<String, String> fields)
      throws IOException {
    try (InputStream content = part.getContent()) {
      if (part.getFileName().isEmpty()) {
        byte[] text = content.readNBytes(LONGEST_FIELD);
        fields.put(part.getName(), new String(text, StandardCharsets.UTF_8).strip());
      } else if (!part.getFileName().get().isEmpty()) {
        if (files.size() == MOST_FILES) {
          throw new Refusal(422, TOO_MANY);
        }
        files.add(RegisterFile.read(FileNames.utf8(part.getFileName().get()), content));
      }
    }
  }
}
