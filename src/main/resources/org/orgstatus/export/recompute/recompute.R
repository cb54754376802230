# 重新计算一项对比的主要表格，并与本系统的数字比较。用法：Rscript recompute.R
# Computes the main tables of a comparison anew and prints the differences to the numbers of the
# study. Run it in this folder: Rscript recompute.R. Needs the package survey.
suppressPackageStartupMessages(library(survey))
options(survey.lonely.psu = "adjust", width = 160)

# The CSV files ---------------------------------------------------------------------------------
read <- function(file) {
  d <- read.csv(file, colClasses = "character", na.strings = character(), check.names = FALSE,
    encoding = "UTF-8")
  names(d)[1] <- sub("^\xef\xbb\xbf", "", names(d)[1], useBytes = TRUE)
  d
}
codebook <- read("codebook.csv")
tables <- list()
for (file in readLines("tables.txt")) {
  name <- sub("[.]csv$", "", file)
  d <- read(file)
  for (column in names(d)) {
    type <- codebook$type[match(column, codebook$name)]
    if (column == "row" || (!is.na(type) && type == "number")) {
      d[[column]] <- as.numeric(d[[column]])     # empty: missing, see column__missing
    } else {
      d[[column]] <- sub("^'", "", d[[column]])  # the apostrophe keeps spreadsheets from computing
    }
  }
  tables[[name]] <- d
}

# The comparison --------------------------------------------------------------------------------
plan <- read("plan.csv")
units <- read("plan-units.csv")
expected <- read("plan-numbers.csv")
for (column in setdiff(names(units), c("unit_code", grep("^group:", names(units), value = TRUE)))) {
  units[[column]] <- as.numeric(units[[column]])
}
for (column in c("value", "low", "high")) {
  expected[[column]] <- as.numeric(expected[[column]])
}
all <- tables[[plan$table]]
at <- match(units$unit_code, all$unit_code)
stopifnot(!anyNA(at))
units <- cbind(units, all[at, setdiff(names(all), names(units)), drop = FALSE])

# One stratified design for the answers, with the finite population correction.
answers <- units[units$weight > 0, ]
design <- svydesign(ids = ~1, strata = ~stratum, weights = ~weight, fpc = ~stratum_units,
  data = answers)

# A cell: value and limits, of the answers of a group that have a value. Where every unit of the
# group answered the share is a fact, without weights and limits.
cell <- function(e) {
  x <- answers[[e$measure]]
  here <- !is.na(x)
  if (e$group != "") here <- here & answers[[paste0("group:", e$group)]] == e$code
  complete <- e$complete == "yes"
  if (e$kind == "median") {
    if (complete) return(c(quantile(x[here], 0.5, type = 7, names = FALSE), NA, NA))
    order <- order(x, answers$weight)            # this rule of quantiles depends on the order of ties
    sorted <- design[order, ]
    sorted$variables$x <- x[order]
    return(c(coef(svyquantile(~x, sorted[which(here[order]), ], 0.5, qrule = "hf7")), NA, NA))
  }
  if (complete) return(c(100 * mean(x[here]), NA, NA))
  domain <- design
  domain$variables$x <- x
  domain <- domain[which(here), ]
  mean <- svymean(~x, domain)
  p <- coef(mean)
  se <- SE(mean)
  if (is.na(e$low) || is.na(se) || se < 1e-12) return(c(100 * p, NA, NA))
  half <- qt(0.975, degf(domain)) * se / (p * (1 - p))
  100 * c(p, plogis(qlogis(p) - half), plogis(qlogis(p) + half))
}

computed <- t(vapply(seq_len(nrow(expected)), function(i) as.numeric(cell(expected[i, ])), numeric(3)))
result <- data.frame(
  expected[c("table", "measure", "group", "code")],
  ours = expected$value, r = computed[, 1], difference = computed[, 1] - expected$value,
  low = computed[, 2] - expected$low, high = computed[, 3] - expected$high)
print(result, digits = 10, row.names = FALSE)
cat(sprintf("numbers: %d, limits: %d\n", nrow(result), sum(!is.na(result$low))))
cat(sprintf("largest difference: %.3e\n",
  max(abs(c(result$difference, result$low, result$high)), na.rm = TRUE)))
