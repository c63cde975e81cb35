"""The map of 2,000 claims on 300 places in a browser: how long it takes to open, to answer the slider, and to pan."""

import statistics

import pytest

import made_maps
from helpers.figures.maps import interactive_map

CLAIMS, PLACES = 2_000, 300
MOST_BYTES = 6_000_000
MOST_TO_OPEN = 2_000
MOST_A_STEP = 100
"""Milliseconds in which an answer feels immediate (Nielsen, J. (1993), Usability Engineering, chapter 5)."""

SLIDE = """async () => {
  const thumb = document.querySelector("[aria-label='Last day shown']");
  const [first, last] = [+thumb.min, +thumb.max];
  const times = [];
  for (let n = 0; n < 40; n++) {
    thumb.value = last - Math.round(((last - first) * n) / 40);
    const before = performance.now();
    thumb.dispatchEvent(new Event("input", { bubbles: true }));
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    times.push(performance.now() - before);
  }
  thumb.value = last;
  thumb.dispatchEvent(new Event("input", { bubbles: true }));
  return times;
}"""
FRAMES = """() => { window.frames_seen = []; let last = performance.now();
  const tick = (now) => { window.frames_seen.push(now - last); last = now; requestAnimationFrame(tick); };
  requestAnimationFrame(tick); }"""


@pytest.fixture
def page(chromium, tmp_path):
    made = interactive_map(
        made_maps.many_claims(CLAIMS, places=PLACES),
        None,
        made_maps.conflict(tmp_path),
        landscape=made_maps.landscape(),
    )
    made.save(tmp_path / "map.html")
    page = chromium.new_page(viewport={"width": 1280, "height": 800})
    page.goto((tmp_path / "map.html").as_uri())
    page.wait_for_selector("[data-ready]")
    yield page
    page.close()


def test_the_map_of_two_thousand_claims_in_a_browser(page, tmp_path):
    size = (tmp_path / "map.html").stat().st_size
    page.reload()
    page.wait_for_selector("[data-ready]")
    opened = page.evaluate("performance.now()")  # since the navigation began
    steps = page.evaluate(SLIDE)
    page.evaluate(FRAMES)
    page.mouse.move(600, 400)
    page.mouse.down()
    for n in range(60):
        page.mouse.move(600 + 4 * n, 400 + 2 * n)
    page.mouse.up()
    page.wait_for_timeout(500)
    frames = page.evaluate("window.frames_seen")
    step, pan = statistics.quantiles(steps, n=20)[18], statistics.quantiles(frames, n=20)[18]
    print(
        f"\n{CLAIMS:,} claims on {PLACES} places: {size / 1e6:.2f} MB, open after {opened:.0f} ms; "
        f"95 of 100 steps of the slider within {step:.0f} ms, 95 of 100 frames while it is dragged within {pan:.0f} ms",
        end="",
    )
    assert size <= MOST_BYTES
    assert opened <= MOST_TO_OPEN
    assert step <= MOST_A_STEP
    assert pan <= MOST_A_STEP
