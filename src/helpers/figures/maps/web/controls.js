// What is shown: sides (which is the legend too), types, and the time slider.

function makeControls(root, map, model) {
  const { data, claims, shown } = model;

  const sides = data.sides.map(({ name, background, ink, marker }, side) => {
    const number = make("span", { class: "number" });
    const chip = make("button", { type: "button", class: "chip", "aria-pressed": "true", onclick: () => (model.driven ? parent.postMessage({ side: data.sides[side].id }, "*") : model.change((now) => {
      now.sides[side] = !now.sides[side];
      chip.setAttribute("aria-pressed", String(now.sides[side]));
    })) }, make("span", { class: "badge", style: { background, color: ink } }, mark(marker)), make("bdi", {}, name), number);
    return { chip, number };
  });

  const used = data.types.map((name, type) => ({ name, type, n: claims.type.filter((t) => t === type).length })).filter(({ n }) => n);
  const what = make("span", {}, "all kinds");
  const kinds = make("details", { class: "kinds" }, make("summary", {}, "Claims: ", what),
    make("fieldset", {}, make("legend", {}, "Kinds of claims"),
      ...used.map(({ name, type, n }) => make("label", {},
        make("input", { type: "checkbox", checked: true, onchange: (event) => model.change((now) => {
          now.types[type] = event.target.checked;
          const on = used.filter((kind) => now.types[kind.type]);
          what.textContent = on.length === used.length ? "all kinds" : on.length === 1 ? on[0].name : `${on.length} of ${used.length} kinds`;
        }) }), ` ${name} (${n})`))));
  kinds.addEventListener("keydown", (event) => { if (event.key === "Escape") { kinds.open = false; kinds.firstChild.focus(); } });
  document.addEventListener("click", (event) => { if (!kinds.contains(event.target)) kinds.open = false; });

  root.prepend(make("div", { class: "bar", role: "group", "aria-label": "Sides and kinds of claims" },
    ...sides.map(({ chip }) => chip), kinds));

  const said = make("p", { class: "said", role: "status", "aria-live": "polite" });
  const time = make("div", { class: "time" });
  if (model.hasDates && model.last > model.first) time.append(...slider(model));
  if (model.undated && model.hasDates) {
    time.append(make("label", { class: "undated" }, make("input", { type: "checkbox", checked: true,
      onchange: (event) => model.change((now) => { now.undated = event.target.checked; }) }), ` undated (${model.undated})`));
  }
  map.getContainer().after(time, said);

  const mapped = new Set(claims.id);
  function update() {
    const numbers = data.sides.map(() => 0);
    let total = 0;
    let undated = 0;
    let [start, end] = [Infinity, -Infinity]; // days, as first and last of all claims are (model.js)
    const spots = new Set();
    for (let i = 0; i < model.count; i++) {
      if (!model.isShown(i)) continue;
      numbers[claims.side[i]]++;
      spots.add(claims.spot[i]);
      total++;
      if (claims.from[i] === null) undated++;
      else [start, end] = [Math.min(start, claims.to[i]), Math.max(end, claims.from[i])];
    }
    if (!model.driven) [start, end] = [shown.from, shown.to];
    sides.forEach(({ number }, side) => { number.textContent = numbers[side]; });
    const days = start >= end ? dayName(end) : `${dayName(start)} to ${dayName(end)}`;
    const span = (model.hasDates && undated < total ? `, ${days}` : "") + (model.driven && undated ? `; ${undated} of them undated` : "");
    const lost = !data.unplaced ? 0 : shown.only ? [...shown.only].filter((id) => !mapped.has(id)).length : data.unplaced;
    const without = lost ? ` ${plural(lost, "more claim")}${shown.only ? " of these" : ""} ${lost === 1 ? "has" : "have"} no known position, and no mark.`
      : data.unplaced ? ` Of all ${model.count + data.unplaced} claims, ${model.count} have a known position.` : "";
    said.textContent = `${total} of ${plural(model.count, "claim")} shown, at ${plural(spots.size, "place")}${span}.${without}`;
  }
  model.onChange(update);
  update();
}

// Two thumbs on one track, below a histogram of the claims by day and side.
function slider(model) {
  const { shown, first, last } = model;
  const from = input("First day shown", first);
  const to = input("Last day shown", last);
  const label = make("output", { class: "window" });
  const band = make("span", { class: "band" });
  const reset = make("button", { type: "button", class: "chip", onclick: () => { from.value = first; to.value = last; apply(); } }, "All dates");

  function input(name, value) {
    return make("input", { type: "range", min: first, max: last, step: 1, value, "aria-label": name, oninput: (event) => {
      if (Number(from.value) > Number(to.value)) event.target.value = (event.target === from ? to : from).value;
      apply();
    } });
  }

  function apply() {
    const [start, end] = [Number(from.value), Number(to.value)];
    from.setAttribute("aria-valuetext", dayName(start));
    to.setAttribute("aria-valuetext", dayName(end));
    // Where both thumbs meet, the one that can still move lies on top.
    from.style.zIndex = start >= last ? 3 : "";
    label.textContent = start === end ? dayName(start) : `${dayName(start)} – ${dayName(end)}`;
    const share = (day) => `${(100 * (day - first)) / (last - first)}%`;
    band.style.left = share(start);
    band.style.right = `${100 - parseFloat(share(end))}%`;
    reset.disabled = start === first && end === last;
    model.change((now) => { now.from = start; now.to = end; });
  }
  apply();
  shown.from = first;
  return [make("div", { class: "range" }, histogram(model), make("span", { class: "track" }), band, from, to), label, reset];
}

function histogram(model) {
  const { claims, data, first, last } = model;
  const bins = Math.min(80, last - first + 1);
  const stacks = Array.from({ length: bins }, () => data.sides.map(() => 0));
  for (let i = 0; i < model.count; i++) {
    // A claim dated to the month or year is no peak on one day.
    if (claims.from[i] === null || claims.to[i] !== claims.from[i]) continue;
    stacks[Math.min(bins - 1, Math.floor(((claims.from[i] - first) / (last - first + 1)) * bins))][claims.side[i]]++;
  }
  const top = Math.max(1, ...stacks.map((stack) => stack.reduce((a, b) => a + b, 0)));
  const chart = drawn("svg", { class: "histogram", viewBox: `0 0 ${bins} 1`, preserveAspectRatio: "none", "aria-hidden": "true" });
  stacks.forEach((stack, bin) => {
    let y = 1;
    stack.forEach((n, side) => {
      if (!n) return;
      const height = Math.max(n / top, 0.06);
      y -= height;
      chart.append(drawn("rect", { x: bin + 0.08, y, width: 0.84, height, fill: data.sides[side].colour }));
    });
  });
  return chart;
}
