package org.orgstatus.export.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.orgstatus.base.Language;
import org.orgstatus.export.text.Block;
import org.orgstatus.export.text.PolicyDocument;
import org.orgstatus.testing.PdfPages;

class HtmlWriterTest {

  private static final int NOTES_OF_A_PAGE = 49;

  /** So many remarks of a line each. */
  private static PolicyDocument lines(int paragraphs, int remarks) {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < paragraphs; i++) {
      blocks.add(new Block.Paragraph("段落"));
    }
    for (int i = 1; i <= remarks; i++) {
      blocks.add(new Block.Note("第" + i + "条"));
    }
    return new PolicyDocument("情况", "第一轮", LocalDate.of(2017, 9, 30), Language.ZH, blocks);
  }

  @Test
  void nothingBelowTheLastLineMakesAPage() throws IOException {
    for (int[] full : new int[][] {{2, 45}, {4, 42}, {6, 39}, {9, 35}, {11, 32}}) {
      List<String> pages = PdfPages.pages(HtmlWriter.pdf(lines(full[0], full[1]), ""));
      assertEquals(1, pages.size(), full[0] + " paragraphs, " + full[1] + " remarks");
      pages = PdfPages.pages(HtmlWriter.pdf(lines(full[0], full[1] + 1), ""));
      assertEquals(2, pages.size(), full[0] + " paragraphs and a remark more");
      assertTrue(pages.get(1).contains("第" + (full[1] + 1) + "条"), pages.get(1));
    }
  }

  @Test
  void noLineEndsWithinANumber() throws IOException {
    for (int before = 0; before < 12; before++) {
      String text = "一".repeat(60 + before) + "口径内N=1,735，已答n=1,523，其余未答".repeat(6);
      PolicyDocument document =
          new PolicyDocument(
              "情况",
              "第一轮",
              LocalDate.of(2017, 9, 30),
              Language.ZH,
              List.of(new Block.Note(text), new Block.Paragraph(text)));
      String read = PdfPages.text(HtmlWriter.pdf(document, ""));
      assertEquals(12, read.split("1,735", -1).length - 1, read);
      assertEquals(12, read.split("1,523", -1).length - 1, read);
    }
  }
}
