# Rscript tests.R <data.csv> <expected.csv>     classical tests; packages stats and vcd
source("common.R")
suppressPackageStartupMessages(library(vcd))
d <- read.csv(args[1])
put.test <- function(key, t) {
  put(paste0(key, ".statistic"), t$statistic); put(paste0(key, ".p"), t$p.value)
  if (length(t$parameter) == 1) put(paste0(key, ".df"), t$parameter)
}
# ranks --------------------------------------------------------------------------------------------
g <- split(d$y, d$region)
kw <- kruskal.test(g); put.test("kruskal", kw)
put("kruskal.epsilon2", kw$statistic / (nrow(d) - 1)); put("kruskal.eta2", max(0, (kw$statistic - 2) / (nrow(d) - 3)))
r <- rank(d$y); n <- nrow(d); ties <- table(d$y); mr <- tapply(r, d$region, mean); m <- table(d$region)
dunn <- combn(3, 2, function(k) diff(-mr[k]) / sqrt((n * (n + 1) / 12 - sum(ties^3 - ties) / (12 * (n - 1))) * sum(1 / m[k])))
p <- 2 * pnorm(-abs(dunn))                                    # Dunn 1964, by formula
for (k in 1:3) { put(paste0("dunn.z.", k), dunn[k]); put(paste0("dunn.p.", k), p[k]); put(paste0("dunn.holm.", k), p.adjust(p)[k]) }
put.test("welch", oneway.test(y ~ region, d)); put("welch.ndf", oneway.test(y ~ region, d)$parameter[1])
put("welch.ddf", oneway.test(y ~ region, d)$parameter[2])
for (k in 1:3) {                                              # Games-Howell, by formula with ptukey
  pair <- combn(3, 2)[, k]; a <- g[[pair[1]]]; b <- g[[pair[2]]]; va <- var(a) / length(a); vb <- var(b) / length(b)
  df <- (va + vb)^2 / (va^2 / (length(a) - 1) + vb^2 / (length(b) - 1)); q <- abs(mean(a) - mean(b)) / sqrt((va + vb) / 2)
  put(paste0("games.df.", k), df); put(paste0("games.p.", k), ptukey(q, 3, df, lower.tail = FALSE))
  put(paste0("games.low.", k), mean(a) - mean(b) - qtukey(0.95, 3, df) * sqrt((va + vb) / 2))
}
for (q in c(0.5, 2, 5, 40)) for (df in c(2.5, 8, 40)) put(paste("range2", q, df, sep = ";"), 2 * pt(-q / sqrt(2), df))  # k = 2, exactly
for (q in c(0.5, 2, 3.5, 5, 9)) for (k in c(2, 3, 10, 32)) for (df in c(2.5, 8, 40, 1000))
  put(paste("ptukey", q, k, df, sep = ";"), ptukey(q, k, df, lower.tail = FALSE))
for (k in c(2, 3, 10, 32)) for (df in c(2.5, 8, 40, 1000)) put(paste("qtukey", 0.05, k, df, sep = ";"), qtukey(0.95, k, df))
w <- wilcox.test(g[[1]], g[[2]], exact = FALSE, correct = FALSE); put("wilcox.plain.u", w$statistic); put("wilcox.plain.p", w$p.value)
put("wilcox.corrected.p", wilcox.test(g[[1]], g[[2]], exact = FALSE)$p.value)
untied <- d$y + d$x / 1000 + seq_len(n) / 1e7
put("wilcox.exact.p", wilcox.test(untied[1:12], untied[13:30], exact = TRUE)$p.value)
v <- suppressWarnings(wilcox.test(d$y - 5, exact = FALSE, correct = FALSE)); put("signed.v", v$statistic); put("signed.p", v$p.value)
put("signed.exact.p", wilcox.test((untied - median(untied) - 0.0001)[1:20], exact = TRUE)$p.value)
k <- suppressWarnings(cor.test(d$x, d$y, method = "kendall", exact = FALSE)); put("kendall.tau", k$estimate); put("kendall.z", k$statistic); put("kendall.p", k$p.value)
s <- suppressWarnings(cor.test(d$x, d$y, method = "spearman", exact = FALSE)); put("spearman.rho", s$estimate); put("spearman.p", s$p.value)
orders <- function(v) if (length(v) == 1) list(v) else do.call(c, lapply(seq_along(v), function(i) lapply(orders(v[-i]), function(o) c(v[i], o))))
a <- rank(d$x[1:7]) - 4; b <- rank(d$y[1:7]) - 4                 # every order of seven cases, by enumeration
put("spearman.orders.p", mean(sapply(orders(1:7), function(o) abs(sum(a * b[o])) >= abs(sum(a * b)) - 1e-9)))
for (k in c(1, 5, 40)) put(paste0("percentile.", k - 1), (100 * (rank(d$y) - 0.5) / nrow(d))[k])
blocks <- cbind(d$y, d$x %% 9, d$stratum)[1:40, ]; put.test("friedman", friedman.test(blocks))
yes <- cbind(d$b, d$c, as.integer(d$x %% 2 == 0)); k <- ncol(yes); C <- colSums(yes); R <- rowSums(yes)
Q <- (k - 1) * (k * sum(C^2) - sum(C)^2) / (k * sum(C) - sum(R^2)); put("cochran.statistic", Q)
put("cochran.p", pchisq(Q, k - 1, lower.tail = FALSE))
# tables -------------------------------------------------------------------------------------------
tab <- table(d$region, d$owner)
put.test("pearson", suppressWarnings(chisq.test(tab, correct = FALSE)))
put("fisher.rc.p", fisher.test(tab, workspace = 2e7)$p.value)
put("fisher.job.p", fisher.test(matrix(c(1, 2, 1, 0, 3, 3, 6, 1, 10, 10, 14, 9, 6, 7, 12, 11), 4))$p.value)
two <- table(d$b, d$c); f <- fisher.test(two)
put("fisher.22.p", f$p.value); put("fisher.22.or", f$estimate); put("fisher.22.low", f$conf.int[1]); put("fisher.22.high", f$conf.int[2])
lo <- oddsratio(two); put("odds.value", exp(coef(lo))); put("odds.low", exp(confint(lo)[1])); put("odds.high", exp(confint(lo)[2]))
put.test("mcnemar.plain", mcnemar.test(two, correct = FALSE)); put.test("mcnemar.corrected", mcnemar.test(two))
put("mcnemar.exact.p", binom.test(3, 14)$p.value)
three <- table(d$b, d$c, d$region)
mh <- mantelhaen.test(three); put.test("mantel", mh); put("mantel.or", mh$estimate); put("mantel.low", mh$conf.int[1]); put("mantel.high", mh$conf.int[2])
put("mantel.plain.statistic", mantelhaen.test(three, correct = FALSE)$statistic)
wt <- woolf_test(three); put("woolf.statistic", wt$statistic); put("woolf.p", wt$p.value)
put.test("trend", prop.trend.test(tapply(d$b, d$region, sum), as.vector(table(d$region)), c(1, 2, 4)))
for (x in c(0, 3, 17, 50)) for (pr in c(0.05, 0.5, 0.77)) put(paste("binom", x, 50, pr, sep = ";"), binom.test(x, 50, pr)$p.value)
put("binom;1200;2600;0.5", binom.test(1200, 2600)$p.value)
# V by noncentral chi-squared (Smithson 2003)
X2 <- suppressWarnings(chisq.test(tab, correct = FALSE))$statistic; df <- 4; N <- sum(tab) * 2
ncp <- function(p) if (pchisq(X2, df) <= p) 0 else uniroot(function(l) pchisq(X2, df, l) - p, c(0, 500), tol = 1e-12)$root
put("v.low", if (ncp(0.975) == 0) 0 else sqrt((ncp(0.975) + df) / N)); put("v.high", sqrt((ncp(0.025) + df) / N))
# interval of Cliff's delta (Feng and Cliff 2004), by formula
a <- g[[1]]; b <- g[[2]]; D <- sign(outer(a, b, "-")); de <- mean(D); n1 <- length(a); n2 <- length(b); z <- qnorm(0.975)
v <- (n2^2 * sum((rowMeans(D) - de)^2) + n1^2 * sum((colMeans(D) - de)^2) - sum((D - de)^2)) / (n1 * n2 * (n1 - 1) * (n2 - 1))
v <- max(v, (1 - de^2) / (n1 * n2 - 1)); half <- z * sqrt(v) * sqrt((1 - de^2)^2 + z^2 * v)
put("cliff.low", (de - de^3 - half) / (1 - de^2 + z^2 * v)); put("cliff.high", (de - de^3 + half) / (1 - de^2 + z^2 * v))
# adjusted p-values ----------------------------------------------------------------------------------
p <- c(0.001, 0.8, 0.03, 0.012, 0.03, 1e-20, 0.5, 0.04)
for (m in c("bonferroni", "holm", "hochberg", "BH", "BY")) for (k in seq_along(p)) put(paste("adjust", m, k, sep = ";"), p.adjust(p, m)[k])
# tails far below 1e-16
for (x in c(1e-3, 5, 200, 1200)) for (df in c(1, 3, 40)) put(paste("chisq", x, df, sep = ";"), pchisq(x, df, lower.tail = FALSE))
for (f in c(0.1, 3, 60, 900)) for (df in c(1, 4.5, 30)) put(paste("f", f, df, 97, sep = ";"), pf(f, df, 97, lower.tail = FALSE))
for (t in c(0.1, 2, 9, 40)) for (df in c(3, 2500)) put(paste("t", t, df, sep = ";"), 2 * pt(-t, df))
for (z in c(0.1, 2, 9, 30)) put(paste("z", z, sep = ";"), 2 * pnorm(-z))
finish(args[2])
