// What a reader takes away: the selection as CSV, GeoJSON, GeoPackage or one Excel workbook, and a claim as a citation.

const FORMULA = /^[\s\x00-\x1f]*[=+\-@＝＋－＠|%]|^[\t\r\n]/;

// What is written: [model, rows] of each table that has some of them.
function makeDownloads(model) {
  const files = [
    ["CSV", "csv", "text/csv", (parts) => "\ufeff" + csv(parts)],
    ["Excel", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (parts) => workbook(sheetsOf(parts))],
    ["GeoJSON", "geojson", "application/geo+json", geojson],
    ["GeoPackage", "gpkg", "application/geopackage+sqlite3", layerOf],
  ];
  const summary = make("summary", {}, "Download");
  const whole = ({ count }) => Array.from({ length: count }, (_, i) => i);
  const list = (words, parts) => make("p", {}, words, ...files.flatMap(([name, suffix, type, content]) => [
    " ", make("button", { type: "button", onclick: () => save(`claims.${suffix}`, type, content(parts())) }, name)]));
  const ofAll = (rows) => () => tables.map((table) => [table.model, rows(table.model)]).filter(([, found], n) => found.length || !n);
  const several = document.querySelectorAll("main script.claims-data").length > 1;
  return make("details", { class: "downloads" }, summary, make("div", { class: "tools" },
    list("The selection:", () => [[model, model.chosen]]), list("All claims of this table:", () => [[model, whole(model)]]),
    ...(several ? [list("The selection in all wars:", ofAll(({ chosen }) => chosen)), list("All claims of all wars:", ofAll(whole))] : [])),
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

function csv(parts) {
  const names = parts[0][0].data.sheets.claims;
  const cell = (value) => {
    const text = value === null ? "" : String(unarmed(value));
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = parts.flatMap(([model, rows]) => rows.map((i) => names.map((name) => cell(model.column[name][i])).join(",")));
  return [names.join(","), ...lines, ""].join("\r\n");
}

// The claims that have a point: [model, its rows].
function placed(parts) {
  return parts.map(([model, rows]) => [model, rows.filter((i) => model.column.lat[i] !== null && model.column.lon[i] !== null)]);
}

function geojson(parts) {
  const features = placed(parts).flatMap(([{ column, data }, rows]) => rows.map((i) => ({
    type: "Feature",
    id: column.claim_id[i],
    geometry: { type: "Point", coordinates: [column.lon[i], column.lat[i]] },
    properties: Object.fromEntries(data.sheets.claims.map((name) => [name, column[name][i]])),
  })));
  return JSON.stringify({ type: "FeatureCollection", features });
}

function layerOf(parts) {
  const names = parts[0][0].data.sheets.claims;
  const shown = placed(parts).flatMap(([{ column }, rows]) => rows.map((i) => ({ column, i })));
  const values = shown.map(({ column, i }) => names.map((name) => column[name][i]));
  return geopackage("claims", names, values, shown.map(({ column, i }) => [column.lon[i], column.lat[i]]), new Date().toISOString());
}

function rowsOf(columns, names, keep) {
  const rows = [];
  for (let i = 0; i < columns[names[0]].length; i++) if (keep(i)) rows.push(names.map((name) => columns[name][i]));
  return rows;
}

function sheetsOf(parts) {
  const { sheets, dictionary } = parts[0][0].data;
  const found = { claims: [], statements: [], contradictions: [], sources: [] };
  for (const [{ data, column }, rows] of parts) {
    const wanted = new Set(rows);
    const statements = new Set(rows.map((i) => column.statement_id[i]));
    const articles = new Set(rows.map((i) => column.article[i]));
    const { contradictions } = data;
    found.claims.push(...rowsOf(column, sheets.claims, (i) => wanted.has(i)));
    found.statements.push(...rowsOf(data.statements, sheets.statements, (i) => statements.has(data.statements.statement_id[i])));
    found.contradictions.push(...rowsOf(contradictions, sheets.contradictions, (i) => statements.has(contradictions.a[i]) || statements.has(contradictions.b[i])));
    found.sources.push(...rowsOf(data.articles, sheets.sources, (i) => articles.has(data.articles.article[i])));
  }
  return {
    ...Object.fromEntries(Object.entries(found).map(([sheet, rows]) => [sheet, [sheets[sheet], ...rows]])),
    "data dictionary": [["table", "column", "unit", "meaning"], ...dictionary.map((row) => [row.table, row.column, row.unit, row.meaning])],
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
