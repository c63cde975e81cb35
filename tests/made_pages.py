"""Executed notebooks and briefs made without running a kernel, for the tests of the pages."""

import base64

import nbformat
import pandas as pd
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

import made_claims
import made_maps
from helpers import brief
from helpers.analysis import group_statements, relate_statements
from helpers.figures.maps import interactive_map
from helpers.media import DATA

PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def prose(text: str, **metadata) -> nbformat.NotebookNode:
    return new_markdown_cell(text, metadata=metadata)


def code(source: str, *outputs, tags=()) -> nbformat.NotebookNode:
    return new_code_cell(source, outputs=list(outputs), metadata={"tags": list(tags)}, execution_count=1)


def shown(data: dict, **metadata) -> nbformat.NotebookNode:
    """An output of display()."""
    return new_output("display_data", data=data, metadata=metadata)


def html(text: object) -> nbformat.NotebookNode:
    return shown({"text/html": str(text), "text/plain": "<HTML>"})


def rows(made: brief.Material) -> nbformat.NotebookNode:
    """The claims with their data, as `show.claims` gives them out."""
    return shown({"text/html": str(brief.claims_table(made)), DATA: brief.payload(made), "text/plain": "The claims"})


def picture(alt: str) -> nbformat.NotebookNode:
    return shown({"image/png": PIXEL, "text/plain": "<Figure>"}, **{"image/png": {"alt": alt}})


def stream(text: str, name: str = "stdout") -> nbformat.NotebookNode:
    return new_output("stream", name=name, text=text)


def notebook(*cells) -> nbformat.NotebookNode:
    made = new_notebook(cells=list(cells), metadata={"language_info": {"name": "python"}})
    nbformat.validate(made)
    return made


def material(claims: pd.DataFrame, conflict, **articles) -> brief.Material:
    """The brief's material of claims made for a test, grouped and related as a run does it."""
    table = made_claims.articles(claims, conflict=conflict.id, conflict_basis="parameter", language="en", **articles)
    grouped, statements = group_statements(claims, table)
    relations = relate_statements(statements, grouped, conflicts=[conflict])
    return brief.gather(table, grouped, statements, relations, conflicts=[conflict])


def report(made: brief.Material, *, with_map: bool = True) -> nbformat.NotebookNode:
    """The brief as an executed notebook."""
    drawn = interactive_map(
        made.claims, None, made.conflict, articles=made.articles, relations=made.relations,
        landscape=made_maps.landscape(),
    ) if with_map else None  # fmt: skip
    parts = [
        code("HTML(brief.masthead(material))", html(brief.masthead(made))),
        code("ranked_places(material)", html(brief.ranked_places(made))),
        code("show.figure(figure)", picture("Who held Alphaville, according to whom.")),
        prose('<section class="box">\n\n**How to read this page.** Words.\n\n</section>'),
        prose("## Key figures"),
        code("key_figures_list(material)", html(brief.key_figures_list(made))),
        prose("## What is new"),
        code("whats_new(material)", html(brief.whats_new(made, None))),
        prose("## Contradictions"),
        code("contradictions(material)", html(brief.contradictions(made) + brief.other_links(made))),
        prose("## The claims"),
        code("show.claims(…)", *([html(drawn._repr_html_())] if drawn is not None else []), rows(made)),
        prose("## Sources"),
        code("source_list(material)", html(brief.source_list(made))),
        prose("## How this page was made"),
        code("method(material) + measured(material)", html(brief.method(made) + brief.measured(made))),
        code("provenance(material)", html(brief.provenance(made, parameters={"articles": "data/raw/articles"}))),
    ]
    return notebook(*parts)


def decoded(address: str) -> str:
    """The text inside a data: address."""
    return base64.b64decode(address.partition(",")[2]).decode()
