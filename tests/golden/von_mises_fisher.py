"""Makes von_mises_fisher.csv and von_mises_fisher_divergence.csv: python3 tests/golden/von_mises_fisher.py, with mpmath 1.3.

Apart from the package: ln 0F1(; d/2; k^2 / 4) by its own power series, all of whose terms are positive, summed outwards from the largest with
80 digits; A_d = (k / d) 0F1(; d/2 + 1) / 0F1(; d/2); A_d' = 1 - A_d^2 - (d - 1) A_d / k. Divergences of concentrations are
differences of the logarithms, 80 digits less what cancels.
"""

import random
from pathlib import Path

from mpmath import log, loggamma, mp, mpf, nstr, pi, sqrt

mp.dps = 80
FOLDER = Path(__file__).parent
TINY = mpf(10) ** -85


def log_hypergeometric(b, kappa):
    """ln 0F1(; b; kappa^2 / 4)."""
    y = mpf(kappa) ** 2 / 4
    peak = int((sqrt((b - 1) ** 2 + 4 * y) - (b - 1)) / 2)
    total = term = mpf(1)
    k = peak
    while term > TINY * total:
        k += 1
        term *= y / (k * (b - 1 + k))
        total += term
    term = mpf(1)
    for k in range(peak, 0, -1):
        term *= k * (b - 1 + k) / y
        total += term
        if term < TINY * total:
            break
    if peak == 0:
        return log(total)
    return log(total) + peak * log(y) - loggamma(peak + 1) - loggamma(b + peak) + loggamma(b)


def ratio(d, kappa):
    b = mpf(d) / 2
    return mpf(kappa) / d * mp.exp(log_hypergeometric(b + 1, kappa) - log_hypergeometric(b, kappa))


def row(d, kappa):
    b = mpf(d) / 2
    logarithm = log_hypergeometric(b, kappa)
    a = ratio(d, kappa)
    uniform = loggamma(b) - log(2) - b * log(pi)
    values = [
        a,
        1 - a,
        1 - a * a - (d - 1) * a / mpf(kappa),
        logarithm,
        logarithm - mpf(kappa),
        uniform,
        uniform - logarithm,
        logarithm - uniform - mpf(kappa) * a,
    ]
    return ",".join([str(d), repr(kappa), *(nstr(value, 25) for value in values)])


def divergence(d, a, b):
    difference = log_hypergeometric(mpf(d) / 2, b) - log_hypergeometric(mpf(d) / 2, a)
    return difference - ratio(d, a) * (mpf(b) - mpf(a))


def points():
    generator = random.Random(5)
    dimensions = [2, 3, 4, 5, 8, 17, 18, 19, 48, 49, 50, 51, 64, 100, 512, 2048, 8192, 32768, 1000000]
    for d in dimensions:
        for kappa in (1e-6, 0.125, 1.0, 2.0, 23.5, 63.5, 64.5, 500.0):
            yield d, kappa
        for scale in (0.01, 0.1, 0.3, 1.0, 3.0, 10.0):
            yield d, scale * d * (1 + generator.random())
    for v in (0.0, 10.0, 23.5, 24.0, 100.0):
        # Either side of kappa^2 = 4 (v + 1), where the series ends.
        d = int(2 * v + 2)
        yield d, float(2 * sqrt(v + 1) * (1 - mpf(2) ** -40))
        yield d, float(2 * sqrt(v + 1) * (1 + mpf(2) ** -40))


def pairs():
    for d in (2, 3, 16, 64, 2048, 32768):
        for a in (1e-3, 0.5 * d, 3.0 * d, 100.0 * d):
            for factor in (1 + 2.0**-30, 1.01, 1.5, 20.0, 0.99, 0.25):
                yield d, a, a * factor


def write(name, header, lines):
    (FOLDER / name).write_text("\n".join([header, *lines]) + "\n")


write(
    "von_mises_fisher.csv",
    "d,kappa,rho,complement,slope,logHypergeometric,scaled,logUniform,logNormalizer,entropy",
    [row(d, kappa) for d, kappa in points()],
)
write(
    "von_mises_fisher_divergence.csv",
    "d,a,b,divergence",
    [f"{d},{a!r},{b!r},{nstr(divergence(d, a, b), 25)}" for d, a, b in pairs()],
)
