// The claims of a table as a reader works with them: filters, bars along time, pages of rows, the map beside them.

// `block` holds the data, `box` the rows, `map` the figure of their map, where there is one; `bring` shows the table where the
// page has several and shows one (claims_wars.js).
function showClaims(block, box, map, number, latestFirst, bring) {
  const data = JSON.parse(block.textContent);
  const rows = new Map(Array.from(box.querySelectorAll("tr[id]"), (row) => [row.id, row]));
  const places = new Map(Array.from(box.querySelectorAll("details.part[id]"), (part) => [part.id, part.dataset.place]));
  if (data.columns.claim_id.some((id) => !rows.has(id))) return null;
  const model = makeClaims(data, rows, number, latestFirst);
  const table = box.querySelector("table.claims").cloneNode(true);
  if (table.caption) table.caption.remove();
  const body = table.tBodies[0];
  const asked = makeAsked(model);
  const pager = makePager(model, "above");
  const below = makePager(model, "below");
  const holder = block.previousElementSibling;
  const tools = [asked, makeFilters(model), makeTimeline(model)];
  (map || holder).before(...tools);
  const closed = box.closest("details"); // a war of few claims, where nothing shows one war at a time
  if (closed) {
    closed.querySelector("summary").remove();
    closed.replaceWith(...closed.children);
  }
  const unfolded = new Set(); // the first claims of the sentences whose rows all stand open
  const none = make("p", { class: "none", role: "status" });
  const listed = make("div", { class: "listed" }, pager, none, make("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": "Table" }, table), below);
  box.replaceChildren(listed);
  addHeads(table, model);

  function fill(all) {
    const start = (Number(model.query.page) - 1) * ROWS_A_PAGE;
    const shown = all ? model.chosen : model.chosen.slice(start, start + ROWS_A_PAGE);
    const made = shown.map((i, n) => rowOf(model, i, n ? shown[n - 1] : -1));
    none.replaceChildren(...(shown.length ? [] : whatLeavesNone(model)));
    none.hidden = shown.length > 0;
    body.replaceChildren(...(all ? made : foldSentences(model, shown, made, unfolded)));
  }

  function tell() {
    if (!map) return;
    const frame = map.querySelector("iframe");
    frame.contentWindow.postMessage({ select: model.isWhole ? null : model.chosen.map((i) => model.column.claim_id[i]) }, "*");
  }

  model.onChange(() => fill(false));
  model.onChange(tell);
  if (!box.classList.contains("many")) { // on paper those of a long page stand in the files alone
    window.addEventListener("beforeprint", () => fill(true));
    window.addEventListener("afterprint", () => fill(false));
  }
  fill(false);
  tell(); // a map that is not there yet says when it is
  const show = (element, block = "start") => {
    bring(model);
    element.scrollIntoView({ block });
  };

  return {
    model,
    parts: [...tools, map, holder].filter(Boolean),
    // Show a claim's row, whatever was asked for before; whether there is such a claim.
    reveal(id) {
      const i = model.at.get(id);
      if (i === undefined) return false;
      bring(model);
      if (!model.chosen.includes(i)) model.ask({ ...model.start }, { quiet: true });
      model.ask({ page: String(Math.floor(model.chosen.indexOf(i) / ROWS_A_PAGE) + 1) }, { quiet: true });
      for (const row of document.querySelectorAll("tr.found")) row.classList.remove("found");
      if (rows.get(id).hidden) unfold(rows.get(id));
      rows.get(id).classList.add("found");
      show(rows.get(id), "center");
      return true;
    },
    // Ask for the claims about a place; whether the table has such a place. A link to it is a step by itself (`isStep` false).
    place(words, isStep = true) {
      const place = places.get(words) || (model.column.place.includes(words) || model.whereOf.flat().includes(words) ? words : "");
      if (!place) return false;
      bring(model);
      model.ask({ ...model.start, place }, { isStep });
      show(asked);
      return true;
    },
    has: (id) => model.at.has(id) || places.has(id),
    tell,
    isAround: (frame) => Boolean(map) && map.querySelector("iframe").contentWindow === frame,
    side(id) { model.ask({ side: model.query.side === (id || NO_SIDE) ? ANY : id || NO_SIDE }); },
    show() { show(asked); },
  };
}

// What stays in sight while the table scrolls: the search, what else is asked for, and how many claims that leaves.
function makeAsked(model) {
  const { column } = model;
  const search = make("input", { type: "search", oninput: () => model.ask({ words: search.value }), "aria-describedby": `searched-${model.number}` });
  const searched = make("small", { class: "searched", id: `searched-${model.number}` }, `Searched: the quoted words${inLanguages(model.data)}; speakers, sides, places and what is claimed${isForeign(model.data) ? ", in English" : ""}.`);
  const count = make("output", {});
  const undated = make("button", { type: "button", onclick: () => model.ask({ undated: model.query.undated ? ANY : KEPT }) });
  const clear = make("button", { type: "button", onclick: () => model.ask({ ...model.start, sort: model.query.sort, turned: model.query.turned }) }, "All claims");
  const link = make("button", { type: "button", onclick: (event) => copy(location.href.split("#")[0] + (model.address() ? `#${model.address()}` : ""), event.target) }, "Copy link");
  const bar = make("div", { class: "tools asked", role: "search", "aria-label": `Claims of table ${model.number}` }, make("label", {}, "Search", search), count, undated, clear, link, searched);
  function update() {
    if (search.value !== model.query.words) search.value = model.query.words;
    const shown = model.chosen.length;
    const wanted = ["place", "speaker", "type", "stance"].map((name) => model.query[name]).filter(Boolean);
    if (model.query.side) wanted.push(model.query.side === NO_SIDE ? NO_SIDE : model.sides.get(model.query.side)?.name || model.query.side);
    if (model.query.from || model.query.to) wanted.push(`${model.query.from || "…"} to ${model.query.to || "…"}`);
    if (model.query.undated === ALONE) wanted.push("undated");
    const answers = model.query.place ? model.chosen.filter((i) => !column.place[i]).length : 0;
    if (answers) wanted.push(`${answers} of them ${answers === 1 ? "a denial that names no place and answers" : "denials that name no place and answer"} words about it`);
    const left = model.leftUndated();
    undated.hidden = !left && !(model.query.undated === KEPT && hasDays(model.query));
    undated.textContent = left ? `${left} undated left out: keep` : "Leave out the undated";
    count.textContent = `${shown} of ${model.count}${wanted.length ? `: ${wanted.join(", ")}` : ""}`;
    clear.disabled = model.isWhole;
  }
  model.onChange(update);
  update();
  return bar;
}

// The languages of the quoted words, where they are not all English.
function inLanguages({ articles }) {
  const names = new Intl.DisplayNames(["en"], { type: "language" });
  const found = [...new Set(articles.language)].filter(Boolean).map((code) => names.of(code)).sort();
  return isForeign({ articles }) ? ` in their own language (${found.join(", ")}), which nobody translated` : "";
}

function isForeign({ articles }) {
  return articles.language.some((code) => code && code !== "en");
}

function makeFilters(model) {
  const { column, data } = model;
  const fields = {};
  const choices = []; // what writes the counts of a list anew

  function field(name, label, control) {
    fields[name] = control;
    control.addEventListener(control.tagName === "SELECT" ? "change" : "input", () => model.ask({ [name]: control.value }));
    return make("label", {}, label, control);
  }

  function choice(name, label, values, words = (value) => value) {
    const control = make("select", {}, make("option", { value: "" }, "all"));
    const ordered = Array.from(model.counted(name, values)).filter(([value]) => value !== "").sort(([a, n], [b, m]) => m - n || collator.compare(a, b));
    const options = ordered.map(([value]) => make("option", { value }));
    control.append(...options);
    choices.push(() => {
      const counts = model.counted(name, values);
      for (const option of options) {
        const n = counts.get(option.value) || 0;
        option.textContent = `${words(option.value)} (${n})`;
        option.disabled = !n && option.value !== model.query[name];
      }
    });
    return field(name, label, control);
  }

  const side = (id) => (id === NO_SIDE ? NO_SIDE : (model.sides.get(id) || { name: id }).name);
  const dates = column.claim_date.filter((date) => date.length === 10).sort();
  const day = (name, label) => field(name, label, make("input", { type: "date", min: dates[0], max: dates[dates.length - 1] }));
  const options = (name, label, values) => field(name, label, make("select", {}, ...values.map(([value, words]) => make("option", { value }, words))));
  const filters = make("details", { class: "filters" }, make("summary", {}, "Filters and downloads"), make("div", { class: "tools" },
    choice("place", "Place", model.whereOf),
    choice("side", "Side", column.side.map((id) => id || NO_SIDE), side),
    choice("speaker", "Speaker", column.speaker),
    choice("type", "Type", column.type),
    choice("stance", "Stance", column.stance),
    ...(dates.length ? [day("from", "From"), day("to", "To")] : []),
    makeOrder(model),
    options("sure", "Sure", [["", "all"], ["0.5", "50 % and more"], ["0.75", "75 % and more"], ["0.9", "90 % and more"]]),
    choice("checked", "Checked", column.review, (value) => data.names.review[value] || value)),
  makeDownloads(model), makeComparison(model));
  filters.open = window.matchMedia("(min-width: 44.01rem)").matches;
  function update() {
    for (const write of choices) write();
    for (const [name, control] of Object.entries(fields)) {
      // A list shows nothing after a value of another war, which it does not have.
      if (control.value !== model.query[name] || control.selectedIndex === -1) control.value = model.query[name];
    }
  }
  model.onChange(update);
  model.onChange(() => { filters.open ||= Boolean(model.query.compare); });
  update();
  return filters;
}

const ORDERS = [
  ["date", "down", "latest first"], ["date", "up", "earliest first"], ["sure", "down", "highest % first"], ["sure", "up", "lowest % first"],
  ["who", "up", "by who says it, A to Z"], ["who", "down", "by who says it, Z to A"], ["what", "up", "by what is claimed, A to Z"], ["what", "down", "by what is claimed, Z to A"],
];
const orderOf = (model) => ORDERS.find(([sort, way]) => sort === model.query.sort && (way === "down") === model.isTurned()) || ORDERS[0];

// The order of the rows where the table has no heads, on a phone.
function makeOrder(model) {
  const control = make("select", { onchange: () => model.ask(JSON.parse(control.value)) }, ...ORDERS.map(([sort, way, words]) => make("option", { value: JSON.stringify({ sort, turned: TURNED[way] }) }, words)));
  const update = () => { control.value = JSON.stringify({ sort: model.query.sort, turned: model.isTurned() ? TURNED.down : TURNED.up }); };
  model.onChange(update);
  update();
  return make("label", { class: "order" }, "Order", control);
}

function makePager(model, where) {
  const turn = (step) => () => model.ask({ page: String(Number(model.query.page) + step) });
  const back = make("button", { type: "button", onclick: turn(-1) }, "‹ Previous");
  const on = make("button", { type: "button", onclick: turn(1) }, "Next ›");
  const told = make("span", where === "above" ? { role: "status" } : {});
  const pager = make("nav", { class: "tools pager", "aria-label": `Pages of table ${model.number}, ${where} it` }, back, told, on);
  function update() {
    const page = Number(model.query.page);
    const pages = Math.max(1, Math.ceil(model.chosen.length / ROWS_A_PAGE));
    back.disabled = page <= 1;
    on.disabled = page >= pages;
    back.hidden = on.hidden = pages < 2;
    pager.hidden = pages < 2 && (where === "below" || model.chosen.length < 2);
    const [, , order] = orderOf(model);
    told.textContent = [pages < 2 ? "" : `Page ${page} of ${pages}`, where === "above" ? `Order: ${order}` : ""].filter(Boolean).join(" · ");
  }
  model.onChange(update);
  update();
  return pager;
}
