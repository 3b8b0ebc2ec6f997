"""Against the same with dense matrices."""

import numpy as np
import pytest
from numpy.typing import NDArray

from bot.finder.model import sparse
from bot.finder.model.index import Rows, build

PHRASES = (*(f"returns {word}{number}" for word in ("tax", "shoe") for number in range(40)), "", "stock")


@pytest.fixture(scope="module")
def matrix() -> tuple[Rows, NDArray[np.float32]]:
    index, rows, _ = build(PHRASES)
    dense = np.zeros((len(PHRASES), len(index.vocabulary)), dtype=np.float32)
    for row in range(len(PHRASES)):
        part = slice(rows.starts[row], rows.starts[row + 1])
        dense[row, rows.columns[part]] = rows.values[part]
    return rows, dense


def test_products_are_those_of_dense_matrices(matrix: tuple[Rows, NDArray[np.float32]]) -> None:
    rows, dense = matrix
    random = np.random.default_rng(3)
    right = random.normal(size=(dense.shape[1], 5)).astype(np.float32)
    assert np.allclose(sparse.multiply(rows, right), dense @ right, atol=1e-5)
    left = random.normal(size=(dense.shape[0], 5)).astype(np.float32)
    assert np.allclose(
        sparse.multiply(sparse.transpose(rows, dense.shape[1]), left), dense.T @ left, atol=1e-5
    )


def test_similarities_are_those_of_dense_rows(matrix: tuple[Rows, NDArray[np.float32]]) -> None:
    rows, dense = matrix
    by_column = sparse.transpose(rows, dense.shape[1])
    sizes = np.diff(by_column.starts)
    assert sizes.max() > sparse._COMMON > sizes.min()
    assert np.allclose(sparse.similarities(rows, by_column), dense @ dense.T, atol=1e-5)
