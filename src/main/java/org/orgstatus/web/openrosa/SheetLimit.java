package org.orgstatus.web.openrosa;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Attachments;
import org.orgstatus.fieldwork.VisitFiles;
import org.orgstatus.web.Refusal;

/**
 * Refuses more than one request may bring, by what it says of its length, and where it says nothing
 * (clients may send in chunks) as soon as that much was read.
 */
@Provider
@SendsSheet
@ApplicationScoped
@Priority(Priorities.USER)
public class SheetLimit implements ContainerRequestFilter {

  /** In bytes; clients are told, and split a sheet that is larger into several requests. */
  static final long LARGEST = VisitFiles.LARGEST + 3 * Attachments.LARGEST;

  private static final LocalText TOO_LARGE =
      LocalText.of(
          "一次发送超过360 MB，没有保存。照片不超过20 MB，录音不超过300 MB；请在设备上去掉过大的文件，或改为逐个发送。",
          "More than 360 MB at once; nothing was stored. A photograph may have 20 MB, a recording"
              + " 300 MB: take larger ones off the sheet, or let the device send one at a time.");

  @Override
  public void filter(ContainerRequestContext request) {
    String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
    if (length != null && (!length.matches("[0-9]{1,18}") || Long.parseLong(length) > LARGEST)) {
      throw new Refusal(413, TOO_LARGE);
    }
    request.setEntityStream(new Counted(request.getEntityStream()));
  }

  private static final class Counted extends FilterInputStream {

    private long left = LARGEST;

    Counted(InputStream body) {
      super(body);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      count(Math.max(read, 0));
      return read;
    }

    private void count(int bytes) {
      left -= bytes;
      if (left < 0) {
        throw new Refusal(413, TOO_LARGE);
      }
    }
  }
}
