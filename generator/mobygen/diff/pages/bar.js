"use strict";
// What is scrolled to must not hide behind the bar, however many lines its buttons take.
(() => {
  const bar = document.querySelector(".bar");
  const measure = () => document.documentElement.style.setProperty("--bar", bar.offsetHeight + "px");
  new ResizeObserver(measure).observe(bar);
  measure();
})();
