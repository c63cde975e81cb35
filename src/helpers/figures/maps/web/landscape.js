// Rivers, borders, crossings, and the areas within which the claims' places lie.

// Two banks and what joins them: whole, half, or broken; a question mark where that is not known or disputed.
const DECKS = { in_use: "M3 5.4h8M3 8.6h8", damaged: "M3 5.4h8M3 8.6h3", destroyed: "M3 5.4h2.2M8.8 5.4h2.2M3 8.6h2.2M8.8 8.6h2.2", unknown: "" };

function bridge({ state, disputed }) {
  const banks = "M1 3q2 1.5 2 4t-2 4M13 3q-2 1.5-2 4t2 4";
  const svg = drawn("svg", { viewBox: "0 0 14 14", width: 16, height: 16, "aria-hidden": "true" },
    drawn("path", { d: banks + (DECKS[state] || ""), fill: "none", stroke: "currentColor", "stroke-width": 1.5 }));
  if (disputed || state === "unknown") {
    svg.append(drawn("text", { x: 7, y: state === "unknown" ? 10.5 : 14, "text-anchor": "middle", "font-size": state === "unknown" ? 10 : 7.5, "font-weight": 700, fill: "currentColor" }, "?"));
  }
  return svg;
}

const CROSSINGS_FROM = 9; // zoom
const SMALLEST_RING = 12; // pixels, radius

function makeLandscape(map, model, popup) {
  const { data } = model;
  for (const [name, z] of [["ground", 210], ["water", 220], ["control", 230], ["areas", 240], ["crossings", 460]])
    map.createPane(name).style.zIndex = z;

  const borders = L.geoJSON(data.basemap, {
    pane: "ground", interactive: false,
    style: ({ geometry, properties }) => ({ className: properties.kind || "border", fill: /Polygon/.test(geometry.type) }),
  });
  // Where the drawn ground ends, the map does: beyond it nothing is drawn, and that is no empty land.
  if (data.basemap.features.length) {
    const edge = borders.getBounds();
    const ring = ([s, w, n, e]) => [[s, w], [s, e], [n, e], [n, w]];
    L.polygon([ring([-85, -720, 85, 720]), ring([edge.getSouth(), edge.getWest(), edge.getNorth(), edge.getEast()])],
      { pane: "areas", interactive: false, className: "beyond", noClip: true }).addTo(map);
  }
  const rivers = L.layerGroup([
    L.geoJSON(data.lines, { pane: "water", interactive: false, style: { className: "river-bed", fill: false } }),
    L.geoJSON(data.lines, { pane: "water", interactive: false, style: { className: "river", fill: false } }),
  ]);

  const crossings = L.layerGroup(data.crossings.map((crossing) => {
    const button = make("button", { type: "button", class: "crossing", "data-state": crossing.state,
      "aria-label": `${crossing.name}: crossing, ${crossing.known}`, title: `${crossing.name}: ${crossing.known}`,
      onclick: () => popup.note([crossing.lat, crossing.lon], crossing.name,
        [`Last known: ${crossing.known}.`, ...crossing.reports, `Position known to about ${crossing.km} km.`], crossing.sources) },
      bridge(crossing));
    L.DomEvent.on(button, "click dblclick", L.DomEvent.stopPropagation);
    return L.marker([crossing.lat, crossing.lon], { pane: "crossings", keyboard: false,
      icon: L.divIcon({ html: button, className: "crossing-icon", iconSize: [0, 0] }) });
  }));

  const far = () => { map.getPane("crossings").style.display = map.getZoom() < CROSSINGS_FROM ? "none" : ""; };
  map.on("zoomend viewreset", far);
  far();

  const areas = L.layerGroup();
  const circles = data.areas.map(({ spot, lat, lon, km, shape, region }) => ({ spot, lat, lon, km, shape: shape
    ? L.geoJSON(shape, { pane: "areas", interactive: false, style: { className: region ? "area region" : "area" } })
    : L.circle([lat, lon], { pane: "areas", interactive: false, className: "area", radius: km * 1000 }) }));

  function drawAreas() {
    const there = new Set();
    for (let i = 0; i < model.count; i++) if (model.isShown(i)) there.add(model.claims.spot[i]);
    const pixel = 40075 / 256 / 2 ** map.getZoom();
    for (const { spot, shape, lat, km } of circles) {
      // A ring smaller than a marker only makes the map restless.
      const visible = km / (pixel * Math.cos((lat * Math.PI) / 180)) > SMALLEST_RING;
      if (there.has(spot) && visible) areas.addLayer(shape);
      else areas.removeLayer(shape);
    }
  }
  model.onChange(drawAreas);
  map.on("zoomend viewreset", drawAreas);
  drawAreas();

  const control = data.control.map(({ name, features }) => [name, L.geoJSON(features, {
    pane: "control", interactive: false, style: { className: "control-layer" },
  })]);
  return { borders, rivers, crossings, areas, control };
}
