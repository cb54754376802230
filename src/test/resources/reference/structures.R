# Rscript structures.R <data.csv> <expected.csv>     R 4.2.2, FactoMineR 2.7, cluster 2.1.4, vegan 2.6-4, psych 2.2.9, igraph; not run live
source("common.R")
suppressPackageStartupMessages({library(FactoMineR); library(cluster); library(vegan); library(psych); library(igraph)})
d <- read.csv(args[1]); d$k <- pmin(d$y %/% 4, 3)
put.all <- function(key, x) for (k in seq_along(x)) put(paste0(key, ".", k - 1), x[k])
turn <- function(m) apply(m, 2, function(v) v * sign(v[which.max(abs(v))]))    # axes have no sign
pca <- prcomp(cbind(d$y, d$x, d$N), scale. = TRUE); put.all("pca.sdev", pca$sdev); put.all("pca.rotation", as.vector(turn(pca$rotation)))
tab <- unclass(table(d$region, d$k)); ca <- CA(tab, graph = FALSE); put.all("ca.inertia", ca$eig[, 1])
put.all("ca.rows", abs(as.vector(ca$row$coord))); put.all("ca.columns", abs(as.vector(ca$col$coord)))
m <- data.frame(owner = factor(d$owner), target = factor(d$target), level = factor(d$level), k = factor(d$k), region = factor(d$region))
mca <- MCA(m, quali.sup = 5, graph = FALSE, ncp = 6); put.all("mca.inertia", mca$eig[, 1])
put.all("mca.coord", abs(as.vector(mca$var$coord[, 1:3]))); put.all("mca.contrib", as.vector(mca$var$contrib[, 1:3]) / 100)
put.all("mca.sup", abs(as.vector(mca$quali.sup$coord[, 1:3])))
adj <- pmax(mca$eig[, 1] - 1 / 4, 0)^2; put.all("mca.benzecri", adj / sum(adj))
mixed <- data.frame(owner = factor(d$owner), b = d$b, c = d$c, k = factor(d$k, ordered = TRUE), x = d$x)[1:60, ]
g <- daisy(mixed, metric = "gower", type = list(asymm = c("b", "c"))); put.all("gower", as.vector(g)[1:50])
points <- cbind(d$x, d$y + seq_len(nrow(d)) / 97)[1:60, ]; e <- dist(points)
p <- pam(e, 3); put.all("pam.medoids", sort(p$id.med) - 1); put("pam.cost", p$objective["swap"])
sil <- silhouette(p$clustering, e); put("silhouette.mean", mean(sil[, 3])); put.all("silhouette", sil[1:10, 3])
for (method in c("average", "complete", "ward.D2")) {
  h <- hclust(e, method); put.all(paste0("tree.", method, ".height"), h$height[45:59]); put.all(paste0("tree.", method, ".cut"), cutree(h, 5) - 1)
}
# latent classes by EM, by formula: the best of 60 starts
A <- cbind(d$b, d$c, as.integer(d$x %% 2 == 0), as.integer(d$y > 5), as.integer(d$level == "V")); n <- nrow(A); set.seed(1); best <- -Inf
for (start in 1:60) {
  pi <- c(0.5, 0.5); P <- matrix(runif(10, 0.1, 0.9), 2); old <- -Inf
  repeat {
    L <- sapply(1:2, function(k) pi[k] * apply(A, 1, function(a) prod(P[k, ]^a * (1 - P[k, ])^(1 - a)))); s <- rowSums(L); ll <- sum(log(s))
    post <- L / s; pi <- colMeans(post); P <- t(post) %*% A / colSums(post)
    if (ll - old < 1e-11 * abs(ll)) break
    old <- ll
  }
  if (ll > best) { best <- ll; share <- max(pi) }
}
put("lca.logLik", best); put("lca.share", share)
a <- adonis2(e ~ factor(d$region[1:60]), permutations = 1); put("adonis.f", a$F[1]); put("adonis.r2", a$R2[1])
y <- sort(d$y); F <- seq_along(y) / length(y); L <- cumsum(y) / sum(y); put("gini", 1 - sum(diff(c(0, F)) * (L + c(0, L[-length(L)]))))
# two-mode network: region by (x mod 7), where more than two cases meet; all nodes are connected
B <- unclass(table(d$stratum, d$x %% 7) > 1); net <- graph_from_incidence_matrix(B); top <- nrow(B); low <- ncol(B)
put("network.density", mean(B)); put("network.components", components(net)$no)
put.all("network.degree", degree(net)); put.all("network.betweenness", betweenness(net)); far <- distances(net)
far[!is.finite(far)] <- 0; put.all("network.distance", rowSums(far))
# agreement ------------------------------------------------------------------------------------------
one <- d$k; two <- ifelse(d$b == 1, d$k, (d$k + d$c) %% 4)
ck <- cohen.kappa(cbind(one, two)); put("cohen", ck$kappa); put("cohen.quadratic", ck$weighted.kappa)
lin <- 1 - abs(outer(0:3, 0:3, "-")) / 3; t2 <- prop.table(table(factor(one, 0:3), factor(two, 0:3))); ex <- outer(rowSums(t2), colSums(t2))
put("cohen.linear", (sum(lin * t2) - sum(lin * ex)) / (1 - sum(lin * ex)))
three <- ifelse(d$c == 1, d$k, 0); M <- cbind(one, two, three); counts <- t(apply(M, 1, function(r) tabulate(r + 1, 4)))
po <- mean((rowSums(counts^2) - 3) / 6); pj <- colMeans(counts / 3)                       # Fleiss 1971; Gwet 2008
put("fleiss", (po - sum(pj^2)) / (1 - sum(pj^2))); pg <- sum(pj * (1 - pj)) / 3; put("gwet", (po - pg) / (1 - pg))
items <- cbind(d$b, d$c, d$y > 5, d$x > 25, d$x <= 22) * 1
al <- suppressWarnings(psych::alpha(items, keys = c(1, 1, 1, 1, -1), warnings = FALSE)); put("alpha", al$total$raw_alpha)
put.all("alpha.without", al$alpha.drop$raw_alpha); put.all("alpha.rest", al$item.stats$r.drop)
finish(args[2])
