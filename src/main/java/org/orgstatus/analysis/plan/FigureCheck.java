package org.orgstatus.analysis.plan;

import java.util.List;
import java.util.Set;
import org.orgstatus.analysis.definition.Group;
import org.orgstatus.analysis.result.ResultFigure;
import org.orgstatus.analysis.result.ResultFigure.Kind;
import org.orgstatus.base.DefinitionMap;
import org.orgstatus.base.Problems;
import org.orgstatus.dataset.FrameColumns;

/** What a figure of a kind needs, and what it cannot draw. */
final class FigureCheck {

  /** Variables whose codes are those of the tiles. */
  private static final Set<String> PLACES =
      Set.of(FrameColumns.REPORTING_UNIT, FrameColumns.PROVINCE);

  private final Kind kind;
  private final Problems problems;

  FigureCheck(Kind kind, Problems problems) {
    this.kind = kind;
    this.problems = problems;
  }

  /**
   * Whether the figure can be drawn; what is wrong is reported.
   *
   * @param columns those that it draws
   * @param groups of the plan
   */
  boolean holds(DefinitionMap map, List<String> columns, List<Group> groups) {
    int before = problems.count();
    columns(map, columns.size());
    if (kind == Kind.TILES && groups.stream().noneMatch(g -> PLACES.contains(g.variable()))) {
      problems.add(
          "no-places",
          map.placeOf("kind"),
          "分省格子图的每一行是一个填报单位或省份，本方案的分组（groups）里没有。请换一种图，或改用分省的方案。",
          "Each row of a tile map is a reporting unit or a province, and this plan has no such"
              + " group (groups). Choose another kind of figure, or a plan by province.");
    }
    if (kind == Kind.NETWORK) {
      map.require(List.of("classes"), problems);
    }
    if (!kind.hasClasses()) {
      refuse(map, "classes");
    } else if (map.list("classes", problems).size() > ResultFigure.MOST_CLASSES) {
      problems.add(
          "too-many-classes",
          map.placeOf("classes"),
          "深浅最多分得清" + ResultFigure.MOST_CLASSES + "类。请合并一些，或不写classes，只在格内写数值。",
          "Shades tell at most "
              + ResultFigure.MOST_CLASSES
              + " classes apart. Join some, or leave classes out and let tiles hold their words.");
    }
    if (!kind.takesBeside()) {
      refuse(map, "beside");
    }
    if (!kind.isScaled()) {
      List.of("low", "high", "reference").forEach(key -> refuse(map, key));
    }
    return problems.count() == before;
  }

  private void columns(DefinitionMap map, int count) {
    if (count >= kind.fewest() && count <= kind.most()) {
      return;
    }
    String number =
        kind.fewest() == kind.most() ? "" + kind.most() : kind.fewest() + "–" + kind.most();
    problems.add(
        "number-of-columns",
        map.placeOf("columns"),
        "图“" + kind.word() + "”要用" + number + "列，这里写了" + count + "列。请改写columns。",
        "A figure '"
            + kind.word()
            + "' takes "
            + number
            + " columns; here: "
            + count
            + ". Change columns.");
  }

  private void refuse(DefinitionMap map, String key) {
    if (map.has(key)) {
      problems.add(
          "not-drawn",
          map.placeOf(key),
          "图“" + kind.word() + "”不画" + key + "。请删去这一行，或换一种图。",
          "A figure '"
              + kind.word()
              + "' does not draw "
              + key
              + ". Leave it out, or choose another.");
    }
  }
}
