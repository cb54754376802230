# Read by the other scripts: data in, expected numbers out as key,value with all digits.
suppressPackageStartupMessages(library(survey))
if (is.function(args)) args <- commandArgs(trailingOnly = TRUE)
expected <- list()
put <- function(key, value) expected[[key]] <<- as.numeric(value)
finish <- function(file) {
  lines <- sprintf("%s,%.17g", names(expected), unlist(expected))
  writeLines(c("key,value", lines), file)
}
