// Inside a map's frame: a link to a claim (#c…) asks the page around it to go there. The frame itself cannot leave.
document.addEventListener("click", (event) => {
  const link = event.target.closest ? event.target.closest('a[href^="#"]') : null;
  if (!link || link.getAttribute("href").length < 2) return;
  event.preventDefault();
  parent.postMessage({ show: link.getAttribute("href").slice(1) }, "*");
});
