// Draws the HTML of a Page and tells Python of clicks on [data-act] and of words selected in [data-from].

const CONTROL = "[data-act]";
const PASSAGE = "[data-from]";

// Python counts characters, JavaScript UTF-16 units.
const characters = (text) => Array.from(text).length;

function offsetIn(passage, node, offset) {
  const before = document.createRange();
  before.selectNodeContents(passage);
  before.setEnd(node, offset);
  return Number(passage.dataset.from) + characters(before.toString());
}

function selected(root) {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const passages = [...root.querySelectorAll(PASSAGE)].filter((p) => range.intersectsNode(p));
  if (!passages.length) return null;
  const [first, last] = [passages[0], passages[passages.length - 1]];
  const start = first.contains(range.startContainer)
    ? offsetIn(first, range.startContainer, range.startOffset)
    : Number(first.dataset.from);
  const end = last.contains(range.endContainer)
    ? offsetIn(last, range.endContainer, range.endOffset)
    : Number(last.dataset.from) + characters(last.textContent);
  return start < end ? `${start}:${end}` : null;
}

function render({ model, el }) {
  const root = document.createElement("section");
  root.className = "claims-desk";
  el.appendChild(root);

  const draw = () => {
    root.setAttribute("aria-label", model.get("label"));
    root.innerHTML = model.get("html");
    const scrolled = root.querySelector(".scrolled");
    const mark = scrolled && scrolled.querySelector("mark");
    if (mark) scrolled.scrollTop = mark.offsetTop - scrolled.clientHeight / 3;
  };
  const act = (event) => {
    const control = event.target.closest && event.target.closest(CONTROL);
    if (!control || !root.contains(control)) return;
    event.preventDefault();
    event.stopPropagation();
    model.send({ act: control.dataset.act, value: control.dataset.value || "" });
  };
  const tellSelected = () => {
    const value = selected(root);
    if (value) model.send({ act: "select", value });
  };

  root.addEventListener("click", act);
  root.addEventListener("mouseup", () => setTimeout(tellSelected));
  root.addEventListener("keyup", (event) => event.key === "Shift" && tellSelected());
  model.on("change:html", draw);
  model.on("change:label", draw);
  draw();
  return () => {
    model.off("change:html", draw);
    model.off("change:label", draw);
  };
}

export default { render };
