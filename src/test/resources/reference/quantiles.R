# Rscript quantiles.R <data.csv> <expected.csv>
source("common.R")
d <- read.csv(args[1])
n <- tapply(d$y, d$stratum, length)
d$w <- d$N / as.vector(n[as.character(d$stratum)])
d <- d[order(d$y, d$w), ]                                     # hf7 depends on the order of ties
weighted <- svydesign(ids = ~1, strata = ~stratum, weights = ~w, data = d)
equal <- svydesign(ids = ~1, weights = ~one, data = d)
for (p in c(0.1, 0.25, 0.5, 0.75, 0.9)) {
  put(paste0("type7.", p), quantile(d$y, p, type = 7))
  for (rule in c("math", "school", "hf7")) {
    put(paste0("weighted.", rule, ".", p), svyquantile(~y, weighted, p, qrule = rule, ci = FALSE)$y[1])
    put(paste0("equal.", rule, ".", p), svyquantile(~y, equal, p, qrule = rule, ci = FALSE)$y[1])
    put(paste0("r1.", rule, ".", p), svyquantile(~y, subset(weighted, region == 1), p, qrule = rule, ci = FALSE)$y[1])
  }
}
put("zero.r1", coef(svymean(~I(y == 0), subset(weighted, region == 1)))["I(y == 0)TRUE"])
finish(args[2])
