"""Sparse matrices with numpy alone: transposed, multiplied with dense ones, and with themselves."""

from typing import Final

import numpy as np

from bot.finder.model.index import Floats, Rows

_COMMON: Final = 24  # rows with a column, above which it is multiplied as dense
_AT_ONCE: Final = 1 << 17  # numbers gathered at once: what stays in a processor's cache


def transpose(rows: Rows, feature_count: int) -> Rows:
    """The same numbers by feature: the matrix transposed."""
    by_feature = np.argsort(rows.columns, kind="stable")
    row_of = np.repeat(np.arange(len(rows.starts) - 1, dtype=np.int32), np.diff(rows.starts))
    frequency = np.bincount(rows.columns, minlength=feature_count)
    starts = np.concatenate(([0], np.cumsum(frequency))).astype(np.int64)
    return Rows(starts, row_of[by_feature], rows.values[by_feature])


def multiply(rows: Rows, matrix: Floats) -> Floats:
    """A sparse matrix times a dense one, a cache's worth of rows at a time."""
    found = np.zeros((len(rows.starts) - 1, matrix.shape[1]), dtype=np.float32)
    filled = np.flatnonzero(np.diff(rows.starts))
    starts = rows.starts[filled]
    step = max(1, _AT_ONCE // matrix.shape[1])
    first = 0
    while first < len(filled):
        last = max(first + 1, int(np.searchsorted(starts, starts[first] + step)))
        low, high = starts[first], rows.starts[filled[last - 1] + 1]
        parts = matrix[rows.columns[low:high]]
        parts *= rows.values[low:high, None]
        found[filled[first:last]] = np.add.reduceat(parts, starts[first:last] - low, axis=0)
        first = last
    return found


def similarities(rows: Rows, by_column: Rows) -> Floats:
    """Products of all rows with all rows: common columns as a matrix, rare ones pair by pair."""
    count = len(rows.starts) - 1
    sizes = np.diff(by_column.starts)
    common = np.flatnonzero(sizes > _COMMON)
    columns = np.zeros((count, len(common)), dtype=np.float32)
    for place, feature in enumerate(common):
        part = slice(by_column.starts[feature], by_column.starts[feature + 1])
        columns[by_column.columns[part], place] = by_column.values[part]
    alike = columns @ columns.T
    places = np.flatnonzero(np.repeat(sizes <= _COMMON, sizes))
    partners = np.repeat(sizes, sizes)[places]
    left = np.repeat(places, partners)
    nth = np.arange(len(left)) - np.repeat(np.cumsum(partners) - partners, partners)
    right = np.repeat(by_column.starts[:-1], sizes)[left] + nth
    cells = by_column.columns[left].astype(np.int64) * count + by_column.columns[right]
    shared = np.bincount(cells, by_column.values[left] * by_column.values[right], minlength=count * count)
    alike += shared.reshape(count, count).astype(np.float32)
    return alike
