package org.orgstatus.export.dataout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * Elements, attributes and values of DDI-Codebook 2.5, compared with its schema of 17 January 2012:
 * the schema itself comes under the LGPL, version 3 or later, and is not part of this project.
 */
class DdiCodebookTest {

  /**
   * Element, and the children that it may have, in the only order in which they may stand: {@code
   * 1} one, {@code ?} one at the most, {@code +} one or more, {@code *} any number. Such an element
   * holds no text of its own.
   */
  private static final Map<String, List<String>> CHILDREN = new HashMap<>();

  /** Elements whose children may stand in any order and number, with text between them. */
  private static final Map<String, Set<String>> MIXED =
      Map.of("qstn", Set.of("preQTxt", "qstnLit", "postQTxt", "forward", "backward", "ivuInstr"));

  /** Elements of text; the standard lets it be formatted by elements, of which none are used. */
  private static final Set<String> TEXT =
      Set.of(
          "titl",
          "parTitl",
          "IDNo",
          "version",
          "notes",
          "abstract",
          "timePrd",
          "nation",
          "anlyUnit",
          "universe",
          "dataKind",
          "fileName",
          "fileCont",
          "caseQnty",
          "varQnty",
          "fileType",
          "labl",
          "qstnLit",
          "catValu",
          "varFormat");

  static {
    Stream.of(
            "codeBook: docDscr* stdyDscr+ fileDscr* dataDscr* otherMat*",
            "stdyDscr: citation+ studyAuthorization* stdyInfo* studyDevelopment* method* dataAccs*"
                + " othrStdyMat* notes*",
            "citation: titlStmt1 rspStmt? prodStmt? distStmt? serStmt* verStmt* biblCit? holdings*"
                + " notes*",
            "titlStmt: titl1 subTitl* altTitl* parTitl* IDNo*",
            "verStmt: version? verResp? notes*",
            "stdyInfo: studyBudget* subject* abstract* sumDscr* qualityStatement? notes*"
                + " exPostEvaluation*",
            "sumDscr: timePrd* collDate* nation* geogCover* geogUnit* geoBndBox? boundPoly?"
                + " anlyUnit* universe* dataKind*",
            "fileDscr: fileTxt* locMap? notes*",
            "fileTxt: fileName? fileCitation? fileCont? fileStrc? dimensns?"
                + " fileType? format? filePlac? dataChck* ProcStat? dataMsng? software* verStmt?",
            "dimensns: caseQnty* varQnty* logRecL* recPrCas* recNumTot*",
            "dataDscr: varGrp* nCubeGrp* var* nCube* notes*",
            "var: location* labl* imputation? security? embargo? respUnit? anlysUnit? qstn* valrng*"
                + " invalrng* undocCod* universe* TotlResp? sumStat* txt* stdCatgry* catgryGrp*"
                + " catgry* codInstr* verStmt* concept* derivation? varFormat? geoMap* catLevel*"
                + " notes*",
            "catgry: catValu? labl* txt* catStat* mrow?")
        .map(line -> line.split(": "))
        .forEach(parts -> CHILDREN.put(parts[0], List.of(parts[1].split(" "))));
  }

  private static final String ANY = ".*";
  private static final String NAME = "[A-Za-z_][A-Za-z0-9._-]*";

  /** Element, and its attributes with the values that they may have; {@code !} where it must. */
  private static final Map<String, Map<String, String>> ATTRIBUTES = new HashMap<>();

  static {
    attributes("codeBook", "version", "2\\.5");
    attributes("fileDscr", "ID", NAME);
    attributes("timePrd", "event", "start|end|single", "date", "[0-9]{4}-[0-9]{2}-[0-9]{2}");
    attributes("nation", "abbr", "[A-Z]{2}");
    attributes("fileType", "charset", ANY);
    attributes("universe", "clusion", "I|E");
    attributes("catgry", "missing", "Y|N", "missType", ANY);
    attributes(
        "var",
        "ID",
        NAME,
        "!name",
        ".+",
        "files",
        NAME,
        "wgt",
        "wgt|not-wgt",
        "intrvl",
        "contin|discrete",
        "representationType",
        "text|numeric|code|datetime|other");
    attributes("varFormat", "type", "numeric|character", "category", "date|time|currency|other");
  }

  private static void attributes(String element, String... values) {
    Map<String, String> of = new HashMap<>();
    for (int i = 0; i < values.length; i += 2) {
      of.put(values[i], values[i + 1]);
    }
    ATTRIBUTES.put(element, of);
  }

  private static byte[] written(DataOut data) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DdiCodebook.write(data, out);
    return out.toByteArray();
  }

  private static Element codeBook() throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    Document document =
        factory.newDocumentBuilder().parse(new ByteArrayInputStream(written(SampleData.whole())));
    return document.getDocumentElement();
  }

  private static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  private static List<Element> children(Element parent, String name) {
    return children(parent).stream().filter(e -> e.getLocalName().equals(name)).toList();
  }

  @Test
  void elementsStandInTheOrderAndNumberOfTheStandard() throws Exception {
    Element root = codeBook();
    assertEquals("ddi:codebook:2_5", root.getNamespaceURI());
    assertEquals("2.5", root.getAttribute("version"));
    standing(root);
  }

  /** What each element holds, and that none is of a kind that is not known here. */
  private static void standing(Element parent) {
    String name = parent.getLocalName();
    assertEquals("ddi:codebook:2_5", parent.getNamespaceURI(), name);
    List<Element> children = children(parent);
    List<String> may = CHILDREN.get(name);
    if (may == null) {
      Set<String> mixed = MIXED.get(name);
      assertTrue(mixed != null || TEXT.contains(name), name);
      for (Element child : children) {
        String inside = child.getLocalName();
        assertTrue(mixed != null && mixed.contains(inside), inside + " in " + name);
        standing(child);
      }
      return;
    }
    assertEquals("", ownText(parent).strip(), name + " holds elements only");
    int at = 0;
    for (String child : may) {
      String wanted = child.substring(0, child.length() - 1);
      int first = at;
      while (at < children.size() && children.get(at).getLocalName().equals(wanted)) {
        at++;
      }
      int number = at - first;
      switch (child.charAt(child.length() - 1)) {
        case '1' -> assertEquals(1, number, wanted + " in " + name);
        case '?' -> assertTrue(number <= 1, wanted + " in " + name);
        case '+' -> assertTrue(number >= 1, wanted + " in " + name);
        default -> {}
      }
    }
    assertEquals(children.size(), at, () -> "out of order in " + name);
    children.forEach(DdiCodebookTest::standing);
  }

  private static String ownText(Element parent) {
    StringBuilder text = new StringBuilder();
    for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n.getNodeType() == Node.TEXT_NODE) {
        text.append(n.getNodeValue());
      }
    }
    return text.toString();
  }

  @Test
  void attributesAreThoseOfTheStandardWithItsValues() throws Exception {
    permitted(codeBook());
  }

  private static void permitted(Element element) {
    Map<String, String> may = ATTRIBUTES.getOrDefault(element.getLocalName(), Map.of());
    Set<String> seen = new HashSet<>();
    NamedNodeMap own = element.getAttributes();
    for (int i = 0; i < own.getLength(); i++) {
      String name = own.item(i).getNodeName();
      String value = own.item(i).getNodeValue();
      seen.add("!" + name);
      if (name.equals("xml:lang")) {
        assertTrue(value.matches("[a-z]{2}"), value);
      } else if (!name.startsWith("xmlns")) {
        String pattern = may.getOrDefault(name, may.get("!" + name));
        assertTrue(pattern != null, name + " in " + element.getLocalName());
        assertTrue(value.matches(pattern), element.getLocalName() + " " + name + "=" + value);
      }
    }
    may.keySet().stream()
        .filter(name -> name.startsWith("!"))
        .forEach(name -> assertTrue(seen.contains(name), element.getLocalName() + " " + name));
    children(element).forEach(DdiCodebookTest::permitted);
  }

  @Test
  void everyVariableIsDescribedOnceAndBelongsToAFile() throws Exception {
    Element root = codeBook();
    Set<String> files = new HashSet<>();
    children(root, "fileDscr").forEach(f -> files.add(f.getAttribute("ID")));
    List<Element> variables = children(children(root, "dataDscr").get(0), "var");
    int columns =
        SampleData.whole().tables().stream().mapToInt(table -> table.columns().size()).sum();
    assertEquals(columns, variables.size());
    Set<String> ids = new HashSet<>(files);
    for (Element variable : variables) {
      assertTrue(ids.add(variable.getAttribute("ID")), "ID twice");
      assertTrue(files.contains(variable.getAttribute("files")));
      assertEquals(2, children(variable, "labl").size(), "both languages");
    }
  }

  @Test
  void aQuestionHasItsCategoriesAndReasons() throws Exception {
    Element status =
        children(children(codeBook(), "dataDscr").get(0), "var").stream()
            .filter(v -> v.getAttribute("name").equals("a_charter"))
            .findFirst()
            .orElseThrow();
    assertEquals(2, children(status, "qstn").size());
    List<String> missing = new ArrayList<>();
    List<String> valid = new ArrayList<>();
    for (Element category : children(status, "catgry")) {
      String value = children(category, "catValu").get(0).getTextContent();
      (category.getAttribute("missing").equals("Y") ? missing : valid).add(value);
    }
    OutTable.Column column =
        SampleData.column(SampleData.table(SampleData.whole(), "institution"), "a_charter");
    assertEquals(column.values().stream().map(v -> v.code()).toList(), valid);
    assertEquals(column.reasons().stream().map(r -> r.word()).toList(), missing);
    assertTrue(children(status, "universe").get(0).getTextContent().contains("高校"));
  }

  @Test
  void itHoldsNoAnswer() throws Exception {
    String text = new String(written(SampleData.whole()), java.nio.charset.StandardCharsets.UTF_8);
    for (String answer : List.of("学校0010", "=1+1", "quoted", "甲联盟")) {
      assertFalse(text.contains(answer), answer);
    }
  }

  @Test
  void theSameLockGivesTheSameBytes() throws Exception {
    assertArrayEquals(written(SampleData.whole()), written(SampleData.whole()));
  }
}
