# Rscript panels.R panels.csv     expected numbers of WithinStrata and EventStudy
args <- commandArgs(trailingOnly = TRUE)
expected <- list()
put <- function(key, value) expected[[key]] <<- as.numeric(value)

# members and others of nine provinces, two levels in each; one province holds members only
i <- 0:179
province <- i %% 9
level <- (i %/% 9) %% 2
first <- ifelse(province == 8, TRUE, (i * 7 + i %/% 5) %% 3 == 0)
y <- (i * 13 + 5 * (i %/% 7)) %% 17 + 2 * first + province + ifelse(level == 0, 1, 0)
y[i %% 31 == 4] <- NA
d <- data.frame(y, first, province, cell = province * 2 + level)[!is.na(y), ]
fixed <- function(d) coef(lm(y ~ first + factor(province), d))[["firstTRUE"]]
adjusted <- function(d) coef(lm(y ~ first + factor(cell), d))[["firstTRUE"]]
delta <- function(d) {
  parts <- sapply(split(d, d$province), function(p) {
    a <- p$y[p$first]; b <- p$y[!p$first]
    if (length(a) == 0 || length(b) == 0) return(c(0, 0))
    c(mean(sign(outer(a, b, "-"))), length(a) * length(b) / (length(a) + length(b)))
  })
  sum(parts[1, ] * parts[2, ]) / sum(parts[2, ])
}
both <- d[d$province != 8, ]
jackknife <- function(f) {
  left <- sapply(0:7, function(p) f(both[both$province != p, ]))
  sqrt(7 / 8 * sum((left - mean(left))^2))
}
for (name in c("fixed", "adjusted", "delta")) {
  f <- get(name)
  put(paste0("within.", name), f(both))
  put(paste0("within.", name, ".se"), jackknife(f))
  half <- qt(.975, 7) * jackknife(f)
  put(paste0("within.", name, ".low"), f(both) - half)
  put(paste0("within.", name, ".high"), f(both) + half)
}

# foundings of twelve provinces in nine years; five began in year 3, 4 or 6
years <- 9; units <- 12
began <- c(3, 3, 4, 6, 6, rep(-1, 7))
values <- outer(0:(years - 1), 0:(units - 1), function(t, u) (t * 5 + u * 7) %% 8 + t / 2)
for (u in 1:5) for (t in 0:(years - 1)) if (t >= began[u]) values[t + 1, u] <- values[t + 1, u] + 3
values[2, 9] <- NA
event <- function(began, around = 3) {
  sum <- n <- rep(0, 2 * around + 1)
  for (g in unique(began[began > 0])) for (e in -around:around) {
    t <- g + e
    if (t < 0 || t >= years) next
    change <- values[t + 1, ] - values[g, ]
    treated <- began == g & !is.na(change)
    control <- (began < 0 | began > max(t, g)) & !is.na(change)
    if (!any(treated) || !any(control)) next
    k <- e + around + 1
    sum[k] <- sum[k] + sum(treated) * (mean(change[treated]) - mean(change[control]))
    n[k] <- n[k] + sum(treated)
  }
  sum / n
}
effect <- event(began)
for (e in -3:3) put(paste0("event.", e), effect[e + 4])
put("event.after", mean(effect[4:7]))

# all 66 ways in which two of twelve could have begun in year 4
pair <- c(4, 4, rep(-1, 10))
own <- mean(event(pair)[4:7])
all <- combn(12, 2, function(c) { b <- rep(-1, 12); b[c] <- 4; mean(event(b)[4:7]) })
put("event.pair.after", own)
put("event.pair.exact", mean(abs(all) >= abs(own) - 1e-12))

lines <- sprintf("%s,%.17g", names(expected), unlist(expected))
writeLines(c("key,value", lines), args[1])
