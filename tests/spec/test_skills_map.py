"""The map of skills as pages ask for it: checked by hand on six trades."""

from observatory.build import skills_map as built
from observatory.queries import skills_map
from tests.conftest import World
from tests.spec.small_trades import small_trades


def test_every_trade_lies_on_the_map(world: World) -> None:
    """The baker shares nothing and resembles nobody; the welder is called by its Spanish name."""
    tables = small_trades()
    answer = skills_map.profiles(
        world(tables | built.tables(tables["job_profile"], tables["profile_skill"])), language="es"
    )
    relatives = dict(answer.select("name", "relative").iter_rows())

    assert ["baker", "fitter", "helper", "soldador", "solderer", "turner"] == answer["name"].to_list()
    assert (None, "helper") == (relatives["baker"], relatives["soldador"])


def test_relatives_come_best_first(world: World) -> None:
    """All of the helper's skills are reading blueprints: the welder and the solderer need one skill more each."""
    tables = small_trades()
    engine = world(tables | built.tables(tables["job_profile"], tables["profile_skill"]))
    answer = skills_map.relatives(engine, profile="helper", language="en")

    assert ["solderer", "welder", "turner"] == answer["relative_id"].to_list()
    assert [1, 2, 3] == answer["position"].to_list()
    assert {"joining", "machining", "other"} == set(skills_map.areas(engine, language="en")["area_id"])
