package org.orgstatus.web.office;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import org.jspecify.annotations.Nullable;
import org.orgstatus.base.LocalText;
import org.orgstatus.registry.RegisterFile;
import org.orgstatus.web.Refusal;

/** Refuses an upload that is too large by what it says of its length, before it is read. */
@Provider
@Upload
@ApplicationScoped
@Priority(Priorities.USER)
public class UploadLimit implements ContainerRequestFilter {

  /** Three files of the largest size, in bytes. */
  static final long LARGEST = 3L * RegisterFile.LARGEST;

  private static final LocalText TOO_LARGE =
      LocalText.of(
          "上传的文件合计超过60 MB，没有读取。这里收的文件都没有这么大：请检查是否选错文件。",
          "The files are larger than 60 MB together and were not read. No file that is taken here"
              + " is as large: check that these are the right files.");
  private static final LocalText NO_LENGTH =
      LocalText.of(
          "浏览器没有说明文件大小，无法接收。请换一个浏览器上传。",
          "Your browser did not say how large the files are. Use another browser.");

  @Override
  public void filter(ContainerRequestContext request) {
    long length = length(request.getHeaderString(HttpHeaders.CONTENT_LENGTH));
    if (length < 0) {
      throw new Refusal(411, NO_LENGTH);
    }
    if (length > LARGEST) {
      throw new Refusal(413, TOO_LARGE);
    }
  }

  private static long length(@Nullable String header) {
    return header != null && header.matches("[0-9]{1,18}") ? Long.parseLong(header) : -1;
  }
}
