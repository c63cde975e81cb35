// The claims of a table as data: which are asked for, in which order, and how that stands in the page's address.

const ANY = "";
const EMPTY_QUERY = Object.freeze({
  place: ANY, side: ANY, type: ANY, stance: ANY, speaker: ANY, from: ANY, to: ANY, undated: ANY, sure: ANY, checked: ANY, words: ANY, sort: "date", turned: ANY, page: "1", compare: ANY,
});
const CHOICES = ["place", "side", "speaker", "type", "stance", "undated", "sure", "checked"];
const SHORT_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const KEPT = "kept"; // undated claims beside those of the days asked for
const ALONE = "only"; // undated claims alone
const TURNED = { up: "0", down: "1" };
const NO_SIDE = "unclear";
const ROWS_A_PAGE = 50;
const OWN = ["sort", "turned", "page", "compare"]; // what one table is asked for alone; all else holds for every table of the page
const asking = {}; // what each table of the page is asked for, by its number; every step of the history keeps it

// `rows` are the table's rows by claim id; `number` tells the tables of a page apart in its address; `latestFirst` is how all
// of them begin; a place's story is told from its beginning.
function makeClaims(data, rows, number, latestFirst) {
  const column = data.columns;
  data.shown.place ??= column.place; // a notebook that was executed before namesakes were told apart has none
  data.shown.answered ??= column.place.map(() => []); // nor, before they were known, the places that denials answer words about
  const count = column.claim_id.length;
  const at = new Map(column.claim_id.map((id, i) => [id, i]));
  const texts = [];
  const textOf = (i) => (texts[i] ??= makeText(`${rows.get(column.claim_id[i]).textContent} ${data.shown.place[i]} ${sideOf(i).name}`));
  const sides = new Map(data.sides.map((side) => [side.id, side]));
  const listeners = [];
  const start = EMPTY_QUERY;
  let query = { ...start };
  let chosen = [];

  const sideOf = (i) => sides.get(column.side[i]) || { id: column.side[i], name: column.side[i] || NO_SIDE, colour: "#888888" };

  // The places that a claim belongs to: its own, or, of a denial that names none, those of the words that it answers.
  const whereOf = column.place.map((place, i) => (place ? [data.shown.place[i]] : data.shown.answered[i]));
  // A place by its name, which namesakes share, or by its name and its region, which tell it from them.
  const isAt = (i, place) => column.place[i] === place || whereOf[i].includes(place);

  function fits(i, wanted) {
    const date = column.claim_date[i];
    const sure = column.confidence[i];
    if (wanted.place && !isAt(i, wanted.place)) return false;
    if (wanted.side && (column.side[i] || NO_SIDE) !== wanted.side) return false;
    if (wanted.type && column.type[i] !== wanted.type) return false;
    if (wanted.stance && column.stance[i] !== wanted.stance) return false;
    if (wanted.speaker && column.speaker[i] !== wanted.speaker) return false;
    if (wanted.checked && column.review[i] !== wanted.checked) return false;
    if (!fitsDays(date, wanted)) return false;
    if (wanted.sure && !(column.review[i] !== "auto" || (sure !== null && sure >= Number(wanted.sure)))) return false;
    return !wanted.words || textOf(i).has(wanted.words);
  }

  // How many claims there would be if something else were asked for.
  const countWith = (change) => column.claim_id.filter((_, i) => fits(i, { ...query, ...change })).length;

  // How many undated claims fit all else that is asked for, and are left out for the days that are.
  function leftUndated() {
    if (!hasDays(query) || query.undated) return 0;
    return countWith({ from: ANY, to: ANY, undated: ALONE });
  }

  // How many claims there would be for each value of a column, all other filters being as they are; a claim may have several.
  function counted(name, values) {
    const wanted = { ...query, [name]: ANY };
    const counts = new Map();
    for (let i = 0; i < count; i++) {
      if (fits(i, wanted)) for (const value of [values[i]].flat()) counts.set(value, (counts.get(value) || 0) + 1);
    }
    return counts;
  }

  const keys = {
    date: (i) => column.claim_date[i],
    who: (i) => column.speaker[i] || data.shown.who[i],
    what: (i) => column.place[i],
    sure: (i) => (column.confidence[i] === null ? "" : String(column.confidence[i])),
  };

  // Whether the last comes first: as the reader turned it, else as the table begins.
  function isTurned() {
    return query.turned ? query.turned === TURNED.down : latestFirst && query.sort === "date" && !query.place;
  }

  function select() {
    const key = keys[query.sort] || keys.date;
    const turn = isTurned() ? -1 : 1;
    chosen = [];
    for (let i = 0; i < count; i++) if (fits(i, query)) chosen.push(i);
    chosen.sort((a, b) => {
      const [x, y] = [key(a), key(b)];
      return (x === "" || y === "" ? compare(x, y) : turn * compare(x, y)) || compare(keys.date(a), keys.date(b)) || a - b;
    });
  }

  function ask(change, { quiet = false, isStep = CHOICES.some((name) => name in change) || ("from" in change && "to" in change) } = {}) {
    query = { ...query, page: "1", ...change };
    asking[number] = query;
    select();
    for (const listener of listeners) listener();
    // A choice is a step that the browser's back button takes back; what is typed, sorted or turned over is none.
    if (!quiet) write(isStep);
  }

  // Ask for what another table of the page is asked for.
  function follow(other) {
    const change = Object.fromEntries(Object.entries(other).filter(([name, value]) => !OWN.includes(name) && value !== query[name]));
    if (Object.keys(change).length) ask(change, { quiet: true });
  }

  // The filters that this table has no claim for, whatever else is asked for: those of other wars.
  function foreign() {
    const known = { place: [...column.place, ...whereOf.flat()], speaker: column.speaker, side: column.side.map((id) => id || NO_SIDE) };
    return Object.keys(known).filter((name) => query[name] && !known[name].includes(query[name]));
  }

  // The filters that differ from nothing asked for, e.g. "?place=Kupiansk&side=russia"; `in` is the table that is shown.
  function address() {
    const asked = new URLSearchParams(Object.entries(query).filter(([name, value]) => value !== start[name]));
    if (number > 1) asked.set("in", String(number));
    return asked.size ? `?${asked}` : "";
  }

  function write(isStep) {
    const wanted = address();
    if (`#${wanted}` === location.hash || !(wanted || location.hash.startsWith("#?"))) return;
    history[isStep ? "pushState" : "replaceState"]({ ...asking }, "", `#${wanted}`);
  }

  // Ask for what stands in the page's address; whether it asks for claims of this table.
  function read() {
    const asked = new URLSearchParams(location.hash.startsWith("#?") ? location.hash.slice(2) : "");
    if (!asked.size || (asked.get("in") || "1") !== String(number)) return false;
    const known = Object.keys(start).filter((name) => asked.has(name));
    ask({ ...start, ...Object.fromEntries(known.map((name) => [name, asked.get(name)])) }, { quiet: true });
    return true;
  }

  // Ask for what a step of the history keeps.
  function restore(kept) {
    if (Object.keys(start).some((name) => kept[name] !== query[name])) ask(kept, { quiet: true });
  }

  asking[number] = query;
  select();
  return {
    data, column, count, start, rows, at, isAt, whereOf, sides, fits, counted, countWith, leftUndated, isTurned, ask, follow, foreign, address, read, restore, keys, number,
    onChange: (listener) => listeners.push(listener),
    get query() { return query; },
    get chosen() { return chosen; },
    get isWhole() { return chosen.length === count; },
    sideOf,
  };
}

const hasDays = (wanted) => Boolean(wanted.from || wanted.to);

// A date of a month or a year fits where some day of it does; an undated claim fits no day, and is kept where that is asked for.
function fitsDays(date, wanted) {
  if (wanted.undated === ALONE) return !date;
  if (!date) return !hasDays(wanted) || wanted.undated === KEPT;
  return (!wanted.from || lastDay(date) >= wanted.from) && (!wanted.to || date.slice(0, wanted.to.length) <= wanted.to);
}

// A text that is searched: whether it has each of some words, in any order, as they are written or, where the text or the
// word is in Cyrillic letters, as they sound in Latin ones.
function makeText(words) {
  const plain = words.toLowerCase();
  let sound = null;
  return {
    has: (wanted) => wanted.toLowerCase().split(/\s+/).every((word) => {
      if (plain.includes(word) || !(CYRILLIC.test(word) || CYRILLIC.test(plain))) return plain.includes(word);
      sound ??= soundOf(plain);
      return sound.includes(soundOf(word));
    }),
  };
}

const CYRILLIC = /[\u0400-\u04ff]/;
const LATIN = Object.fromEntries("а:a б:b в:v г:g ґ:g д:d е:e ё:e є:e ж:z з:z и:i і:i ї:i й:i к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:k ц:ts ч:c ш:s щ:sc ъ: ы:i ь: э:e ю:u я:a ’: ʼ: ':".split(" ").map((pair) => pair.split(":")));

// Small letters as they sound, so that Ukrainian, Russian and English spellings of a name meet: Ігор, Игорь, Igor, Ihor.
function soundOf(words) {
  return words.normalize("NFC").replace(/[\u0400-\u04ff’ʼ']/g, (letter) => LATIN[letter] ?? letter)
    .replace(/[iy]+(?=[aeu])|[iy]{2,}/g, (found) => (found.length > 1 ? "i" : "")).replace(/y/g, "i").replace(/([kzcs])h/g, "$1").replace(/h/g, "g").replace(/(.)\1+/g, "$1");
}

// The last day that an ISO date of a day, a month or a year may stand for.
function lastDay(date) {
  if (date.length === 10) return date;
  const [year, month] = date.split("-").map(Number);
  return isoDay(Date.UTC(year, month || 12, 0) / 86400000);
}

function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

// A date as the rows have it: 20 Nov 2025, Nov 2025, 2025.
function inShort(date) {
  const [year, month, day] = date.split("-");
  return [day && Number(day), month && SHORT_MONTHS[Number(month) - 1], year].filter(Boolean).join(" ");
}

function inDays(date) {
  return Date.parse(`${date}T00:00:00Z`) / 86400000;
}

function isoDay(days) {
  return new Date(days * 86400000).toISOString().slice(0, 10);
}
