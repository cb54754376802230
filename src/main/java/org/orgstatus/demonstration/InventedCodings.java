package org.orgstatus.demonstration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orgstatus.base.LocalText;
import org.orgstatus.fieldwork.coding.Adjudications;
import org.orgstatus.fieldwork.coding.CodedText;
import org.orgstatus.fieldwork.coding.Codings;
import org.orgstatus.fieldwork.coding.OpenText;
import org.orgstatus.fieldwork.coding.OpenTexts;
import org.orgstatus.fieldwork.coding.Quotation;
import org.orgstatus.fieldwork.coding.Quotations;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/**
 * What two people made of the invented texts. Of the visits some are coded, decided and locked, one
 * waits for the second coder, the others are still to be coded; so are the remarks of institutions
 * without an association. All other open answers are coded and locked.
 */
@ApplicationScoped
@Transactional
class InventedCodings {

  /** Alliances whose visits are locked. */
  private static final List<String> LOCKED = List.of("YS11", "YS32");

  /** One whose second coder has not begun. */
  private static final String HALF = "YS33";

  /** How often the second coder sees something else. */
  private static final double APART = 0.15;

  private static final String OTHERWISE = "MEC.info";
  private static final int QUOTED_OF_EACH = 2;

  private static final Map<String, String> IN_ENGLISH =
      Map.of(
          "没有经费，也没有人",
          "There is no money and nobody to do it.",
          "没有法人资格，签协议要借牵头高校的章",
          "We are no legal person, so agreements need the seal of the lead institution.",
          "成员积极性不均，活动总是那几所学校在做",
          "Members are not equally keen; it is always the same few that do the work.",
          "希望中国科协明确联盟的地位，给一个示范文本",
          "CAST should say what an alliance is, and give us a model text.",
          "教育厅把联盟活动列入年度要点，但没有纳入考核",
          "The education department has our activities in its yearly plan, but does not assess"
              + " them.",
          "资源目录每季度更新，成员可以直接认领",
          "The list of resources is renewed each quarter, and members can take from it directly.",
          "没有固定的分工办法",
          "There is no settled division of work.",
          "教育部门没有参与",
          "The education authorities take no part.");

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private OpenTexts texts;
  @Inject private Codings codings;
  @Inject private Adjudications adjudications;
  @Inject private Quotations quotations;

  protected InventedCodings() {}

  /**
   * Those who code, apart from each other.
   *
   * @param second also clears what the first wants to quote
   */
  record Coders(long first, long second) {}

  /** Codes what was sent; the same seed gives the same codes. */
  void load(String waveId, long seed, Coders coders) {
    for (String form : texts.forms(waveId)) {
      entities.flush();
      entities.clear();
      boolean any = false;
      for (OpenText text : texts.list(waveId, form)) {
        boolean locked = isLocked(text);
        any |= locked;
        if (locked || text.unitCode().equals(HALF)) {
          code(text, Optional.empty(), coders.first());
        }
        if (locked && text.twice()) {
          boolean apart =
              Draws.of(seed, text.place().item(), text.unitCode(), "coder").chance(APART);
          code(text, apart ? Optional.of(OTHERWISE) : Optional.empty(), coders.second());
        }
        entities.flush();
        entities.clear();
      }
      if (any) {
        decide(waveId, form, coders);
        adjudications.lock(waveId, form, coders.first());
        entities.flush();
      }
    }
    for (String alliance : LOCKED) {
      quote(waveId, alliance, coders);
    }
  }

  private static boolean isLocked(OpenText text) {
    return text.unit() == UnitKind.VISIT
        ? LOCKED.contains(text.unitCode())
        : !text.item().equals(WrittenTexts.WITHOUT_ASSOCIATION);
  }

  private void code(OpenText text, Optional<String> instead, long coder) {
    instead
        .or(() -> WrittenTexts.code(text.item(), text.words()))
        .or(() -> InterviewTexts.code(text.item(), text.words()))
        .ifPresent(code -> codings.code(text, 0, text.length(), List.of(code), coder));
    codings.finish(text, coder);
  }

  /** What the first saw holds. */
  private void decide(String waveId, String form, Coders coders) {
    for (CodedText coded : codings.list(waveId, form)) {
      for (CodedText.Difference one : coded.differences()) {
        boolean holds = one.givenBy() == coders.first();
        adjudications.decide(
            coded.text().place(),
            one.unit().start(),
            one.code(),
            holds,
            (holds ? "原文说的就是这一点" : "原文没有谈到信息沟通") + InterviewTexts.MARK,
            coders.first());
      }
    }
    entities.flush();
    entities.clear();
  }

  private void quote(String waveId, String alliance, Coders coders) {
    List<Long> proposed =
        texts.list(waveId, InventedReports.VISIT).stream()
            .filter(text -> text.unitCode().equals(alliance))
            .filter(text -> IN_ENGLISH.containsKey(plain(text)))
            .limit(QUOTED_OF_EACH)
            .map(text -> quotations.propose(text, draft(text), coders.first()).id())
            .toList();
    entities.flush();
    proposed.forEach(id -> quotations.clear(id, coders.second()));
  }

  private static Quotation.Draft draft(OpenText text) {
    return new Quotation.Draft(
        0,
        text.length(),
        LocalText.of(plain(text) + "。", IN_ENGLISH.get(plain(text))),
        Quotation.Attribution.ROLE);
  }

  private static String plain(OpenText text) {
    return text.words().replace(InterviewTexts.MARK, "");
  }
}
