// The legend says what the shapes are and how many there are, and is the filter for them.

const legend = (() => {
  const box = byId("legend");

  function totals() {
    const nodes = TYPES.map(() => 0);
    const edges = RELATIONS.map(() => 0);
    for (const type of graph.typeOf) nodes[type]++;
    for (const kind of graph.kind) edges[kind]++;
    return { nodes, edges };
  }

  const { nodes, edges } = totals();

  function toggle(set, name, on) {
    const next = new Set(set);
    if (on) next.delete(name); else next.add(name);
    return next;
  }

  function draw() {
    const typeRows = TYPES.filter((_, i) => nodes[i]).map((type) =>
      el("label", {},
        el("input", { type: "checkbox", name: type, checked: !view.off.has(type), onchange: (event) => change({ off: toggle(view.off, type, event.target.checked) }) }),
        glyph(type), el("span", {}, say(`${type}s`)), el("span", { class: "count" }, count(nodes[TYPES.indexOf(type)]))));
    const relationRows = RELATIONS.filter((_, i) => edges[i]).map((relation) =>
      el("label", {},
        el("input", { type: "checkbox", name: relation, checked: !view.offRelations.has(relation), onchange: (event) => change({ offRelations: toggle(view.offRelations, relation, event.target.checked) }) }),
        el("span", { class: "edge" }), el("span", {}, say(relation)), el("span", { class: "count" }, count(edges[RELATIONS.indexOf(relation)]))));
    const places = discs.map((_, place) => place).filter((place) => discs[place].length >= 11).slice(0, 14).map((place) =>
      el("button", { type: "button", class: "place", onclick: () => { if (view.scene) change({ scene: null }); if (view.mode === "list") change({ mode: "map" }); map.flyToPlace(place); box.classList.remove("open"); } },
        svg("svg", { class: "dot", viewBox: "0 0 12 12", "aria-hidden": "true" }, svg("circle", { cx: 6, cy: 6, r: 6, fill: map.discColor(place).replace(/\/ [\d.]+/, "/ 0.75") })),
        el("span", {}, placeName(place)), el("span", { class: "count" }, count(discs[place].length - 3))));
    box.setAttribute("aria-label", say("legend"));
    box.replaceChildren(
      el("h2", {}, say("types")), ...typeRows,
      el("h2", {}, say("relations")), ...relationRows,
      ...(places.length ? [el("h2", {}, say("communities")), ...places] : []));
  }

  // A click elsewhere in the page (a permalink, going back) moves the ticks too.
  watch((patch) => {
    if (!patch.off && !patch.offRelations) return;
    for (const input of box.querySelectorAll("input")) {
      input.checked = !view.off.has(input.name) && !view.offRelations.has(input.name);
    }
  });

  return { draw };
})();
