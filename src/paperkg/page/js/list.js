// The graph as a list: the same nodes as on the map, for those who read with a screen reader or like lists better.

const listView = (() => {
  const box = byId("list");
  const FIRST = 120;

  function draw() {
    const { nodes } = shown();
    const order = [...nodes].sort((a, b) => graph.rank[a] - graph.rank[b]);
    const parts = [el("h2", {}, say("in_list")), el("p", { class: "note" }, say("list_note"))];
    for (const type of TYPES) {
      const mine = order.filter((node) => graph.type(node) === type);
      if (!mine.length) continue;
      parts.push(el("h3", {}, glyph(type), say(`${type}s`), el("span", { class: "note" }, count(mine.length))));
      parts.push(
        ...longList(
          mine,
          (node) =>
            el(
              "li",
              {},
              nodeButton(node),
              el("span", { class: "note" }, ` ${say("connected", count(graph.degree[node]))}`),
            ),
          { tag: "ol", first: FIRST },
        ),
      );
    }
    box.replaceChildren(...parts);
  }

  watch((patch) => {
    const on = view.mode === "list";
    box.hidden = !on;
    byId("picture").hidden = on;
    if (on && Object.keys(patch).some((name) => name !== "selected" && name !== "hops")) draw();
  });

  return { draw };
})();
