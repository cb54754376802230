package org.orgstatus.web;

import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Gives the scripts that a script imports their versioned addresses. Browsers then keep a module as
 * long as any other asset; an import map could not do that, since the content security policy
 * allows no script inside a page.
 */
final class ScriptImports {

  private static final Pattern IMPORT =
      Pattern.compile("(?<=\\bfrom ')\\./([A-Za-z0-9_-]+\\.js)(?=')");

  private ScriptImports() {}

  /**
   * @param path of the script within the assets, for example {@code js/section.js}
   * @param address finds the address of an asset by its path
   */
  static String versioned(String script, String path, UnaryOperator<String> address) {
    String folder = path.substring(0, path.lastIndexOf('/') + 1);
    return IMPORT
        .matcher(script)
        .replaceAll((MatchResult found) -> address.apply(folder + found.group(1)));
  }
}
