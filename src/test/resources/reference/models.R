# Rscript models.R <data.csv> <expected.csv>     R 4.2.2, survey 4.1-1, MASS 7.3-58.2, brglm2 0.9, lme4 1.1-31; not run live
source("common.R")
suppressPackageStartupMessages({library(MASS); library(brglm2); library(lme4)})
d <- read.csv(args[1])
put.fit <- function(key, b, V) for (k in seq_along(b)) { put(paste(key, "b", k - 1, sep = "."), b[k]); put(paste(key, "se", k - 1, sep = "."), sqrt(diag(V))[k]) }
tight <- glm.control(epsilon = 1e-14, maxit = 100)
d$z <- d$x / 10; d$v <- as.numeric(d$level == "V")
plain <- glm(b ~ z + v, binomial, d, control = tight); put.fit("plain", coef(plain), vcov(plain)); put("plain.logLik", logLik(plain))
options(survey.lonely.psu = "remove")
full <- svydesign(ids = ~1, strata = ~stratum, fpc = ~N, data = d)
s <- svyglm(b ~ z + v, full, family = quasibinomial, control = tight); put.fit("design", coef(s), vcov(s)); put("design.df", s$df.residual)
one <- svyglm(b ~ z + v, subset(full, region > 0), family = quasibinomial, control = tight); put.fit("domain", coef(one), vcov(one)); put("domain.df", one$df.residual)
# all with v = 1 and z > 3.5 have it: separated by the indicator
d$sep <- as.integer(d$z > 3.5 & d$v == 1); d$out <- ifelse(d$sep == 1, 1, d$b)
f <- glm(out ~ z + sep, binomial, d, method = "brglmFit", type = "AS_mean", epsilon = 1e-12, maxit = 1000); put.fit("firth", coef(f), vcov(f))
# predictive margins at v = 0 and v = 1, by formula
for (at in 0:1) {
  X <- cbind(1, d$z, at); w <- weights(full); p <- as.vector(plogis(X %*% coef(s))); g <- colSums(w * p * (1 - p) * X) / sum(w)
  put(paste0("margin.", at), sum(w * p) / sum(w)); put(paste0("margin.se.", at), sqrt(t(g) %*% vcov(s) %*% g))
}
d$stage <- factor(pmin(d$y %/% 4, 3), ordered = TRUE)
o <- polr(stage ~ z + v, d, Hess = TRUE, control = list(reltol = 1e-16, maxit = 1000))
put("ordinal.b.0", coef(o)[1]); put("ordinal.b.1", coef(o)[2]); for (k in 1:3) put(paste0("ordinal.zeta.", k - 1), o$zeta[k])
put("ordinal.logLik", logLik(o)); for (k in 1:5) put(paste0("ordinal.se.", k - 1), sqrt(diag(vcov(o)))[k])
# institutions in 12 strata as groups
d$high <- as.integer(d$y > 5)
m <- glmer(high ~ z + (1 | stratum), d, binomial, nAGQ = 25, control = glmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-9)))
put("random.b.0", fixef(m)[1]); put("random.b.1", fixef(m)[2]); put("random.sigma", sqrt(VarCorr(m)$stratum[1]))
put("random.logLik", logLik(m)); put("random.icc", VarCorr(m)$stratum[1] / (VarCorr(m)$stratum[1] + pi^2 / 3))
u <- ranef(m)$stratum[, 1]; for (k in seq_along(u)) put(paste0("random.u.", k - 1), u[k])
# difference in differences: began in wave 1 if owner is C, in wave 2 if P
waves <- cbind(d$y, d$y + d$b + (d$owner == "C"), d$y + d$x %% 3 + (d$owner != "L") * d$c)
never <- d$owner == "L"
for (pair in list(c("C", 1, 0, 1), c("C", 1, 0, 2), c("P", 2, 1, 2), c("P", 2, 1, 0))) {
  full$variables$change <- waves[, as.integer(pair[4]) + 1] - waves[, as.integer(pair[3]) + 1]; full$variables$g <- ifelse(d$owner == pair[1], 1, 0)
  by <- svyby(~change, ~g, subset(full, owner %in% c(pair[1], "L")), svymean, covmat = TRUE); e <- svycontrast(by, c(-1, 1))
  key <- paste("did", pair[2], pair[4], sep = "."); put(paste0(key, ".value"), coef(e)); put(paste0(key, ".se"), SE(e))
}
finish(args[2])
