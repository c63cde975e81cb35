// Elements made of text, never of markup: what an article says can only become text here.

function make(tag, properties, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "class") element.className = value;
    else if (name === "style") Object.assign(element.style, value);
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

function drawn(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

// A side's mark, the same shape as in the printed figures (matplotlib's names), in the colour of the text around it.
const SHAPES = {
  o: "M6 1a5 5 0 1 0 .01 0z",
  s: "M1.5 1.5h9v9h-9z",
  "^": "M6 1l5.2 9.5H.8z",
  v: "M6 11L.8 1.5h10.4z",
  D: "M6 .4L11.6 6 6 11.6.4 6z",
  P: "M4 1h4v3h3v4H8v3H4V8H1V4h3z",
  X: "M3.2.8L6 3.6 8.8.8l2.4 2.4L8.4 6l2.8 2.8-2.4 2.4L6 8.4l-2.8 2.8L.8 8.8 3.6 6 .8 3.2z",
  p: "M6 .8l5.3 3.9-2 6.3H2.7l-2-6.3z",
  h: "M6 .5l4.8 2.75v5.5L6 11.5 1.2 8.75v-5.5z",
  ".": "M6 3.5a2.5 2.5 0 1 0 .01 0z",
  "$?$": "M3 3.6C3 1.8 4.4.6 6.1.6S9.2 1.7 9.2 3.4c0 1.2-.6 1.8-1.4 2.5-.7.6-.9.9-.9 1.9H5.1c0-1.6.5-2.2 1.3-2.9.6-.5.9-.9.9-1.5 0-.7-.5-1.1-1.2-1.1S4.9 2.8 4.9 3.6zM4.9 9h2.2v2.3H4.9z",
};

function mark(shape) {
  return drawn(
    "svg",
    { viewBox: "0 0 12 12", width: 11, height: 11, "aria-hidden": "true", focusable: "false" },
    drawn("path", { d: SHAPES[shape] || SHAPES.o, fill: "currentColor" }),
  );
}

// For the few places where Leaflet takes names as markup: layer names and credits.
function escaped(text) {
  return make("i", {}, text).innerHTML;
}
