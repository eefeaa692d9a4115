"""What SciPy fits to directions with the mean rho mu, and its log-density of mu itself under kappa, for each problem on standard input.

Its fit depends on the mean alone: two unit vectors with that mean give it what thousands would."""
import json
import sys

import numpy
import scipy
from scipy.stats import vonmises_fisher


def two_rows(mu, rho):
    side = numpy.zeros_like(mu)
    side[numpy.argmin(numpy.abs(mu))] = 1
    side -= mu * (mu @ side)
    side *= numpy.sqrt(1 - rho * rho) / numpy.linalg.norm(side)
    return numpy.array([rho * mu + side, rho * mu - side])


def attempt(compute):
    """A number as text, for infinities and NaN, or the name of the error."""
    try:
        with numpy.errstate(all="ignore"):
            return repr(float(compute()))
    except Exception as error:  # whatever it is belongs into the report
        return type(error).__name__


results = []
for problem in json.load(sys.stdin):
    mu = numpy.array(problem["mu"])
    mu /= numpy.linalg.norm(mu)
    rows = two_rows(mu, problem["rho"])
    kappa = attempt(lambda: vonmises_fisher.fit(rows)[1])
    log_pdf = attempt(lambda: vonmises_fisher.logpdf(mu[None, :], mu, problem["kappa"])[0])
    results.append({"kappa": kappa, "logPdf": log_pdf})

print(json.dumps({"version": scipy.__version__, "results": results}))
