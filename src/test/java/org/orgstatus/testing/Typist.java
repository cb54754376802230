package org.orgstatus.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Routing;

/** Types the answers of a complete sheet into the section pages, as a person does. */
public final class Typist {

  private final Browser browser;
  private final Filling sheet;

  public Typist(Browser browser, Filling sheet) {
    this.browser = browser;
    this.sheet = sheet;
  }

  /**
   * Answers every question that the page shows, and those that come up meanwhile; waits until all
   * is saved. The page must ask exactly what the sheet answers: skip logic of browser and server
   * agree.
   */
  public void fillSection() {
    browser.await("body.live");
    Set<String> done = new TreeSet<>();
    List<String> open = shown();
    while (!open.isEmpty()) {
      for (String path : open) {
        if (shown().contains(path)) {
          answer(path);
        }
        done.add(path);
      }
      open = shown();
      open.removeAll(done);
    }
    awaitSaved();
    assertEquals(asked(), new TreeSet<>(shown()), browser.path());
  }

  /** Waits until everything typed is on the server. */
  public void awaitSaved() {
    browser.await("#save-state:not(.saving):not(.offline):not(.refused)");
  }

  /** Gives one question its answer; nothing where the sheet leaves it empty. */
  public void answer(String path) {
    AnswerValue value = sheet.value(ItemPath.parse(path));
    if (value instanceof AnswerValue.Chosen one) {
      choose(path, one.code());
    } else if (value instanceof AnswerValue.ChosenMany many) {
      many.codes().forEach(code -> choose(path, code));
    } else if (value instanceof AnswerValue.Amount amount) {
      type(path, amount.value().toPlainString());
    } else if (value instanceof AnswerValue.Words words) {
      type(path, words.text());
    } else if (value instanceof AnswerValue.Month month) {
      browser.set(path, month.month().toString());
    } else if (value instanceof AnswerValue.Day day) {
      browser.set(path, day.date().toString());
    } else if (value.equals(AnswerValue.NOT_AVAILABLE)) {
      choose("na:" + path, "yes");
    }
    browser.awaitNo(".repeat.stale");
  }

  /** Types into a question's field, in place of what is there, and leaves it. */
  public void type(String path, String text) {
    WebElement field = browser.find("[name='" + path + "']");
    field.clear();
    field.sendKeys(text, Keys.TAB);
  }

  /** Ticks one choice of a question. */
  public void choose(String name, String code) {
    List<WebElement> boxes = browser.all("[name='" + name + "'][value='" + code + "']");
    if (boxes.isEmpty()) {
      type(name, code);
    } else if (!boxes.get(0).isSelected()) {
      browser.script("arguments[0].scrollIntoView({block: 'center'})", boxes.get(0));
      boxes.get(0).click();
    }
  }

  /** Paths of the questions that the page shows. */
  public List<String> shown() {
    List<?> paths =
        (List<?>)
            browser.script(
                """
                return Array.from(document.querySelectorAll('#sheet [data-path]'))
                  .filter(q => !q.hidden && !q.closest('.repeat[hidden]')
                    && q.dataset.type && q.dataset.type !== 'calculate')
                  .map(q => q.dataset.path);
                """);
    return paths.stream().map(Object::toString).collect(Collectors.toList());
  }

  /** Paths of the questions that this section asks by the sheet. */
  private Set<String> asked() {
    String[] parts = browser.path().split("/");
    return sheet
        .routing()
        .nodes()
        .filter(n -> n.form().id().equals(parts[2]) && n.section().number().equals(parts[3]))
        .filter(Typist::isTyped)
        .flatMap(n -> sheet.paths(n).stream())
        .filter(sheet::isAsked)
        .map(ItemPath::toString)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isTyped(Routing.Node node) {
    return node.question().map(Item.Question::type).filter(type -> type.isAsked()).isPresent();
  }
}
