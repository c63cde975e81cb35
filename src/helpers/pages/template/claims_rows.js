// The rows of the table of claims: a claim's, those of one sentence together, and the heads that sort them.

const HEADS = [["date", "sure"], ["who"], ["what"]]; // what the heads of the table sort by
const MOST_OF_A_SENTENCE = 2; // rows after its first that stand open
const MOST_NAMED = 8; // places that the row which opens the others names

// The row of a claim; one whose words are those of the row `above` (-1 for none) does not repeat them where that stands over it.
function rowOf(model, i, above) {
  const { article, start, quote } = model.column;
  const row = model.rows.get(model.column.claim_id[i]);
  const again = above >= 0 && [article, start, quote].every((values) => values[i] === values[above]);
  if (again && !row.querySelector(".above")) row.querySelector(".words").before(make("span", { class: "above" }, "same words as above"));
  row.classList.toggle("again", again);
  row.hidden = false;
  const links = row.querySelector(".links");
  if (links && !links.querySelector("button")) {
    links.append(" · ", make("button", { type: "button", class: "plain", onclick: (event) => copy(citation(model, i), event.target) }, "cite"));
  }
  return row;
}

// The rows of a page, of which a sentence with many has its first alone: one that opens the others stands below it.
function foldSentences(model, shown, made, unfolded) {
  const { article, sentence, claim_id: ids } = model.column;
  const isSame = (a, b) => article[a] === article[b] && sentence[a] === sentence[b];
  const listed = [];
  for (let first = 0, next; first < shown.length; first = next) {
    for (next = first + 1; next < shown.length && isSame(shown[first], shown[next]);) next++;
    const others = made.slice(first + 1, next);
    const closed = others.length > MOST_OF_A_SENTENCE && !unfolded.has(ids[shown[first]]);
    for (const row of others) row.hidden = closed;
    listed.push(made[first], ...(closed ? [rowOfMore(model, shown.slice(first + 1, next), others, () => unfolded.add(ids[shown[first]]))] : []), ...others);
  }
  return listed;
}

function rowOfMore(model, more, others, remember) {
  const places = [...new Set(more.map((i) => model.data.shown.place[i]).filter(Boolean))];
  const named = places.length ? `: ${places.slice(0, MOST_NAMED).join(", ")}${places.length > MOST_NAMED ? " …" : ""}` : "";
  const button = make("button", { type: "button", class: "plain", onclick: () => unfold(others[0]) }, `${more.length} more claims in this sentence${named}`);
  const row = make("tr", { class: "more", style: others[0].getAttribute("style") }, make("td", { colspan: "4" }, button));
  row.open = () => {
    remember();
    for (const other of others) other.hidden = false;
    row.remove();
  };
  return row;
}

// In the place of rows where nothing fits: what each thing asked for leaves out, and how to take it back.
function whatLeavesNone(model) {
  const { from, to, undated } = model.start;
  const asked = CHOICES.filter((name) => name !== "undated" && model.query[name] !== ANY).map((name) => [name, { [name]: ANY }]);
  if (hasDays(model.query) || model.query.undated) asked.push(["days", { from, to, undated }]);
  if (model.query.words) asked.push([`search “${model.query.words}”`, { words: ANY }]);
  const ways = asked.map(([what, change]) => [what, change, model.countWith(change)]).filter(([, , n]) => n);
  const buttons = ways.flatMap(([what, change, n], at) => [at ? ", " : " Without ", make("button", { type: "button", class: "plain", onclick: () => model.ask(change, { isStep: true }) }, `the ${what}`), ` ${n}`]);
  const hint = /\s/.test(model.query.words.trim()) ? " All words of a search must stand in one claim: try one of them." : model.query.words ? " A part of a word is enough: try the beginning of a name, or another spelling." : "";
  return ["No claim fits all that is asked for.", ...buttons, `${buttons.length ? "." : ""}${hint}`];
}

// Open the rows of the sentence that a hidden row belongs to.
function unfold(hidden) {
  let row = hidden;
  while (!row.open) row = row.previousElementSibling;
  const wasAsked = row.contains(document.activeElement);
  row.open();
  if (wasAsked) hidden.querySelector("a, summary").focus();
}

// The heads as buttons that sort; one column has two values, the date and how sure the row is.
function addHeads(table, model) {
  const heads = Array.from(table.tHead.rows[0].cells).slice(0, 3);
  const buttons = HEADS.flatMap((keys, n) => {
    const words = heads[n].textContent.split(", ");
    const made = keys.map((key, k) => ({ key, head: heads[n], button: make("button", { type: "button", onclick: () => order(key) }, words[k]) }));
    heads[n].replaceChildren(...made.flatMap(({ button }, k) => (k ? [make("br"), button] : [button])));
    return made;
  });
  // The surest rows come first where nothing else was asked for.
  function order(key) {
    const turn = model.query.sort === key ? !model.isTurned() : key === "sure";
    model.ask({ sort: key, turned: turn ? TURNED.down : TURNED.up });
  }
  function mark() {
    const way = model.isTurned() ? "descending" : "ascending";
    for (const head of heads) head.removeAttribute("aria-sort");
    for (const { key, head, button } of buttons) {
      const isSorted = key === model.query.sort;
      button.dataset.way = isSorted ? way : "";
      if (isSorted) head.setAttribute("aria-sort", way);
    }
  }
  model.onChange(mark);
  mark();
}
