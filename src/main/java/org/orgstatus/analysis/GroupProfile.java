package org.orgstatus.analysis;

final class GroupProfile {
  GroupProfile(AnalysisRun run) {}

  AnalysisRun.Output output() {
    throw new UnsupportedOperationException();
  }
}
