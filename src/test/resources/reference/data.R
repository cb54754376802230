# Rscript data.R <seed> <data.csv>
# A made-up census with non-response: strata of province (6) x level (2), one complete, one of a
# single certain unit. stratumL/NL is the same design with one lonely stratum (1 answer of 3 units).
if (is.function(args)) args <- commandArgs(trailingOnly = TRUE)
set.seed(as.integer(args[1]))
N <- c(8, 14, 21, 9, 30, 17, 12, 25, 11, 19, 1, 16)
rate <- c(1, runif(9, 0.5, 0.95), 1, 0.7)
n <- pmax(2, floor(N * rate)); n[1] <- N[1]; n[11] <- 1
rows <- lapply(seq_along(N), function(h) data.frame(stratum = h - 1, N = N[h], id = seq_len(n[h])))
d <- do.call(rbind, rows)
d$province <- d$stratum %/% 2
d$region <- d$province %/% 2
d$level <- ifelse(d$stratum %% 2 == 0, "U", "V")
d$target <- ifelse(runif(nrow(d)) < 0.6, "T", "O")
d$owner <- sample(c("C", "L", "P"), nrow(d), TRUE, c(0.12, 0.63, 0.25))
d$stratumL <- d$stratum; d$NL <- d$N
move <- which(d$stratum == 9)[1]
d$NL[d$stratum == 9] <- 16
d$stratumL[move] <- 12; d$NL[move] <- 3
d$y <- floor(rexp(nrow(d), 1 / (4 + 3 * d$region)))           # a skewed count with zeros and ties
d$x <- 5 + floor(d$y * runif(nrow(d), 0.5, 3)) + rpois(nrow(d), 20)
d$b <- as.integer(runif(nrow(d)) < 0.35 + 0.15 * d$region)
d$c <- as.integer(runif(nrow(d)) < 0.2 + 0.4 * d$b)
d$one <- 1L
write.csv(d[setdiff(names(d), c("id", "province"))], args[2], row.names = FALSE, quote = FALSE)
