// Adds to a page that is complete without it: search and sorting in tables, links into closed boxes, code on request.
"use strict";

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

// For a narrow screen, where the heads of the columns are not shown.
function addOrder(tools, table) {
  const choice = labelled(tools, "Sort by", document.createElement("select"));
  choice.parentElement.className = "order";
  Array.from(table.tHead.rows[0].cells).forEach((header, column) => {
    choice.add(new Option(header.textContent.trim(), `${column}`));
  });
  choice.addEventListener("input", () => sortBy(table, Number(choice.value), false));
}

function addSearch(table) {
  const rows = Array.from(table.tBodies[0].rows);
  const words = rows.map((row) => row.textContent.toLowerCase());
  const tools = document.createElement("div");
  tools.className = "tools";
  const field = labelled(tools, "Search", document.createElement("input"));
  field.type = "search";
  const choices = Array.from(table.tHead.rows[0].cells, (header, column) => [header, column])
    .filter(([header]) => header.dataset.filter !== undefined)
    .map(([header, column]) => [addChoice(tools, header, rows, column), column]);
  addOrder(tools, table);
  const count = document.createElement("output");
  tools.append(count);
  const update = () => {
    const wanted = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, i) => {
      const fits =
        wanted.every((word) => words[i].includes(word)) &&
        choices.every(([choice, column]) => !choice.value || row.cells[column].dataset.value === choice.value);
      row.hidden = !fits;
      shown += fits;
    });
    count.textContent = `${shown} of ${rows.length}`;
  };
  tools.addEventListener("input", update);
  update();
  (table.closest(".scroll") || table).before(tools);
}

function addChoice(tools, header, rows, column) {
  const choice = labelled(tools, header.textContent.trim(), document.createElement("select"));
  const values = new Set(rows.map((row) => row.cells[column].dataset.value).filter(Boolean));
  choice.add(new Option("all", ""));
  for (const value of Array.from(values).sort(collator.compare)) choice.add(new Option(value, value));
  return choice;
}

function labelled(tools, text, control) {
  const label = document.createElement("label");
  label.append(text, control);
  tools.append(label);
  return control;
}

function showTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  target.hidden = false;
  for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  target.scrollIntoView({ block: "start" });
}

for (const table of document.querySelectorAll("main table")) {
  const plainHead = table.tHead && table.tHead.rows.length === 1 && table.tBodies.length === 1;
  if (!plainHead || table.querySelector("[rowspan], [colspan]") || table.tBodies[0].rows.length < LEAST_ROWS) continue;
  if (table.classList.contains("searchable")) addSearch(table);
  addSorting(table);
}

window.addEventListener("hashchange", showTarget);
window.addEventListener("message", (event) => {
  const frames = Array.from(document.querySelectorAll("figure.map iframe"), (frame) => frame.contentWindow);
  const wanted = event.data && event.data.show;
  if (frames.includes(event.source) && typeof wanted === "string" && document.getElementById(wanted)) {
    location.hash = wanted;
    showTarget();
  }
});
if (location.hash) showTarget();

const codeButton = document.getElementById("show-code");
if (codeButton) {
  codeButton.hidden = false;
  codeButton.addEventListener("click", () => {
    const boxes = Array.from(document.querySelectorAll("details.code"));
    const open = !boxes.every((box) => box.open);
    for (const box of boxes) box.open = open;
    codeButton.textContent = open ? "Hide all code" : "Show all code";
  });
}
