package org.orgstatus.base;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Turns the bytes of a definition file into text, or says how the file was saved wrongly. */
final class DefinitionEncoding {

  private DefinitionEncoding() {}

  static Optional<String> decode(String name, byte[] bytes, Problems problems) {
    if (bytes.length > DefinitionFile.LARGEST) {
      tooLarge(name, bytes.length, problems);
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      notUtf8(name, bytes, in.position(), problems);
      return Optional.empty();
    }
    return Optional.of(out.flip().toString());
  }

  static void tooLarge(String name, int bytes, Problems problems) {
    problems.add(
        "file-too-large",
        Place.file(name),
        "文件有" + bytes + "字节，上限为" + DefinitionFile.LARGEST + "字节。请拆成几个文件。",
        "The file has " + bytes + " bytes; " + DefinitionFile.LARGEST + " is the most. Split it.");
  }

  private static void notUtf8(String name, byte[] bytes, int at, Problems problems) {
    int line = 1;
    for (int i = 0; i < at; i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    String saved = savedAs(bytes);
    problems.add(
        "not-utf-8",
        Place.line(name, line),
        "文件不是UTF-8编码" + (saved.isEmpty() ? "" : "（看来是" + saved + "）") + "。请在编辑器中另存为UTF-8。",
        "The file is not UTF-8"
            + (saved.isEmpty() ? "" : " (it looks like " + saved + ")")
            + ". Save it as UTF-8 in your editor.");
  }

  private static String savedAs(byte[] bytes) {
    int first = bytes[0] & 0xff;
    int second = bytes.length > 1 ? bytes[1] & 0xff : 0;
    if (first == 0xff && second == 0xfe || first == 0xfe && second == 0xff) {
      return "UTF-16";
    }
    try {
      Charset.forName("GB18030")
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes));
      return "GBK";
    } catch (CharacterCodingException e) {
      return "";
    }
  }
}
