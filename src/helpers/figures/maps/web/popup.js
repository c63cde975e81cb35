// The claims of a side at a place: a popup beside its marker, or a sheet at the lower edge of a narrow map.

const PAGE = 40;
const NARROW = 600;
const CONTROLS = 56; // the buttons at the map's edges, which would cover a popup's words

function makePopup(map, model, markers) {
  const { data, claims } = model;
  const sheet = make("section", { class: "sheet", hidden: true, tabindex: "-1" });
  map.getContainer().append(sheet);
  L.DomEvent.disableClickPropagation(sheet).disableScrollPropagation(sheet);
  let popup = null;
  let returnTo = null;

  function claim(i) {
    const article = data.articles[claims.article[i]];
    const cited = article.url
      ? make("a", { href: article.url, target: "_blank", rel: "noopener noreferrer" }, make("bdi", {}, article.title))
      : make("bdi", {}, article.title);
    const context = claims.before[i] || claims.after[i]
      ? make("details", {}, make("summary", {}, "The sentence around it"),
          make("p", { dir: "auto" }, claims.before[i], make("mark", {}, claims.quote[i]), claims.after[i]))
      : null;
    const facts = [claims.where[i] + (claims.km[i] ? ` (position within ${claims.km[i]} km)` : "")];
    return make("li", { class: "claim" },
      make("p", { class: "who" },
        make("time", {}, claims.date[i] || "undated"), " · ",
        make("strong", {}, make("bdi", {}, claims.speaker[i]))),
      make("p", { class: "what" }, claims.what[i]),
      make("blockquote", { dir: "auto" }, "“", claims.quote[i], "”"),
      context,
      ...claims.against[i].map(([relation, who, quote, reason]) =>
        make("p", { class: "against", title: reason },
          make("b", {}, relation), " ", make("bdi", {}, who), ": ", make("q", { dir: "auto" }, quote))),
      make("p", { class: "from" }, ...facts, " · ", cited,
        [article.publisher, article.published].filter(Boolean).map((text) => ` · ${text}`).join(""),
        model.driven ? " · " : null, model.driven ? make("a", { href: `#${claims.id[i]}` }, "in the table") : null),
    );
  }

  function content(title, side, list) {
    const { name, background, ink, marker } = data.sides[side];
    const dated = [...list].sort((a, b) => (claims.from[a] ?? 1e9) - (claims.from[b] ?? 1e9) || a - b);
    const items = make("ol", { class: "claims" }, ...dated.slice(0, PAGE).map(claim));
    const more = dated.length > PAGE
      ? make("button", { type: "button", class: "all", onclick: (event) => {
          items.append(...dated.slice(PAGE).map(claim));
          event.target.remove();
        } }, `Show the other ${dated.length - PAGE}`)
      : null;
    return make("div", { class: "claims-popup" },
      make("h2", { tabindex: "-1" },
        make("span", { class: "badge", style: { background, color: ink } }, mark(marker)),
        make("span", {}, make("bdi", {}, title), `: ${plural(list.length, "claim")} by `, make("bdi", {}, name))),
      items, more,
      model.driven ? make("button", { type: "button", class: "all", onclick: () => parent.postMessage({ place: claims.place[list[0]] }, "*") }, "Only this place in the table") : null);
  }

  function show(latlng, element, label, key) {
    close();
    returnTo = key;
    if (map.getSize().x < NARROW) {
      sheet.replaceChildren(make("button", { type: "button", class: "close", "aria-label": "Close", onclick: close }, "×"), element);
      sheet.hidden = false;
      // Keep the marker in sight, above the sheet.
      map.panBy([0, map.latLngToContainerPoint(latlng).y - 0.14 * map.getSize().y]);
    } else {
      const { x, y } = map.getSize();
      popup = L.popup({
        maxWidth: Math.min(420, x - 60), minWidth: Math.min(320, x - 60), maxHeight: y * 0.62, offset: [0, -8],
        autoPanPaddingTopLeft: [CONTROLS, 8], autoPanPaddingBottomRight: [CONTROLS, 8],
      });
      popup.setLatLng(latlng).setContent(element).openOn(map);
      popup.on("remove", restore);
      popup.getElement().setAttribute("aria-label", label);
    }
    const box = popup ? popup.getElement() : sheet;
    box.setAttribute("role", "dialog");
    box.setAttribute("aria-label", label);
    element.querySelector("h2").focus({ preventScroll: true });
  }

  function restore() {
    popup = null;
    const key = returnTo;
    returnTo = null;
    if (key) markers().focus(key);
  }

  function close() {
    if (popup) map.closePopup(popup);
    if (!sheet.hidden) {
      sheet.hidden = true;
      restore();
    }
  }

  map.getContainer().addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });

  return {
    claims: (group, side, key) => {
      const { lat, lon } = data.spots[group.spot];
      const list = group.sides[side];
      show([lat, lon], content(group.title, side, list), `Claims by ${data.sides[side].name} at ${group.title}`, key);
    },
    note: (latlng, title, paragraphs, sources) => {
      const cited = sources.map((source) => make("li", {}, /^https?:/.test(source)
        ? make("a", { href: source, target: "_blank", rel: "noopener noreferrer" }, new URL(source).hostname) : source));
      show(latlng, make("div", { class: "claims-popup" }, make("h2", { tabindex: "-1" }, make("bdi", {}, title)),
        ...paragraphs.map((text) => make("p", {}, text)),
        make("p", { class: "from" }, "Sources:"), make("ul", { class: "from" }, ...cited)), title, null);
    },
    close,
  };
}
