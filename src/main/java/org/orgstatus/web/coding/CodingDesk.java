package org.orgstatus.web.coding;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.Accounts;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Recorded;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.WaveForms;
import org.orgstatus.collection.Waves;
import org.orgstatus.fieldwork.coding.CodeFrame;
import org.orgstatus.fieldwork.coding.CodeFrames;
import org.orgstatus.fieldwork.coding.CodedRecord;
import org.orgstatus.fieldwork.coding.CodedText;
import org.orgstatus.fieldwork.coding.Codings;
import org.orgstatus.fieldwork.coding.FrameCode;
import org.orgstatus.fieldwork.coding.OpenText;
import org.orgstatus.fieldwork.coding.OpenTexts;
import org.orgstatus.fieldwork.coding.TextPlace;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.RespondingUnits;

/**
 * Texts and their coding, as far as the account that asks may see them: analysts all, field
 * researchers those of their alliances.
 */
@RequestScoped
public class CodingDesk {

  static final String PATH = "/office/coding";

  private static final LocalText NO_WAVE =
      LocalText.of(
          "还没有开始过的轮次，没有可以编码的文字。", "No wave has been opened yet, so there is nothing to code.");
  private static final LocalText NO_FORM =
      LocalText.of(
          "本轮次没有可以编码的表。请在定义页面查看编码框架。",
          "No form of the wave has texts to code. Look at the coding frame on the page of"
              + " definitions.");
  private static final LocalText NO_TEXT =
      LocalText.of(
          "这里没有可以编码的文字，可能答案已经改过。请从列表重新选择。",
          "There is no text to code here; the answer may have changed. Choose one from the list.");

  @Inject Waves waves;
  @Inject WaveForms forms;
  @Inject CodeFrames frames;
  @Inject OpenTexts texts;
  @Inject Codings codings;
  @Inject RespondingUnits units;
  @Inject Accounts accounts;
  @Inject CurrentAccount current;
  @Inject Event<Recorded> recorded;

  private final Map<Long, String> names = new HashMap<>();

  /** A form that has texts to code. */
  public record FormChoice(String id, LocalText title) {}

  List<Wave> opened() {
    return waves.list().stream()
        .filter(w -> w.status() != Wave.Status.PLANNED)
        .sorted(Comparator.comparing(Wave::referenceDate).reversed())
        .toList();
  }

  /**
   * @param word id of a wave; empty for the newest that has answers, or the newest of all
   */
  Wave wave(String word) {
    List<Wave> opened = opened();
    return opened.stream()
        .filter(w -> word.isEmpty() ? texts.isAnswered(w.id()) : w.id().equals(word))
        .findFirst()
        .or(() -> opened.stream().filter(w -> word.isEmpty()).findFirst())
        .orElseThrow(() -> new Refusal(404, NO_WAVE));
  }

  /** The forms of the wave whose texts the account may code somewhere. */
  List<FormChoice> forms(Wave wave) {
    return texts.forms(wave.id()).stream()
        .filter(form -> mayAll() || isOfAlliances(wave, form))
        .map(form -> new FormChoice(form, forms.find(wave.id(), form).orElseThrow().title()))
        .toList();
  }

  private boolean isOfAlliances(Wave wave, String form) {
    return switch (forms.first(wave.id(), form).unit()) {
      case ALLIANCE, VISIT -> true;
      case INSTITUTION, REPORTING_UNIT -> false;
    };
  }

  /**
   * @param word id of a form; empty or unknown for the first
   */
  Optional<FormChoice> form(Wave wave, String word) {
    List<FormChoice> all = forms(wave);
    return all.stream()
        .filter(f -> f.id().equals(word))
        .findFirst()
        .or(() -> all.stream().findFirst());
  }

  /** The same, refused where the wave has no form to code. */
  FormChoice knownForm(Wave wave, String word) {
    return form(wave, word).orElseThrow(() -> new Refusal(404, NO_FORM));
  }

  /** Whether the account may code every text. */
  boolean mayAll() {
    return current.may(Permission.CODE_INTERVIEWS, Target.NATION);
  }

  boolean mayDecide() {
    return current.may(Permission.DECIDE_CODING, Target.NATION);
  }

  boolean mayClear() {
    return current.may(Permission.CLEAR_QUOTATIONS, Target.NATION);
  }

  /** The texts of a form that the account may code, with what was made of them. */
  List<CodedText> list(Wave wave, String form) {
    return codings.list(wave.id(), form).stream()
        .filter(t -> current.may(Permission.CODE_INTERVIEWS, target(t.text())))
        .toList();
  }

  /** The responses to a form with their texts; for those who may lock them. */
  List<CodedRecord> records(Wave wave, String form) {
    current.require(Permission.DECIDE_CODING, Target.NATION);
    return codings.records(wave.id(), form);
  }

  /** The text of an address, one that the account may code. */
  CodedText text(String word) {
    OpenText text =
        TextPlace.of(word).flatMap(texts::find).orElseThrow(() -> new Refusal(404, NO_TEXT));
    current.require(Permission.CODE_INTERVIEWS, target(text));
    return codings.find(text.place()).orElseThrow(() -> new Refusal(404, NO_TEXT));
  }

  private static Target target(OpenText text) {
    return switch (text.unit()) {
      case ALLIANCE, VISIT -> Target.alliance("", text.unitCode());
      case INSTITUTION -> Target.institution("", text.unitCode());
      case REPORTING_UNIT -> Target.reportingUnit(text.unitCode());
    };
  }

  /** What the unit is called that a text is about. */
  public LocalText unit(OpenText text) {
    return units.name(text.unit(), text.unitCode());
  }

  CodeFrame frame() {
    return frames.get();
  }

  /** What a code is called. */
  public LocalText label(String code) {
    return frame().find(code).map(FrameCode::label).orElseGet(() -> LocalText.same(code));
  }

  public String name(long accountId) {
    return names.computeIfAbsent(
        accountId, id -> accounts.find(id).map(Account::displayName).orElse("—"));
  }

  long me() {
    return current.get().id();
  }

  /** Whether something was done by the account that asks. */
  public boolean isMe(long accountId) {
    return accountId == me();
  }

  void remember(String action, String subject, String detail) {
    recorded.fire(new Recorded(action, subject, detail));
  }
}
