package org.orgstatus.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * What the OpenRosa interfaces ask of every answer, for programs such as ODK Collect and Enketo.
 */
public final class OpenRosa {

  public static final String PATH = "/openrosa";
  public static final String XML = "text/xml; charset=UTF-8";
  public static final String VERSION_HEADER = "X-OpenRosa-Version";
  public static final String VERSION = "1.0";

  private OpenRosa() {}

  static boolean isAt(String path) {
    return path.equals(PATH) || path.startsWith(PATH + "/");
  }

  /**
   * Whether a program sends this that shows who asks by itself. No page of another site can make a
   * browser send the header of the version without asking us first.
   */
  static boolean isFromProgram(HttpServletRequest request) {
    return isAt(request.getRequestURI())
        && request.getHeader(HttpHeaders.AUTHORIZATION) != null
        && request.getHeader(VERSION_HEADER) != null;
  }

  /**
   * The document that carries a message to the person before the device.
   *
   * @param nature what kind of message it is, in the words of the standard
   */
  public static String message(String nature, String words) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
        + "<OpenRosaResponse xmlns=\"http://openrosa.org/http/response\"><message nature=\""
        + nature
        + "\">"
        + words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        + "</message></OpenRosaResponse>";
  }
}
