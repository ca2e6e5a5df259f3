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
    if (on) next.delete(name);
    else next.add(name);
    return next;
  }

  function goTo(place) {
    if (view.scene || view.mode === "list") change({ scene: null, mode: "map" });
    box.classList.remove("open");
    map.flyToPlace(place);
  }

  function draw() {
    const row = (name, icon, words, number, key) => {
      const onchange = (event) => change({ [key]: toggle(view[key], name, event.target.checked) });
      return el(
        "label",
        {},
        el("input", { type: "checkbox", name, checked: !view[key].has(name), onchange }),
        icon,
        el("span", {}, words),
        el("span", { class: "count" }, count(number)),
      );
    };
    const typeRows = TYPES.filter((_, i) => nodes[i]).map((type) =>
      row(type, glyph(type), say(`${type}s`), nodes[TYPES.indexOf(type)], "off"),
    );
    const relationRows = RELATIONS.filter((_, i) => edges[i]).map((relation) =>
      row(relation, el("span", { class: "edge" }), say(relation), edges[RELATIONS.indexOf(relation)], "offRelations"),
    );
    const places = [...discs.keys()]
      .filter((place) => discs[place].length >= 11)
      .slice(0, 14)
      .map((place) => {
        const dot = svg("circle", { cx: 6, cy: 6, r: 6, fill: map.discColor(place, 0.75) });
        return el(
          "button",
          { type: "button", class: "place", onclick: () => goTo(place) },
          svg("svg", { class: "dot", viewBox: "0 0 12 12", "aria-hidden": "true" }, dot),
          el("span", {}, placeName(place)),
          el("span", { class: "count" }, count(discs[place].length - 3)),
        );
      });
    box.setAttribute("aria-label", say("legend"));
    refill(
      box,
      el("h2", {}, say("types")),
      ...typeRows,
      el("h2", {}, say("relations")),
      ...relationRows,
      ...(places.length ? [el("h2", {}, say("communities")), ...places] : []),
    );
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
