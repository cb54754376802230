package org.orgstatus.export.text;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.orgstatus.base.Language;
import org.orgstatus.base.Messages;

/**
 * The numbers of a document's headings, figures and tables, counted once for all file formats: 一、
 * （一） 1. （1） as official papers in Chinese count, 1 1.1 1.1.1 in English.
 */
public final class Numbers {

  private static final String DIGITS = "一二三四五六七八九";
  private static final int LEVELS = 4;

  private final Messages labels;
  private final Map<Block, Integer> figures = new IdentityHashMap<>();
  private final Map<Block, Integer> tables = new IdentityHashMap<>();
  private final Map<Block, String> headings = new IdentityHashMap<>();
  private final Map<Block, Integer> places = new IdentityHashMap<>();
  private final List<Block> listed = new ArrayList<>();
  private int annexes;

  public Numbers(PolicyDocument document) {
    this.labels = Messages.in(document.language());
    int[] counted = new int[LEVELS + 1];
    for (Block block : document.blocks()) {
      if (block instanceof Block.FigureBlock) {
        figures.put(block, figures.size() + 1);
      } else if (block instanceof Block.TableBlock || block instanceof Block.WordTable) {
        tables.put(block, tables.size() + 1);
      } else if (block instanceof Block.Annex) {
        counted = new int[LEVELS + 1];
        headings.put(block, labels.get("document.annex", ++annexes));
        list(block);
      } else if (block instanceof Block.Heading heading) {
        count(counted, heading);
      }
    }
  }

  private void count(int[] counted, Block.Heading heading) {
    counted[heading.level()]++;
    for (int deeper = heading.level() + 1; deeper <= LEVELS; deeper++) {
      counted[deeper] = 0;
    }
    headings.put(
        heading,
        labels.language() == Language.ZH
            ? chinese(heading.level(), counted[heading.level()])
            : plain(counted, heading.level(), annexes > 0));
    if (heading.level() <= 2) {
      list(heading);
    }
  }

  private void list(Block heading) {
    listed.add(heading);
    places.put(heading, listed.size());
  }

  private static String chinese(int level, int number) {
    return switch (level) {
      case 1 -> counting(number) + "、";
      case 2 -> "（" + counting(number) + "）";
      case 3 -> number + ".";
      default -> "（" + number + "）";
    };
  }

  /** Behind an annex the first level is the annex itself. */
  private static String plain(int[] counted, int level, boolean inAnnex) {
    StringBuilder number = new StringBuilder();
    for (int i = inAnnex ? 2 : 1; i <= level; i++) {
      number.append(number.length() == 0 ? "" : ".").append(counted[i]);
    }
    return number + " ";
  }

  /** A number from 1 to 99 in Chinese. */
  public static String counting(int number) {
    String tens = number < 20 ? "" : String.valueOf(DIGITS.charAt(number / 10 - 1));
    String ten = number < 10 ? "" : "十";
    String ones = number % 10 == 0 ? "" : String.valueOf(DIGITS.charAt(number % 10 - 1));
    return tens + ten + ones;
  }

  /** What stands before a heading: 一、 or 1; before an annex its name with its number. */
  public String heading(Block heading) {
    return headings.getOrDefault(heading, "");
  }

  /** Number of a table or figure, from 1. */
  public int of(Block block) {
    Integer number = tables.getOrDefault(block, figures.get(block));
    if (number == null) {
      throw new IllegalArgumentException("not a table or figure of this document: " + block);
    }
    return number;
  }

  /** 表1 or Table 1. */
  public String name(Block block) {
    String word = labels.get(isTable(block) ? "result.table" : "result.figure");
    return word + (labels.language() == Language.ZH ? "" : " ") + of(block);
  }

  public boolean isTable(Block block) {
    return tables.containsKey(block);
  }

  /** Where the list of contents names a heading, from 1; 0 where it does not. */
  public int place(Block heading) {
    return places.getOrDefault(heading, 0);
  }

  /** What the list of contents names: chapters, sections and annexes. */
  public List<Block> listed() {
    return listed;
  }
}
