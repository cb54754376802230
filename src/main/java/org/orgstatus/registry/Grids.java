package org.orgstatus.registry;

import java.util.List;
import org.orgstatus.base.Place;

/** Reads an uploaded file, whatever its kind, as the cells that it holds. */
final class Grids {

  private Grids() {}

  /**
   * @throws RefusedFile when nothing in the file can be trusted
   */
  static List<Grid> read(RegisterFile file, Faults faults) throws RefusedFile {
    byte[] content = file.content();
    if (file.tooLarge()) {
      throw new RefusedFile(
          "file-too-large",
          Place.file(file.name()),
          "文件超过20 MB，没有读取。全国名单约0.5 MB，请检查是否选错文件。",
          "the file is larger than 20 MB and was not read. Check that this is the right file.");
    }
    if (startsWith(content, 0xD0, 0xCF, 0x11, 0xE0)) {
      throw new RefusedFile(
          "old-or-locked-workbook",
          Place.file(file.name()),
          "这是旧版.xls或加密的工作簿。请在Excel中去掉密码，另存为.xlsx后重新上传。",
          "an old .xls or an encrypted workbook. Remove the password and save it as .xlsx.");
    }
    if (content.length == 0) {
      throw new RefusedFile(
          "empty-file", Place.file(file.name()), "文件是空的。请检查是否选错文件。", "the file is empty.");
    }
    return startsWith(content, 'P', 'K')
        ? WorkbookReader.read(file.name(), content, faults)
        : List.of(CsvReader.read(file.name(), content, faults));
  }

  private static boolean startsWith(byte[] content, int... magic) {
    for (int i = 0; i < magic.length; i++) {
      if (i >= content.length || (content[i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
