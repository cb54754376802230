# Rscript comparisons.R <folder> c07 c10     numbers of ComparisonsBattery.java in R's survey
# For each number of the comparison's tables of shares and medians, raw values: the estimate in its
# domain of one stratified design, with the limits of shares. Reading the files is not counted.
suppressPackageStartupMessages(library(survey))
options(survey.lonely.psu = "adjust")
arguments <- commandArgs(trailingOnly = TRUE)
read <- function(file) read.csv(file.path(arguments[1], file), check.names = FALSE, na.strings = "",
  colClasses = NA, stringsAsFactors = FALSE)
for (plan in arguments[-1]) {
  units <- read(paste0(plan, "-units.csv")); expected <- read(paste0(plan, "-numbers.csv"))
  answers <- units[units$weight > 0, ]
  for (column in c("group", "code")) expected[[column]][is.na(expected[[column]])] <- ""
  time <- system.time({
    design <- svydesign(ids = ~1, strata = ~stratum, weights = ~weight, fpc = ~stratum_units, data = answers)
    cell <- function(e) {
      x <- as.numeric(answers[[e$measure]])
      here <- !is.na(x)
      if (e$group != "") here <- here & !is.na(answers[[paste0("group:", e$group)]]) & answers[[paste0("group:", e$group)]] == e$code
      if (e$kind == "median") {
        if (e$complete == "yes") return(c(quantile(x[here], 0.5, type = 7, names = FALSE), NA, NA))
        order <- order(x, answers$weight)
        sorted <- design[order, ]
        sorted$variables$x <- x[order]
        return(c(coef(svyquantile(~x, sorted[which(here[order]), ], 0.5, qrule = "hf7")), NA, NA))
      }
      if (e$complete == "yes") return(c(100 * mean(x[here]), NA, NA))
      domain <- design
      domain$variables$x <- x
      domain <- domain[which(here), ]
      mean <- svymean(~x, domain)
      p <- coef(mean); se <- SE(mean)
      if (is.na(e$low) || is.na(se) || se < 1e-12) return(c(100 * p, NA, NA))
      half <- qt(0.975, degf(domain)) * se / (p * (1 - p))
      100 * c(p, plogis(qlogis(p) - half), plogis(qlogis(p) + half))
    }
    computed <- t(vapply(seq_len(nrow(expected)), function(i) as.numeric(cell(expected[i, ])), numeric(3)))
  })
  cat(sprintf("R survey | %s | %d units, %d numbers | %.2f s CPU, %.2f s | largest difference: values %.2e, limits %.2e (%d)\n",
    plan, nrow(answers), nrow(expected), sum(time[c(1, 2)]), time[3],
    max(abs(computed[, 1] - expected$value)), max(abs(computed[, 2:3] - as.matrix(expected[c("low", "high")])), na.rm = TRUE),
    sum(!is.na(computed[, 2]))))
}
