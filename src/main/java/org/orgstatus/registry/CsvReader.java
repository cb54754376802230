package org.orgstatus.registry;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.orgstatus.base.Place;

/**
 * Reads a CSV file in UTF-8, with or without a byte order mark, or in GB18030 (and so GBK and
 * GB2312), separated by commas, semicolons or tabs.
 */
final class CsvReader {

  private static final Charset GB18030 = Charset.forName("GB18030");

  private CsvReader() {}

  static Grid read(String file, byte[] content, Faults faults) throws RefusedFile {
    String text = decode(file, content);
    CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(delimiter(text)).get();
    GridBuilder grid = new GridBuilder(file, faults);
    int[] line = {1};
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
      Iterator<CSVRecord> records = parser.iterator();
      while (records.hasNext()) {
        int first = line[0];
        CSVRecord record = records.next();
        line[0] = (int) parser.getCurrentLineNumber() + 1;
        for (int column = 0; column < record.size(); column++) {
          grid.cell(first, column, record.get(column));
        }
        grid.endRow(first);
      }
    } catch (IOException | UncheckedIOException | IllegalStateException broken) {
      throw new RefusedFile(
          "broken-csv",
          Place.line(file, line[0]),
          "从第" + line[0] + "行起引号不成对或位置不对。请检查该行的引号。",
          "from line " + line[0] + " on, a quotation mark is misplaced or not closed. Check it.");
    }
    return grid.build();
  }

  /** The separator that the first line with any separator has most of. */
  private static char delimiter(String text) {
    String head = text.substring(0, Math.min(text.length(), 2_000));
    char best = ',';
    for (char candidate : new char[] {';', '\t'}) {
      if (count(head, candidate) > count(head, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }

  private static String decode(String file, byte[] content) throws RefusedFile {
    CharBuffer text = CharBuffer.allocate(content.length);
    int readUtf8 = decodeStrictly(content, StandardCharsets.UTF_8, text);
    if (readUtf8 < content.length) {
      int readGb = decodeStrictly(content, GB18030, text.clear());
      if (readGb < content.length) {
        throw wrongEncoding(file, content, Math.max(readUtf8, readGb));
      }
    }
    String decoded = text.flip().toString();
    int binary = decoded.indexOf('\0');
    if (binary >= 0) {
      throw wrongEncoding(file, content, binary);
    }
    return decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
  }

  /** How many bytes could be read; all of them when the encoding fits. */
  private static int decodeStrictly(byte[] content, Charset charset, CharBuffer into) {
    ByteBuffer bytes = ByteBuffer.wrap(content);
    CoderResult result =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(bytes, into, true);
    return result.isError() ? bytes.position() : content.length;
  }

  private static RefusedFile wrongEncoding(String file, byte[] content, int readable) {
    int line = 1;
    for (int i = 0; i < Math.min(readable, content.length); i++) {
      if (content[i] == '\n') {
        line++;
      }
    }
    return new RefusedFile(
        "wrong-encoding",
        Place.line(file, line),
        "第" + line + "行起不是UTF-8也不是GBK编码的文字。请在Excel中另存为“CSV UTF-8”或.xlsx后重新上传。",
        "from line "
            + line
            + " on, this is neither UTF-8 nor GBK text. Save it as CSV UTF-8 or .xlsx.");
  }
}
