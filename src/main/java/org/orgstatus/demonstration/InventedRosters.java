package org.orgstatus.demonstration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.registry.RegisterFile;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.registry.RosterPreview;
import org.orgstatus.registry.Rosters;

/**
 * Loads the rosters of a few small provinces, as their coordinators would: they list the invented
 * truth, silent institutions included, but for the first association, which shows a conflict.
 */
@ApplicationScoped
@Transactional
class InventedRosters {

  /** Hainan, Qinghai and Ningxia: small, so that the load stays short. */
  private static final List<String> UNITS = List.of("460000", "630000", "640000");

  private static final AnswerValue ESTABLISHED = new AnswerValue.Chosen("established");

  @Inject private Rosters rosters;

  protected InventedRosters() {}

  void load(InventedStudy study, String account, Instant now) {
    for (String unit : UNITS) {
      String rows =
          study
              .register()
              .institutions()
              .filter(i -> i.unit().code().equals(unit))
              .filter(i -> study.filled(i).value("g_status").equals(ESTABLISHED))
              .skip(1)
              .map(i -> i.code() + "," + i.name() + ",,省级科协\n")
              .collect(Collectors.joining());
      if (!rows.isEmpty()) {
        load(unit, String.join(",", Rosters.HEADINGS) + "\n" + rows, account, now);
      }
    }
  }

  private void load(String unit, String text, String account, Instant now) {
    RegisterFile file = new RegisterFile("已成立高校科协名单.csv", text.getBytes(StandardCharsets.UTF_8));
    RosterPreview preview =
        rosters.preview(InventedStudy.WAVE, new ReportingUnitCode(unit), file, account, now);
    if (preview.faultCount() > 0) {
      throw new IllegalStateException("the invented roster has faults: " + preview.faults().get(0));
    }
    rosters.confirm(preview.roster().orElseThrow().id(), account, now);
  }
}
