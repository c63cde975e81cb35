"""Who reads articles changes nothing of what is found, and what becomes of a worker costs at most one article."""

import os
import pickle
import signal
import subprocess
import sys
import time
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from multiprocessing import active_children

import pytest

from helpers import batches, executors
from helpers.batches import Batch, OtherVersionError, collect, read_batch, version_of
from helpers.cache import Cache
from helpers.chain import analyse, extract
from helpers.executors import Crew, NoClusterError, Processes
from helpers.parameters.model import Parameters
from helpers.stages import Spent, silent

MORE = (
    "Fighting broke out between the Kelmari Army and rebels of the Tesh Front near Bor, a UN monitor said on Sunday.\n",
    "The mayor opened a swimming pool on Monday.\n",
    "Ukrainian troops repelled an attack near Lyman on Tuesday, the General Staff said. Russia claimed the village.\n",
    "Войска России заняли Купянск, сообщило министерство обороны в пятницу.\n",
)
"""Also a war that no profile knows, an article about no war, and one in another language."""


class Elsewhere(Executor):
    """Does what a process elsewhere would: all that goes there and comes back is written and read again."""

    def __init__(self) -> None:
        self.sent: list[bytes] = []

    def submit(self, task, /, *args):
        self.sent.append(pickle.dumps((task, args)))
        task, args = pickle.loads(self.sent[-1])
        future: Future = Future()
        future.set_result(pickle.loads(pickle.dumps(task(*args))))
        return future


@pytest.fixture
def folder(project):
    for number, text in enumerate(MORE):
        (project / f"data/raw/articles/more{number}.txt").write_text(text, encoding="utf-8")
    return project


def made(folder, name, *, spent=None, progress=silent, **how):
    """The bytes of all tables, read with a cache of their own."""
    cache = Cache(folder / f"cache-{name}")
    tables = analyse(extract(Parameters(**how), cache=cache, progress=progress, spent=spent))
    return {name: data.to_parquet(index=False) for name, data in vars(tables).items()}


@pytest.fixture
def one_at_a_time(monkeypatch):
    """Batches of a single article, so that there are several."""
    monkeypatch.setattr("helpers.extraction.TOGETHER", 1)


def test_what_goes_elsewhere_and_back_gives_the_same_tables(folder, monkeypatch, one_at_a_time):
    here = made(folder, "here")
    elsewhere = Elsewhere()
    monkeypatch.setattr(executors, "InProcess", lambda: elsewhere)
    assert made(folder, "elsewhere") == here
    assert len(elsewhere.sent) == 7, "each article by itself"
    assert max(map(len, elsewhere.sent)) < 2**18, "an article and what it is read with, and no gazetteer"


@pytest.mark.slow
def test_workers_give_the_same_tables_byte_for_byte(folder, one_at_a_time):
    spent = Spent()
    here = made(folder, "here", spent=spent)
    assert {"reading", "telling which war", "claims"} == set(spent.seconds) == set(spent.memory)
    (own,) = spent.workers.values()
    assert own["words"] > 20 and own["peak_memory_mb"] > 50
    for workers in (2, 4):
        spent = Spent()
        assert made(folder, f"{workers}", spent=spent, workers=workers) == here
        assert 1 <= len(spent.workers) <= workers
        assert sum(w["words"] for w in spent.workers.values()) == own["words"]


@pytest.mark.slow
def test_a_dask_cluster_gives_the_same_tables_byte_for_byte(folder, one_at_a_time):
    from distributed import LocalCluster

    here = made(folder, "here")
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        assert made(folder, "cluster", scheduler=cluster.scheduler_address) == here


@pytest.mark.slow
def test_that_a_worker_of_a_cluster_has_ended_is_told(caplog):
    from distributed import LocalCluster

    with (
        caplog.at_level("WARNING", "helpers.executors"),
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        executors.crew(1, cluster.scheduler_address) as crew,
    ):
        os.kill(crew.submit(os.getpid).result(), signal.SIGKILL)
        for _ in range(300):
            if any("has ended" in message for message in caplog.messages):
                break
            time.sleep(0.1)
        assert crew.submit(abs, -1).result() == 1
    (told,) = (message for message in caplog.messages if "of the cluster has ended" in message)
    assert told.endswith("what it had is read by another"), "once, and not for those that end with the cluster"


def test_the_first_batch_waits_for_the_process_that_gets_ready_and_the_next_has_another():
    before = len(active_children())
    pool = Processes(2)
    try:
        tasks = [pool.submit(time.sleep, 0.2) for _ in range(2)]
        assert len(active_children()) == before + 1
        tasks.append(pool.submit(time.sleep, 0.2))
        assert len(active_children()) == before + 2
        assert [task.result() for task in tasks] == [None] * 3
    finally:
        pool.stop()


def test_what_else_is_to_be_done_is_done_once_a_worker_gets_ready_and_before_anything_is_read(folder, monkeypatch):
    done = []
    monkeypatch.setattr(Crew, "get_ready", lambda *_: done.append("gets ready"))

    def progress(items, total, unit="article"):
        done.append(unit)
        return items

    extract(Parameters(), cache=Cache(folder / "c"), progress=progress, meanwhile=lambda: done.append("meanwhile"))
    assert done[:3] == ["gets ready", "meanwhile", "file"]


def test_a_scheduler_that_is_not_there_is_told(folder, monkeypatch):
    monkeypatch.setattr(executors, "SECONDS", 1)
    with pytest.raises(NoClusterError, match=r"no Dask scheduler answers at 'tcp://127\.0\.0\.1:9'"):
        made(folder, "none", scheduler="tcp://127.0.0.1:9")


class Killed(Elsewhere):
    """An executor whose worker ends at an article's name; what it was given."""

    def __init__(self, *killers: str) -> None:
        super().__init__()
        self.killers, self.asked = killers, []

    def submit(self, task, /, batch):
        self.asked.append([a.article for a in batch.articles])
        future: Future = Future()
        if set(self.killers) & set(self.asked[-1]):
            future.set_exception(BrokenProcessPool("ended"))
        else:
            future.set_result(task(batch))
        return future


def batch_of(folder, *names):
    from helpers.articles import read_articles

    read = {a.article: replace(a, conflict="ukraine") for a in read_articles(folder / "data/raw/articles").articles}
    return Batch(tuple(read[name] for name in names), "ukraine", version_of("ukraine"))


def read_with(executor, alone, batch):
    return collect(Crew(executor, 1, lambda: alone), batch, executor.submit(read_batch, batch), executor)


def test_a_worker_that_ends_costs_its_batch_a_second_reading(folder):
    batch = batch_of(folder, "lyman.txt", "pokrovsk.txt")
    executor, alone = Killed("lyman.txt"), Killed()
    assert read_with(executor, alone, batch).found == read_batch(batch).found
    assert alone.asked == [["lyman.txt", "pokrovsk.txt"]], "together, as the first time"


def test_the_article_at_which_workers_end_is_set_aside_alone(folder):
    batch = batch_of(folder, "lyman.txt", "pokrovsk.txt", "kupiansk.txt")
    alone = Killed("pokrovsk.txt")
    found = read_with(Killed("pokrovsk.txt"), alone, batch).found
    assert alone.asked == [
        ["lyman.txt", "pokrovsk.txt", "kupiansk.txt"],
        ["lyman.txt"],
        ["pokrovsk.txt"],
        ["kupiansk.txt"],
    ]
    rows, losses, _ = found["pokrovsk.txt"]
    assert (rows, [(loss.cause, loss.reason) for loss in losses]) == ([], [("error", batches.ENDED)])
    assert found["lyman.txt"][0] and found["kupiansk.txt"][0]


def test_a_worker_with_other_rules_refuses(folder):
    with pytest.raises(OtherVersionError, match="give it the same checkout"):
        read_batch(replace(batch_of(folder, "lyman.txt"), version="another"))


def test_what_was_read_before_an_interruption_is_kept(folder, monkeypatch, one_at_a_time):
    """With four batches handed out and one taken, the others that are done are in the cache, too."""
    elsewhere = Elsewhere()
    monkeypatch.setattr(executors, "InProcess", lambda: elsewhere)
    monkeypatch.setattr("helpers.extraction.Reader._is_due", lambda self, waiting: False)

    def interrupted(items, total, unit="article"):
        for number, item in enumerate(items):
            if number == 4 and len(elsewhere.sent) == 4:
                raise KeyboardInterrupt
            yield item

    with pytest.raises(KeyboardInterrupt):
        made(folder, "kept", progress=interrupted)
    assert len(list((folder / "cache-kept/claims").glob("*/*.json"))) == 4


@pytest.mark.slow
def test_a_process_that_ends_is_replaced():
    with executors.crew(2, "") as crew:
        broken = crew.executor
        with pytest.raises(BrokenProcessPool):
            crew.submit(os._exit, 3).result()
        with pytest.raises(BrokenProcessPool):
            crew.submit(abs, -1).result()
        crew.renew(broken)
        assert crew.submit(abs, -1).result() == 1
        with pytest.raises(BrokenProcessPool):
            crew.alone(os._exit, 3)
        assert crew.alone(abs, -2) == 2
        assert isinstance(crew.executor, Processes)


INTERRUPTED = """
import sys
from helpers.executors import crew
if __name__ == "__main__":
    with crew(2, "") as made:
        print(made.submit(__import__("os").getpid).result(), flush=True)
        made.submit(__import__("time").sleep, 600).result()
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no such signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_workers_end_with_who_started_them(tmp_path, number):
    script = tmp_path / "script.py"
    script.write_text(INTERRUPTED, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as parent:
        worker = int(parent.stdout.readline())
        parent.send_signal(number)
        parent.wait(timeout=60)
        for _ in range(600):
            try:
                os.kill(worker, 0)
            except ProcessLookupError:
                return
            time.sleep(0.1)
    pytest.fail("the worker lives on")


@pytest.mark.slow
def test_a_first_process_gets_ready_before_there_is_a_batch():
    with executors.crew(2, "") as crew:
        crew.get_ready(batches.get_ready, "ukraine")
        assert len(crew.executor._processes) == 1
        assert crew.submit(abs, -1).result() == 1
    with executors.crew(1, "") as crew:
        crew.get_ready(pytest.fail, "this process reads the articles itself, when there are any")


def test_each_stage_is_logged_with_how_fast_it_was(folder, caplog):
    with caplog.at_level("INFO", logger="helpers.stages"):
        made(folder, "logged")
    told = [record.getMessage() for record in caplog.records if record.name == "helpers.stages"]
    assert [line.partition(":")[0] for line in told] == ["reading", "telling which war", "claims"]
    assert all("articles, " in line and " a second, " in line for line in told)
