// The wars of a page: their tables are asked for the same, one is shown at a time, and each says how many claims that leaves it.

// `tables` as of claims_view.js; a heading over one of them is for paper and readers without scripts.
function makeWars(tables) {
  if (tables.length < 2) return { show: () => {} };
  const [first] = tables;
  let shown = first;
  const buttons = tables.map((table) => make("button", { type: "button", onclick: () => choose(table) }));
  for (const { parts } of tables) {
    const before = parts[0].previousElementSibling;
    if (before && before.matches(".html:has(> h3:only-child)")) before.classList.add("named-above");
  }
  const elsewhere = make("p", { class: "elsewhere", role: "status" });
  first.parts[0].before(elsewhere);
  elsewhere.before(make("nav", { class: "tools of-wars", "aria-label": "Wars whose claims are shown" }, ...buttons));

  function update() {
    tables.forEach(({ model }, n) => {
      const all = model.isWhole ? "" : `${model.chosen.length} of `;
      buttons[n].replaceChildren(`${model.data.war} `, make("small", {}, `${all}${model.count}`));
      buttons[n].setAttribute("aria-pressed", String(tables[n] === shown));
      buttons[n].classList.toggle("none", !model.chosen.length);
    });
    tellElsewhere();
  }

  // What the table that is shown has no claim for may be found in another war.
  function tellElsewhere() {
    const found = shown.model.chosen.length ? [] : tables.filter(({ model }) => model.chosen.length);
    elsewhere.hidden = !found.length;
    elsewhere.replaceChildren(`No claim of ${shown.model.data.war} fits. Elsewhere: `, ...found.flatMap((table, n) => [n ? ", " : "",
      make("button", { type: "button", class: "plain", onclick: () => choose(table) }, `${table.model.chosen.length} in ${table.model.data.war}`)]), ".");
  }

  function show(table) {
    shown = table;
    for (const each of tables) for (const part of each.parts) part.classList.toggle("of-another-war", each !== table);
    update();
  }

  // A war that a reader chooses is asked for what it can have: no place, speaker or side of another one.
  function choose(table) {
    show(table);
    table.model.ask(Object.fromEntries(table.model.foreign().map((name) => [name, ANY])), { isStep: true });
  }

  for (const { model } of tables) {
    model.onChange(() => {
      for (const other of tables) if (other.model !== model) other.model.follow(model.query);
      update();
    });
  }
  show(first);
  return { show: (model) => show(tables.find((each) => each.model === model)) };
}
