// The report's timeline and the report's map, told which claims of the desk are selected; what is clicked in them is told to Python.

const MOVES = { place: "place", side: "side", show: "open" }; // what a map's frame says → the act

function render({ model, el }) {
  const bars = document.createElement("div");
  const map = document.createElement("figure");
  const told = document.createElement("figcaption");
  for (const [part, name] of [[bars, "time"], [map, "map"], [told, "caption"]]) part.className = name;
  const root = document.createElement("section");
  root.className = "claims-desk figures";
  root.setAttribute("aria-label", "Timeline and map of the selected claims");
  root.append(bars, map);
  el.append(root);
  const send = (act, value) => model.send({ act, value });

  const drawBars = () => {
    const claims = model.get("claims");
    const [from, to] = model.get("days");
    bars.replaceChildren(makeTimeline({
      data: { sides: claims.sides },
      column: { claim_date: claims[model.get("date_field")], side: claims.side, stance: claims.stance },
      chosen: model.get("chosen"),
      query: { from, to },
      asksForDays: true, // and for nothing else
      ask: ({ from: first, to: last }) => send("days", `${first}..${last}`),
      onChange: () => {},
    }));
  };
  const frame = () => map.querySelector("iframe");
  const tell = () => {
    if (!frame() || !frame().contentWindow) return; // not on the page yet
    const { claim_id: ids } = model.get("claims");
    frame().contentWindow.postMessage({ select: model.get("chosen").map((i) => ids[i]) }, "*");
  };
  const drawMap = () => {
    map.innerHTML = model.get("map"); // the frame that Python made, without rights beyond its own
    map.append(told);
    tell(); // one that is not there yet says when it is
  };
  const write = () => {
    told.textContent = model.get("caption");
  };
  const update = () => {
    drawBars();
    tell();
  };
  const hear = ({ source, data: said }) => {
    if (!frame() || source !== frame().contentWindow || !said) return;
    if (said.ready) tell();
    for (const [name, act] of Object.entries(MOVES)) if (typeof said[name] === "string") send(act, said[name]);
  };

  // `drawn` counts what Python has set, all of it together, so that nothing is drawn of the old and the new.
  const events = { "change:drawn": update, "change:map": drawMap, "change:caption": write };
  for (const [event, act] of Object.entries(events)) model.on(event, act);
  window.addEventListener("message", hear);
  drawBars();
  drawMap();
  write();
  return () => {
    for (const [event, act] of Object.entries(events)) model.off(event, act);
    window.removeEventListener("message", hear);
  };
}

export default { render };
