"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const { versions, elements, roots, inside } = data;
  const list = document.getElementById("list");
  const search = document.getElementById("search");
  const count = document.getElementById("count");
  const chips = [...document.querySelectorAll(".chips button")];
  const MOST = 300;
  // An element: [kind, title, other names, owner, spans, told, key]; a span: [first, last, about,
  // deprecated].
  const byOwner = new Map();
  for (const one of elements) {
    const key = one[0] + " " + one[3];
    if (!byOwner.has(key)) byOwner.set(key, []);
    byOwner.get(key).push(one);
  }
  const haystack = elements.map((one) => (one[1] + " " + one[2]).toLowerCase());

  function make(tag, name, text) {
    const node = document.createElement(tag);
    if (name) node.className = name;
    if (text !== undefined) node.textContent = text;
    return node;
  }

  // The versions at which something came, changed or went.
  function steps(spans) {
    const found = new Set();
    for (const [first, last] of spans) {
      if (first > 0) found.add(first);
      if (last + 1 < versions.length) found.add(last + 1);
    }
    return found;
  }

  // How many parameters and fields of an operation came, changed or went, by version.
  function within(one) {
    const counts = new Map();
    const count = (members) => {
      for (const member of members) for (const at of steps(member[4])) counts.set(at, (counts.get(at) || 0) + 1);
    };
    const parameters = byOwner.get("parameter " + one[6]) || [];
    count(parameters);
    const names = new Set((roots[one[6]] || []).map(([, name]) => name));
    for (const parameter of parameters) if (inside[parameter[6]]) names.add(inside[parameter[6]]);
    for (const name of names) {
      const fields = byOwner.get("field " + name) || [];
      count(fields);
      for (const field of fields) if (inside[field[6]]) names.add(inside[field[6]]);
    }
    return counts;
  }

  // Marks on the bar of an operation: the more changed in it, the higher.
  function marks(line, one) {
    const came = one[4][0][0];
    const told = [];
    for (const [at, count] of [...within(one)].sort((a, b) => a[0] - b[0])) {
      if (at <= came) continue;
      const mark = make("b");
      mark.style.left = (100 * (at + 0.3)) / versions.length + "%";
      mark.style.width = 40 / versions.length + "%";
      mark.style.height = Math.min(85, 20 + 8 * count) + "%";
      mark.title = `${versions[at]}: ${count} ${count === 1 ? "parameter or field" : "parameters and fields"} in it`;
      told.push(mark.title);
      line.append(mark);
    }
    if (told.length) line.setAttribute("aria-label", `${line.getAttribute("aria-label")}; changed: ${told.join(", ")}`);
    return line;
  }

  function lives(spans) {
    const line = make("div", "line");
    const words = [];
    spans.forEach(([first, last, about, deprecated], at) => {
      const bar = make("i", deprecated ? "deprecated" : "");
      bar.style.left = (100 * first) / versions.length + "%";
      bar.style.width = (100 * (last - first + 1)) / versions.length + "%";
      const range = first === last ? versions[first] : `${versions[first]} to ${versions[last]}`;
      bar.title = about ? `${range}: ${about}` : range;
      words.push(bar.title);
      if (at === 0 || spans[at - 1][1] + 1 < first) bar.style.borderLeftWidth = "0";
      line.append(bar);
    });
    line.setAttribute("role", "img");
    line.setAttribute("aria-label", words.join("; "));
    return line;
  }

  function events(one) {
    const box = make("ul", "events");
    for (const text of one[5] || []) box.append(make("li", "", text));
    return box;
  }

  function scale() {
    const row = make("div", "scale");
    const ticks = make("div", "ticks");
    for (const version of versions) ticks.append(make("span", "", version.replace("1.", ".")));
    row.append(make("span"), ticks);
    return row;
  }

  function row(one, path) {
    const [kind, title, others, , spans] = one;
    const box = make("details", "row");
    if (spans[spans.length - 1][1] < versions.length - 1) box.classList.add("gone");
    const head = make("summary");
    const name = make("span", "name");
    name.append(make("code", "", kind === "field" && path ? title.slice(title.indexOf(".") + 1) : title));
    head.append(name, kind === "operation" ? marks(lives(spans), one) : lives(spans));
    box.append(head);
    box.addEventListener("toggle", () => {
      if (box.open && box.children.length === 1) box.append(details(one, path || []));
    });
    box.dataset.key = `${kind}:${title}`;
    head.title = others;
    return box;
  }

  function fields(name, path) {
    const box = make("div");
    if (path.includes(name)) return box;
    for (const one of byOwner.get("field " + name) || []) box.append(row(one, [...path, name]));
    return box;
  }

  function details(one, path) {
    const [kind, , others, , , , key] = one;
    const box = make("div", "inner");
    box.append(make("p", "soft", others));
    box.append(events(one));
    if (kind === "operation") {
      const parameters = byOwner.get("parameter " + key) || [];
      if (parameters.length) {
        box.append(make("h3", "", "parameters"));
        for (const parameter of parameters) box.append(row(parameter));
      }
      for (const [location, name] of roots[key] || []) {
        box.append(make("h3", "", `${location}: ${name}`));
        box.append(fields(name, []));
      }
    } else if (inside[key]) {
      box.append(make("h3", "", inside[key]));
      box.append(fields(inside[key], path));
    }
    return box;
  }

  // An operation is called `containers.list`; one that the client does not offer, by its route.
  function group(title) {
    return title.includes(" ") ? "not in the client" : title.split(".")[0];
  }

  function draw() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const changed = chips.some((c) => c.dataset.only === "changed" && c.getAttribute("aria-pressed") === "true");
    const gone = chips.some((c) => c.dataset.only === "gone" && c.getAttribute("aria-pressed") === "true");
    const any = words.length || changed || gone;
    const found = elements.filter((one, at) => {
      if (!any && one[0] !== "operation") return false;
      const spans = one[4];
      if (changed && spans.length === 1 && spans[0][0] === 0) return false;
      if (gone && spans[spans.length - 1][1] === versions.length - 1) return false;
      return words.every((word) => haystack[at].includes(word));
    });
    list.replaceChildren();
    let heading = "";
    for (const one of found.slice(0, MOST)) {
      const title = one[0] === "operation" ? group(one[1]) : one[0] === "field" ? "fields" : "parameters";
      if (title !== heading) list.append(make("h2", "", (heading = title)));
      list.append(row(one));
    }
    const rest = found.length > MOST ? `, the first ${MOST} shown` : "";
    const what = any ? "matches" : "operations";
    count.textContent = `${found.length} ${what}${rest}`;
  }

  document.querySelector(".bar").append(scale());
  let timer = 0;
  search.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      history.replaceState(null, "", search.value ? "#" + encodeURIComponent(search.value) : location.pathname);
      draw();
    }, 80);
  });
  for (const chip of chips) {
    chip.addEventListener("click", () => {
      chip.setAttribute("aria-pressed", String(chip.getAttribute("aria-pressed") !== "true"));
      draw();
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && document.activeElement !== search) {
      event.preventDefault();
      search.focus();
    }
  });
  search.value = decodeURIComponent(location.hash.slice(1));
  draw();
})();
