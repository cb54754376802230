# Rscript battery.R battery-2600.csv     the battery of StatisticsBattery.java in R's survey
suppressPackageStartupMessages(library(survey))
options(survey.lonely.psu = "remove")
file <- commandArgs(trailingOnly = TRUE)[1]
d <- read.csv(file)
items <- setdiff(names(d), c("stratum", "N", "region", "type"))
logit <- function(p, se, df) { h <- qt(0.975, df) * se / (p * (1 - p)); plogis(qlogis(p) + h) - plogis(qlogis(p) - h) }
estimates <- 0; errors <- 0; tests <- 0
time <- system.time({
  design <- svydesign(ids = ~1, strata = ~stratum, fpc = ~N, data = d)
  for (g in c("region", "type")) {
    by <- as.formula(paste("~", g))
    df <- sapply(sort(unique(d[[g]])), function(v) sum(d[[g]] == v) - length(unique(d$stratum[d[[g]] == v])))
    for (item in items) {
      kind <- substr(item, 1, 1)
      what <- as.formula(if (kind == "k") paste0("~factor(", item, ")") else paste("~", item))
      e <- svyby(what, by, design, svymean); b <- as.matrix(e[, 1 + seq_len(ncol(e) %/% 2), drop = FALSE]); se <- as.matrix(SE(e))
      width <- if (kind == "n") 2 * qt(0.975, df) * se else logit(b, se, df)
      estimates <- estimates + sum(b) + sum(width); errors <- errors + sum(se)
      test <- if (kind == "n") { t <- svyranktest(as.formula(paste(item, "~", g)), design, test = "KruskalWallis"); t$parameter / t$statistic }
              else svychisq(as.formula(paste("~", item, "+", g)), design)$statistic
      tests <- tests + test
    }
  }
})
cat(sprintf("R survey | %d | %d items | %.2f s CPU, %.2f s | %.9f %.9f %.9f\n", nrow(d), length(items), sum(time[c(1, 2)]), time[3], estimates, errors, tests))
