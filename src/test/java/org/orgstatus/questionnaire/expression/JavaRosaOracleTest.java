package org.orgstatus.questionnaire.expression;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import org.javarosa.core.model.FormDef;
import org.javarosa.core.model.condition.EvaluationContext;
import org.javarosa.core.model.instance.InstanceInitializationFactory;
import org.javarosa.core.model.instance.TreeElement;
import org.javarosa.xform.util.XFormUtils;
import org.javarosa.xpath.XPathException;
import org.javarosa.xpath.XPathParseTool;
import org.javarosa.xpath.expr.XPathFuncExpr;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * JavaRosa 6.0.0, the engine of ODK Collect, computes every vector that uses only XLSForm's own
 * functions. Where we differ on purpose, the vector holds JavaRosa's value under {@code javarosa}
 * and the reason under {@code because}.
 */
class JavaRosaOracleTest {

  /** Ours alone; the other functions of the vectors are XLSForm's. */
  private static final Set<String> EXTENSIONS = Set.of("sum-known", "not-subset");

  private static TimeZone before = TimeZone.getDefault();

  @BeforeAll
  static void datesBeginAtMidnightUtc() {
    before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone(ZoneOffset.UTC));
  }

  @AfterAll
  static void restoreTheZone() {
    TimeZone.setDefault(before);
  }

  private static List<Vector> standard() {
    return Vector.all().stream().filter(v -> isStandard(v.expression().root())).toList();
  }

  private static boolean isStandard(Node root) {
    return Trees.all(root)
        .filter(Node.Invocation.class::isInstance)
        .map(n -> ((Node.Invocation) n).function())
        .allMatch(
            f ->
                !EXTENSIONS.contains(f)
                    && Functions.CHECKS.named(f).orElseThrow().answered()
                        == Function.Answered.ITSELF);
  }

  @Test
  void javaRosaGivesTheSameValues() {
    List<Vector> same = standard().stream().filter(v -> !v.json().containsKey("javarosa")).toList();
    assertTrue(same.size() >= 200, "only " + same.size() + " vectors compared");
    assertAll(
        same.stream()
            .map(v -> () -> assertEquals(v.expected(), theirs(v), v.line() + ": " + v.text())));
  }

  @Test
  void deviationsAreThoseThatTheVectorsExplain() {
    List<Vector> other = standard().stream().filter(v -> v.json().containsKey("javarosa")).toList();
    assertAll(
        other.stream()
            .map(
                v ->
                    () -> {
                      String where = v.line() + ": " + v.json().getString("because");
                      assertEquals(v.json().getString("javarosa"), theirs(v), where);
                      assertNotEquals(v.expected(), theirs(v), where);
                    }));
  }

  private static String theirs(Vector vector) throws Exception {
    try {
      return evaluated(vector);
    } catch (XPathException refused) {
      return "error";
    }
  }

  private static String evaluated(Vector vector) throws Exception {
    FormDef form =
        XFormUtils.getFormRaw(
            new InputStreamReader(
                new ByteArrayInputStream(form(vector).getBytes(StandardCharsets.UTF_8)),
                StandardCharsets.UTF_8));
    form.initialize(true, new InstanceInitializationFactory());
    TreeElement self = form.getMainInstance().getRoot().getChild("self", 0);
    EvaluationContext context = new EvaluationContext(form.getEvaluationContext(), self.getRef());
    String xpath = vector.text().replaceAll("\\$\\{ *([^} ]+) *\\}", "/data/$1");
    Object value =
        XPathFuncExpr.unpack(
            XPathParseTool.parseXPath(xpath).eval(form.getMainInstance(), context));
    return shown(value);
  }

  private static String shown(Object value) {
    if (value instanceof Double number) {
      return "number " + Double.toString(number == 0 ? 0 : number);
    }
    if (value instanceof Date) {
      return "date " + XPathFuncExpr.toString(value);
    }
    return (value instanceof Boolean ? "truth " : "text ") + value;
  }

  private static String form(Vector vector) {
    StringBuilder nodes = new StringBuilder();
    StringBuilder binds = new StringBuilder();
    Map<String, JsonValue> given = new TreeMap<>(vector.values());
    given.put("self", vector.json().getOrDefault("self", Json.createValue("")));
    vector.expression().references().forEach(n -> given.putIfAbsent(n, Json.createValue("")));
    given.forEach(
        (name, value) -> {
          String text = value instanceof JsonString s ? s.getString() : value.toString();
          String type = type(value, text);
          String month = text.matches("[0-9]{4}-[0-9]{2}") ? text + "-01" : text;
          nodes.append(
              "<%s>%s</%s>"
                  .formatted(name, month.replace("&", "&amp;").replace("<", "&lt;"), name));
          binds.append("<bind nodeset=\"/data/%s\" type=\"%s\"/>".formatted(name, type));
        });
    return """
        <h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
        <h:head><h:title>t</h:title><model><instance><data id="t">%s</data></instance>%s</model></h:head>
        <h:body><input ref="/data/self"><label>x</label></input></h:body></h:html>
        """
        .formatted(nodes, binds);
  }

  private static String type(JsonValue value, String text) {
    if (value instanceof JsonNumber) {
      return "decimal";
    }
    return Dates.of(text).isPresent() ? "date" : "string";
  }
}
