package org.orgstatus.web.office;

import org.orgstatus.base.LocalText;
import org.orgstatus.web.Refusal;

/** What for somebody takes data away: asked for before, and put on record. */
public final class Purpose {

  private static final int SHORTEST = 4;
  private static final int LONGEST = 200;

  private Purpose() {}

  /**
   * As entered, on one line.
   *
   * @param zh an example
   * @param en the same in English
   * @throws Refusal where it says too little or too much
   */
  public static String of(String entered, String zh, String en) {
    String purpose = entered.strip().replaceAll("\\s+", " ");
    if (purpose.length() < SHORTEST || purpose.length() > LONGEST) {
      throw new Refusal(
          422,
          LocalText.of(
              "请写明用途，" + SHORTEST + "至" + LONGEST + "字，例如“" + zh + "”。用途会记入审计记录。",
              "Say what for in "
                  + SHORTEST
                  + " to "
                  + LONGEST
                  + " characters, such as \""
                  + en
                  + "\". It goes on record."));
    }
    return purpose;
  }
}
