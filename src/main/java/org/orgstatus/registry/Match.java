package org.orgstatus.registry;

import java.util.Optional;
import org.orgstatus.base.LocalText;

/**
 * What probably became of an institution that a list no longer has. A proposal, until a person has
 * confirmed it.
 *
 * @param successor absent where it was closed
 */
public record Match(Institution gone, Kind kind, Optional<Institution> successor, Reason reason) {

  /** What became of it. The names are stored. */
  public enum Kind {
    NEW_CODE("换了代码", "New code"),
    RENAMED("更名", "Renamed"),
    MERGED("合并", "Merged"),
    CLOSED("撤销", "Closed");

    private final LocalText text;

    Kind(String zh, String en) {
      text = LocalText.of(zh, en);
    }

    public LocalText text() {
      return text;
    }
  }

  /** Why this is proposed. The names are stored. */
  public enum Reason {
    SAME_NAME("代码不同，校名相同", "Another code, the same name"),
    SIMILAR_NAME("同一城市，校名相近", "A similar name in the same city"),
    SAME_SUCCESSOR("几所学校对应同一所新校", "Several institutions lead to one"),
    PART_OF("校名以同一城市另一所学校的校名开头", "The name begins with that of another in the city"),
    CODE_GONE("名单中不再有此代码，也没有相近的校名", "The code is gone and no name is alike"),
    CHOSEN("由确认人指定", "Named by the person who confirmed");

    private final LocalText text;

    Reason(String zh, String en) {
      text = LocalText.of(zh, en);
    }

    public LocalText text() {
      return text;
    }
  }
}
