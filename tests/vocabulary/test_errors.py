import pytest

from tracktwo.vocabulary import errors


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.TrackTwoError, 1),
        (errors.UsageError, 2),
        (errors.DataError, 1),
        (errors.TableError, 1),
        (errors.DateError, 1),
        (errors.FileError, 1),
    ],
)
def test_error_has_its_exit_code(error, code):
    assert error.exit_code == code


def test_every_kind_of_wrong_material_is_a_data_error():
    kinds = {errors.TableError, errors.DateError, errors.FileError}
    assert {kind for kind in kinds if issubclass(kind, errors.DataError)} == kinds


def test_front_door_names_the_whole_tree():
    tree = {name for name, value in vars(errors).items() if isinstance(value, type)}
    assert set(errors.__all__) == tree
