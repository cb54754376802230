package org.orgstatus.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.Waves;
import org.orgstatus.web.Refusal;

/** Finds the wave of an address, and refuses a step that its state does not allow. */
@RequestScoped
public class WaveGate {

  private static final LocalText NO_WAVE =
      LocalText.of("没有这个轮次。请从轮次列表重新进入。", "There is no such wave. Choose one from the list.");
  private static final LocalText OTHER_STATE =
      LocalText.of(
          "这个轮次的状态已经变了，刚才的操作没有执行。请刷新轮次页面后再看。",
          "The wave has changed meanwhile and nothing was done. Look at its page again.");
  private static final LocalText LOCKED =
      LocalText.of(
          "这个轮次已锁定，不能重新开放，也不能再改。如需补充数据，请新建轮次。",
          "The wave is locked: it cannot be opened again nor changed. Plan a new wave for more"
              + " answers.");

  private static final String ANOTHER_ZH = "轮次%s还在收集。填报页面一次只收一个轮次的答卷，请先关闭轮次%s，再开放这一轮。";
  private static final String ANOTHER_EN =
      "Wave %s still takes answers. The forms' pages take those of one wave at a time: close wave"
          + " %s first, then open this one.";

  @Inject CurrentAccount current;
  @Inject Waves waves;

  /**
   * @throws Refusal where there is no such wave
   */
  public Wave wave(String id) {
    return waves.find(id).orElseThrow(() -> new Refusal(404, NO_WAVE));
  }

  /** The wave to be changed, if it is in the state wanted. */
  public Wave inState(String id, Wave.Status wanted) {
    current.require(Permission.CHANGE_WAVE, Target.NATION);
    Wave wave = wave(id);
    if (wave.status() != wanted) {
      throw new Refusal(409, wave.status() == Wave.Status.LOCKED ? LOCKED : OTHER_STATE);
    }
    return wave;
  }

  /** The wave to take answers from now on; refused while another one takes them. */
  public Wave toOpen(String id, Wave.Status wanted) {
    Wave wave = inState(id, wanted);
    waves
        .findOpen()
        .map(Wave::id)
        .ifPresent(
            other -> {
              throw new Refusal(
                  409,
                  LocalText.of(
                      ANOTHER_ZH.formatted(other, other), ANOTHER_EN.formatted(other, other)));
            });
    return wave;
  }

  /** On to the page of the wave, which says what was done. */
  public static Response to(String id, String notice) {
    return Response.seeOther(URI.create("/office/waves/" + id + "?notice=" + notice)).build();
  }
}
