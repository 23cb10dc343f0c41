"""Where the distributions that limits are taken from reach a probability."""

__all__ = ["normal_quantile", "student_quantile"]


def student_quantile(freedom: float, probability: float) -> float:
    """Return t with P(T <= t) = probability, for T of Student with so many degrees of freedom."""
    from scipy import special  # noqa: PLC0415 -- slow import

    return float(special.stdtrit(freedom, probability))


def normal_quantile(probability: float) -> float:
    """Return z with P(Z <= z) = probability."""
    from scipy import special  # noqa: PLC0415 -- slow import

    return float(special.ndtri(probability))
