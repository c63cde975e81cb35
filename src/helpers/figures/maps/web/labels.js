// Names of places that never lie on one another or on a marker: the weightiest first, each at the first free side of
// its point, left out where none is free or it would be cut at the edge. Worked out anew where the map comes to rest.

function makeLabels(map, data) {
  const pane = map.createPane("names");
  pane.style.zIndex = 450;
  pane.style.pointerEvents = "none";
  pane.setAttribute("aria-hidden", "true");
  const holder = make("div", { class: "names leaflet-zoom-hide" });
  pane.append(holder);
  const pen = document.createElement("canvas").getContext("2d");
  const widths = new Map();
  let visible = true;

  function width(text, font) {
    const key = font + text;
    if (!widths.has(key)) {
      pen.font = font;
      widths.set(key, Math.ceil(pen.measureText(text).width) + 4);
    }
    return widths.get(key);
  }

  function at(element, x, y) {
    L.DomUtil.setPosition(element, L.point(Math.round(x), Math.round(y)));
    return element;
  }

  // `names`: [{text, lat, lon, kind, gap}] in order of weight, `gap` being the room that a marker takes from the point to
  // the right and downwards; without it the name gets a dot. `taken`: boxes [left, top, right, bottom] that stay free.
  function place(names, taken) {
    const grid = makeGrid();
    taken.forEach((box) => grid.add(box));
    const lines = [];
    const used = new Set();
    const corner = map.containerPointToLayerPoint([0, 0]);
    const view = L.bounds(corner, corner.add(map.getSize()));
    for (const name of names) {
      if (used.has(name.text + name.lat + name.lon)) continue;
      const font = FONTS[name.kind] || FONTS.village;
      const w = width(name.text, font);
      const h = LINE;
      const { x, y } = map.latLngToLayerPoint([name.lat, name.lon]);
      const [dx, dy] = name.gap || [6, 6];
      const dot = name.gap || name.kind === "region" ? null : [x - 3, y - 3, x + 3, y + 3];
      if (dot && grid.hits(dot)) continue;
      const places = [
        [x + dx, y - h / 2], [x - dx - w, y - h / 2], [x - w / 2, y - dy - h], [x - w / 2, y + dy],
        [x + dx * 0.7, y - dy - h * 0.8], [x + dx * 0.7, y + dy - h * 0.2],
        [x - dx * 0.7 - w, y - dy - h * 0.8], [x - dx * 0.7 - w, y + dy - h * 0.2],
      ].map(([left, top]) => [left, top, left + w, top + h]).filter((box) => !grid.hits(box));
      // A name that would run over the edge of what is shown goes to the other side, or is left out; beyond the edge the names
      // stand that a reader who moves the map comes to.
      const inside = (box) => view.contains([[box[0], box[1]], [box[2], box[3]]]);
      const outside = (box) => !view.intersects([[box[0], box[1]], [box[2], box[3]]]);
      const free = places.find(inside) || places.find(outside);
      if (!free) continue;
      grid.add(free);
      if (dot) {
        grid.add(dot);
        lines.push(at(make("i", { class: "dot" }), x - 2, y - 2));
      }
      used.add(name.text + name.lat + name.lon);
      lines.push(at(make("span", { class: `name ${name.kind}` }, make("bdi", {}, name.text)), free[0], free[1]));
    }
    holder.replaceChildren(...(visible ? lines : []));
  }

  // A name for every so many pixels of a line, beside one of its corners.
  function along(feature) {
    const names = [];
    const lines = feature.geometry.type === "LineString" ? [feature.geometry.coordinates] : [];
    for (const line of lines) {
      let walked = RIVER_NAME_EVERY / 2;
      let before = null;
      for (const [lon, lat] of line) {
        const point = map.latLngToLayerPoint([lat, lon]);
        if (before) walked += point.distanceTo(before);
        before = point;
        if (walked < RIVER_NAME_EVERY) continue;
        walked = 0;
        names.push({ text: feature.properties.name, lat, lon, kind: "river", gap: [9, 5] });
      }
    }
    return names;
  }

  return { place, along, show: (on) => { visible = on; } };
}

const LINE = 16;
const RIVER_NAME_EVERY = 420;
const FACE = 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
const FONTS = {
  spot: `600 13px ${FACE}`,
  city: `600 13px ${FACE}`,
  settlement: `12px ${FACE}`,
  village: `11.5px ${FACE}`,
  crossing: `italic 11px ${FACE}`,
  region: `600 11px ${FACE}`,
  river: `italic 600 12.5px ${FACE}`,
};

// Boxes in a grid of cells, so that a test of one against thousands looks at a few.
function makeGrid(cell = 64) {
  const cells = new Map();
  function keys([left, top, right, bottom]) {
    const found = [];
    for (let i = Math.floor(left / cell); i <= Math.floor(right / cell); i++)
      for (let j = Math.floor(top / cell); j <= Math.floor(bottom / cell); j++) found.push(i + ":" + j);
    return found;
  }
  const meets = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
  return {
    add(box) {
      for (const key of keys(box)) {
        if (!cells.has(key)) cells.set(key, []);
        cells.get(key).push(box);
      }
    },
    // The first box met, or null.
    hits(box) {
      for (const key of keys(box)) for (const other of cells.get(key) || []) if (meets(box, other)) return other;
      return null;
    },
  };
}
