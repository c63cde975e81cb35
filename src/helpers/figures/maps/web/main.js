// Puts the parts of a claims map together on a Leaflet map that folium made.

const REGION = 3; // the rank of a region's name
const BELOW_BUTTONS = 74; // pixels from the top of a narrow map that its buttons, and half a marker, take
const HALF_A_MARKER = 18; // pixels from the edge within which a marker would be cut, with its border and shadow
const CLOSEST = 10; // zoom to which the map goes by itself: a town and the villages about it

function showClaims(map, id) {
  const data = JSON.parse(document.getElementById(id).textContent);
  if (window.matchMedia("(prefers-color-scheme: dark)").matches) for (const side of data.sides) Object.assign(side, side.night);
  const root = map.getContainer().parentNode;
  root.classList.add("claims-map");
  map.attributionControl.setPrefix(false).addAttribution(escaped(data.credit));

  const model = makeModel(data);
  let markers = null;
  let selection = null; // the ids that the page around the map asks for; null for all
  let groups = [];
  const popup = makePopup(map, model, () => markers);
  const landscape = makeLandscape(map, model, popup);
  const labels = makeLabels(map, data);
  markers = makeMarkers(map, model, (group, side, key) => popup.claims(groups.find((g) => g.spot === group.spot) || group, side, key));
  makeControls(root, map, model);
  makeLegend(root, data);

  // Not a layer of Leaflet's own kind: it only tells the labels whether to be there.
  const names = L.layerGroup();
  names.on("add", () => { labels.show(true); write(); }).on("remove", () => { labels.show(false); write(); });

  // The map's own buttons, below which no name is read.
  const buttons = () => Array.from(map.getContainer().querySelectorAll(".leaflet-control"), (control) => {
    const [own, all] = [control.getBoundingClientRect(), map.getContainer().getBoundingClientRect()];
    const corner = map.containerPointToLayerPoint([own.left - all.left, own.top - all.top]);
    return [corner.x, corner.y, corner.x + own.width, corner.y + own.height];
  });

  const ground = data.basemap.features.length ? landscape.borders.getBounds() : null;
  const isOnGround = ({ lat, lon }) => !ground || ground.contains([lat, lon]);

  function write() {
    const taken = [...groups.map(({ box }) => box), ...buttons()];
    const near = groups.map((group) => ({
      text: data.spots[group.spot].name, lat: data.spots[group.spot].lat, lon: data.spots[group.spot].lon, kind: "spot",
      gap: [(group.box[2] - group.box[0]) / 2 + 5, (group.box[3] - group.box[1]) / 2],
    }));
    const zoom = map.getZoom();
    const towns = data.towns.filter((town) => isOnGround(town)).filter(({ rank }) => (rank === REGION ? zoom < 9 : zoom >= [0, 8, 10][rank]));
    const crossings = zoom >= 12 && map.hasLayer(landscape.crossings)
      ? data.crossings.map((crossing) => ({ ...crossing, text: crossing.name, kind: "crossing", gap: [11, 10] })) : [];
    const points = map.hasLayer(landscape.crossings) ? data.crossings.map(({ lat, lon }) => {
      const { x, y } = map.latLngToLayerPoint([lat, lon]);
      return [x - 8, y - 8, x + 8, y + 8];
    }) : [];
    const rivers = map.hasLayer(landscape.rivers) ? data.lines.features.flatMap(labels.along) : [];
    const first = [0, REGION].flatMap((wanted) => towns.filter(({ rank }) => rank === wanted));
    labels.place([...near, ...first, ...rivers, ...towns, ...crossings], [...taken, ...points]);
  }

  function draw() {
    groups = markers.draw();
    write();
  }

  const layers = { "Names of towns": names };
  if (data.lines.features.length) layers.Rivers = landscape.rivers;
  if (data.crossings.length) layers.Crossings = landscape.crossings;
  if (data.basemap.features.length) layers.Borders = landscape.borders;
  if (data.areas.length) layers["Where a place may lie"] = landscape.areas;
  for (const layer of Object.values(layers)) layer.addTo(map);
  for (const [name, layer] of landscape.control) layers[escaped(`Control according to ${name}`)] = layer.addTo(map);
  L.control.layers(null, layers, { position: "topright" }).addTo(map);

  model.onChange(draw);
  // A page around the map says which claims it shows, and has the filters then.
  window.addEventListener("message", ({ source, data: said }) => {
    if (source !== parent || source === window || !said || !("select" in said)) return;
    model.driven = true;
    root.classList.add("driven");
    const asked = Array.isArray(said.select) ? new Set(said.select) : null;
    const before = selection;
    selection = asked && [...asked].sort().join();
    if (selection === before) return; // the page turned to other rows of the same claims
    popup.close();
    model.change((now) => { now.only = asked; });
    go(model.around(asked));
  });
  map.on("zoomend viewreset", draw);
  map.on("moveend", write);
  map.addControl(makeHome(() => go(data.view)));
  // The page's own parts took room since folium made the map.
  map.invalidateSize({ animate: false });
  // Room at the sides for the names beside the markers. A frame that is not laid out yet has no room at all, and Leaflet
  // would take a zoom of NaN from it; the observer below comes back when it has.
  // On a phone the buttons stand side by side along the top, and no marker below them.
  const isNarrow = () => map.getSize().x < NARROW;
  const padding = () => (isNarrow() ? [56, 30] : [24, HALF_A_MARKER]);
  const top = () => (isNarrow() ? BELOW_BUTTONS : padding()[1]);
  const hasRoom = () => map.getSize().x > 2 * padding()[0] && map.getSize().y > padding()[1] + top();
  let bounded = false;
  let view = data.view;
  function go(wanted) {
    view = wanted || data.view;
    fit();
  }
  // A view's shape is seldom the ground's: the frame is no wider than what is drawn, lest bare paper look like empty land.
  function clip() {
    if (!ground) return;
    const wide = map.getSize().x;
    const west = Math.max(0, Math.ceil(map.latLngToContainerPoint(ground.getSouthWest()).x));
    const east = Math.min(wide, Math.floor(map.latLngToContainerPoint(ground.getNorthEast()).x));
    if (east - west >= wide || east - west < NARROW) return;
    map.getContainer().style.maxWidth = `${east - west}px`;
    map.invalidateSize({ pan: false });
    map.panBy([west, 0], { animate: false });
  }
  function fit() {
    map.getContainer().style.maxWidth = "";
    map.invalidateSize({ pan: false });
    if (!hasRoom()) return;
    // One place has no extent: without a limit the map would go infinitely near to it.
    root.classList.toggle("narrow", isNarrow());
    map.fitBounds(view, { animate: false, paddingTopLeft: [padding()[0], top()], paddingBottomRight: padding(), ...(view === data.view ? {} : { maxZoom: CLOSEST }) });
    bound();
    clip();
  }
  function bound() {
    if (bounded) return;
    bounded = true;
    const all = L.latLngBounds(data.view);
    if (data.basemap.features.length) all.extend(landscape.borders.getBounds());
    const whole = map.getBoundsZoom(data.view, false, L.point(2 * padding()[0], padding()[1] + top()));
    map.setMinZoom(Math.min(whole, map.getBoundsZoom(all)));
  }
  fit();
  // A frame may get its size late, or be opened in a folded part of a page: until the reader moves the map, it refits.
  let moved = false;
  for (const act of ["pointerdown", "wheel", "keydown"])
    map.getContainer().addEventListener(act, () => { moved = true; }, { capture: true, once: true, passive: true });
  new ResizeObserver(() => {
    map.invalidateSize({ pan: false });
    if (!moved) fit();
    draw();
  }).observe(map.getContainer());
  draw();
  map.getContainer().setAttribute("data-ready", "true");
  if (parent !== window) parent.postMessage({ ready: true }, "*");
}

function makeHome(fit) {
  const home = L.control({ position: "topleft" });
  home.onAdd = () => {
    const button = make("button", { type: "button", title: "Whole area", "aria-label": "Whole area", onclick: fit },
      drawn("svg", { viewBox: "0 0 18 18", width: 18, height: 18, "aria-hidden": "true" },
        drawn("path", { d: "M2 6V2h4M12 2h4v4M16 12v4h-4M6 16H2v-4", fill: "none", stroke: "currentColor", "stroke-width": 2 })));
    const box = make("div", { class: "leaflet-bar home" }, button);
    L.DomEvent.disableClickPropagation(box);
    return box;
  };
  return home;
}

function sentences({ name, note, source }) {
  const said = [[name, note].filter(Boolean).join(": "), source && `Source: ${source}`];
  return said.filter(Boolean).map((text) => text.replace(/\.?$/, ".")).join(" ");
}

function makeLegend(root, data) {
  const rows = [
    [make("span", { class: "badge-row" }, ...data.sides.map(({ background, ink, marker }) => make("span", { class: "badge", style: { background, color: ink } }, mark(marker)))),
      "Colour and shape: who says it. The number: how many claims. +n: that many places nearby share the marker."],
    data.areas.length ? [make("span", { class: "key area-key" }), "A place lies somewhere inside its dashed line; the marker stands in the middle."] : null,
    ...(data.crossings.length ? [["in_use", "A crossing of the river, last known in use."], ["damaged", "Last known damaged."], ["destroyed", "Last known destroyed."],
      ["unknown", "Its state is not known. A question mark below another sign: something about it is disputed. Open a crossing for who says so, and when. Crossings stand on the river's line, within what is known of their position."]]
      .map(([state, text]) => [make("span", { class: "crossing-key" }, bridge({ state })), text]) : []),
    ...data.lines.facts.map((fact) => [make("span", { class: "key river-key" }), sentences(fact)]),
    ...data.basemap.facts.map((fact) => [make("span", { class: `key ${fact.kind || "border"}-key` }), sentences(fact)]),
    ...data.regions.map((fact) => [make("span", { class: "key" }), sentences(fact)]),
    ...data.control.map(({ name, note }) => [make("span", { class: "key control-key" }), `Control according to ${name}. ${note}`]),
    ...data.notes.map((note) => [make("span", { class: "key" }), note]),
  ].filter(Boolean);
  root.append(make("details", { class: "legend" }, make("summary", {}, "Legend and sources"),
    make("div", { class: "keys", tabindex: "0", role: "group", "aria-label": "Legend and sources" }, make("dl", {}, ...rows.flatMap(([key, text]) => [make("dt", {}, key), make("dd", {}, text)])))));
}
