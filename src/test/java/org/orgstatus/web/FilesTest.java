package org.orgstatus.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Names of files, in and out. */
class FilesTest {

  @Test
  void chineseNameIsEncodedAndAPlainOneStandsBesideIt() {
    assertEquals(
        "attachment; filename=\"50-W1.docx\";"
            + " filename*=UTF-8''%E8%A6%86%E7%9B%96%E7%8E%8750%25-W1-%E5%86%85%E9%83%A8.docx",
        Files.disposition("覆盖率50%-W1-内部.docx"));
    assertEquals(
        "attachment; filename=\"file.csv\"; filename*=UTF-8''%E5%90%8D%E5%BD%95.csv",
        Files.disposition("名录.csv"));
  }

  @Test
  void nameCannotEndTheHeaderOrNameAFolder() {
    String header = Files.disposition("a/b\"\r\nSet-Cookie: x\\c.xlsx");
    assertEquals(
        "attachment; filename=\"a-b-Set-Cookie-x-c.xlsx\";"
            + " filename*=UTF-8''a-b-Set-Cookie-%20x-c.xlsx",
        header);
  }

  @Test
  void nameOfAnUploadIsReadAsTheBrowserWroteIt() {
    String asRead =
        new String("院校名单.xlsx".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    assertEquals("院校名单.xlsx", FileNames.utf8(asRead));
    assertEquals("院校名单.xlsx", FileNames.utf8("院校名单.xlsx"));
    assertEquals("list.csv", FileNames.utf8("list.csv"));
    assertEquals("caf\u00e9.csv", FileNames.utf8("caf\u00e9.csv"));
  }
}
