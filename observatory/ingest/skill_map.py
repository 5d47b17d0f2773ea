"""Where each job profile lies on the map of skills: profiles that share rare essential skills lie close together.

Profiles as vectors of their essential skills, weighed by rarity (ln N/n) and normalised; laid out in the plane by t-SNE
(van der Maaten and Hinton 2008) with a fixed seed, so that the same profiles give the same map.
"""

import numpy as np
import polars as pl
from sklearn.manifold import TSNE

SEED = 0
PERPLEXITY = 25
REACH, INSIDE = 100.0, 98.0
"""The map spans −100…100 both ways; per cent of profiles within: the few beyond are moved to its edge."""


def positions(needs: pl.DataFrame) -> pl.DataFrame:
    """Lay profiles out by the essential skills they share.

    Args:
        needs: profile_id, skill_id, need.

    Returns:
        profile_id, x, y (−100…100, one decimal), sorted by profile_id; profiles without essential skills are left out.
    """
    vectors, profiles = _vectors(needs.filter(need="essential"))
    if len(profiles) < 3:
        return pl.DataFrame(schema={"profile_id": pl.String, "x": pl.Float64, "y": pl.Float64})
    perplexity = min(PERPLEXITY, (len(profiles) - 1) / 3)
    plane = TSNE(
        n_components=2, metric="cosine", init="pca", perplexity=perplexity, random_state=SEED, n_jobs=1
    ).fit_transform(vectors)  # fmt: skip
    plane = plane - np.median(plane, axis=0)
    edge = np.percentile(np.abs(plane), INSIDE, axis=0)
    scaled = np.round(REACH * np.clip(plane / edge, -1.0, 1.0), 1)
    return pl.DataFrame({"profile_id": profiles, "x": scaled[:, 0], "y": scaled[:, 1]}).cast(
        {"x": pl.Float64, "y": pl.Float64}
    )  # fmt: skip


def _vectors(essential: pl.DataFrame) -> tuple[np.ndarray, list[str]]:
    profiles = essential["profile_id"].unique().sort().to_list()
    skills = essential["skill_id"].unique().sort().to_list()
    row = {profile: place for place, profile in enumerate(profiles)}
    column = {skill: place for place, skill in enumerate(skills)}
    matrix = np.zeros((len(profiles), len(skills)), dtype=np.float32)
    for profile, skill in essential.select("profile_id", "skill_id").iter_rows():
        matrix[row[profile], column[skill]] = 1.0
    matrix *= np.log(len(profiles) / matrix.sum(axis=0))
    lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
    return matrix / np.where(lengths > 0, lengths, 1.0), profiles
