"""How good the reading is on these very articles, where somebody has audited it (data/raw/audit.csv)."""

import pandas as pd
from markupsafe import Markup

from helpers.analysis.rows import rows
from helpers.brief.markup import text
from helpers.brief.material import Material
from helpers.paths import audit_path
from helpers.review.agreement import agreement
from helpers.review.answers import read_answers
from helpers.review.drawing import folder_of, reader_of_claims
from helpers.review.telling import in_one_line


def audited(material: Material) -> Markup:
    """One line a reviewer: how many of the claims that they checked are right; nothing where nobody has audited any."""
    answers, problems = read_answers(audit_path())
    here = answers[answers["article"].isin(material.articles["article"])]
    told = [_line(material, own) for _, own in here.groupby(["reviewer", "seed"], sort=True)]
    told = [words for words in told if words]
    told += [
        f"{row.one} and {row.other} agree on {row.agreed} of {row.both} claims."
        for row in rows(agreement(here))
        if row.item == "claim"
    ]
    if told and problems:
        told.append(f"{len(problems)} lines of audit.csv cannot be read and do not count.")
    return Markup(" ").join(text(words) for words in told)


def _line(material: Material, own: pd.DataFrame) -> str:
    """The reviewer's latest audit: the answers that were given together, of one folder and one version of the rules."""
    last = own.sort_values("date").iloc[-1]
    own = own[own["folder"].eq(last["folder"]) & own["reader"].eq(last["reader"])]
    line = in_one_line(own)
    if line and last["folder"] != folder_of(material.articles):
        line += " The folder has other articles since."
    elif line and last["reader"] != reader_of_claims():
        line += " The rules that read them have changed since."
    return line
