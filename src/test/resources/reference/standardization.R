# Rscript standardization.R <data.csv> <expected.csv>
# Standard: the cases of all regions by level x target x owner. Cells without a case in a region are
# merged over owners; where a level x target is empty, over targets.
source("common.R")
d <- read.csv(args[1])
d$cell <- paste(d$level, d$target, d$owner)
full <- svydesign(ids = ~1, strata = ~stratum, fpc = ~N, data = d)
cells <- unique(d[c("level", "target", "owner", "cell")])
for (r in 0:2) {
  there <- d[d$region == r, ]
  key <- setNames(cells$cell, cells$cell)
  pair <- paste(cells$level, cells$target)
  for (p in unique(pair)) if (!all(cells$cell[pair == p] %in% there$cell)) key[pair == p] <- p
  for (l in unique(cells$level)) {
    pairs <- unique(pair[cells$level == l])
    if (!all(pairs %in% paste(there$level, there$target))) key[cells$level == l] <- l
  }
  s <- subset(update(full, merged = factor(key[d$cell])), region == r)
  standard <- table(key[d$cell])
  names(standard) <- NULL
  put(paste0("keys.r", r), length(standard))
  for (y in c("y", "b")) {
    st <- svystandardize(s, by = ~merged, over = ~1, population = as.vector(standard))
    m <- svymean(as.formula(paste("~", y)), st)
    put(paste0(y, ".r", r, ".value"), coef(m)); put(paste0(y, ".r", r, ".se"), SE(m))
    put(paste0(y, ".r", r, ".raw"), coef(svymean(as.formula(paste("~", y)), s)))
  }
}
finish(args[2])
