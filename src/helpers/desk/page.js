// Draws the HTML of a Page and tells Python of clicks on [data-act], of keys ([data-key] is clicked by its key, an input
// with [data-enter] gives its words) and of words selected in [data-from]. Says so where Python is there no more.

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

// The kernel that a page talks to, as far as this page of JupyterLab or Notebook knows it.
function watchKernel(model, root, tell) {
  const kernel = model.widget_manager && model.widget_manager.kernel;
  const gone = () => {
    const now = model.widget_manager.kernel;
    return !now || now.id !== kernel.id || kernel.isDisposed || ["dead", "terminating"].includes(kernel.status)
      || Boolean(root.closest(".jupyter-widgets-disconnected"));
  };
  if (!kernel || !kernel.statusChanged) return () => {};
  const look = () => setTimeout(() => tell(gone()));
  model.on("comm_live_update", look);
  kernel.statusChanged.connect(look);
  kernel.disposed.connect(look);
  return () => {
    model.off("comm_live_update", look);
    kernel.statusChanged.disconnect(look);
    kernel.disposed.disconnect(look);
  };
}

// What is said when the kernel is gone, with the lines to paste, which a press copies.
function whatToDo(words, lines) {
  const said = document.createElement("p");
  said.textContent = words;
  if (!lines) return [said];
  const shown = document.createElement("pre");
  shown.textContent = lines;
  const copy = document.createElement("button");
  copy.type = "button";
  copy.textContent = "Copy these lines";
  copy.addEventListener("click", () => {
    document.getSelection().selectAllChildren(shown); // to be copied by hand where the page may not
    if (navigator.clipboard) navigator.clipboard.writeText(lines).then(() => { copy.textContent = "Copied"; }, () => {});
  });
  return [said, shown, copy];
}

// Scrolls a box to the first mark in a part of it.
function seeMark(box, part) {
  const mark = [...part.querySelectorAll("mark")].find((m) => m.offsetParent);
  if (mark) box.scrollTop += mark.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3;
}

function render({ model, el }) {
  const notice = document.createElement("div");
  notice.className = "claims-desk-gone";
  notice.setAttribute("role", "alert");
  notice.hidden = true;
  let toHead = false; // the reader asked for another claim: its head has to come into sight
  const root = document.createElement("section");
  root.className = "claims-desk";
  el.append(notice, root);

  const draw = () => {
    const held = root.contains(document.activeElement);
    root.setAttribute("aria-label", model.get("label"));
    root.innerHTML = model.get("html");
    const keys = Boolean(root.querySelector("[data-key]"));
    root.toggleAttribute("data-lm-suppress-shortcuts", keys); // or "d d" deletes a cell of the notebook
    if (keys) root.tabIndex = 0;
    if (held) (root.querySelector("[data-focus]") || root).focus({ preventScroll: true });
    seeMarks();
    if (toHead) root.scrollIntoView({ block: "start" });
    else if (model.get("live") && root.textContent.trim()) root.scrollIntoView({ block: "nearest" });
    toHead = false;
  };
  // Each box of an article's words starts where words are marked, once it has a size; then it is the reader's.
  const seeMarks = () => {
    for (const box of root.querySelectorAll(".passages:not([data-seen])")) {
      if (!box.clientHeight) continue;
      seeMark(box, box);
      box.dataset.seen = "";
    }
  };
  const sized = new ResizeObserver(seeMarks);
  const act = (event) => {
    const control = event.target.closest && event.target.closest(CONTROL);
    if (!control || !root.contains(control)) return;
    event.preventDefault();
    event.stopPropagation();
    toHead = control.dataset.act === "open";
    model.send({ act: control.dataset.act, value: control.dataset.value || "" });
  };
  const press = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) return;
    const typed = event.target.closest("input");
    const act = typed && (event.key === "Enter" ? typed.dataset.enter : event.key === "Escape" && typed.dataset.escape);
    const own = event.target.closest("button, summary, a") && ["Enter", " "].includes(event.key); // the browser clicks it
    const control = !typed && !own
      && [...root.querySelectorAll("[data-key]")].findLast((c) => c.dataset.key === event.key); // what is asked stands last
    if (!act && !control) return;
    event.preventDefault();
    event.stopPropagation();
    if (control) control.click();
    else model.send({ act, value: `${typed.dataset.value || ""}:${typed.value}` });
  };
  const tellSelected = () => {
    const value = selected(root);
    if (value) model.send({ act: "select", value });
  };

  if (model.get("live")) root.setAttribute("aria-live", "polite");
  root.addEventListener("toggle", ({ target }) => target.open && target.closest(".passages") && seeMark(target.closest(".passages"), target), true);
  root.addEventListener("click", act);
  root.addEventListener("keydown", press);
  root.addEventListener("mouseup", () => setTimeout(tellSelected));
  root.addEventListener("keyup", (event) => event.key === "Shift" && tellSelected());
  model.on("change:html", draw);
  model.on("change:label", draw);
  draw();
  sized.observe(root);
  const leave = model.get("guarded") ? watchKernel(model, root, (gone) => {
    notice.hidden = !gone;
    notice.replaceChildren(...(gone ? whatToDo(model.get("guarded"), model.get("lines")) : []));
  }) : () => {};
  return () => {
    leave();
    sized.disconnect();
    model.off("change:html", draw);
    model.off("change:label", draw);
  };
}

export default { render };
