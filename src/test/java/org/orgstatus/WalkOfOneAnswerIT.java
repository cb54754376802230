package org.orgstatus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;
import org.orgstatus.demonstration.Demonstration;
import org.orgstatus.demonstration.InventedInstitution;
import org.orgstatus.demonstration.InventedRegister;
import org.orgstatus.demonstration.InventedStudy;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.registry.TypeBasis;
import org.orgstatus.testing.Browser;
import org.orgstatus.testing.PaperForm;
import org.orgstatus.testing.Reference;
import org.orgstatus.testing.RunningServer;
import org.orgstatus.testing.SamplePdf;
import org.orgstatus.testing.Scenario;
import org.orgstatus.testing.ServerProcess;
import org.orgstatus.testing.Typist;

/**
 * The walk of one answer in a browser, from the activation code to the document: on the
 * demonstration study, and on the real register where it lies beside the project.
 */
class WalkOfOneAnswerIT {

  private static final String PASSWORD = RunningServer.PASSWORD;
  private static final String COLLECTION = "/office/waves/W1/collection";
  private static final String FORM_A = "/respond/campus_association/";

  private static final Pattern CHARTS = Pattern.compile("/word/charts/.*\\.xml");
  private static final Pattern STYLES = Pattern.compile("/word/styles\\.xml");

  @TempDir Path folder;

  private ServerProcess server;
  private Browser browser;
  private List<String> languages = List.of("en", "zh");

  @Test
  void answerOfTheDemonstrationReachesTheDocument() throws IOException {
    try (ServerProcess process = ServerProcess.start(folder, Map.of("demonstration.load", "true"));
        Browser desk = Browser.desktop()) {
      server = process;
      browser = desk.wide();
      InventedInstitution unit = unanswered();
      open("/login").awaitText("demo-analyst");
      look("login");
      signIn("demo-analyst", "yanshi-analyst-2017");
      int before = answered(unit.unit().name());
      signOut();
      signIn("demo-admin", "yanshi-admin-2017");
      List<String> codes = issueCodes(unit.code());
      signOut();
      fillIn(unit.values(), codes, PaperForm.of(unit.values(), unit, today()));
      signIn("demo-analyst", "yanshi-analyst-2017");
      assertEquals(before + 1, answered(unit.unit().name()));
      compareFiles(unit.unit().name());
      for (String plan : List.of("c07", "c10")) {
        open("/office/results/W1/" + plan).await(".figure-plot svg");
        look("result-" + plan);
      }
      labelsArePartedWhereAReaderWouldPartThem();
      signOut();
      begun("demo-province", "yanshi-province-2017", "provincial_association/4", 12);
      begun("demo-alliance", "yanshi-lianmeng-2017", "alliance/5", 10);
      begun("demo-researcher", "yanshi-zoufang-2017", "alliance_visit/2", 12);
    }
  }

  /** No line of a figure's label begins with a closing mark or ends with an opening one. */
  private void labelsArePartedWhereAReaderWouldPartThem() {
    assertEquals(
        List.of("党委领导机制\n（0—5）", "types,\nboth (%)", "其他\n“请说\n明”", ""),
        browser.script(
            """
            const labels = [['党委领导机制（0—5）', 80], ['types, both (%)', 60], ['其他“请说明”', 36], ['', 9]];
            return import('/assets/js/figure-look.js')
              .then(look => labels.map(([words, width]) => look.folded(words, 12, width)));
            """));
  }

  /**
   * Whoever fills in a form of a province, an alliance or a visit finds it begun.
   *
   * @param least number of fields of the section that hold something
   */
  private void begun(String name, String password, String section, int least) {
    browser.signIn(server.address("/login"), name, password).awaitOther("/login");
    open("/respond");
    inspect(name + "-tasks");
    open("/respond/" + section).await("body.live");
    inspect(name);
    Object given =
        browser.script(
            """
            return Array.from(document.querySelectorAll('main input, main textarea, main select'))
              .filter(f => f.type !== 'hidden' && f.name)
              .filter(f => /radio|checkbox/.test(f.type) ? f.checked : f.value !== '').length
            """);
    assertTrue((Long) given >= least, section + " holds " + given);
    signOut();
  }

  @Test
  void answerOfTheRealRegisterReachesTheDocument() throws IOException {
    Map<String, String> unit = real();
    languages = List.of("zh");
    try (ServerProcess process = ServerProcess.start(folder, Map.of());
        Browser desk = Browser.desktop()) {
      server = process;
      browser = desk.wide();
      setUp();
      importRegister();
      openWave();
      List<String> codes = issueCodes(unit.get("code"));
      signOut();
      InventedInstitution like =
          InventedRegister.of(Demonstration.SEED, Demonstration.INSTITUTIONS).institution(0);
      fillIn(unit, codes, PaperForm.of(unit, like, today()));
      signIn(RunningServer.ADMINISTRATOR, PASSWORD);
      assertEquals(1, answered(unit.get("reporting_unit_zh")));
      compareFiles(unit.get("reporting_unit_zh"));
    }
  }

  // ---- the office before

  private void setUp() {
    open(server.setupPath()).awaitText("一次性页面");
    look("setup");
    browser.type("name", RunningServer.ADMINISTRATOR).type("display", "李四");
    browser.type("password", PASSWORD).type("again", PASSWORD).press("设置管理员");
    browser.awaitPath("/login?notice=set-up");
    signIn(RunningServer.ADMINISTRATOR, PASSWORD);
    look("office-empty");
  }

  private void importRegister() throws IOException {
    open("/office/register/import");
    look("register-import");
    for (String part : List.of("institutions", "attributes", "provinces")) {
      String name = part.equals("attributes") ? "institution_attributes" : part;
      Path file = folder.resolve(name + ".csv");
      Files.write(file, Reference.bytes("data/" + name + ".csv"));
      browser.find("#" + part).sendKeys(file.toAbsolutePath().toString());
    }
    browser.set("as-of", "2017-05-31").press("上传并预览");
    browser.awaitText("导入预览");
    look("register-preview");
    browser.press("确认导入：新增2,631所，修改0所，撤销0所");
    browser.awaitPath("/office/register?notice=register-imported").awaitText("2,631");
    look("register");
  }

  private void openWave() {
    open("/office/waves/new");
    look("wave-plan");
    browser.type("id", "W1").type("title-zh", "第一轮调研").type("title-en", "Wave 1");
    browser.set("reference-date", "2017-09-30").type("reference-year", "2016");
    browser.set("deadline", today().plusDays(30) + "T18:00").press("新建轮次");
    browser.awaitOther("/office/waves/new");
    look("wave-planned");
    open("/office/waves/W1/open").awaitText("2,631");
    look("wave-open");
    browser.press("开放轮次，面向2,631所高校");
    browser.awaitOther("/office/waves/W1/open");
    browser.awaitText("看收集进度");
    look("wave");
  }

  /** Issues the codes of one institution and reads them in the workbook: filler, approver. */
  private List<String> issueCodes(String unit) throws IOException {
    open(COLLECTION);
    look("collection");
    open(COLLECTION + "?view=list&q=" + unit);
    look("collection-list");
    browser.click("input[name=selected][value='" + unit + "']");
    browser.press("给选中的高校");
    browser.awaitText("给1所高校生成激活码");
    byte[] file = browser.download("form[action$='codes.xlsx']");
    try (Workbook book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
      List<String> codes = new ArrayList<>();
      for (Row row : book.getSheetAt(0)) {
        List<String> texts = texts(row);
        if (texts.contains(unit)) {
          texts.stream()
              .filter(text -> text.matches("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}"))
              .forEach(codes::add);
        }
      }
      assertEquals(2, codes.size(), "filler and approver");
      return codes;
    }
  }

  // ---- the institution

  private void fillIn(Map<String, String> unit, List<String> codes, Filling sheet)
      throws IOException {
    String code = codes.get(0);
    open("/join");
    look("join");
    browser.type("code", code.toLowerCase(Locale.ROOT).replace("-", "")).press("继续");
    browser.awaitText(unit.get("name_zh"));
    look("activate");
    browser.type("password", PASSWORD).type("again", PASSWORD).press("确认并开始填报");
    browser.awaitPath("/respond").awaitText("统计年度2016年");
    inspect("tasks");
    open("/respond/gate/0");
    Typist typist = new Typist(browser, sheet);
    gate(typist);
    browser.press("保存并继续").awaitPath(FORM_A + "1");
    typist.fillSection();
    inspect("section-1");
    elsewhere(unit.get("code"), typist);
    sections(typist);
    submit();
    approve(unit, codes.get(1));
  }

  /** The second person of the institution, on a phone. */
  private void approve(Map<String, String> unit, String code) {
    try (Browser phone = Browser.phone()) {
      phone.open(server.address("/join/" + code)).awaitText(unit.get("name_zh"));
      phone.awaitText("审核人看一页摘要");
      phone.type("password", PASSWORD).type("again", PASSWORD).press("确认并开始审核");
      phone.awaitPath("/approve").assertSound().screenshot("walk-approve-390-zh");
      phone.press("审核通过").awaitPath("/approve/receipt").awaitText("回执编号");
      assertTrue(phone.text().contains("W1-" + unit.get("code")), phone.text());
    }
  }

  private void gate(Typist typist) {
    browser.await("body.live");
    assertFalse(typist.shown().contains("g_registry_fix"));
    typist.choose("g_registry_ok", "no");
    browser.await("#q-g_registry_fix");
    typist.type("g_st_workers", "99999");
    assertTrue(browser.await("#q-g_st_workers .fault").getText().contains("0至20000"));
    browser.screenshot("walk-gate-fault-1366-zh");
    typist.type("g_st_workers", "１２５８");
    browser.awaitNo("#q-g_st_workers .fault");
    typist.choose("g_registry_ok", "yes");
    browser.awaitNo("#q-g_registry_fix");
    typist.fillSection();
    assertTrue(browser.find("#save-state").getText().startsWith("已保存"));
    assertTrue(browser.find("[name='na:g_students']").isSelected());
    look("gate");
  }

  /** Another device: it shows what was saved, and what is changed on both is asked about. */
  private void elsewhere(String unit, Typist typist) {
    try (Browser other = Browser.phone()) {
      other.signIn(server.address("/login"), unit, PASSWORD).awaitPath("/respond");
      other.open(server.address("/respond/gate/0")).await("body.live");
      assertEquals("1258", other.find("[name=g_st_workers]").getDomProperty("value"));
      assertTrue(other.find("[name='na:g_students']").isSelected());
      other.open(server.address(FORM_A + "1")).await("body.live");
      typist.type("a_full_name", "甲处填的名称");
      typist.awaitSaved();
      other.type("a_full_name", "乙处填的名称");
      String both = other.await("#q-a_full_name .conflict").getText();
      assertTrue(both.contains("甲处填的名称") && both.contains("乙处填的名称"), both);
      other.screenshot("walk-conflict-390-zh").press("保留已保存的");
      other.awaitNo("#q-a_full_name .conflict").await("#save-state.saved");
      assertEquals("甲处填的名称", other.find("[name=a_full_name]").getDomProperty("value"));
    }
    open(FORM_A + "1").await("body.live");
    typist.answer("a_full_name");
    typist.awaitSaved();
  }

  private void sections(Typist typist) throws IOException {
    String here = browser.path();
    while (here.startsWith(FORM_A)) {
      browser.press("保存并继续");
      here = browser.awaitOther(here);
      if (here.startsWith(FORM_A)) {
        typist.fillSection();
        attach();
        look("section-" + here.substring(FORM_A.length()));
      }
    }
    assertEquals("/respond/check", here);
  }

  private void attach() throws IOException {
    if (!browser.all("[id=q-a_file_charter]:not([hidden])").isEmpty()) {
      Path file = folder.resolve("章程.pdf");
      Files.write(file, SamplePdf.with(""));
      browser.find("[name='file:a_file_charter']").sendKeys(file.toAbsolutePath().toString());
      assertEquals("章程.pdf", browser.await("#q-a_file_charter .file-state a").getText());
    }
  }

  private void submit() {
    inspect("check");
    assertEquals(List.of(), browser.all("main [role=alert]"), browser.text());
    browser.all("input[name^='confirm:']").forEach(WebElement::click);
    browser.press("提交").awaitPath("/respond/receipt").awaitText("已交本校审核人");
    look("receipt");
    open("/respond").awaitText("已交本校审核人");
    look("tasks-submitted");
    open(FORM_A + "1").awaitText("不能再修改");
    signOut();
  }

  // ---- the researcher

  /** How many institutions of the reporting unit have answered, as the page of C01 says. */
  private int answered(String reportingUnit) {
    open("/office/results/W1/c01").await(".figure-plot svg");
    return Integer.parseInt(line(reportingUnit).get(2).replace(",", ""));
  }

  private void compareFiles(String reportingUnit) throws IOException {
    inspect("result-c01");
    List<String> page = line(reportingUnit);
    byte[] document = browser.download(".result-files a[href$='.docx']");
    try (XWPFDocument file = new XWPFDocument(new ByteArrayInputStream(document))) {
      XWPFTableRow row = row(file, reportingUnit);
      for (int i = 0; i < page.size(); i++) {
        String text = row.getCell(i).getText();
        assertTrue(text.startsWith(page.get(i)), page + " but in the document " + text);
      }
      assertFalse(file.getPackage().getPartsByName(CHARTS).isEmpty(), "no chart");
      try (InputStream styles = file.getPackage().getPartsByName(STYLES).get(0).getInputStream()) {
        String text = new String(styles.readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(text.contains("w:eastAsia=\"仿宋_GB2312\""));
      }
    }
    byte[] workbook = browser.download(".result-files a[href$='.xlsx']");
    try (Workbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
      boolean found = false;
      for (Sheet sheet : book) {
        for (Row row : sheet) {
          List<String> texts = texts(row);
          found |= texts.contains(reportingUnit) && texts.contains(page.get(2));
        }
      }
      assertTrue(found, page.toString());
    }
  }

  /** The row of a reporting unit in the first table of the page: its name, then its numbers. */
  private List<String> line(String name) {
    List<?> cells =
        (List<?>)
            browser.script(
                """
                const rows = Array.from(document.querySelector('.result-table table').rows);
                const row = rows.find(r => r.cells[0].textContent.trim() === arguments[0]);
                return Array.from(row.cells).map(c =>
                  (c.querySelector('span') || c).textContent.trim());
                """,
                name);
    return cells.stream().map(Object::toString).toList();
  }

  /** The first row of the name; the tables of maps before it shorten names. */
  private static XWPFTableRow row(XWPFDocument file, String name) {
    return file.getTables().stream()
        .flatMap(table -> table.getRows().stream())
        .filter(row -> row.getCell(0).getText().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row " + name));
  }

  private static Row row(Sheet sheet, String text) {
    for (Row row : sheet) {
      if (texts(row).contains(text)) {
        return row;
      }
    }
    throw new AssertionError("no row of " + text);
  }

  private static List<String> texts(Row row) {
    DataFormatter formatter = new DataFormatter(Locale.ROOT);
    List<String> texts = new ArrayList<>();
    row.forEach(cell -> texts.add(formatter.formatCellValue(cell)));
    return texts;
  }

  // ---- who answers

  /** An institution of the target types that has not begun and that no shown account fills in. */
  private static InventedInstitution unanswered() {
    InventedStudy study =
        new InventedStudy(
            Routing.of(
                Scenario.shipped("gate", "campus_association", "institution_no_association")),
            Demonstration.SEED,
            Demonstration.INSTITUTIONS);
    return study
        .register()
        .institutions()
        .filter(u -> u.type().target() && u.typeBasis() == TypeBasis.PUBLISHED_LISTING)
        .filter(u -> !study.responds(u) && !study.hasDraft(u))
        .skip(10)
        .findFirst()
        .orElseThrow();
  }

  /** The first institution of the target types in Hubei, with both files' columns. */
  private static Map<String, String> real() {
    Map<String, String> unit = new TreeMap<>();
    for (String name : List.of("institution_attributes", "institutions")) {
      String text = new String(Reference.bytes("data/" + name + ".csv"), StandardCharsets.UTF_8);
      List<String> lines = text.replace("\uFEFF", "").lines().toList();
      List<String> head = List.of(lines.get(0).split(",", -1));
      String line =
          lines.stream()
              .filter(l -> unit.isEmpty() ? isWanted(head, l) : l.startsWith(unit.get("code")))
              .findFirst()
              .orElseThrow();
      List<String> cells = List.of(line.split(",", -1));
      for (int i = 0; i < head.size(); i++) {
        unit.put(head.get(i), cells.get(i));
      }
    }
    return unit;
  }

  private static boolean isWanted(List<String> head, String line) {
    String[] cells = line.split(",", -1);
    return cells[head.indexOf("reporting_unit_code")].equals("420000")
        && cells[head.indexOf("target_type")].equals("1")
        && cells[head.indexOf("type_basis")].equals("published_listing");
  }

  // ---- getting about

  private Browser open(String path) {
    return browser.open(server.address(path));
  }

  private void signIn(String name, String password) {
    browser.signIn(server.address("/login"), name, password).awaitPath("/office");
  }

  private void signOut() {
    browser.press("退出").awaitPath("/login?notice=signed-out");
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneId.of("Asia/Shanghai"));
  }

  /** Pictures of the page at both widths; in both languages where the study is invented. */
  private void look(String name) {
    if (Browser.isLookedAt()) {
      pictures(name, false);
    }
  }

  /** As {@link #look}, and the page must be sound. */
  private void inspect(String name) {
    pictures(name, true);
  }

  private void pictures(String name, boolean sound) {
    String here = browser.path();
    for (String language : languages) {
      if (languages.size() > 1) {
        open(here + (here.contains("?") ? "&" : "?") + "lang=" + language);
      }
      picture(browser.narrow(), "walk-" + name + "-390-" + language, sound);
      picture(browser.wide(), "walk-" + name + "-1366-" + language, sound);
    }
    if (languages.size() > 1) {
      open(here);
    }
  }

  private static void picture(Browser page, String name, boolean sound) {
    page.screenshot(name);
    if (sound) {
      page.assertSound();
    }
  }
}
