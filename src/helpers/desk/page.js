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

function render({ model, el }) {
  const notice = document.createElement("p");
  notice.className = "claims-desk-gone";
  notice.setAttribute("role", "alert");
  notice.hidden = true;
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

  root.addEventListener("click", act);
  root.addEventListener("keydown", press);
  root.addEventListener("mouseup", () => setTimeout(tellSelected));
  root.addEventListener("keyup", (event) => event.key === "Shift" && tellSelected());
  model.on("change:html", draw);
  model.on("change:label", draw);
  draw();
  const leave = model.get("guarded") ? watchKernel(model, root, (gone) => {
    notice.hidden = !gone;
    notice.textContent = gone ? model.get("guarded") : "";
  }) : () => {};
  return () => {
    leave();
    model.off("change:html", draw);
    model.off("change:label", draw);
  };
}

export default { render };
