// An Excel workbook (Office Open XML) of tables that hold text and numbers: plain files in a zip that is not compressed.
// WORKBOOK has its parts (workbook.json), which the workbook of a run is made of too.

const LONGEST_CELL = 32767;

function workbook(sheets) {
  const names = Object.keys(sheets);
  const each = (part) => names.map((name, n) => WORKBOOK[part].replaceAll("{number}", n + 1).replaceAll("{name}", inXml(name))).join("");
  const filled = { "{types}": each("type"), "{sheets}": each("sheet"), "{relations}": each("relation") };
  const paths = ["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"];
  return zip({
    ...Object.fromEntries(paths.map((path) => [path, WORKBOOK[path].replace(/\{\w+\}/g, (key) => filled[key])])),
    ...Object.fromEntries(names.map((name, n) => [`xl/worksheets/sheet${n + 1}.xml`, sheetXml(sheets[name])])),
  });
}

function sheetXml(rows) {
  const cell = (value) => {
    if (value === null || value === "") return "<c/>";
    if (typeof value === "number") return `<c><v>${value}</v></c>`;
    return `<c t="inlineStr"><is><t xml:space="preserve">${inXml(String(value).slice(0, LONGEST_CELL))}</t></is></c>`;
  };
  const [before, after] = WORKBOOK.worksheet.split("{rows}");
  return before + rows.map((row) => `<row>${row.map(cell).join("")}</row>`).join("") + after;
}

function inXml(text) {
  const allowed = text.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, "");
  return allowed.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

function zip(files) {
  const encoder = new TextEncoder();
  const [parts, entries] = [[], []];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const [path, content] = [encoder.encode(name), encoder.encode(text)];
    const sum = crc32(content);
    // version needed, flags (names are UTF-8), stored, time, date (1980-01-01), sum, size twice, length of the name, of extras
    const facts = [[20, 2], [0x0800, 2], [0, 2], [0, 2], [33, 2], [sum, 4], [content.length, 4], [content.length, 4], [path.length, 2], [0, 2]];
    const head = bytes([[0x04034b50, 4], ...facts]);
    entries.push(bytes([[0x02014b50, 4], [20, 2], ...facts, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]]), path);
    parts.push(head, path, content);
    offset += head.length + path.length + content.length;
  }
  const size = entries.reduce((sum, part) => sum + part.length, 0);
  const count = entries.length / 2;
  const end = bytes([[0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [size, 4], [offset, 4], [0, 2]]);
  return new Blob([...parts, ...entries, end]);
}

function bytes(fields) {
  const out = new Uint8Array(fields.reduce((sum, [, size]) => sum + size, 0));
  const view = new DataView(out.buffer);
  let at = 0;
  for (const [value, size] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value >>> 0, true);
    at += size;
  }
  return out;
}

function crc32(content) {
  let sum = -1;
  for (const byte of content) {
    sum ^= byte;
    for (let k = 0; k < 8; k++) sum = (sum >>> 1) ^ (0xedb88320 & -(sum & 1));
  }
  return ~sum >>> 0;
}
