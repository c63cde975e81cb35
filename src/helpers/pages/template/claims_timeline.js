// Bars along time, a lane a side: days, weeks, months or years, whichever the selection fills; a bar asks for its days.

const DAYS = 45;
const WEEKS = 400;
const MONTHS = 2200;
const PRECISE = { day: 10, week: 10, month: 7, year: 4 }; // signs of a date that is known well enough for a bar
const FEWEST_BARS = 12; // a bar is no wider than where there are so many, so that one does not fill its lane
const LOWEST = 0.1; // share of a lane that a bar is high at least, so that one claim is seen
const TICKS = 9; // at most; the style sheet shows fewer where there is no room
const EVERY = { month: [1, 2, 3, 6, 12, 24], day: [1, 2, 5, 7, 10], week: [1, 2, 4, 8, 13], year: [1, 2, 5, 10] }; // bars from tick to tick
const OUTSIDE = 0.02; // share of the dates on either end that the axis may leave out, as a number beside it

function makeTimeline(model) {
  const figure = make("figure", { class: "bars" });
  function update() {
    figure.replaceChildren(...drawTimeline(model));
  }
  model.onChange(update);
  update();
  return figure;
}

function drawTimeline(model) {
  const exact = model.chosen.map((i) => model.column.claim_date[i]).filter((date) => date.length === 10).sort();
  if (!model.chosen.length) return [make("p", { class: "left-out" }, "No claim fits these filters.")];
  if (!exact.length) return [make("p", { class: "left-out" }, "None of these claims has a date known to the day.")];
  const cut = model.query.from || model.query.to ? 0 : Math.floor(exact.length * OUTSIDE);
  const [first, last] = [exact[cut], exact[exact.length - 1 - cut]];
  const bins = binsOf(first, last);
  const number = new Map(bins.map((bin, n) => [bin.start, n]));
  const lanes = model.data.sides.map((side) => ({ side, bars: bins.map(() => [0, 0]), total: 0, denied: 0, undated: 0 })); // bars: [said, denied]
  const lane = new Map(lanes.map((each) => [each.side.id, each]));
  let [before, after, vague] = [0, 0, 0];
  for (const i of model.chosen) {
    const date = model.column.claim_date[i];
    const found = lane.get(model.column.side[i]);
    if (!found) continue;
    const denies = model.column.stance[i] === "denies";
    found.total++;
    if (denies) found.denied++;
    const start = date.length < PRECISE[bins.unit] ? "" : binStart(date, bins.unit);
    if (!date) found.undated++;
    else if (!start) vague++;
    else if (start < bins[0].start) before++;
    else if (start > bins[bins.length - 1].start) after++;
    else found.bars[number.get(start)][denies ? 1 : 0]++;
  }
  const used = lanes.filter(({ total }) => total);
  const most = Math.max(1, ...used.flatMap(({ bars }) => bars.map(([said, denied]) => said + denied)));
  const told = `Claims by ${bins.unit} and side: ${used.map(({ side, total }) => `${side.name} ${total}`).join("; ")}`;
  const outside = [
    vague ? `${vague} not dated to the ${bins.unit === "week" ? "day" : bins.unit}` : "",
  ].filter(Boolean).join(", ");
  return [
    make("div", { class: `lanes${used.some(({ undated }) => undated) ? " with-undated" : ""}`, role: "group", "aria-label": told },
      ...used.map((each) => drawLane(model, each, bins, most)), drawAxis(model, bins, exact, before, after)),
    make("figcaption", {}, `A bar a ${bins.unit}; the tallest is ${most} ${most === 1 ? "claim" : "claims"}, hollow parts are denials (○). A click on a bar asks for its days${model.asksForDays ? "" : ", one on a number for the claims that it counts"}.${outside ? ` Not drawn: ${outside}.` : ""}`),
  ];
}

function drawLane(model, { side, bars, total, denied, undated }, bins, most) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", `0 0 ${bins.length} 1`);
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("aria-hidden", "true");
  const width = 0.8 * Math.min(1, bins.length / FEWEST_BARS);
  bars.forEach(([said, denied], n) => {
    if (!said && !denied) return;
    const group = document.createElementNS(space, "g");
    const title = document.createElementNS(space, "title");
    title.textContent = `${side.name}, ${bins[n].name}: ${said + denied}${denied ? `, of these ${denied} denials` : ""}`;
    group.append(title);
    const [low, more] = [said, denied].map((n) => (n ? Math.max(n / most, LOWEST) : 0));
    [[0, 1, "room"], [1 - low, low, "said"], [1 - low - more, more, "denied"]].forEach(([y, height, kind]) => {
      if (!height) return;
      const bar = document.createElementNS(space, "rect");
      for (const [name, value] of Object.entries({ x: n + (1 - width) / 2, y, width, height, class: kind })) bar.setAttribute(name, value);
      bar.style.setProperty("--day", side.colour);
      bar.style.setProperty("--night", side.night);
      group.append(bar);
    });
    group.addEventListener("click", () => model.ask({ from: bins[n].start, to: bins[n].end }));
    svg.append(group);
  });
  const own = side.id || NO_SIDE;
  const denials = denied ? [" ", number(`○\u00a0${denied}`, `${side.name}: ${denied} ${denied === 1 ? "denial" : "denials"}`, { side: own, stance: "denies" })] : [];
  const end = undated ? [number(`undated: ${undated}`, `${side.name}: ${undated} undated`, { side: own, undated: ALONE, from: ANY, to: ANY })] : [];
  return make("div", { class: "lane" }, make("span", { class: "name" }, `${side.name} ${total}`, ...denials), svg, make("span", { class: "end" }, ...end));

  // A number that asks for the claims that it counts, where more than days can be asked for.
  function number(words, title, change) {
    if (model.asksForDays) return make("span", { title }, words);
    return make("button", { type: "button", class: "plain", title, "aria-label": title, onclick: () => model.ask(change) }, words);
  }
}

// The days of the bars; at its ends the numbers of the claims of earlier and later days, which have no bar.
function drawAxis(model, bins, days, before, after) {
  const axis = make("div", { class: "axis" });
  const all = bins.length;
  const step = EVERY[bins.unit].find((each) => each * TICKS >= all) || Math.ceil(all / TICKS);
  for (let n = firstTick(bins, step), shown = 0; n < all; n += step, shown++) {
    const tick = make("span", { class: shown % 2 ? "every" : shown % 4 ? "second" : "fourth" }, bins[n].name);
    tick.style.left = `${(100 * n) / all}%`;
    if (n / all < (after ? 0.8 : 0.88) && (!before || n / all > 0.1)) axis.append(tick);
  }
  const day = (of, step) => isoDay(inDays(of) + step);
  const end = (words, kind, change) => {
    const button = make("button", { type: "button", class: `plain ${kind}`, onclick: () => model.ask(change, { isStep: true }) }, words);
    axis.append(button);
  };
  if (before) end(`‹ ${before} earlier`, "earlier", { from: days[0], to: day(bins[0].start, -1) });
  if (after) end(`${after} later ›`, "later", { from: day(bins[bins.length - 1].end, 1), to: days[days.length - 1] });
  return axis;
}

// Ticks of months stand where a year is divided evenly: a half-year's in January and July.
function firstTick(bins, step) {
  if (bins.unit !== "month") return 0;
  const month = Number(bins[0].start.slice(5, 7)) - 1;
  return Math.min((12 - (month % 12)) % Math.min(step, 12), bins.length - 1);
}

function binStart(date, unit) {
  if (unit === "day") return date;
  if (unit === "month") return `${date.slice(0, 7)}-01`;
  if (unit === "year") return `${date.slice(0, 4)}-01-01`;
  const days = inDays(date);
  return isoDay(days - ((((days + 3) % 7) + 7) % 7)); // weeks begin on Monday; 1970-01-01 was a Thursday
}

function binsOf(first, last) {
  const span = inDays(last) - inDays(first);
  const unit = span <= DAYS ? "day" : span <= WEEKS ? "week" : span <= MONTHS ? "month" : "year";
  const bins = [];
  let start = binStart(first, unit);
  while (start <= last) {
    const next = nextStart(start, unit);
    bins.push({ start, end: isoDay(inDays(next) - 1), name: binName(start, unit) });
    start = next;
  }
  bins.unit = unit;
  return bins;
}

function nextStart(start, unit) {
  if (unit === "day" || unit === "week") return isoDay(inDays(start) + (unit === "day" ? 1 : 7));
  const [year, month] = start.split("-").map(Number);
  return isoDay(Date.UTC(unit === "year" ? year + 1 : year, unit === "year" ? 0 : month, 1) / 86400000);
}

function binName(start, unit) {
  return inShort(start.slice(0, PRECISE[unit]));
}
