"""What tests of the office stand on."""

from office.conftest import convenor, data_folder, in_english, programme, seat, sign_in

__all__ = ["convenor", "data_folder", "in_english", "programme", "seat", "sign_in"]
