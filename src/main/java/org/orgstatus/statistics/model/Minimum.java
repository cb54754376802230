package org.orgstatus.statistics.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Least value of a smooth function of a few numbers by the BFGS rule with central differences
 * (Nocedal and Wright 2006, Numerical Optimization, ch. 6).
 *
 * @param at where it lies
 */
record Minimum(double[] at, double value) {

  private static final double STEP = 1e-5;

  /** Empty where 500 steps do not settle. */
  static Optional<Minimum> of(ToDoubleFunction<double[]> f, double[] start) {
    int n = start.length;
    double[] x = start.clone();
    double value = f.applyAsDouble(x);
    double[] gradient = gradient(f, x);
    double[][] inverse = identity(n);
    for (int step = 0; step < 500; step++) {
      double largest = Arrays.stream(gradient).map(Math::abs).max().orElse(0);
      if (largest < 1e-7 * Math.max(1, Math.abs(value))) {
        return Optional.of(new Minimum(x, value));
      }
      double[] direction = Linear.times(inverse, gradient);
      double slope = -Linear.dot(direction, gradient);
      if (!(slope < 0)) {
        inverse = identity(n);
        direction = gradient.clone();
        slope = -Linear.dot(gradient, gradient);
      }
      double scale = Math.min(1, 2 / Math.sqrt(Linear.dot(direction, direction)));
      double[] next = moved(x, direction, -scale);
      double at = f.applyAsDouble(next);
      while (scale > 1e-14 && !(at <= value + 1e-4 * scale * slope)) {
        scale *= 0.5;
        next = moved(x, direction, -scale);
        at = f.applyAsDouble(next);
      }
      if (scale <= 1e-14) {
        return largest < 1e-4 * Math.max(1, Math.abs(value))
            ? Optional.of(new Minimum(x, value))
            : Optional.empty();
      }
      double[] after = gradient(f, next);
      update(inverse, difference(next, x), difference(after, gradient));
      x = next;
      value = at;
      gradient = after;
    }
    return Optional.empty();
  }

  static double[] gradient(ToDoubleFunction<double[]> f, double[] x) {
    double[] gradient = new double[x.length];
    for (int j = 0; j < x.length; j++) {
      double h = STEP * Math.max(1, Math.abs(x[j]));
      double[] up = x.clone();
      double[] down = x.clone();
      up[j] += h;
      down[j] -= h;
      gradient[j] = (f.applyAsDouble(up) - f.applyAsDouble(down)) / (up[j] - down[j]);
    }
    return gradient;
  }

  /** Second derivatives at the minimum, by differences. */
  double[][] curvature(ToDoubleFunction<double[]> f) {
    int n = at.length;
    double[][] hessian = new double[n][n];
    double h = 1e-3;
    for (int a = 0; a < n; a++) {
      for (int b = 0; b <= a; b++) {
        double sum = 0;
        for (int sa = -1; sa <= 1; sa += 2) {
          for (int sb = -1; sb <= 1; sb += 2) {
            double[] x = at.clone();
            x[a] += sa * h;
            x[b] += sb * h;
            sum += sa * sb * f.applyAsDouble(x);
          }
        }
        hessian[a][b] = sum / (4 * h * h);
        hessian[b][a] = hessian[a][b];
      }
    }
    return hessian;
  }

  private static double[][] identity(int n) {
    double[][] identity = new double[n][n];
    for (int k = 0; k < n; k++) {
      identity[k][k] = 1;
    }
    return identity;
  }

  private static double[] moved(double[] x, double[] direction, double scale) {
    double[] next = x.clone();
    for (int j = 0; j < next.length; j++) {
      next[j] += scale * direction[j];
    }
    return next;
  }

  private static double[] difference(double[] a, double[] b) {
    double[] difference = a.clone();
    for (int j = 0; j < a.length; j++) {
      difference[j] -= b[j];
    }
    return difference;
  }

  private static void update(double[][] inverse, double[] s, double[] y) {
    double sy = Linear.dot(s, y);
    if (!(sy > 1e-14)) {
      return;
    }
    double[] hy = Linear.times(inverse, y);
    double yhy = Linear.dot(y, hy);
    for (int a = 0; a < s.length; a++) {
      for (int b = 0; b < s.length; b++) {
        inverse[a][b] += (1 + yhy / sy) * s[a] * s[b] / sy - (hy[a] * s[b] + s[a] * hy[b]) / sy;
      }
    }
  }
}
