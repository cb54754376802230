package org.orgstatus.registry;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.orgstatus.base.Place;
import org.xml.sax.SAXException;

/** Reads the sheets of an XLSX workbook one cell at a time; blank sheets are passed over. */
final class WorkbookReader {

  private WorkbookReader() {}

  static List<Grid> read(String file, byte[] content, Faults faults) throws RefusedFile {
    return read(file, content, faults, Limits.LIST);
  }

  static List<Grid> read(String file, byte[] content, Faults faults, Limits limits)
      throws RefusedFile {
    ZipCheck.check(file, content);
    try (OPCPackage archive = OPCPackage.open(new ByteArrayInputStream(content))) {
      return sheets(file, archive, faults, limits);
    } catch (IOException
        | OpenXML4JException
        | SAXException
        | XMLStreamException
        | RuntimeException broken) {
      // The library answers a hostile archive with whatever exception its depths throw.
      throw ZipCheck.broken(file);
    }
  }

  private static List<Grid> sheets(String file, OPCPackage archive, Faults faults, Limits limits)
      throws RefusedFile, IOException, OpenXML4JException, SAXException, XMLStreamException {
    XSSFReader workbook = new XSSFReader(archive);
    var texts = new ReadOnlySharedStringsTable(archive, false);
    var styles = workbook.getStylesTable();
    List<Grid> grids = new ArrayList<>();
    XSSFReader.SheetIterator sheets = (XSSFReader.SheetIterator) workbook.getSheetsData();
    while (sheets.hasNext()) {
      try (InputStream sheet = sheets.next()) {
        String name = file + " [" + sheets.getSheetName() + "]";
        Grid grid = new SheetReader(name, texts, styles, faults, limits).read(sheet);
        if (!grid.rows().isEmpty()) {
          grids.add(grid);
        }
      }
    }
    if (grids.isEmpty()) {
      throw new RefusedFile(
          "empty-file",
          Place.file(file),
          "工作簿中没有数据。请检查是否选错文件。",
          "the workbook is empty. Check the file.");
    }
    return grids;
  }
}
