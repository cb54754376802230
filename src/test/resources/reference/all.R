# Rscript all.R <seed>     data.csv and <script>.csv anew, in the working folder
seed <- commandArgs(trailingOnly = TRUE)[1]
args <- c(seed, "data.csv"); source("data.R")
for (script in c("estimates", "intervals", "quantiles", "effects", "standardization", "design", "tests")) {
  options(survey.lonely.psu = "fail")
  args <- c("data.csv", paste0(script, ".csv")); source(paste0(script, ".R"))
}
