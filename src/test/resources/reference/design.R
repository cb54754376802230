# Rscript design.R <data.csv> <expected.csv>     calibration, quantile intervals, tests under the design
source("common.R")
d <- read.csv(args[1])
n <- tapply(d$y, d$stratum, length)
d <- d[order(d$x, d$N / as.vector(n[as.character(d$stratum)])), ]   # hf7 depends on the order of ties
full <- svydesign(ids = ~1, strata = ~stratum, fpc = ~N, data = d)
put.se <- function(key, e) { put(paste0(key, ".value"), coef(e)); put(paste0(key, ".se"), SE(e)) }
# weights ----------------------------------------------------------------------------------------
owner <- c(C = 20, L = 110, P = 53); target <- c(O = 83, T = 100)
post <- postStratify(full, ~owner, data.frame(owner = names(owner), Freq = owner))
raked <- calibrate(full, ~owner + target, calfun = "raking", epsilon = 1e-13, maxit = 200,
  population = c(`(Intercept)` = 183, ownerL = 110, ownerP = 53, targetT = 100))
for (k in c("post", "raked")) {
  design <- get(k)
  put.se(paste0(k, ".mean"), svymean(~y, design)); put.se(paste0(k, ".total"), svytotal(~b, design))
  put.se(paste0(k, ".r2"), svymean(~y, subset(design, region == 2)))
  put.se(paste0(k, ".ratio"), svyratio(~y, ~x, subset(design, target == "T")))
  put(paste0(k, ".df"), degf(subset(design, region == 2)))
  w <- weights(design)
  put(paste0(k, ".kish"), length(w) * sum(w^2) / sum(w)^2); put(paste0(k, ".max"), max(w))
}
# effects of the design ----------------------------------------------------------------------------
put("deff.without", deff(svymean(~y, full, deff = TRUE)))
put("deff.with", deff(svymean(~y, full, deff = "replace")))
put("deff.r1", deff(svymean(~b, subset(full, region == 1), deff = TRUE)))
# intervals ----------------------------------------------------------------------------------------
for (r in 0:2) {
  s <- subset(full, region == r)
  ci <- attr(svyciprop(~b, s, method = "asin"), "ci")
  put(sprintf("asin.r%d.low", r), ci[1]); put(sprintf("asin.r%d.high", r), ci[2])
  m <- svymean(~b, s); p <- coef(m); n.eff <- p * (1 - p) / SE(m)^2          # likelihood: by its formula
  f <- function(q) 2 * n.eff * (p * log(p / q) + (1 - p) * log((1 - p) / (1 - q))) - qt(0.975, degf(s))^2
  put(sprintf("likelihood.r%d.low", r), uniroot(f, c(1e-9, p), tol = 1e-15)$root)
  put(sprintf("likelihood.r%d.high", r), uniroot(f, c(p, 1 - 1e-9), tol = 1e-15)$root)
  ci <- attr(svyciprop(~b, s, method = "likelihood"), "ci")
  put(sprintf("likelihood.R.r%d.low", r), ci[1]); put(sprintf("likelihood.R.r%d.high", r), ci[2])
  for (type in c("mean", "xlogit", "beta")) for (rule in c("school", "hf7")) {
    q <- confint(svyquantile(~x, s, 0.5, qrule = rule, interval.type = type))
    put(sprintf("quantile.%s.%s.r%d.low", type, rule, r), q[1]); put(sprintf("quantile.%s.%s.r%d.high", type, rule, r), q[2])
  }
}
# contrasts and change -----------------------------------------------------------------------------
put.se("change.full", svycontrast(svymean(~b + c, full), c(-1, 1)))
full <- update(full, a1 = as.numeric(x %% 3 != 0), a2 = as.numeric(x %% 4 != 0))
ratios <- svyratio(~I(b * a1) + I(c * a2), ~a1 + a2, full, covmat = TRUE)
pick <- c(1, 4)                                          # b*a1/a1 and c*a2/a2
V <- vcov(ratios)[pick, pick]
put("change.panel.value", ratios$ratio[2, 2] - ratios$ratio[1, 1])
put("change.panel.se", sqrt(sum(c(-1, 1) %*% V * c(-1, 1))))
by <- svyby(~y, ~region, full, svymean, covmat = TRUE)
L <- rbind(c(-1, 1, 0), c(-1, 0, 1)); b <- L %*% coef(by)
put("wald.regions", t(b) %*% solve(L %*% vcov(by) %*% t(L), b) / 2)
# tests ----------------------------------------------------------------------------------------------
options(survey.lonely.psu = "remove")
infinite <- svydesign(ids = ~1, strata = ~stratum, weights = weights(full), data = full$variables)
for (s in c("infinite", "full")) for (cols in c("b", "owner")) {
  design <- get(s)
  for (statistic in c("F", "Chisq", "Wald", "adjWald", "saddlepoint")) {
    test <- svychisq(as.formula(paste("~region +", cols)), design, statistic = statistic)
    key <- paste("chisq", s, cols, statistic, sep = ".")
    put(paste0(key, ".value"), test$statistic); put(paste0(key, ".p"), test$p.value)
    if (statistic %in% c("F", "Wald", "adjWald")) {
      put(paste0(key, ".ndf"), test$parameter[1]); put(paste0(key, ".ddf"), test$parameter[2])
    }
  }
}
small <- svychisq(~b + level, subset(infinite, region == 1))
put("chisq.r1.value", small$statistic); put("chisq.r1.p", small$p.value)
# R ranks ties by the order of rows where their weights differ: u has ties within strata only
infinite <- update(infinite, u = y + x / 1000 + stratum / 1e5)
for (test in c("KruskalWallis", "vanderWaerden", "median")) {
  two <- svyranktest(u ~ level, infinite, test = test)
  put(paste0("rank.two.", test, ".f"), two$statistic^2); put(paste0("rank.two.", test, ".p"), two$p.value)
  many <- svyranktest(u ~ region, infinite, test = test)
  put(paste0("rank.many.", test, ".f"), many$parameter / 2)   # 4.1-1 has parameter and statistic swapped
  put(paste0("rank.many.", test, ".p"), many$p.value)
}
finish(args[2])
