// Two days side by side: each side's last word, up to each of them, on who holds which place, where the two differ; of the
// claims that search and filters leave. The two days are part of the page's address (`compare` of claims_model.js).

const BETWEEN = "_"; // the two days of an address

function makeComparison(model) {
  const { column } = model;
  const told = Array.from({ length: model.count }, (_, i) => i).filter((i) => model.data.shown.holds[i] && column.claim_date[i] && column.place[i]);
  const days = told.map((i) => lastDay(column.claim_date[i])).filter((day, n, all) => all.indexOf(day) === n).sort();
  if (days.length < 2) return null;
  const day = (value) => make("input", { type: "date", value, min: days[0], max: days[days.length - 1], oninput: () => ask() });
  const [first, second] = [day(days[Math.floor(days.length / 2)]), day(days[days.length - 1])];
  const result = make("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": "Comparison" });
  const box = make("details", { class: "comparison" }, make("summary", {}, "Compare two days"),
    make("div", { class: "tools" }, make("label", {}, "On", first), make("label", {}, "and on", second)), result);

  // Speakers of no party answer each for themselves.
  const isParty = (i) => !["", "independent", "media"].includes(column.side[i]);

  // The days that are compared stand in the place of those that the filters ask for.
  const isAsked = (i) => model.fits(i, { ...model.query, from: ANY, to: ANY, undated: ANY });

  function lastWords(until) {
    const found = new Map(); // place and voice → the claims of the last day on which it said who holds the place
    for (const i of told) {
      if (!isAsked(i)) continue;
      const when = lastDay(column.claim_date[i]);
      if (when > until) continue;
      const key = JSON.stringify([model.data.shown.place[i], isParty(i) ? column.side[i] : `${column.side[i]} ${column.speaker[i] || column.article[i]}`]);
      const before = found.get(key);
      if (!before || before.when < when) found.set(key, { when, claims: [i] });
      else if (before.when === when) before.claims.push(i);
    }
    return found;
  }

  function words(i) {
    return make("div", {}, `${model.data.shown.holds[i]} (`, make("a", { href: `#${column.claim_id[i]}` }, inShort(column.claim_date[i])), ")");
  }

  // Who speaks: a party, or a speaker of none; an article's own voice with what the article is called, and its number among the sources.
  function voice(i) {
    if (isParty(i)) return model.sideOf(i).name;
    return column.speaker[i] || `${model.data.shown.who[i]}: ${model.data.shown.source[i]}`;
  }

  const held = (i) => model.data.shown.holds[i];

  function ask() {
    model.ask({ compare: box.open ? `${first.value}${BETWEEN}${second.value}` : ANY, page: model.query.page });
  }

  function update() {
    box.open = Boolean(model.query.compare);
    if (!box.open) return;
    const [one, other] = model.query.compare.split(BETWEEN);
    if (first.value !== one) first.value = one;
    if (second.value !== other) second.value = other || "";
    if (!first.value || !second.value) return;
    const [a, b] = [lastWords(first.value), lastWords(second.value)];
    const said = (last) => (last ? [...new Set(last.claims.map(held))].sort().join() : "");
    const changed = [...new Set([...a.keys(), ...b.keys()])].filter((key) => said(a.get(key)) !== said(b.get(key))).sort(collator.compare);
    const once = (claims) => claims.filter((i, n) => claims.findIndex((other) => held(other) === held(i)) === n);
    const cell = (last) => make("td", {}, ...(last ? once(last.claims).map(words) : ["no word of this speaker on this place by then"]));
    const rows = changed.map((key) => {
      const [place] = JSON.parse(key);
      const i = (b.get(key) || a.get(key)).claims[0];
      return make("tr", {}, make("td", {}, place), make("td", {}, voice(i)), cell(a.get(key)), cell(b.get(key)));
    });
    const heads = ["Place", "Who speaks", `Last word on ${inShort(first.value)}`, `Last word on ${inShort(second.value)}`];
    result.replaceChildren(
      make("p", { class: "left-out" }, `Between the two days, ${rows.length} last ${rows.length === 1 ? "word" : "words"} on who holds a place changed${told.every(isAsked) ? "" : ", among the claims that search and filters leave"}. Only what these articles report.`),
      ...(rows.length ? [make("table", {}, make("thead", {}, make("tr", {}, ...heads.map((head) => make("th", { scope: "col" }, head)))), make("tbody", {}, ...rows))] : []));
  }
  box.addEventListener("toggle", () => { if (box.open !== Boolean(model.query.compare)) ask(); });
  model.onChange(update);
  return box;
}
