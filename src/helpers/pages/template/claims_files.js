// What a reader takes away: the selection as CSV, GeoJSON, GeoPackage or one Excel workbook, and a claim as a citation.

const FORMULA = /^[\s\x00-\x1f]*[=+\-@＝＋－＠|%]|^[\t\r\n]/;

function makeDownloads(model) {
  const files = [
    ["CSV", "csv", "text/csv", (rows) => "\ufeff" + csv(model, rows)],
    ["Excel", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (rows) => workbook(sheetsOf(model, rows))],
    ["GeoJSON", "geojson", "application/geo+json", (rows) => geojson(model, rows)],
    ["GeoPackage", "gpkg", "application/geopackage+sqlite3", (rows) => layerOf(model, rows)],
  ];
  const summary = make("summary", {}, "Download");
  const whole = Array.from({ length: model.count }, (_, i) => i);
  const list = (rows, words) => make("p", {}, words, ...files.flatMap(([name, suffix, type, content]) => [
    " ", make("button", { type: "button", onclick: () => save(`claims.${suffix}`, type, content(rows())) }, name)]));
  return make("details", { class: "downloads" }, summary, make("div", { class: "tools" },
    list(() => model.chosen, "The selection:"), list(() => whole, "All claims of this table:")),
    ...Array.from(document.querySelectorAll("footer .beside"), (files) => files.cloneNode(true)),
    make("p", { class: "left-out" }, "The workbook has claims, statements, contradictions, sources and a data dictionary; GeoJSON and GeoPackage have the claims whose place is known."));
}

function save(name, type, content) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = make("a", { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

// Text that a spreadsheet would compute gets an apostrophe before it.
function unarmed(value) {
  return typeof value === "string" && FORMULA.test(value) ? `'${value}` : value;
}

function csv(model, rows) {
  const names = model.data.sheets.claims;
  const cell = (value) => {
    const text = value === null ? "" : String(unarmed(value));
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = rows.map((i) => names.map((name) => cell(model.column[name][i])).join(","));
  return [names.join(","), ...lines, ""].join("\r\n");
}

function placed(model, rows) {
  return rows.filter((i) => model.column.lat[i] !== null && model.column.lon[i] !== null);
}

function geojson(model, rows) {
  const { lat, lon } = model.column;
  const features = placed(model, rows).map((i) => ({
    type: "Feature",
    id: model.column.claim_id[i],
    geometry: { type: "Point", coordinates: [lon[i], lat[i]] },
    properties: Object.fromEntries(model.data.sheets.claims.map((name) => [name, model.column[name][i]])),
  }));
  return JSON.stringify({ type: "FeatureCollection", features });
}

function layerOf(model, rows) {
  const { column, data } = model;
  const names = data.sheets.claims;
  const shown = placed(model, rows);
  const values = shown.map((i) => names.map((name) => column[name][i]));
  return geopackage("claims", names, values, shown.map((i) => [column.lon[i], column.lat[i]]), new Date().toISOString());
}

function tableOf(columns, names, keep) {
  const rows = [];
  for (let i = 0; i < columns[names[0]].length; i++) if (keep(i)) rows.push(names.map((name) => columns[name][i]));
  return [names, ...rows];
}

function sheetsOf(model, rows) {
  const { data, column } = model;
  const wanted = new Set(rows);
  const statements = new Set(rows.map((i) => column.statement_id[i]));
  const articles = new Set(rows.map((i) => column.article[i]));
  const { contradictions, sheets } = data;
  return {
    claims: tableOf(column, sheets.claims, (i) => wanted.has(i)),
    statements: tableOf(data.statements, sheets.statements, (i) => statements.has(data.statements.statement_id[i])),
    contradictions: tableOf(contradictions, sheets.contradictions, (i) => statements.has(contradictions.a[i]) || statements.has(contradictions.b[i])),
    sources: tableOf(data.articles, sheets.sources, (i) => articles.has(data.articles.article[i])),
    "data dictionary": [["table", "column", "unit", "meaning"], ...data.dictionary.map((row) => [row.table, row.column, row.unit, row.meaning])],
  };
}

// Where the page is on the web; of a file on a disk its name alone, for where it lies is nobody's business.
function pageAddress() {
  const told = document.querySelector('meta[property="og:url"]');
  if (told) return told.content;
  const here = location.href.split("#")[0];
  return location.protocol === "file:" ? decodeURIComponent(here.split("/").pop()) : here;
}

function citation(model, i) {
  const { column, data } = model;
  const n = data.articles.article.indexOf(column.article[i]);
  const source = [data.articles.title[n] || column.article[i], data.articles.publisher[n], data.articles.published[n], data.articles.url[n]];
  const place = `${pageAddress()}#${column.claim_id[i]}`;
  return `“${column.quote[i]}” ${data.shown.who[i]} (${model.sideOf(i).name}), ${column.claim_date[i] || "undated"}. In: ${source.filter(Boolean).join(", ")}. Claim ${column.claim_id[i]}, ${place}`;
}

function copy(text, button) {
  const done = () => {
    const before = button.textContent;
    button.textContent = "copied";
    setTimeout(() => { button.textContent = before; }, 1500);
  };
  const byHand = () => {
    const field = make("textarea", { "aria-hidden": "true" });
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
    done();
  };
  if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, byHand);
  else byHand();
}
