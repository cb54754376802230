# Rscript estimates.R <data.csv> <expected.csv>     (in the folder of the scripts)
source("common.R")
d <- read.csv(args[1])
full <- svydesign(ids = ~1, strata = ~stratum, fpc = ~N, data = d)
parts <- list(all = rep(TRUE, nrow(d)), r0 = d$region == 0, r1 = d$region == 1, r2 = d$region == 2,
              o = d$target == "O", complete = d$stratum == 0)
put.estimate <- function(key, e, design) {
  put(paste0(key, ".value"), coef(e)); put(paste0(key, ".se"), SE(e)); put(paste0(key, ".df"), degf(design))
}
for (part in names(parts)) {
  s <- subset(full, parts[[part]])
  put.estimate(paste0("mean.", part), svymean(~y, s), s)
  put.estimate(paste0("total.", part), svytotal(~y, s), s)
  put.estimate(paste0("ratio.", part), svyratio(~y, ~x, s), s)
  put.estimate(paste0("share.", part), svymean(~b, s), s)
  put(paste0("mean.", part, ".weightedN"), sum(weights(s)))
  if (part != "complete") {
    put(paste0("mean.", part, ".low"), confint(svymean(~y, s), df = degf(s))[1])
    put(paste0("mean.", part, ".high"), confint(svymean(~y, s), df = degf(s))[2])
    for (method in c("xlogit", "logit", "beta")) {
      ci <- attr(svyciprop(~b, s, method = method), "ci")
      put(paste0(method, ".", part, ".low"), ci[1]); put(paste0(method, ".", part, ".high"), ci[2])
    }
  }
}
by <- svyby(~b, ~region, full, svymean, covmat = TRUE)
for (pair in list(c(1, 2), c(1, 3), c(2, 3))) {
  k <- c(0, 0, 0); k[pair] <- c(1, -1)
  e <- svycontrast(by, k)
  put(sprintf("difference.r%d.r%d.value", pair[1] - 1, pair[2] - 1), coef(e))
  put(sprintf("difference.r%d.r%d.se", pair[1] - 1, pair[2] - 1), SE(e))
}
byo <- svycontrast(svyby(~b, ~target, full, svymean, covmat = TRUE), c(1, -1))  # O - T, shared strata
put("difference.O.T.value", coef(byo)); put("difference.O.T.se", SE(byo))
options(survey.lonely.psu = "remove")
nofpc <- svydesign(ids = ~1, strata = ~stratum, weights = weights(full), data = d)
put("nofpc.mean.se", SE(svymean(~y, nofpc)))
lonely <- svydesign(ids = ~1, strata = ~stratumL, fpc = ~NL, data = d)
for (mode in c("remove", "adjust", "average")) {
  options(survey.lonely.psu = mode)
  put(paste0("lonely.", mode, ".mean.all.se"), SE(svymean(~y, lonely)))
  put(paste0("lonely.", mode, ".mean.r2.se"), SE(svymean(~y, subset(lonely, region == 2))))
  put(paste0("lonely.", mode, ".total.r2.se"), SE(svytotal(~y, subset(lonely, region == 2))))
}
finish(args[2])
