# SPDX-License-Identifier: EUPL-1.2
"""How much each way to forecast counts for each series, by how it has done; and their average."""

from collections.abc import Sequence

import numpy as np

from criterio.expect._model import Array
from criterio.expect.ratios import logs
from criterio.expect.score import pinball

OWN = 12.0  # past forecasts after which a series' own losses weigh as much as the panel's
SHARPNESS = 0.03  # within a voice, what is worse by this share of the best counts less by a factor of e
PATIENCE = 0.1  # a voice whose losses are this share above the best loses its seat by a factor of e
OFFSET = 0.1  # of the middle of the forecast, added before logs are averaged: zero has none


def losses(made: Array, truth: Array, panel: Array, levels: Sequence[float]) -> Array:
    """What each candidate lost on each series (candidates, series): its own losses, shrunk to the panel's.

    ``made`` is (candidates, series, moments, horizon, levels), ``truth`` (series, moments, horizon).
    """
    scale = np.maximum(np.nanmean(np.abs(np.where(np.isfinite(panel), panel, np.nan)), axis=1), 1e-9)
    loss = np.stack([pinball(one, truth, levels).mean(axis=-1) for one in made]) / scale[:, None, None]
    known = np.isfinite(loss)
    own, count = np.where(known, loss, 0).sum(axis=(2, 3)), known.sum(axis=(2, 3))
    if not count.any():
        return np.ones(own.shape)
    overall = own.sum(axis=1, keepdims=True) / np.maximum(count.sum(axis=1, keepdims=True), 1)
    typical = (own.sum(axis=0) / np.maximum(count.sum(axis=0), 1) / max(overall.mean(), 1e-12))[None, :]
    prior = OWN * truth.shape[2]
    shrunk: Array = (own + prior * overall * np.maximum(typical, 0.05)) / (count + prior)
    return shrunk


def weights(loss: Array, voices: Sequence[tuple[int, float]]) -> Array:
    """Shares (candidates, series) that add up to one for each series.

    ``voices`` are groups of neighbours among the candidates: how many, and the seat of the group. Candidates that are
    alike win together; a voice unlike them errs elsewhere, so it keeps a seat, smaller the worse it has been.
    """
    shares, heard, first = np.empty(loss.shape), [], 0
    for many, _ in voices:
        here = slice(first, first + many)
        shares[here] = _softly(loss[here], SHARPNESS)
        heard.append((shares[here] * loss[here]).sum(axis=0))
        first += many
    seats = _softly(np.stack(heard), PATIENCE, np.array([[seat] for _, seat in voices]))
    spread: Array = shares * np.repeat(seats, [many for many, _ in voices], axis=0)
    return spread


def mixed(share: Array, made: Array) -> Array:
    """The candidates averaged in logs, quantile by quantile: (series, moments, horizon, levels).

    In logs, one candidate that fears a surge does not stretch the whole, and one that fears nothing does not hide it.
    """
    made = np.nan_to_num(made)
    middle = made.shape[-1] // 2
    offset = OFFSET * np.abs(np.median(made[..., middle - 1 : middle + 2].mean(axis=-1), axis=0))[..., None]
    offset += 1e-3 * np.abs(np.median(made[..., -1:], axis=0)) + 1e-9
    offset += np.maximum(-np.median(made[..., 1:2], axis=0), 0.0)  # where less than nothing is likely, so much is usual
    whole = np.einsum("cn,cnthq->nthq", share, logs(made, offset))
    size = offset * np.expm1(np.abs(whole))
    kept: Array = np.where(size > 0.01 * offset, np.sign(whole) * size, 0.0)
    return kept


def _softly(loss: Array, scale: float, seats: Array | float = 1.0) -> Array:
    share = seats * np.exp(-(loss / np.maximum(loss.min(axis=0), 1e-12) - 1) / scale)
    spread: Array = share / share.sum(axis=0)
    return spread
