package org.orgstatus.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.orgstatus.statistics.model.GroupTimeEffect;
import org.orgstatus.statistics.model.LogisticModel;
import org.orgstatus.statistics.model.MarginalPrediction;
import org.orgstatus.statistics.model.OrdinalModel;
import org.orgstatus.statistics.model.RandomIntercept;

/** Computes what {@code reference/models.R} computes, and compares. */
final class ModelAgreement {

  private final SampleCensus census;
  private final Expected r;
  private final double[] y;
  private final double[] z;
  private final double[] v;
  private final boolean[] b;

  ModelAgreement(SampleCensus census, Expected r) {
    this.census = census;
    this.r = r;
    this.y = census.numbers("y");
    this.z = census.numbers("x");
    this.v = new double[y.length];
    boolean[] level = census.is("level", "V");
    for (int i = 0; i < z.length; i++) {
      z[i] /= 10;
      v[i] = level[i] ? 1 : 0;
    }
    this.b = census.is("b", "1");
  }

  void check() {
    logistic();
    firth();
    margins();
    ordinal();
    random();
    differences();
  }

  private double[][] columns(double[]... columns) {
    double[][] rows = new double[y.length][columns.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        rows[i][j] = columns[j][i];
      }
    }
    return rows;
  }

  private double[][] withOnes(double[] first, double[] second) {
    return columns(census.numbers("one"), first, second);
  }

  private void fit(String key, LogisticModel model, double tolerance) {
    for (int k = 0; k < model.coefficients().size(); k++) {
      LogisticModel.Term term = model.term(k, 0.95);
      r.agree(key + ".b." + k, term.estimate(), tolerance);
      r.agree(key + ".se." + k, term.standardError(), tolerance);
    }
  }

  private SurveyDesign design() {
    return census.design().with(LonelyStratum.REMOVE);
  }

  private void logistic() {
    double[][] x = withOnes(z, v);
    LogisticModel plain = LogisticModel.of(x, b).orElseThrow();
    fit("plain", plain, 1e-9);
    r.agree("plain.logLik", plain.logLikelihood());
    LogisticModel all = LogisticModel.of(design().all(), x, b).orElseThrow();
    fit("design", all, 1e-9);
    r.agree("design.df", all.degreesOfFreedom());
    boolean[] east = census.is("region", "0");
    boolean[] rest = new boolean[east.length];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = !east[i];
    }
    LogisticModel domain = LogisticModel.of(design().domain(rest), x, b).orElseThrow();
    fit("domain", domain, 1e-9);
    r.agree("domain.df", domain.degreesOfFreedom());
  }

  private void firth() {
    double[] apart = new double[z.length];
    boolean[] outcome = b.clone();
    for (int i = 0; i < apart.length; i++) {
      if (z[i] > 3.5 && v[i] == 1) {
        apart[i] = 1;
        outcome[i] = true;
      }
    }
    LogisticModel firth = LogisticModel.of(withOnes(z, apart), outcome).orElseThrow();
    assertEquals(LogisticModel.Kind.FIRTH, firth.kind());
    fit("firth", firth, 1e-7);
  }

  private void margins() {
    SurveyDesign design = design();
    LogisticModel model = LogisticModel.of(design.all(), withOnes(z, v), b).orElseThrow();
    double[] weight = new double[y.length];
    for (int i = 0; i < weight.length; i++) {
      weight[i] = design.weight(i);
    }
    for (int at = 0; at < 2; at++) {
      double[] all = new double[y.length];
      Arrays.fill(all, at);
      MarginalPrediction margin = MarginalPrediction.of(model, withOnes(z, all), weight);
      r.agree("margin." + at, margin.value());
      r.agree("margin.se." + at, margin.standardError());
    }
  }

  private void ordinal() {
    int[] stage = new int[y.length];
    for (int i = 0; i < stage.length; i++) {
      stage[i] = Math.min((int) y[i] / 4, 3);
    }
    OrdinalModel model = OrdinalModel.of(columns(z, v), stage).orElseThrow();
    r.agree("ordinal.logLik", model.logLikelihood());
    // polr climbs with optim, and takes its errors from differences
    for (int k = 0; k < 2; k++) {
      r.agree("ordinal.b." + k, model.slopes().get(k), 1e-4);
    }
    for (int k = 0; k < 3; k++) {
      r.agree("ordinal.zeta." + k, model.thresholds().get(k), 1e-4);
    }
    for (int k = 0; k < 5; k++) {
      r.agree("ordinal.se." + k, Math.sqrt(model.covariance()[k][k]), 1e-3);
    }
    assertEquals(3, OrdinalModel.cuts(columns(z, v), stage).size());
  }

  private void random() {
    boolean[] high = new boolean[y.length];
    for (int i = 0; i < high.length; i++) {
      high[i] = y[i] > 5;
    }
    RandomIntercept model =
        RandomIntercept.of(columns(census.numbers("one"), z), high, census.codes("stratum"))
            .orElseThrow();
    r.agree("random.logLik", model.logLikelihood(), 1e-6);
    r.agree("random.b.0", model.coefficients().get(0), 1e-3);
    r.agree("random.b.1", model.coefficients().get(1), 1e-3);
    r.agree("random.sigma", model.sigma(), 1e-3);
    r.agree("random.icc", model.icc(), 1e-3);
    for (int k = 0; k < model.groups().size(); k++) {
      r.agree("random.u." + k, model.groups().get(k).effect(), 1e-3);
    }
  }

  private void differences() {
    String[] owner = census.texts("owner");
    double[] x = census.numbers("x");
    double[] c = census.numbers("c");
    double[][] waves = new double[3][y.length];
    int[] began = new int[y.length];
    for (int i = 0; i < began.length; i++) {
      began[i] = owner[i].equals("L") ? -1 : owner[i].equals("C") ? 1 : 2;
      waves[0][i] = y[i];
      waves[1][i] = y[i] + (b[i] ? 1 : 0) + (owner[i].equals("C") ? 1 : 0);
      waves[2][i] = y[i] + x[i] % 3 + (owner[i].equals("L") ? 0 : c[i]);
    }
    List<GroupTimeEffect> effects =
        GroupTimeEffect.of(design().all(), waves, began, GroupTimeEffect.Controls.NEVER);
    for (GroupTimeEffect effect : effects) {
      String key = "did." + effect.began() + "." + effect.wave();
      r.agree(key + ".value", effect.effect().value());
      r.agree(key + ".se", effect.effect().standardError().orElseThrow());
    }
  }
}
