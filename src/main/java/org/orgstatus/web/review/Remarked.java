package org.orgstatus.web.review;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Judgement;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.web.Refusal;

/** What a page that judges sends: remarks, and what its reader had seen. */
final class Remarked {

  private static final String ITEM = "remark:";
  private static final int LONGEST = 1000;

  private Remarked() {}

  /** The remark on the whole ({@code remark}) and those on items ({@code remark:path}). */
  static Judgement in(MultivaluedMap<String, String> fields) {
    Map<ItemPath, String> items = new TreeMap<>();
    fields.forEach(
        (name, values) -> {
          if (name.startsWith(ITEM) && !values.get(0).isBlank()) {
            items.put(path(name.substring(ITEM.length())), cut(values.get(0)));
          }
        });
    return new Judgement(cut(Optional.ofNullable(fields.getFirst("remark")).orElse("")), items);
  }

  /** The remarks as they were sent, to be shown again; by item, the one on the whole under "". */
  static Map<String, String> texts(MultivaluedMap<String, String> fields) {
    Judgement given = in(fields);
    Map<String, String> texts = new TreeMap<>();
    given.items().forEach((path, text) -> texts.put(path.toString(), text));
    texts.put("", given.overall());
    return texts;
  }

  /** How many transitions the reader had seen; none where the field says nothing. */
  static int seen(MultivaluedMap<String, String> fields) {
    String seen = Optional.ofNullable(fields.getFirst("seen")).orElse("");
    return seen.matches("[0-9]{1,6}") ? Integer.parseInt(seen) : -1;
  }

  private static ItemPath path(String text) {
    try {
      return ItemPath.parse(text);
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          400,
          LocalText.of("页面内容不完整，请刷新后再试。", "The page was incomplete. Reload it and try again."));
    }
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }
}
