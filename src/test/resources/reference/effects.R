# Rscript effects.R <data.csv> <expected.csv>
source("common.R")
suppressPackageStartupMessages(library(vcd))
d <- read.csv(args[1])
full <- svydesign(ids = ~1, strata = ~stratum, fpc = ~N, data = d)
bergsma <- function(v, r, c, n) {                             # Bergsma 2013, J. Korean Stat. Soc. 42
  phi2 <- max(0, v^2 * (min(r, c) - 1) - (r - 1) * (c - 1) / (n - 1))
  sqrt(phi2 / (min(r - (r - 1)^2 / (n - 1), c - (c - 1)^2 / (n - 1)) - 1))
}
cross <- function(key, rows, cols) {
  plain <- table(d[[rows]], d[[cols]])
  weighted <- svytable(as.formula(paste("~", rows, "+", cols)), full)
  v <- assocstats(plain)$cramer
  put(paste0("v.plain.", key), v)
  put(paste0("v.plain.corrected.", key), bergsma(v, nrow(plain), ncol(plain), nrow(d)))
  vw <- assocstats(unclass(weighted))$cramer
  put(paste0("v.weighted.", key), vw)
  put(paste0("v.weighted.corrected.", key), bergsma(vw, nrow(plain), ncol(plain), nrow(d)))
}
cross("region.b", "region", "b"); cross("region.owner", "region", "owner"); cross("level.target", "level", "target")
w <- weights(full)
delta <- function(a, b, u, v) sum(outer(u, v) * sign(outer(a, b, "-"))) / (sum(u) * sum(v))
for (pair in list(c(0, 1), c(0, 2), c(1, 2))) {
  i <- d$region == pair[1]; j <- d$region == pair[2]
  key <- sprintf("r%d.r%d", pair[1], pair[2])
  put(paste0("delta.plain.", key), mean(sign(outer(d$y[i], d$y[j], "-"))))
  put(paste0("delta.weighted.", key), delta(d$y[i], d$y[j], w[i], w[j]))
}
put("phi.plain", cor(d$b, d$c))
put("phi.weighted", cov.wt(d[c("b", "c")], wt = w / sum(w), cor = TRUE)$cor[1, 2])
finish(args[2])
