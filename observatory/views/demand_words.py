"""The words and pictures of the page Skills in demand: modelled demand, never shown as if it were counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from observatory.charts.figure import Figure
from observatory.charts.palette import Palette
from observatory.charts.quotients import Bar, quotients
from observatory.charts.ranking import ranking
from observatory.charts.strip import Strip, strips
from observatory.errors import NotHeld
from observatory.model import demand as model
from observatory.model.region import EU
from observatory.queries import agreement, demand
from observatory.views.speech import _, flags, ngettext, number, period, signed
from observatory.views.view import Column

BARE = 0.005
"""What rounds to 1.00 stands out from nothing."""
HIGHEST, LOWEST = 7, 3
"""Rows drawn from both ends of a long list."""
MOST_LISTED = 10


@dataclass(frozen=True, slots=True)
class Modelled:
    """A region whose demand is modelled, and what it is called.

    Attributes:
        name: of the region. country: the name of its country. scene: the model's answer.
        employed: the year of the occupations.
    """

    name: str
    country: str
    scene: demand.Scene
    employed: str

    def area(self, code: str) -> str:
        """What an area is called within a sentence."""
        return {EU: _("the EU"), self.scene.here.code: self.name}.get(code, self.country)


def not_modelled(name: str, lacks: Sequence[str]) -> NotHeld:
    """Why demand cannot be modelled: which inputs are not published.

    Args:
        name: of the area.
        lacks: as `queries.demand.missing` answers.
    """
    reasons = {
        "classes": _(
            "the share of employment in high- and medium-low-technology manufacturing, published for it in {year} "
            "or later"
        ).format(year=demand.OLDEST),
        "occupations": _("employment by occupation group in its country"),
    }
    return NotHeld(
        _("Demand for skills cannot be modelled for {region}.").format(region=name),
        _("What is missing: {reasons}. Nothing is filled in. Try one of these:").format(
            reasons="; ".join(reasons[lack] for lack in lacks)
        ),
    )


def too_few(name: str) -> NotHeld:
    """So few profiles that no kind of skill can be compared."""
    return NotHeld(
        _("No skill in demand in {region} is listed by enough profiles to be compared.").format(region=name),
        _("Choose another region."),
    )


def standing_out(rows: pl.DataFrame, *, region: str, area: str) -> str:
    """The finding: what a region needs most above another area, where every reading agrees.

    Args:
        rows: name, quotient, sure; largest quotient first.
        region: what the region is called.
        area: what the other area is called.
    """
    above = rows.filter(pl.col("sure") & (pl.col("quotient") >= 1 + BARE))
    if above.is_empty():
        return _("No demand in {region} stands out from {area}, whichever way it is weighed").format(
            region=region, area=area
        )
    first = above.row(0, named=True)
    return _("In {region}, “{skill}” has {times} times the weight it has in {area}").format(
        region=region, skill=first["name"], times=number(first["quotient"], 2), area=area
    )


def quotient_sentence(region: Modelled, area: str, *, drawn: int, rows: int) -> str:
    """What the numbers are, of whom, when, and of which denominator."""
    return _(
        "Modelled from the industries of {year} and the occupations of {employed}, not counted: share of "
        "manufacturing's demand for skills, divided by the same share in {area}. Whiskers: lowest and highest of "
        "{readings} ways to weigh; pale bars: they do not agree on the side. {drawn} of {all}; all are in the table."
    ).format(
        year=period(region.scene.period),
        employed=region.employed,
        area=area,
        readings=number(len(model.READINGS)),
        drawn=number(drawn),
        all=number(rows),
    )


def quotient_columns(area: str, *, by: str) -> dict[str, Column]:
    """Headings of location quotients.

    Args:
        area: what the region is compared with.
        by: kind of skill, group_id or skill_id.
    """
    return {
        "name": Column(_("Skill group") if by == "group_id" else _("Skill")),
        "quotient": Column(_("Location quotient"), 2),
        "low": Column(_("Lowest"), 2),
        "high": Column(_("Highest"), 2),
        "percent": Column(_("% of demand here"), 2),
        "percent_there": Column(_("% of demand in {area}").format(area=area), 2),
        "profiles": Column(_("Profiles behind it"), 0),
    }


def ends(rows: pl.DataFrame) -> pl.DataFrame:
    """The highest and the lowest rows, or all where they are few."""
    return rows if rows.height <= HIGHEST + LOWEST else pl.concat([rows.head(HIGHEST), rows.tail(LOWEST)])


def bars(rows: pl.DataFrame, *, base: float, label: str, decimals: int, suffix: str, palette: Palette) -> Figure:
    """Modelled values around a base, each with the spread of other readings.

    Args:
        rows: name, quotient, low, high, sure.
        base: where bars begin.
        label: what lying on the base means.
        decimals: digits behind the decimal sign.
        suffix: behind each number.
        palette: colours.
    """

    def written(value: float) -> str:
        return f"{number(value, decimals)}\N{NO-BREAK SPACE}{suffix}"

    return quotients(
        [
            Bar(
                name=row["name"],
                value=row["quotient"],
                low=row["low"],
                high=row["high"],
                sure=row["sure"],
                label=written(row["quotient"]),
                hover=f"{row['name']}: {written(row['quotient'])} ({written(row['low'])} – {written(row['high'])})",
            )
            for row in rows.iter_rows(named=True)
        ],
        base=base,
        base_label=label,
        palette=palette,
    )


def notes(region: Modelled, other: demand.Area | None = None) -> list[str]:
    """What to know before using the model's answer.

    Args:
        region: what is modelled.
        other: the area it is compared with; None where it is not.
    """
    scene = region.scene
    caveats = [_mixture(region)]
    if scene.basis == "none":
        caveats.append(
            _(
                "For {year} only technology-intensive manufacturing is published by region: food, textiles, wood, "
                "paper and furniture are not in the picture."
            ).format(year=period(scene.period))
        )
    if other and other.code != EU:
        caveats += [
            _(
                "Regions of one country are told apart by their classes of manufacturing only: skills of one class "
                "have nearly the same quotient."
            ),
            _("{area} stands for its {regions} regions with figures, each weighing as much as it has people.").format(
                area=region.area(other.code), regions=number(other.regions)
            ),
        ]
    elif not scene.country:
        caveats.append(
            _("{region} is the only region of its country with figures for {year}: no national comparison.").format(
                region=region.name, year=period(scene.period)
            )
        )
    if scene.groups_missing:
        caveats.append(
            ngettext(
                "{n} occupation group without published employment in this country is left out on both sides.",
                "{n} occupation groups without published employment in this country are left out on both sides.",
                len(scene.groups_missing),
            )
        )
    if scene.flags:
        caveats.append(_("The region's own figures carry a flag: {flags}.").format(flags=flags(scene.flags)))
    return caveats


def _mixture(region: Modelled) -> str:
    """How the region's manufacturing is made up, beside the EU's."""
    scene = region.scene
    made_up = {
        "manufacturing": _(
            "Of manufacturing in {region}, {high} % is high or medium-high technology, {medium} % medium-low, {low} % "
            "other (EU: {eu_high}, {eu_medium}, {eu_low}). It employs {level} % of people in employment "
            "(EU: {eu_level})."
        ),
        "industry": _(
            "Of industry in {region}, {high} % is high or medium-high technology, {medium} % medium-low, {low} % "
            "other, mining and energy included (EU: {eu_high}, {eu_medium}, {eu_low}). It employs {level} % of people "
            "in employment (EU: {eu_level})."
        ),
        "none": _(
            "Of technology-intensive manufacturing in {region}, {high} % is high or medium-high technology, {medium} % "
            "medium-low (EU: {eu_high}, {eu_medium}). It employs {level} % of people in employment (EU: {eu_level})."
        ),
    }
    here, europe = _shares(scene.here.mix), _shares(scene.europe.mix)
    return made_up[scene.basis].format(
        region=region.name,
        high=here[model.HIGH],
        medium=here[model.MEDIUM_LOW],
        low=here[model.LOW],
        eu_high=europe[model.HIGH],
        eu_medium=europe[model.MEDIUM_LOW],
        eu_low=europe[model.LOW],
        level=number(scene.level[scene.here.code], 1),
        eu_level=number(scene.level[EU], 1),
    )


def _shares(mix: Mapping[str, float]) -> dict[str, str]:
    return {code: number(mix[code] * 100) for code in (model.HIGH, model.MEDIUM_LOW, model.LOW)}


def uncovered_title(region: Modelled, skills: pl.DataFrame) -> str:
    """The finding: how much of the demand no design of the catalogue teaches.

    Args:
        region: what is modelled.
        skills: as `queries.demand.skills` answers.
    """
    return _("{share} % of the demand in {region} falls on skills that no design here teaches").format(
        share=number(demand.uncovered(region.scene.here, skills) * 100), region=region.name
    )


def uncovered_sentence(
    region: Modelled, skills: pl.DataFrame, held: Mapping[str, int], *, drawn: int, rows: int
) -> str:
    """The spread of that share, the same of country and EU, and how much the catalogue says at all.

    Args:
        region: what is modelled.
        skills: as `queries.demand.skills` answers.
        held: as `queries.demand.catalogue` answers.
        drawn: how many skills are drawn.
        rows: how many there are.
    """
    low, high = demand.uncovered_spread(region.scene.here, skills)
    return _(
        "{low}–{high} % under other ways to weigh; {others}. {tagged} of the {designs} micro-credentials in the "
        "catalogue name the skills they teach, {skills} skills in all. Bars: share of modelled demand, {drawn} "
        "largest of {all} skills that at least {least} profiles list. “No design recorded here” is not “no offer "
        "exists”."
    ).format(
        low=number(low * 100),
        high=number(high * 100),
        others=_others(region, skills),
        tagged=number(held["with_skills"]),
        designs=number(held["designs"]),
        skills=number(held["skills"]),
        drawn=number(drawn),
        all=number(rows),
        least=number(model.LEAST_PROFILES),
    )


def _others(region: Modelled, skills: pl.DataFrame) -> str:
    scene = region.scene
    areas = [(region.country, scene.country), (_("EU-27"), scene.europe)]
    return "; ".join(
        _("{area}: {share} %").format(area=name, share=number(demand.uncovered(area, skills) * 100))
        for name, area in areas
        if area
    )


def uncovered_columns() -> dict[str, Column]:
    """Headings of the skills that nothing teaches."""
    return {
        "name": Column(_("Skill"), leads_to="skill"),
        "percent": Column(_("% of demand here"), 2),
        "jobs": Column(_("% of jobs where essential"), 1),
        "quotient": Column(_("Location quotient, EU = 1"), 2),
        "profiles": Column(_("Profiles behind it"), 0),
    }


def uncovered_bars(rows: pl.DataFrame, palette: Palette) -> Figure:
    """Shares of modelled demand."""
    return ranking(
        rows["name"].to_list(),
        rows["percent"].to_list(),
        [_("{n} %").format(n=number(percent, 2)) for percent in rows["percent"]],
        palette=palette,
        modelled=True,
    )


def outlook_title(rows: pl.DataFrame, last: str) -> str:
    """The finding: whose jobs are expected to grow most until the last year of the forecast."""
    top = rows.row(0, named=True)
    return _("The jobs behind “{skill}” are expected to grow most until {last}: {change}\N{NO-BREAK SPACE}%").format(
        skill=top["name"], last=period(last), change=signed(top["quotient"], 1)
    )


def outlook_sentence(region: Modelled, first: str, last: str, *, drawn: int, rows: int) -> str:
    """What was forecast, and how it was carried to skills."""
    return _(
        "Expected change of employment in the EU {first}–{last}, in %, of the major groups of ISCO-08, carried to "
        "skills by their profiles and averaged over the demand in {region}. Modelled from a forecast: it says "
        "whose jobs grow, not how jobs change. {drawn} of {all} groups; all are in the table."
    ).format(first=period(first), last=period(last), region=region.name, drawn=number(drawn), all=number(rows))


def outlook_columns() -> dict[str, Column]:
    """Headings of expected changes."""
    return {
        "name": Column(_("Skill group")),
        "quotient": Column(_("Change, %"), 1, signed=True),
        "low": Column(_("Lowest"), 1, signed=True),
        "high": Column(_("Highest"), 1, signed=True),
        "percent": Column(_("% of demand here"), 2),
        "profiles": Column(_("Profiles behind it"), 0),
    }


def outlook_note() -> str:
    """What the whiskers of the forecast are."""
    return _(
        "Whiskers: an optional skill counts 0, 0.25 or 0.5 of an essential one. The forecast has ten groups "
        "of jobs, so a skill can grow by no more than the group that grows most."
    )


def counted_as() -> dict[str, str]:
    """What occupations were counted by."""
    return {"vacancies": _("Vacancies"), "adverts": _("Adverts")}


def agreement_sentence(vacancies: pl.DataFrame, adverts: pl.DataFrame) -> str:
    """Of how many regions, by how many groups, with which middle.

    Args:
        vacancies: as `queries.agreement.with_vacancies` answers.
        adverts: as `queries.agreement.with_adverts` answers.
    """
    return _(
        "Rank correlation between modelled and counted occupations (1 the same order, 0 none, −1 reversed). "
        "Middle of {regions} regions with manufacturing vacancies, by nine major groups: {vacancies}. Middle of "
        "{others} Spanish regions with adverts, by {groups} sub-major groups: {adverts}."
    ).format(
        regions=number(vacancies.height),
        vacancies=number(agreement.middle(vacancies), 2),
        others=number(adverts.height),
        adverts=number(agreement.middle(adverts), 2),
        groups=number(max(adverts["groups"], default=0)),
    )


def agreement_columns() -> dict[str, Column]:
    """Headings of the rank correlations."""
    return {
        "name": Column(_("Region")),
        "what": Column(_("Counted")),
        "period": Column(_("Period")),
        "counted": Column(_("Number"), 0),
        "groups": Column(_("Groups"), 0),
        "correlation": Column(_("Rank correlation"), 2),
        "covered": Column(_("… among groups with profiles"), 2),
        "alike": Column(_("… with all profiles alike"), 2),
        "plain": Column(_("… of the country's employment"), 2),
    }


def agreement_notes(vacancies: pl.DataFrame) -> list[str]:
    """With what the correlations should be compared, and what could not be tested."""
    return [
        _(
            "Read with care: among the groups that have profiles of manufacturing at all, the middle correlation "
            "with vacancies is {covered}; the country's employment in all industries, without any model, reaches "
            "{plain}; with all profiles alike it is {alike}."
        ).format(
            covered=number(agreement.middle(vacancies, "covered"), 2),
            plain=number(agreement.middle(vacancies, "plain"), 2),
            alike=number(agreement.middle(vacancies, "alike"), 2),
        ),
        _(
            "Left out: regions with fewer than {least} vacancies or adverts, and those without shares of "
            "manufacturing for the year of the vacancies."
        ).format(least=agreement.LEAST_COUNT),
        _("The order of occupations is what could be tested; no count of skills by region exists to test the skills."),
    ]


def few_adverts(region: Modelled, adverts: tuple[int, int] | None) -> list[str]:
    """Say so where a region has adverts, but too few to compare; nothing else.

    Args:
        region: what is modelled.
        adverts: as `queries.agreement.adverts_in` answers.
    """
    if adverts is None or adverts[1] >= agreement.LEAST_COUNT:
        return []
    return [
        _(
            "{region} has {all} adverts in all its provinces together, {tied} of them for profiles tied to "
            "manufacturing: fewer than {least}, so no ratio is drawn from them. Look at {country} as a whole."
        ).format(
            region=region.name,
            all=number(adverts[0]),
            tied=number(adverts[1]),
            least=agreement.LEAST_COUNT,
            country=region.country,
        )
    ]


def dots(rows: pl.DataFrame, palette: Palette) -> Figure:
    """A row of dots per country and kind of count.

    Args:
        rows: what, country_name, name, period, correlation.
        palette: colours.
    """
    return strips(
        [
            Strip(
                name=_("{what}, {country} {years}: {regions}").format(
                    what=what,
                    country=country,
                    years=_years(part["period"]),
                    regions=ngettext("{n} region", "{n} regions", part.height),
                ),
                label=number(agreement.middle(part), 2),
                middle=agreement.middle(part) or 0.0,
                values=part["correlation"].to_list(),
                hover=[f"{row['name']}: {number(row['correlation'], 2)}" for row in part.iter_rows(named=True)],
            )
            for (what, country), part in rows.group_by("what", "country_name", maintain_order=True)
        ],
        low=-1.0,
        high=1.0,
        palette=palette,
        ticks=[_("−1 reversed"), _("0 no relation"), _("1 same order")],
    )


def _years(periods: pl.Series) -> str:
    first, last = str(periods.min())[:4], str(periods.max())[:4]
    return first if first == last else f"{first}–{last}"
