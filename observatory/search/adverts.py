"""What an advert says beside the name of a job: to whom, how senior, when, for how long, where.

`Welder (f/m/d)`, `Operatore CNC Senior` and `CNC Machinist - Second Shift` are asked as `Welder`, `Operatore CNC` and
`CNC Machinist`; the text as it stands is always asked too, so that a name that holds such a word is not lost.
"""

import re
from dataclasses import dataclass

from observatory.search.spelling import normalised

MOST_PARTS = 3

# Letters by which adverts of Europe say man, woman, diverse, any: m/w/d, h/f, m/v/x, k/m, m/ž, n/m, gn.
_LETTER = "(?:[mwdfhvxkzžnuaçδα*ж]|div|gn|tn|mies|nainen)"
_MARKS = (
    re.compile(rf"[(\[{{]\s*{_LETTER}(?:\s*[/|,*\-.:]\s*{_LETTER}){{0,4}}\s*[)\]}}]", re.IGNORECASE),
    re.compile(rf"(?<![\w/]){_LETTER}(?:\s?[/|]\s?{_LETTER}){{1,4}}(?![\w/])", re.IGNORECASE),
    re.compile(r"[(\[]?\b(?:all genders?|any gender|alle geschlechter|tous genres)\b[)\]]?", re.IGNORECASE),
)
# The other form of a word that is written out: Schweißer/in, Schweißer*innen, Soldador/a, ingénieur(e), électricien·ne.
_FORM = re.compile(
    r"(?<=\w{3})(?:[/*:_·•]-?|\((?=\w{1,5}\)))"
    r"(?:innen|in|as|os|a|o|e|es|euse|trice|rice|ice|ère|ere|ière|iere|ienne|enne|ne|re|te|esse|ka|ica|nja|inja|ja|ă)\)?"
    r"(?!\w)",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"[(\[{]([^)\]}]*)[)\]}]")
_SEAMS = re.compile(r"\s+[-/]+\s+|\s*[–—|,;!•·@\n]+\s*|:\s+|\s+-")
_AMOUNT = re.compile(r"(?:[£€$]?\d+(?:[.,]\d+)?(?:k|h|x\d+|st|nd|rd|[ºª°%€£])?|ii|iii|iv)", re.IGNORECASE)
_WORDS = {
    "how senior": """
        senior senioren sr snr junior jr jnr medior mid level entry graduate apprentice apprenticeship trainee intern
        internship experienced skilled qualified certified allround allrounder
        berufserfahren erfahren erfahrene erfahrener quereinsteiger berufseinsteiger auszubildende auszubildender azubi
        ausbildung praktikum praktikant werkstudent
        confirme confirmee debutant debutante accepte acceptee experimente experimentee alternance alternant stage
        stagiaire apprenti
        con sin experiencia experimentado experimentada practicas becario becaria oficial primera segunda
        esperto esperta neolaureato neolaureata tirocinio stagista apprendista
        ervaren starter stagiair leerling
        estagio estagiario experiencia aprendiz
        starszy mlodszy starsza mlodsza doswiadczony stazysta
        erfaren larling elev nyexaminerad kokenut harjoittelija zkuseny juniorni seniorni tapasztalt cu experienta
        izkusen pripravnik
    """,
    "how long and when": """
        first second third
        full part time fulltime parttime permanent perm temporary temp contract contractor fixed term freelance
        days nights night shift shifts weekend weekends rotating evening evenings hours hrs hour per week
        vollzeit teilzeit unbefristet befristet schicht schichtarbeit schichtbetrieb nachtschicht tagschicht
        fruhschicht spatschicht wechselschicht dauernachtschicht std stunden woche zeitarbeit festanstellung minijob
        cdi cdd interim temps plein partiel poste nuit jour matin soir
        jornada completa parcial indefinido indefinida temporal contrato turno turnos noche tarde manana fijo
        tempo pieno indeterminato determinato full turni turno notturno giornata contratto
        voltijd deeltijd uur uren vast dienst dagdienst nachtdienst ploegen ploegendienst week
        inteiro efetivo termo certo rotativos noturno
        pelny etat umowa praca zmianowa zmiana zmiany
        heltid deltid dag natt kvall skift tillsvidare kvallsskift nattskift dagarbejde natarbejde
        kokoaikainen osaaikainen vuorotyo vakituinen
        hpp dpp plny uvazek smena smenny smennost
        muszak muszakos teljes allas norma intreaga schimburi
        delo izmensko polni cas
    """,
    "how urgent": """
        urgent urgently immediate immediately start required needed wanted hiring now asap vacancy job jobs
        gesucht sofort ab dringend stelle stellenangebot
        recherche recrute urgence immediat poste offre emploi
        urgente busca buscamos precisa necesita oferta empleo incorporacion inmediata vacante
        cercasi cerca offerta lavoro
        gezocht direct per vacature
        procura oferta emprego vaga
        zaraz od pilne
        sokes soges ihned nastup azonnali azonnal kezdessel urgenta angajam takoj iscemo
    """,
    "where": """
        remote hybrid onsite site based location area region raum standort umkreis grossraum nahe homeoffice
        teletrabajo remoto presencial zona teletravail distance regio omgeving thuiswerk zdalna hybrydowo distans
        etatyo
        emea dach benelux
    """,
}
WORDS = frozenset(" ".join(_WORDS.values()).split())
_SMALL_WORDS = """
    a an and at da das de del der di die do du en et for im in k met na od of off og on or och para po por pri sa si the
    til till to u und v w y z za zu
"""
_SMALL = frozenset(_SMALL_WORDS.split())


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text may name, normalised.

    Attributes:
        whole: as it stands.
        bare: without the words of adverts; the same where it has none, or has no others.
        parts: what stands between brackets, commas and dashes, one by one; empty where there is one part only.
    """

    whole: str
    bare: str
    parts: tuple[str, ...] = ()

    @property
    def wholes(self) -> tuple[str, ...]:
        """The text as it stands and without the words of adverts, where these differ."""
        return tuple(dict.fromkeys((self.whole, self.bare)))


def read(text: str) -> Reading:
    """Read a text as an advert.

    >>> read("Welder (f/m/d)").bare, read("CNC Machinist - Second Shift").bare, read("Operatore CNC Senior").bare
    ('welder', 'cnc machinist', 'operatore cnc')
    >>> read("Técnico/a de mantenimiento").bare, read("Full time").bare
    ('tecnico de mantenimiento', 'full time')
    >>> read("Welder, Leeds").parts, read("welder").parts
    (('welder', 'leeds'), ())
    """
    remaining = text
    for mark in _MARKS:
        remaining = mark.sub(" ", remaining)
    remaining = _FORM.sub("", remaining)
    pieces = [*_SEAMS.split(_BRACKETS.sub(" ", remaining)), *_BRACKETS.findall(remaining)]
    plain = [bare for piece in pieces if (bare := _bare(normalised(piece)))]
    whole = normalised(text)
    return Reading(whole, " ".join(plain) or whole, tuple(plain[:MOST_PARTS]) if len(plain) > 1 else ())


def _bare(piece: str) -> str:
    """A part without the words of adverts; nothing where it holds no others."""
    left = [word for word in piece.split() if word not in WORDS and not _AMOUNT.fullmatch(word)]
    while left and left[-1] in _SMALL:
        left.pop()
    while left and left[0] in _SMALL and len(left) > 1:
        left.pop(0)
    return " ".join(left) if any(len(word) > 1 for word in left) else ""
