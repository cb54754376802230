package org.orgstatus.registry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Writes small lists of invented institutions as the files that a person would upload. */
final class RegisterFiles {

  static final String HEADINGS =
      "code,name_zh,province_code,province_zh,city_zh,authority,level,ownership,remark\n";

  static final String ATTRIBUTE_HEADINGS =
      "code,name_zh,type_code,type_zh,type_basis,target_type,region_code,region_zh,"
          + "reporting_unit_code,reporting_unit_zh,affiliation_code,affiliation_zh,"
          + "independent_college,double_first_class\n";

  private RegisterFiles() {}

  static RegisterFile csv(String text) {
    return new RegisterFile("list.csv", text.getBytes(StandardCharsets.UTF_8));
  }

  /** A line of the list: a public undergraduate institution in Beijing under the Ministry. */
  static String line(String code, String name) {
    return code + "," + name + ",110000,北京市,北京市,教育部,本科,公办,\n";
  }

  static String attributes(String code, String name, String type) {
    return code
        + ","
        + name
        + ","
        + type
        + ",published_listing,1,EAST,东部地区,110000,北京市,MOE,教育部直属,0,A\n";
  }

  /** A workbook whose only sheet has the cells of a CSV text without quotes. */
  static XSSFSheet sheet(String csv) {
    XSSFSheet sheet = new XSSFWorkbook().createSheet("名单");
    String[] lines = csv.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      XSSFRow row = sheet.createRow(i);
      String[] cells = lines[i].split(",", -1);
      for (int j = 0; j < cells.length; j++) {
        row.createCell(j).setCellValue(cells[j]);
      }
    }
    return sheet;
  }

  static RegisterFile xlsx(String csv, Consumer<XSSFSheet> change) {
    XSSFSheet sheet = sheet(csv);
    change.accept(sheet);
    return xlsx(sheet);
  }

  static RegisterFile xlsx(XSSFSheet sheet) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (XSSFWorkbook workbook = sheet.getWorkbook()) {
      workbook.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new RegisterFile("list.xlsx", out.toByteArray());
  }

  /** A workbook whose sheet is the given XML, whatever that holds, repeated as often as told. */
  static RegisterFile rawXlsx(String before, String repeated, int times, String after) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      put(
          zip,
          "[Content_Types].xml",
          "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
              + "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
              + "<Override PartName='/xl/workbook.xml' ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'/>"
              + "<Override PartName='/xl/worksheets/sheet1.xml' ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml'/></Types>");
      String relations =
          "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>";
      String kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
      put(
          zip,
          "_rels/.rels",
          relations
              + "<Relationship Id='r1' Type='"
              + kind
              + "officeDocument' Target='xl/workbook.xml'/></Relationships>");
      put(
          zip,
          "xl/_rels/workbook.xml.rels",
          relations
              + "<Relationship Id='r1' Type='"
              + kind
              + "worksheet' Target='worksheets/sheet1.xml'/></Relationships>");
      put(
          zip,
          "xl/workbook.xml",
          "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'"
              + " xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'>"
              + "<sheets><sheet name='S' sheetId='1' r:id='r1'/></sheets></workbook>");
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      zip.write(before.getBytes(StandardCharsets.UTF_8));
      byte[] again = repeated.getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < times; i++) {
        zip.write(again);
      }
      zip.write(after.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new RegisterFile("raw.xlsx", out.toByteArray());
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
