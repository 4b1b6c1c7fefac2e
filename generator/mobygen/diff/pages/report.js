"use strict";
(() => {
  const search = document.getElementById("search");
  const count = document.getElementById("count");
  const chips = [...document.querySelectorAll(".chips button")];
  const changes = [...document.querySelectorAll(".change")];
  const groups = [...document.querySelectorAll(".group")];
  const texts = new Map(changes.map((one) => [one, one.textContent.toLowerCase()]));

  function filter() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const kinds = chips.filter((c) => c.getAttribute("aria-pressed") === "true").map((c) => c.dataset.kind);
    let shown = 0;
    for (const change of changes) {
      const text = texts.get(change);
      const fits = words.every((word) => text.includes(word)) &&
        (kinds.length === 0 || kinds.includes(change.dataset.kind));
      change.hidden = !fits;
      shown += fits;
    }
    for (const group of groups) group.hidden = !group.querySelector(".change:not([hidden])");
    const active = words.length > 0 || kinds.length > 0;
    for (const fold of document.querySelectorAll("details.fold.group")) if (active) fold.open = !fold.hidden;
    count.textContent = active ? `${shown} of ${changes.length} changes` : `${changes.length} changes`;
  }

  function show() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !target.matches(".change")) return;
    for (let up = target; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
    target.scrollIntoView();
  }

  search.addEventListener("input", filter);
  for (const chip of chips) {
    chip.addEventListener("click", () => {
      chip.setAttribute("aria-pressed", String(chip.getAttribute("aria-pressed") !== "true"));
      filter();
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && document.activeElement !== search) {
      event.preventDefault();
      search.focus();
    } else if (event.key === "Escape" && document.activeElement === search) {
      search.value = "";
      filter();
    }
  });
  window.addEventListener("hashchange", show);
  filter();
  show();
})();
