package org.orgstatus.analysis;

final class NormByNorm {
  NormByNorm(AnalysisRun run) {}

  AnalysisRun.Output output() {
    throw new UnsupportedOperationException();
  }
}
