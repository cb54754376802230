package org.orgstatus.web.respond;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Attachments;
import org.orgstatus.web.Refusal;

/**
 * Refuses a form that is far too large by what it says of its length, before it is read. What is a
 * little too large is read and answered on the page.
 */
@Provider
@SendsFile
@ApplicationScoped
@Priority(Priorities.USER)
public class FileLimit implements ContainerRequestFilter {

  private static final long LARGEST = 3 * Attachments.LARGEST;

  private static final LocalText TOO_LARGE =
      LocalText.of(
          "文件超过20MB，没有上传。请返回上一页，把文件压缩或降低分辨率后再上传；同一页上的答案请重新保存。",
          "The file is larger than 20 MB and was not uploaded. Go back, compress it or lower its"
              + " resolution, and save the answers of that page again.");

  @Override
  public void filter(ContainerRequestContext request) {
    String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
    if (length == null || !length.matches("[0-9]{1,18}") || Long.parseLong(length) > LARGEST) {
      throw new Refusal(413, TOO_LARGE);
    }
  }
}
