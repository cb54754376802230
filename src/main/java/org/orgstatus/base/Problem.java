package org.orgstatus.base;

/**
 * A fault in something a person wrote: a definition, a workbook, a form.
 *
 * @param code stable name of the kind of fault, in kebab case, for example {@code unknown-list}
 * @param place where it stands
 * @param message what is wrong, with the bad value, and what to do, in both languages
 */
public record Problem(String code, Place place, LocalText message) {

  public Problem {
    if (!code.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException("not a problem code: " + code);
    }
  }

  /** {@code place: message} in one line, as a log or a command line prints it. */
  public String in(Language language) {
    return place + ": " + message.in(language);
  }

  @Override
  public String toString() {
    return in(Language.EN);
  }
}
