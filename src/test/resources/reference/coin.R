# Rscript coin.R <data.csv> <expected.csv>     R 4.2.2, coin 1.4-2; not run live: coin is not in .ci/run
source("common.R")
suppressPackageStartupMessages(library(coin))
d <- read.csv(args[1])
few <- d[d$region < 2, ][c(1:9, 60:75), ]
two <- wilcox_test(y ~ factor(region), few, distribution = "exact")
put("wilcox.z", statistic(two)); put("wilcox.p", pvalue(two))
e <- d[seq(1, 61, 3), ]
for (zero in c("Pratt", "Wilcoxon")) {
  for (how in c("exact", "asymptotic")) {
    t <- wilcoxsign_test(y ~ I(x %% 12), e, distribution = how, zero.method = zero)
    put(paste("signed", zero, how, "p", sep = "."), pvalue(t))
  }
  put(paste("signed", zero, "z", sep = "."), statistic(t))
}
tab <- table(region = factor(d$region, ordered = TRUE), k = factor(pmin(d$y %/% 4, 3), ordered = TRUE))
l <- lbl_test(tab); put("lbl.statistic", statistic(l)^2); put("lbl.p", pvalue(l))
l <- lbl_test(tab, scores = list(region = c(1, 2, 4), k = c(0, 1, 3, 9))); put("lbl.scores.statistic", statistic(l)^2)
k <- kruskal_test(y ~ factor(region), d); put("kruskal.statistic", statistic(k)); put("kruskal.p", pvalue(k))
finish(args[2])
