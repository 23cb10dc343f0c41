"""Which formula stands behind each figure of a report, and where it comes from."""

from dataclasses import dataclass
from typing import Final

__all__ = ["FORMULAS", "Formula"]

_: Final = str  # marks a message for the catalogue


@dataclass(frozen=True, slots=True)
class Formula:
    """A figure's name, as a message of the catalogue, its formula in symbols, and its source."""

    figure: str
    symbols: str
    source: str


FORMULAS: Final = (
    Formula(
        _("Share who agree, its limits"),
        "a / (a + d); Beta(a + ½, d + ½)",
        "Jeffreys interval: Brown, Cai & DasGupta 2001, Statistical Science 16:101",
    ),
    Formula(
        _("Mean guess, its limits"),
        "μ = (Σq + ½) / (k + 1); v = [Σ(q − μ)² + μ²/2 + (1 − μ)²/2] / ((k + 1)(k + 2)); Beta(μ, v)",
        "Dirichlet process: Ferguson 1973, Annals of Statistics 1:209",
    ),
    Formula(
        _("Gap: guess minus share"),
        "g = μ − (a + ½) / (a + d + 1)",
        "Idea: Yudkin, Hawkins & Dixon 2019, The Perception Gap",
    ),
    Formula(
        _("Limits of the gap"),
        "g − √((μ − lμ)² + (ur − r)²), g + √((uμ − μ)² + (r − lr)²)",
        "MOVER: Newcombe 1998, Statistics in Medicine 17:873; Zou & Donner 2008, Statistics in Medicine 27:1693",
    ),
    Formula(
        _("Probability of a class"),
        "P(+) = 1 − I₀.₅₅(a + 1, d + 1); P(−) = I₀.₄₅(a + 1, d + 1); P(u < ⅓) = I⅓(u + 1, a + d + 4)",
        "Beta posteriors; seven classes over nine pairs of leans",
    ),
    Formula(
        _("List of the surest labels"),
        "Σ(1 − P) / k ≤ 0.1",
        "Newton et al. 2004, Biostatistics 5:155",
    ),
    Formula(
        _("Share of all difference of views that lies between the sides"),
        "Σb / (Σb + Σw); b = [(p₁ − p₂)² − Σ p(1 − p)/(c − 1)] / 4, w = ½ Σ c p(1 − p)/(c − 1)",
        "Hudson, Slatkin & Maddison 1992, Genetics 132:583; Bhatia et al. 2013, Genome Research 23:1514",
    ),
    Formula(
        _("Error of guesses"),
        "mean (q − p)²; 1 − error / error of the simple guess",
        "Brier 1950, Monthly Weather Review 78:1",
    ),
    Formula(_("What both sides agree to"), "√(p₁ p₂)", "Geometric mean"),
    Formula(
        _("Groups of people who answer alike"),
        "k-means on two principal components; k by mean silhouette",
        "Rousseeuw 1987, Journal of Computational and Applied Mathematics 20:53",
    ),
    Formula(
        _("Statements that set groups apart"),
        "q ≤ 0.05",
        "Benjamini & Hochberg 1995, Journal of the Royal Statistical Society B 57:289",
    ),
    Formula(
        _("Groups and sides"),
        "adjusted mutual information",
        "Vinh, Epps & Bailey 2010, Journal of Machine Learning Research 11:2837",
    ),
    Formula(
        _("Change of the same people"),
        "δ(2θ − 1); δ ~ Beta(n₁₀ + n₀₁ + ½, n₁₁ + n₀₀ + ½), θ ~ Beta(n₀₁ + ½, n₁₀ + ½)",
        "Beta posteriors of a paired table",
    ),
)
