"""What a run takes from the last one: the war that an article is about, and the pictures of what has not changed."""

import io
import shutil
import subprocess
import sys

import pytest
from matplotlib.figure import Figure
from PIL import Image

from helpers import choices
from helpers.articles import read_articles
from helpers.cache import PICTURES, Cache
from helpers.choices import chosen
from helpers.conflicts import choosing
from helpers.figures import kept
from helpers.figures.files import write_figure
from helpers.tables import own_cache


@pytest.fixture
def weighed(monkeypatch):
    """The articles whose words were weighed."""
    found, real = [], choosing.weigh

    def counted(article, *rest):
        found.append(article.article)
        return real(article, *rest)

    monkeypatch.setattr(choosing, "weigh", counted)
    return found


TEXTS = (
    "Russian troops took a village near Pokrovsk, Russia's Defence Ministry said on Monday.\n",
    "The Sudanese army drove the Rapid Support Forces out of a suburb of Khartoum, its spokesman said.\n",
    "The mayor opened a swimming pool on Monday.\n",
)


@pytest.fixture
def folder(project):
    """Texts of which nothing else than their words tells what they are about."""
    found = project / "texts"
    found.mkdir()
    for number, text in enumerate(TEXTS):
        (found / f"{number}.txt").write_text(text, encoding="utf-8")
    return found


def told(folder, cache, wanted):
    read = read_articles(folder).articles
    return [
        (a.article, *choice[1:], choice.conflict.id, about) for a, choice, about in chosen(read, wanted, cache=cache)
    ]


@pytest.mark.parametrize("wanted", ["auto", "ukraine"])
def test_only_a_new_article_is_weighed(folder, tmp_path, weighed, wanted):
    cache = Cache(tmp_path / "cache")
    first = told(folder, cache, wanted)
    assert len(weighed) == len(first) > 1
    weighed.clear()
    assert told(folder, cache, wanted) == first
    assert not weighed
    new = "Russian forces shelled Kupiansk on Monday, Ukraine's General Staff said.\n"
    (folder / "one more.txt").write_text(new, encoding="utf-8")
    more = told(folder, cache, wanted)
    assert weighed == ["one more.txt"]
    assert [row for row in more if row[0] != "one more.txt"] == first
    assert more == told(folder, Cache(tmp_path / "another"), wanted), "the same as from nothing"


def test_articles_are_weighed_anew_when_a_profile_has_changed(project, folder, tmp_path, weighed):
    cache = Cache(tmp_path / "cache")
    told(folder, cache, "auto")
    weighed.clear()
    with (project / "data/raw/conflicts/ukraine/actors.csv").open("a", encoding="utf-8") as sheet:
        sheet.write("\n")
    told(folder, cache, "auto")
    assert weighed


def drawn(height: float) -> Figure:
    figure = Figure(figsize=(2, 2))
    figure.subplots().bar([0, 1], [1, height])
    figure.text(0.5, 0.9, "Claims")
    return figure


@pytest.fixture
def drawings(project, monkeypatch):
    """The figures that were drawn in dots."""
    found, real = [], kept._drawn

    def counted(figure):
        found.append(figure)
        return real(figure)

    monkeypatch.setattr(kept, "_drawn", counted)
    return found


def test_a_figure_is_drawn_again_only_where_something_on_it_has_changed(tmp_path, drawings):
    first = [path.read_bytes() for path in write_figure(drawn(2.0), tmp_path / "a", "bars", alt="Two bars")]
    again = [path.read_bytes() for path in write_figure(drawn(2.0), tmp_path / "b", "bars", alt="Two bars")]
    assert len(drawings) == 1
    assert again == first
    other = [path.read_bytes() for path in write_figure(drawn(2.1), tmp_path / "c", "bars", alt="Two bars")]
    assert len(drawings) == 2
    assert other[0] != first[0] and other[1] != first[1]


def test_a_figure_that_is_shown_and_written_is_drawn_once(tmp_path, drawings):
    shown = kept.picture(drawn(2.2))
    written = write_figure(drawn(2.2), tmp_path, "bars", alt="Two bars")[1].read_bytes()
    assert len(drawings) == 1
    assert list(Image.open(io.BytesIO(written)).getdata()) == list(Image.open(io.BytesIO(shown)).getdata())


def test_the_words_of_a_figure_are_in_both_its_files(tmp_path, drawings):
    write_figure(drawn(2.3), tmp_path, "bars", alt="Two bars")
    svg, png = write_figure(drawn(2.3), tmp_path, "bars", alt="Дві смуги & “two”")
    assert "Дві смуги &amp; “two”" in svg.read_text(encoding="utf-8")
    with Image.open(png) as picture:
        picture.load()
        assert picture.text["Description"] == "Дві смуги & “two”"
    assert len(drawings) == 1


def test_a_picture_that_is_kept_and_damaged_is_drawn_anew(tmp_path, drawings):
    whole = [path.read_bytes() for path in write_figure(drawn(2.4), tmp_path / "a", "bars", alt="")]
    there = list((own_cache().folder / PICTURES).rglob("*.json"))
    for path in there:
        path.write_bytes(path.read_bytes()[:-20])
    again = [path.read_bytes() for path in write_figure(drawn(2.4), tmp_path / "b", "bars", alt="")]
    assert there and len(drawings) == 2
    assert again == whole


@pytest.mark.skipif(sys.platform != "linux", reason="other systems tell it otherwise")
def test_a_process_tells_its_own_memory_and_not_that_of_the_one_that_started_it():
    large = bytearray(400 << 20)
    told = "from helpers.stages import peak_memory; print(peak_memory() >> 20)"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert len(large) > 0
    assert 1 < int(done.stdout) < 200


@pytest.fixture
def many(folder):
    """Six texts."""
    for number, text in enumerate(TEXTS, len(TEXTS)):
        (folder / f"{number}.txt").write_text(f"{text} Again.\n", encoding="utf-8")
    return folder


def stopping(at, then):
    """A progress that does something once so many articles were told."""

    def progress(items, total, unit="article"):
        for number, item in enumerate(items):
            if number == at:
                then()
            yield item

    return progress


def interrupt():
    raise KeyboardInterrupt


@pytest.mark.parametrize("wanted", ["auto", "ukraine"])
def test_what_was_told_before_an_interruption_is_not_told_again(many, tmp_path, weighed, wanted):
    read = read_articles(many).articles
    cache = Cache(tmp_path / "cache")
    with pytest.raises(KeyboardInterrupt):
        list(chosen(read, wanted, cache=cache, progress=stopping(4, interrupt)))
    assert len(weighed) == 4
    resumed = list(chosen(read, wanted, cache=cache))
    assert len(weighed) == 6
    assert resumed == list(chosen(read, wanted))
    (whole,) = (tmp_path / "cache" / "wars").rglob("*.json")
    assert whole.is_file(), "the parts are gone once the whole is kept"


def test_a_process_that_is_killed_leaves_what_it_was_told(many, tmp_path, weighed, monkeypatch):
    """What is on the disk after four articles is what a kill leaves: of these only the part that was not full is lost."""
    monkeypatch.setattr(choices, "PART", 3)
    read = read_articles(many).articles
    left = tmp_path / "left"
    copy = stopping(4, lambda: shutil.copytree(tmp_path / "cache", left))
    whole = list(chosen(read, "auto", cache=Cache(tmp_path / "cache"), progress=copy))
    del weighed[:]
    assert list(chosen(read, "auto", cache=Cache(left))) == whole
    assert weighed == ["3.txt", "4.txt", "5.txt"]
