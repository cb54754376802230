# Rscript intervals.R <ignored> <expected.csv>
source("common.R")
for (n in c(1, 2, 5, 20, 97, 2600)) for (x in unique(c(0, 1, n %/% 3, n - 1, n))) {
  cp <- binom.test(x, n)$conf.int; w <- suppressWarnings(prop.test(x, n, correct = FALSE))$conf.int
  key <- paste0(x, ".", n)
  put(paste0("exact.", key, ".low"), cp[1]); put(paste0("exact.", key, ".high"), cp[2])
  put(paste0("wilson.", key, ".low"), w[1]); put(paste0("wilson.", key, ".high"), w[2])
}
for (p in c(1e-6, 0.005, 0.025, 0.5, 0.975)) for (a in c(0.3, 1, 4.7, 250)) for (b in c(0.5, 1, 33.3, 2600))
  put(paste("qbeta", p, a, b, sep = ";"), qbeta(p, a, b))
for (df in c(1, 2, 7, 31.5, 1000, 1e6)) for (tail in c(0.05, 0.025, 0.005, 1e-5))
  put(paste("qt", tail, df, sep = ";"), qt(tail, df, lower.tail = FALSE))
for (tail in c(0.05, 0.025, 0.005, 1e-5)) put(paste("qnorm", tail, sep = ";"), qnorm(tail, lower.tail = FALSE))
finish(args[2])
