// Adds to a page that is complete without it: sorting in tables, claims that can be filtered, links into closed boxes, code on request.

const LEAST_ROWS = 4;
const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

function sortKey(cell) {
  return cell ? (cell.dataset.sort !== undefined ? cell.dataset.sort : cell.textContent).trim() : "";
}

function compare(a, b) {
  if (a === "" || b === "") return a === b ? 0 : a === "" ? 1 : -1; // what is not known stands last
  const numbers = [Number(a), Number(b)];
  return numbers.some(Number.isNaN) ? collator.compare(a, b) : numbers[0] - numbers[1];
}

function sortBy(table, column, descending) {
  const headers = table.tHead.rows[0].cells;
  for (const header of headers) header.removeAttribute("aria-sort");
  headers[column].setAttribute("aria-sort", descending ? "descending" : "ascending");
  const body = table.tBodies[0];
  const rows = Array.from(body.rows, (row) => [sortKey(row.cells[column]), row]);
  rows.sort(([a], [b]) => (descending && a !== "" && b !== "" ? -compare(a, b) : compare(a, b)));
  body.append(...rows.map(([, row]) => row));
}

function addSorting(table) {
  Array.from(table.tHead.rows[0].cells).forEach((header, column) => {
    if (header.tagName !== "TH" || !header.textContent.trim()) return;
    const button = document.createElement("button");
    button.type = "button";
    button.append(...header.childNodes);
    header.append(button);
    button.addEventListener("click", () => sortBy(table, column, header.getAttribute("aria-sort") === "ascending"));
  });
}

const tables = []; // those of claims, see claims_view.js
let wars = makeWars(tables);

// Show what the address leads to. A step that was gone before (history.state) brings back what was asked for then.
function showTarget() {
  const wanted = decodeURIComponent(location.hash.slice(1));
  const kept = history.state;
  for (const { model } of tables) if (kept || !wanted) model.restore((kept && kept[model.number]) || model.start);
  if (kept && !wanted && tables.length) wars.show(tables[0].model);
  if (!wanted || wanted.startsWith("?")) {
    for (const table of tables) if (kept ? wanted && table.model.address() === location.hash.slice(1) : table.model.read()) table.show();
  } else showElement(wanted);
  history.replaceState({ ...asking }, "");
}

function showElement(wanted) {
  if (tables.some((table) => table.reveal(wanted))) return; // a claim, whichever war's are shown
  const target = document.getElementById(wanted);
  if (!target) {
    tables.some((table) => table.place(wanted, false));
    return;
  }
  target.hidden = false;
  for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  target.scrollIntoView({ block: "start" });
}

// Where there are pages of claims, the latest come first, in every table of the page.
const latestFirst = Array.from(document.querySelectorAll("main .all-claims")).some((box) => box.querySelectorAll("tr[id]").length > ROWS_A_PAGE);
for (const block of document.querySelectorAll("main script.claims-data")) {
  const box = block.previousElementSibling && block.previousElementSibling.querySelector(".all-claims");
  if (!box || !box.querySelector("table.claims")) continue;
  const before = block.previousElementSibling.previousElementSibling;
  const map = before && before.matches("figure.map") ? before : null;
  const shown = showClaims(block, box, map, tables.length + 1, latestFirst, (model) => wars.show(model));
  if (shown) tables.push(shown);
}
wars = makeWars(tables);

// On a phone a row of numbers is a card, whose numbers say what they count.
function labelNumbers(table) {
  const heads = Array.from(table.tHead.rows[0].cells, (head) => head.textContent.trim());
  for (const row of [...table.tBodies[0].rows, ...(table.tFoot ? table.tFoot.rows : [])]) Array.from(row.cells).forEach((cell, n) => { cell.dataset.label = heads[n]; });
  table.classList.add("labelled");
}
for (const table of document.querySelectorAll("main table.counts")) labelNumbers(table);

for (const table of document.querySelectorAll("main table:not(.claims)")) {
  const plainHead = table.tHead && table.tHead.rows.length === 1 && table.tBodies.length === 1;
  if (!plainHead || table.querySelector("[rowspan], [colspan]") || table.tBodies[0].rows.length < LEAST_ROWS) continue;
  addSorting(table);
}

// A link that counts claims leads to all of them: it asks for them in the table that has its target, a claim or a place.
function followCount(event) {
  const link = event.target.closest("a[data-place]");
  const table = link && tables.find((each) => each.has(link.hash.slice(1)));
  if (!table) return;
  event.preventDefault();
  wars.show(table.model);
  const { side, place, type, undated } = link.dataset;
  table.model.ask({ ...table.model.start, side: side === undefined ? ANY : side || NO_SIDE, place, type: type || ANY, undated: undated || ANY });
  table.show();
}

document.addEventListener("click", followCount);
window.addEventListener("hashchange", showTarget);
window.addEventListener("message", (event) => {
  const frames = Array.from(document.querySelectorAll("figure.map iframe"), (frame) => frame.contentWindow);
  if (!frames.includes(event.source)) return;
  const said = event.data || {};
  const table = tables.find((each) => each.isAround(event.source));
  if (table && said.ready) table.tell();
  if (table && typeof said.place === "string") table.place(said.place);
  if (table && typeof said.side === "string") table.side(said.side);
  if (typeof said.show !== "string") return;
  if (document.getElementById(said.show) || tables.some((each) => each.model.at.has(said.show))) {
    if (location.hash === `#${said.show}`) showTarget(); // else the change of the address does it
    else location.hash = said.show;
  }
});
if (location.hash) showTarget();

// A map is opened when the reader comes near it, so that the page is there before its maps are. Its document is in pieces: text
// of its own, and numbers of the scripts and styles that the maps of the page have in common.
const shared = document.querySelector("script.maps-share");
const shelf = shared ? JSON.parse(shared.textContent) : [];
function documentOf(frame) {
  return JSON.parse(frame.nextElementSibling.textContent).map((piece) => (typeof piece === "number" ? shelf[piece] : piece)).join("");
}

// What is drawn when it comes near is drawn for paper, too.
window.addEventListener("beforeprint", () => {
  for (const picture of document.querySelectorAll("img[loading=lazy]")) picture.loading = "eager";
});

const near = new IntersectionObserver((seen) => {
  for (const { isIntersecting, target } of seen) {
    if (!isIntersecting) continue;
    near.unobserve(target);
    target.srcdoc = documentOf(target);
  }
}, { rootMargin: "800px" });
for (const frame of document.querySelectorAll("figure.map iframe")) near.observe(frame);

const codeButton = document.getElementById("show-code");
if (codeButton) {
  codeButton.hidden = false;
  document.documentElement.classList.add("without-code");
  codeButton.addEventListener("click", () => {
    const boxes = Array.from(document.querySelectorAll("details.code"));
    const open = !boxes.every((box) => box.open);
    for (const box of boxes) box.open = open;
    document.documentElement.classList.toggle("without-code", !open);
    codeButton.textContent = open ? "Hide all code" : "Show all code";
  });
}
