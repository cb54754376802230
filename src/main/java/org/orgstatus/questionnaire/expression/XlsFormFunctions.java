package org.orgstatus.questionnaire.expression;

import java.util.Set;

/** Names of the functions of XLSForm that are known but not provided. */
final class XlsFormFunctions {

  /**
   * After the ODK XForms specification and XPath 1.0; those we provide are in {@link Functions}.
   */
  private static final Set<String> NAMES =
      Set.of(
          "abs",
          "acos",
          "area",
          "asin",
          "atan",
          "atan2",
          "base64-decode",
          "boolean",
          "boolean-from-string",
          "ceiling",
          "checklist",
          "contains",
          "cos",
          "count",
          "count-non-empty",
          "current",
          "date-time",
          "decimal-time",
          "depend",
          "digest",
          "distance",
          "enclosed-area",
          "ends-with",
          "exp",
          "exp10",
          "floor",
          "format-date-time",
          "geofence",
          "id",
          "indexed-repeat",
          "instance",
          "intersects",
          "is-selected",
          "join",
          "jr:choice-name",
          "jr:itext",
          "lang",
          "last",
          "last-saved",
          "local-name",
          "log",
          "log10",
          "name",
          "namespace-uri",
          "normalize-space",
          "now",
          "once",
          "pi",
          "position",
          "pow",
          "property",
          "pulldata",
          "random",
          "randomize",
          "selected-at",
          "sin",
          "sqrt",
          "starts-with",
          "substr",
          "substring",
          "substring-after",
          "substring-before",
          "sum",
          "tan",
          "translate",
          "uuid",
          "version",
          "weighted-checklist");

  private XlsFormFunctions() {}

  static boolean has(String name) {
    return NAMES.contains(name);
  }
}
