// One marker a place: a pill a side with its number of claims. Places whose markers would touch share one marker, at
// the place with the most claims.

const PILL = { height: 26, gap: 2, line: 104 }; // pixels; `line`: that a line of them takes on a narrow map
const UNMEASURED = 45;

function makeMarkers(map, model, open) {
  const { data } = model;
  const layer = L.layerGroup().addTo(map);
  const widths = new Map();

  // Width of a button that shows a number, as this browser's font has it; all digits are equally wide.
  function width(shape, text) {
    const key = `${shape}${text.length}`;
    if (!widths.has(key)) {
      const probe = make("button", { class: shape, style: { position: "absolute", visibility: "hidden" } },
        shape === "pill" ? mark("o") : null, make("span", {}, "0".repeat(text.length)));
      map.getContainer().append(probe);
      const measured = probe.offsetWidth;
      probe.remove();
      // A frame that is not on the screen yet may have no layout; it is measured again when it has.
      if (!measured) return UNMEASURED;
      widths.set(key, measured);
    }
    return widths.get(key);
  }

  // The buttons of a group in lines, [{side, wide}] each, -1 for the one that goes nearer. On a phone one line would be wider
  // than the map, and several places have one button together, which goes nearer.
  function linesOf(group) {
    const narrow = map.getSize().x < NARROW;
    if (narrow && group.members.length > 1) return [[{ side: -1, wide: width("more", String(group.size)) }]];
    const shown = group.sides.flatMap((claims, side) => (claims.length ? [{ side, wide: width("pill", String(claims.length)) }] : []));
    if (group.members.length > 1) shown.push({ side: -1, wide: width("more", `+${group.members.length - 1}`) });
    const limit = narrow ? PILL.line : Infinity;
    const lines = [];
    let room = -1;
    for (const part of shown) {
      room -= part.wide + PILL.gap;
      if (room < 0) {
        lines.push([]);
        room = limit - part.wide;
      }
      lines[lines.length - 1].push(part);
    }
    return lines;
  }

  function boxOf(group) {
    const lines = linesOf(group);
    const half = Math.max(...lines.map((line) => line.reduce((sum, { wide }) => sum + wide + PILL.gap, -PILL.gap))) / 2 + 1;
    const high = (lines.length * (PILL.height + PILL.gap) - PILL.gap) / 2 + 1;
    const { x, y } = group.point;
    return [x - half, y - high, x + half, y + high];
  }

  // Heaviest points first; each joins the first marker that its own would touch. Joined markers grow, so repeat.
  function groupsOf(bySpot) {
    let groups = [];
    bySpot.forEach((sides, spot) => {
      if (!sides) return;
      const size = sides.reduce((sum, claims) => sum + claims.length, 0);
      const { lat, lon } = data.spots[spot];
      groups.push({ spot, members: [spot], sides, size, point: map.latLngToLayerPoint([lat, lon]) });
    });
    for (let before = Infinity; groups.length < before; ) {
      before = groups.length;
      groups.sort((a, b) => b.size - a.size || a.spot - b.spot);
      const grid = makeGrid(96);
      const kept = [];
      for (const group of groups) {
        const met = grid.hits(boxOf(group));
        if (met) {
          met.group.members.push(...group.members);
          met.group.sides = met.group.sides.map((claims, side) => claims.concat(group.sides[side]));
          met.group.size += group.size;
        } else {
          const box = boxOf(group);
          box.group = group;
          grid.add(box);
          kept.push(group);
        }
      }
      groups = kept;
    }
    return groups;
  }

  function title(group) {
    const more = group.members.length - 1;
    return data.spots[group.spot].name + (more ? ` and ${plural(more, "place")} nearby` : "");
  }

  function pill(group, side) {
    const { name, background, ink, marker } = data.sides[side];
    const n = group.sides[side].length;
    const key = `${group.spot}/${side}`;
    return make("button", {
      type: "button", class: "pill", "data-key": key, style: { background, color: ink },
      "aria-label": `${title(group)}: ${plural(n, "claim")} by ${name}`, title: `${title(group)}: ${plural(n, "claim")} by ${name}`,
      onclick: () => open(group, side, key),
    }, mark(marker), make("span", {}, String(n)));
  }

  // A stripe of the sides' colours, each as long as its share of the claims.
  function sharesOf(group) {
    let end = 0;
    const stops = group.sides.flatMap((claims, side) => {
      const start = end;
      end += (100 * claims.length) / group.size;
      return claims.length ? [`${data.sides[side].colour} ${start}% ${end}%`] : [];
    });
    return `linear-gradient(to right, ${stops.join(", ")})`;
  }

  function closer(group) {
    const together = map.getSize().x < NARROW;
    const bounds = L.latLngBounds(group.members.map((spot) => [data.spots[spot].lat, data.spots[spot].lon]));
    return make("button", {
      type: "button", class: "more", "aria-label": `Zoom in on ${plural(group.members.length, "place")}: ${title(group)}${together ? `, ${plural(group.size, "claim")}` : ""}`,
      title: together ? `${plural(group.size, "claim")} at ${plural(group.members.length, "place")}` : "Zoom in on these places",
      onclick: () => map.fitBounds(bounds.pad(0.3), { maxZoom: Math.max(map.getZoom() + 2, 13) }),
      ...(together ? { style: { backgroundImage: sharesOf(group) } } : {}),
    }, together ? String(group.size) : `+${group.members.length - 1}`);
  }

  function draw() {
    const focused = document.activeElement && document.activeElement.getAttribute("data-key");
    layer.clearLayers();
    const groups = groupsOf(model.bySpot());
    for (const group of groups) {
      const row = make("div", { class: "pills", role: "group", "aria-label": title(group) });
      for (const line of linesOf(group)) row.append(make("div", {}, ...line.map(({ side }) => (side < 0 ? closer(group) : pill(group, side)))));
      const { lat, lon } = data.spots[group.spot];
      const icon = L.divIcon({ html: row, className: "pills-icon", iconSize: [0, 0] });
      L.marker([lat, lon], { icon, keyboard: false, riseOnHover: true }).addTo(layer);
      L.DomEvent.on(row, "click dblclick", L.DomEvent.stopPropagation);
    }
    if (focused) focus(focused);
    return groups.map((group) => ({ ...group, box: boxOf(group), title: title(group) }));
  }

  function focus(key) {
    const button = map.getContainer().querySelector(`[data-key="${key}"]`);
    if (button) button.focus({ preventScroll: true });
  }

  return { draw, focus, layer };
}
