"""The page over all runs of an `out` folder: when, what changed in each, and where its report is."""

import re
from html import escape, unescape
from pathlib import Path

from helpers.cache import write_atomically
from helpers.runs.store import Store

_HEAD = 8192
"""Characters of a report in which its title stands."""
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Reports</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; }}
ol {{ list-style: none; padding: 0; }}
li {{ border-top: 1px solid #8886; padding: .6rem 0; }}
.when {{ font-variant-numeric: tabular-nums; }}
.latest, .failed {{ border: 1px solid currentColor; border-radius: .3rem; padding: 0 .4rem; font-size: .85rem; }}
p {{ margin: .1rem 0; overflow-wrap: anywhere; }}
</style>
</head>
<body>
<h1>Reports</h1>
{groups}
</body>
</html>
"""


def write_index(store: Store) -> Path:
    """Write <out>/index.html over the runs of this folder and of the named ones below it. Raises OSError."""
    below = [Store(p.parent) for p in sorted(store.out.glob("*/runs")) if p.is_dir()]
    groups = [_group(s, store.out) for s in (store, *below) if s.runs.is_dir()]
    page = _PAGE.format(groups="\n".join(g for g in groups if g) or "<p>No run has ended yet.</p>")
    write_atomically(store.out / "index.html", page.encode("utf-8", "replace"))
    return store.out / "index.html"


def _group(store: Store, base: Path) -> str:
    runs = store.finished()
    if not runs:
        return ""
    latest = store.latest()
    rows = "\n".join(_row(path, manifest, base, is_latest=path.resolve() == latest) for path, manifest in runs[::-1])
    heading = f"<h2>{escape(store.out.name)}</h2>\n" if store.out != base else ""
    return f"{heading}<ol>\n{rows}\n</ol>"


def _row(run: Path, manifest: dict, base: Path, *, is_latest: bool) -> str:
    when = f'<span class="when">{escape(str(manifest.get("started", "")))}</span>'
    if manifest.get("status") != "published":
        return f'<li>{when} <span class="failed">failed</span>\n<p>{escape(str(manifest.get("reason", "")))}</p></li>'
    href = escape((run / "report.html").relative_to(base).as_posix(), quote=True)
    mark = ' <span class="latest">latest</span>' if is_latest else ""
    about = f"<p><b>{escape(_headline(run))}</b></p>\n" if _headline(run) else ""
    return f'<li><a href="{href}">{when}</a>{mark}\n{about}<p>{escape(_summary(manifest))}</p></li>'


def _headline(run: Path) -> str:
    """The title of the run's report: who contradicts whom about which place."""
    try:
        with (run / "report.html").open(encoding="utf-8") as file:
            found = re.search(r"<title>(.*?)</title>", file.read(_HEAD), re.DOTALL)
    except OSError:
        return ""
    return unescape(found[1]) if found else ""


def _summary(manifest: dict) -> str:
    counts, changes = manifest.get("counts", {}), manifest.get("changes", {})
    left_out = manifest.get("left_out", {})
    count, what = int(left_out.get("claims", 0)), "unchecked" if left_out.get("only_reviewed") else "unsure"
    return (
        f"{_number(counts.get('articles', 0), 'article')}, {_number(counts.get('claims', 0), 'claim')}"
        f"{f' ({count} {what} ones left out)' if count else ''}; "
        f"{_number(changes.get('new_statements', 0), 'new statement')}, "
        f"{_number(changes.get('new_contradictions', 0), 'new contradiction')}, "
        f"{_number(changes.get('gone_statements', 0), 'statement')} gone"
    )


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
