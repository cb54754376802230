package org.orgstatus.demonstration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.orgstatus.registry.RegisterFile;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.registry.RosterPreview;
import org.orgstatus.registry.Rosters;

/** Loads the rosters of the provinces that have them, as their coordinators would. */
@ApplicationScoped
@Transactional
class InventedRosters {

  @Inject private Rosters rosters;

  protected InventedRosters() {}

  void load(InventedReports reports, String account, Instant now) {
    reports
        .provinces()
        .filter(p -> p.hasRoster() && !p.listed().isEmpty())
        .forEach(p -> load(p.code(), p.roster(), account, now));
  }

  private void load(String unit, String text, String account, Instant now) {
    RegisterFile file =
        new RegisterFile(ProvinceModels.ROSTER, text.getBytes(StandardCharsets.UTF_8));
    RosterPreview preview =
        rosters.preview(InventedStudy.WAVE, new ReportingUnitCode(unit), file, account, now);
    if (preview.faultCount() > 0) {
      throw new IllegalStateException("the invented roster has faults: " + preview.faults().get(0));
    }
    rosters.confirm(preview.roster().orElseThrow().id(), account, now);
  }
}
