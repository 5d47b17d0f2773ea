"""What we hold, in the words of other catalogues: DCAT-AP 3, schema.org and CSV on the Web.

Args everywhere: `base` is the address that the observatory is served at, with a slash at its end.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from rdflib import BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, SKOS, XSD

from observatory import i18n
from observatory.exchange.elm import LANGUAGES
from observatory.export.forms import FORMS
from observatory.i18n import N_
from observatory.model.holdings import Field, Holdings, Table

ADMS = Namespace("http://www.w3.org/ns/adms#")
AUTHORITY = Namespace("http://publications.europa.eu/resource/authority/")
DCATAP = Namespace("http://data.europa.eu/r5r/")
SPDX = Namespace("http://spdx.org/rdf/terms#")
MEDIA = Namespace("http://www.iana.org/assignments/media-types/")
PUBLISHER = "LCAMP Skills Observatory"
ABOUT = N_("Curated European data on job profiles, skills, regions and micro-credentials for advanced manufacturing.")
SERVICE = N_("Every figure of the observatory by address, in several forms")
TRAILING = ("source", "licence", "attribution", "grade", "edition")
"""Columns that every exported table carries behind its own, unless it has them already."""
DATATYPES = {
    "string": "string",
    "list": "string",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "date": "date",
}
THEMES = {"EDUC": "Education, culture and sport", "SOCI": "Population and society"}
VERSION = URIRef(f"{DCAT}version")


def dcat(described: Mapping[str, Holdings], base: str) -> Graph:
    """The catalogue by DCAT-AP 3: a dataset per table, a distribution per form; described in every language."""
    graph, held = Graph(), described[i18n.DEFAULT]
    for prefix, space in (("dcat", DCAT), ("dct", DCTERMS), ("foaf", FOAF), ("adms", ADMS), ("spdx", SPDX)):
        graph.bind(prefix, space)
    catalogue, publisher = URIRef(base + "api/v1/catalogue"), URIRef(base + "#publisher")
    graph.add((catalogue, RDF.type, DCAT.Catalog))
    _add_texts(graph, catalogue, DCTERMS.title, dict.fromkeys(described, PUBLISHER))
    _add_texts(graph, catalogue, DCTERMS.description, _translated(ABOUT, described))
    graph.add((publisher, RDF.type, FOAF.Agent))
    graph.add((publisher, FOAF.name, Literal(PUBLISHER)))
    graph.add((catalogue, DCTERMS.publisher, publisher))
    graph.add((catalogue, DCTERMS.modified, Literal(held.updated, datatype=XSD.date)))
    graph.add((catalogue, FOAF.homepage, _typed(graph, URIRef(base), FOAF.Document)))
    for code in filter(None, map(LANGUAGES.get, described)):
        language = _typed(graph, AUTHORITY[f"language/{code}"], DCTERMS.LinguisticSystem)
        graph.add((catalogue, DCTERMS.language, language))
    service = URIRef(base + "api/v1/")
    _service(graph, service, base, publisher, _translated(SERVICE, described))
    graph.add((catalogue, DCAT.service, service))
    for tables in zip(*(holdings.tables for holdings in described.values()), strict=True):
        dataset = _dataset(graph, dict(zip(described, tables, strict=True)), held.edition, base, publisher)
        graph.add((catalogue, DCAT.dataset, dataset))
        graph.add((service, DCAT.servesDataset, dataset))
    return graph


def _service(graph: Graph, service: URIRef, base: str, publisher: URIRef, titles: Mapping[str, str]) -> None:
    """The API, so that harvesters find its description."""
    graph.add((service, RDF.type, DCAT.DataService))
    _add_texts(graph, service, DCTERMS.title, titles)
    graph.add((service, DCTERMS.publisher, publisher))
    graph.add((service, DCAT.endpointURL, service))
    graph.add((service, DCAT.endpointDescription, URIRef(base + "api/v1/openapi.json")))


def _dataset(graph: Graph, described: Mapping[str, Table], edition: str, base: str, publisher: URIRef) -> URIRef:
    table = described[i18n.DEFAULT]
    titles = {language: translated.title for language, translated in described.items()}
    dataset = URIRef(f"{base}data?table={table.name}")
    graph.add((dataset, RDF.type, DCAT.Dataset))
    _add_texts(graph, dataset, DCTERMS.title, titles)
    _add_texts(
        graph,
        dataset,
        DCTERMS.description,
        {language: translated.processing for language, translated in described.items()},
    )
    graph.add((dataset, DCTERMS.identifier, Literal(table.name)))
    graph.add((dataset, DCTERMS.publisher, publisher))
    graph.add((dataset, DCTERMS.modified, Literal(table.updated, datatype=XSD.date)))
    graph.add((dataset, VERSION, Literal(edition)))
    for theme, name in THEMES.items():
        graph.add((dataset, DCAT.theme, _concept(graph, AUTHORITY[f"data-theme/{theme}"], name)))
    graph.add((dataset, DCTERMS.spatial, _typed(graph, AUTHORITY["continent/EUROPE"], DCTERMS.Location)))
    for source in table.sources:
        statement = BNode()
        graph.add((statement, RDF.type, DCTERMS.ProvenanceStatement))
        graph.add((statement, DCTERMS.description, Literal(f"{source.producer}: {source.title}. {source.attribution}")))
        graph.add((dataset, DCTERMS.provenance, statement))
    for ending in FORMS:
        graph.add((dataset, DCAT.distribution, _distribution(graph, table, titles, ending, base)))
    return dataset


def _distribution(graph: Graph, table: Table, titles: Mapping[str, str], ending: str, base: str) -> URIRef:
    address = URIRef(f"{base}api/v1/tables/{table.name}.{ending}")
    form = FORMS[ending]
    graph.add((address, RDF.type, DCAT.Distribution))
    _add_texts(
        graph, address, DCTERMS.title, {language: f"{title} ({ending.upper()})" for language, title in titles.items()}
    )
    graph.add((address, DCAT.accessURL, address))
    graph.add((address, DCAT.downloadURL, address))
    graph.add((address, DCAT.accessService, URIRef(base + "api/v1/")))
    graph.add((address, DCAT.mediaType, _typed(graph, MEDIA[form.media], DCTERMS.MediaType)))
    graph.add(
        (address, DCTERMS["format"], _typed(graph, AUTHORITY[f"file-type/{form.listed}"], DCTERMS.MediaTypeOrExtent))
    )
    graph.add((address, DCTERMS.modified, Literal(table.updated, datatype=XSD.date)))
    graph.add((address, DCATAP.availability, _concept(graph, AUTHORITY["planned-availability/AVAILABLE"], "available")))
    licences = sorted({source.licence_url for source in table.sources if source.licence_url})
    if len(licences) == 1:
        graph.add((address, DCTERMS.license, _typed(graph, URIRef(licences[0]), DCTERMS.LicenseDocument)))
    rights = BNode()
    graph.add((rights, RDF.type, DCTERMS.RightsStatement))
    graph.add(
        (
            rights,
            DCTERMS.description,
            Literal("; ".join(dict.fromkeys(f"{source.attribution} ({source.licence})" for source in table.sources))),
        )
    )
    graph.add((address, DCTERMS.rights, rights))
    return address


def _translated(message: str, languages: Iterable[str]) -> dict[str, str]:
    return {language: i18n.translate(message, language=language) for language in languages}


def _add_texts(graph: Graph, subject: URIRef, predicate: URIRef, texts: Mapping[str, str]) -> None:
    for language, text in texts.items():
        graph.add((subject, predicate, Literal(text, lang=language)))


def _typed(graph: Graph, resource: URIRef, kind: URIRef) -> URIRef:
    graph.add((resource, RDF.type, kind))
    return resource


def _concept(graph: Graph, resource: URIRef, name: str) -> URIRef:
    graph.add((resource, SKOS.prefLabel, Literal(name, lang="en")))
    return _typed(graph, resource, SKOS.Concept)


def schema_org(held: Holdings, base: str, *, language: str) -> dict[str, Any]:
    """The dataset for search engines, in the language it is described in: schema.org, a `Dataset` with its parts."""
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": PUBLISHER,
        "description": i18n.translate(ABOUT, language=language),
        "url": base + "data",
        "version": held.edition,
        "dateModified": held.updated,
        "inLanguage": list(i18n.LANGUAGES),
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": PUBLISHER},
        "spatialCoverage": "Europe",
        "hasPart": [_part(table, base) for table in held.tables],
    }


def _part(table: Table, base: str) -> dict[str, Any]:
    licences = sorted({source.licence_url for source in table.sources if source.licence_url})
    return {
        "@type": "Dataset",
        "name": table.title,
        "description": table.processing,
        "url": f"{base}data?table={table.name}",
        "dateModified": table.updated,
        "license": licences[0] if len(licences) == 1 else licences,
        "isBasedOn": [f"{source.producer}: {source.title}" for source in table.sources],
        "creditText": "; ".join(dict.fromkeys(source.attribution for source in table.sources)),
        "temporalCoverage": ", ".join(table.periods),
        "variableMeasured": [field.name for field in table.fields],
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": form.media,
                "contentUrl": f"{base}api/v1/tables/{table.name}.{ending}",
            }
            for ending, form in FORMS.items()
        ],
    }


def csvw(described: Mapping[str, Table], base: str) -> dict[str, Any]:
    """What the columns of a table's CSV mean, by CSV on the Web, in every language."""
    table = described[i18n.DEFAULT]
    own = {field.name for field in table.fields}
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": f"{base}api/v1/tables/{table.name}.csv",
        "dc:title": {language: translated.title for language, translated in described.items()},
        "dc:description": {language: translated.processing for language, translated in described.items()},
        "dc:modified": {"@value": table.updated, "@type": "xsd:date"},
        "dc:source": [f"{source.producer}: {source.title}" for source in table.sources],
        "dialect": {"encoding": "utf-8", "header": True, "lineTerminators": ["\r\n"], "doubleQuote": True},
        "tableSchema": {
            "columns": [
                *(
                    _column(
                        field,
                        {language: translated.fields[index].meaning for language, translated in described.items()},
                    )
                    for index, field in enumerate(table.fields)
                ),
                *({"name": name, "datatype": "string"} for name in TRAILING if name not in own),
            ],
            "primaryKey": list(table.key),
        },
    }


def _column(field: Field, meaning: dict[str, str]) -> dict[str, Any]:
    column: dict[str, Any] = {
        "name": field.name,
        "titles": field.name,
        "dc:description": meaning,
        "datatype": DATATYPES[field.type],
    }
    if field.type == "list":
        column["separator"] = "|"
    if field.unit:
        column["dc:extent"] = field.unit
    return column
