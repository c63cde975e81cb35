// A GeoPackage (OGC 12-128r18, version 1.3) of claims with a point: a database of SQLite, written as the bytes of its pages.
// Its format: https://www.sqlite.org/fileformat2.html. Layer and columns are those of claims.gpkg beside a report.

const PAGE_SIZE = 16384;
const UTF8 = new TextEncoder();
const SRS = "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT)";
const CONTENTS = "CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '', last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER)";
const GEOMETRIES = "CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL UNIQUE, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL, PRIMARY KEY (table_name, column_name))";
const WGS84 = 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]';

// `names` and `rows`: columns and values of the layer; `points`: [longitude, latitude] of each row.
function geopackage(layer, names, rows, points, changed) {
  const types = names.map((_, n) => typeOf(rows.map((row) => row[n]).filter((value) => value !== null)));
  const columns = names.map((name, n) => `, "${name}" ${types[n]}`).join("");
  const [lons, lats] = [points.map(([lon]) => lon), points.map(([, lat]) => lat)];
  const box = points.length ? [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)] : [null, null, null, null];
  const value = (given, n) => (given !== null && types[n] === "INTEGER" ? BigInt(given) : given);
  const srs = [[-1, ["Undefined Cartesian", null, "NONE", -1n, "undefined", null]], [0, ["Undefined geographic", null, "NONE", 0n, "undefined", null]], [4326, ["WGS 84", null, "EPSG", 4326n, WGS84, null]]];
  const database = new Database();
  database.table("gpkg_spatial_ref_sys", SRS, srs);
  database.table("gpkg_contents", CONTENTS, [[1, [layer, "features", layer, "", changed, ...box, 4326n]]], [[layer], [layer]]);
  database.table("gpkg_geometry_columns", GEOMETRIES, [[1, [layer, "geom", "POINT", 4326n, 0n, 0n]]], [[layer], [layer, "geom"]]);
  database.table(layer, `CREATE TABLE "${layer}" (fid INTEGER PRIMARY KEY NOT NULL, geom POINT${columns})`,
    rows.map((row, n) => [n + 1, [null, pointBlob(points[n]), ...row.map(value)]]));
  return database.file();
}

function typeOf(values) {
  if (!values.length || !values.every((value) => typeof value === "number")) return "TEXT";
  return values.every(Number.isSafeInteger) ? "INTEGER" : "REAL";
}

// "GP", version 0 (which stands for 1), little endian without an envelope, EPSG:4326, then a point as well-known binary.
function pointBlob([lon, lat]) {
  const view = new DataView(new ArrayBuffer(29));
  view.setUint16(0, 0x4750);
  view.setUint8(3, 1);
  view.setInt32(4, 4326, true);
  view.setUint8(8, 1);
  view.setUint32(9, 1, true);
  view.setFloat64(13, lon, true);
  view.setFloat64(21, lat, true);
  return new Uint8Array(view.buffer);
}

class Database {
  #pages = [null]; // the first one has the schema, which is known last
  #schema = [];

  // `rows`: [row number, values]; `keys`: of each index that SQLite makes by itself, the key of the table's one row.
  table(name, sql, rows, keys = []) {
    const cells = rows.map(([number, values]) => [number, this.#cell(number, record(values))]);
    this.#schema.push(["table", name, name, BigInt(this.#tree(cells)), sql]);
    keys.forEach((key, n) => {
      const content = record([...key, 1n]);
      const page = this.#add(0x0a, [joined([variable(content.length), content])]);
      this.#schema.push(["index", `sqlite_autoindex_${name}_${n + 1}`, name, BigInt(page), null]);
    });
  }

  file() {
    const cells = this.#schema.map((entry, n) => this.#cell(n + 1, record(entry)));
    this.#pages[0] = leaf(0x0d, cells, 100);
    const head = new DataView(this.#pages[0].buffer);
    this.#pages[0].set(UTF8.encode("SQLite format 3\0"));
    head.setUint16(16, PAGE_SIZE);
    this.#pages[0].set([1, 1, 0, 64, 32, 32], 18); // kept by a journal, no bytes spared, shares of a page
    const fields = { 24: 1, 28: this.#pages.length, 40: 1, 44: 4, 56: 1, 60: 10300, 68: 0x47504b47, 92: 1, 96: 3040000 };
    for (const [at, value] of Object.entries(fields)) head.setUint32(Number(at), value);
    return new Blob(this.#pages);
  }

  #add(kind, cells, last = 0) {
    this.#pages.push(leaf(kind, cells, 0, last));
    return this.#pages.length;
  }

  // The number of the page that leads to all these cells; leaves first, then pages that name the pages below.
  #tree(cells) {
    let below = [];
    for (const group of grouped(cells, 8)) below.push([group.length ? group[group.length - 1][0] : 0, this.#add(0x0d, group.map(([, cell]) => cell))]);
    while (below.length > 1) {
      const above = [];
      for (const group of grouped(below.map(([number, page]) => [number, joined([word(page), variable(number)]), page]), 12)) {
        const [last, , page] = group[group.length - 1];
        above.push([last, this.#add(0x05, group.slice(0, -1).map(([, cell]) => cell), page)]);
      }
      below = above;
    }
    return below[0][1];
  }

  // A row as a leaf holds it: what is too long for its page goes on in pages of its own.
  #cell(number, content) {
    const head = [variable(content.length), variable(number)];
    if (content.length <= PAGE_SIZE - 35) return joined([...head, content]);
    const least = Math.floor(((PAGE_SIZE - 12) * 32) / 255) - 23;
    const filled = least + ((content.length - least) % (PAGE_SIZE - 4));
    const kept = filled <= PAGE_SIZE - 35 ? filled : least;
    const first = this.#pages.length + 1;
    for (let at = kept; at < content.length; at += PAGE_SIZE - 4) {
      const page = new Uint8Array(PAGE_SIZE);
      const more = at + PAGE_SIZE - 4 < content.length;
      page.set(word(more ? this.#pages.length + 2 : 0));
      page.set(content.subarray(at, at + PAGE_SIZE - 4), 4);
      this.#pages.push(page);
    }
    return joined([...head, content.subarray(0, kept), word(first)]);
  }
}

// Cells [number, bytes] in groups that a page has room for, which has a head of so many bytes.
function grouped(cells, head) {
  const groups = [[]];
  let room = PAGE_SIZE - head;
  for (const cell of cells) {
    const needed = cell[1].length + 2;
    if (needed > room) {
      groups.push([]);
      room = PAGE_SIZE - head;
    }
    groups[groups.length - 1].push(cell);
    room -= needed;
  }
  return groups;
}

// A page of a tree: its head, where its cells begin, and the cells from its end; `last` is the page of all that is greater.
function leaf(kind, cells, start, last = 0) {
  const page = new Uint8Array(PAGE_SIZE);
  const view = new DataView(page.buffer);
  const head = start + (last ? 12 : 8);
  let end = PAGE_SIZE;
  cells.forEach((cell, n) => {
    end -= cell.length;
    page.set(cell, end);
    view.setUint16(head + 2 * n, end);
  });
  view.setUint8(start, kind);
  view.setUint16(start + 3, cells.length);
  view.setUint16(start + 5, end);
  if (last) view.setUint32(start + 8, last);
  return page;
}

// Values in SQLite's form of a row: what kind each is, then each: text, bytes, whole numbers (BigInt), other numbers, null.
function record(values) {
  const kinds = [];
  const parts = [];
  for (const value of values) {
    if (value === null || value === "") {
      kinds.push(variable(value === null ? 0 : 13));
      continue;
    }
    const part = value instanceof Uint8Array ? value : typeof value === "string" ? UTF8.encode(value) : new Uint8Array(8);
    if (typeof value === "bigint") new DataView(part.buffer).setBigInt64(0, value);
    if (typeof value === "number") new DataView(part.buffer).setFloat64(0, value);
    kinds.push(variable({ bigint: 6, number: 7, string: 13 + 2 * part.length }[typeof value] ?? 12 + 2 * part.length));
    parts.push(part);
  }
  const long = kinds.reduce((sum, kind) => sum + kind.length, 0);
  return joined([variable(long + (long < 127 ? 1 : 2)), ...kinds, ...parts]);
}

// A whole number in as many bytes as it needs, seven bits each; a negative one in nine.
function variable(number) {
  if (number < 0) return new Uint8Array([255, 255, 255, 255, 255, 255, 255, 255, 256 + number]);
  const found = [number % 128];
  for (let rest = Math.floor(number / 128); rest; rest = Math.floor(rest / 128)) found.unshift(128 + (rest % 128));
  return new Uint8Array(found);
}

function word(number) {
  const found = new Uint8Array(4);
  new DataView(found.buffer).setUint32(0, number);
  return found;
}

function joined(parts) {
  const found = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    found.set(part, at);
    at += part.length;
  }
  return found;
}
