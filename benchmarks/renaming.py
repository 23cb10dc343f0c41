"""Rename everybody."""
from marked import Specimen
def renamed(specimen: Specimen, *, seed: int) -> Specimen:
    return specimen
