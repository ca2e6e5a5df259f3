// What a reader takes away: an address that shows the same again, a picture, a drawing, a print.

const keep = (() => {
  let applying = false;

  // ---- the address (docs/page.md says what each word means)

  function address() {
    const parts = new URLSearchParams();
    if (view.selected >= 0) parts.set("node", data.ids[view.selected]);
    const off = [...view.off].sort().join();
    if (off !== "Author") parts.set("off", off);
    if (view.offRelations.size) parts.set("without", [...view.offRelations].sort().join());
    if (view.limit !== startLimit) parts.set("more", view.limit);
    if (view.hops) parts.set("hops", view.hops);
    const scene = view.scene;
    if (scene?.kind === "near") parts.set("near", `${scene.hops},${data.ids[scene.node]}`);
    if (scene?.kind === "month") parts.set("month", scene.month);
    if (scene?.kind === "shared") parts.set("shared", scene.least);
    if (view.mode === "list") parts.set("list", "1");
    const { scale, ...middle } = map.inSight();
    const [x, y] = turn(middle.x, middle.y);
    if (view.mode === "map") parts.set("at", `${Math.round(x)},${Math.round(y)},${scale.toPrecision(3)}`);
    return `#${parts}`;
  }

  // A move of the map alone is no step that "back" should take.
  const withoutPlace = (hash) => hash.replace(/(^#|&)at=[^&]*/, "");

  function write(step) {
    if (applying) return;
    const next = address();
    const how = step && withoutPlace(next) !== withoutPlace(location.hash) ? "pushState" : "replaceState";
    try {
      history[how](null, "", next);
    } catch {
      /* some viewers have no history */
    }
  }

  // Show what the address says. What it does not know (a node of another graph, a word) is passed over.
  function apply({ first = false } = {}) {
    const parts = new URLSearchParams(location.hash.slice(1));
    const known = (names, all) => new Set(names.split(",").filter((name) => all.includes(name)));
    const nodeAt = (id) => nodeOfId.get(id) ?? -1;
    let scene = null;
    if (parts.has("near")) {
      const [, hops, id] = /^([12]),(.*)$/s.exec(parts.get("near")) ?? [];
      if (nodeAt(id) >= 0) scene = { kind: "near", node: nodeAt(id), hops: Number(hops) };
    } else if (/^\d{4}-\d\d$/.test(parts.get("month") ?? "")) scene = { kind: "month", month: parts.get("month") };
    else if (/^\d{1,2}$/.test(parts.get("shared") ?? "")) {
      scene = { kind: "shared", least: Math.max(1, Number(parts.get("shared"))) };
    }
    applying = true;
    change(
      {
        selected: nodeAt(parts.get("node")),
        off: parts.has("off") ? known(parts.get("off"), TYPES) : new Set(["Author"]),
        offRelations: known(parts.get("without") ?? "", RELATIONS),
        limit: Math.max(startLimit, Number(parts.get("more")) || 0),
        hops: Math.min(2, Math.max(0, Math.round(Number(parts.get("hops")) || 0))),
        scene,
        mode: parts.has("list") ? "list" : "map",
      },
      { step: false },
    );
    const place = (parts.get("at") ?? "").split(",").map(Number);
    if (place.length === 3 && place.every(Number.isFinite) && place[2] > 0) {
      const [x, y] = turn(place[0], place[1]);
      map.go({ position: { x, y }, scale: Math.min(6, Math.max(0.005, place[2])), animation: false });
    } else if (view.selected >= 0) {
      if (first) map.fit(false);
      map.fly(view.selected);
    } else map.fit(!first);
    applying = false;
  }

  let waiting = 0;
  function writeSoon() {
    clearTimeout(waiting);
    waiting = setTimeout(() => write(false), 250);
  }

  watch((patch, before, step) => write(step));
  addEventListener("popstate", () => apply());
  addEventListener("hashchange", () => {
    if (location.hash !== address()) apply();
  });
  for (const event of ["zoom", "dragEnd", "animationFinished"]) map.on(event, writeSoon);
  map.box.addEventListener("moved", writeSoon);

  // ---- pictures

  function download(blob, name) {
    const url = URL.createObjectURL(blob);
    const anchor = el("a", { href: url, download: name });
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  }

  function png() {
    const drawn = map.box.querySelector("canvas");
    const copy = el("canvas", { width: drawn.width, height: drawn.height });
    const context = copy.getContext("2d");
    context.fillStyle = map.ink().ground;
    context.fillRect(0, 0, copy.width, copy.height);
    context.drawImage(drawn, 0, 0);
    copy.toBlob((blob) => download(blob, "paperkg.png"), "image/png");
  }

  function drawing() {
    const sight = map.inSight();
    const ink = map.ink();
    const { nodes, edges, pairs } = map.now();
    const at = (node) => map.toScreen(node, sight);
    const near = ([x, y]) => x > -50 && y > -50 && x < sight.w + 50 && y < sight.h + 50;
    const fixed = (number) => number.toFixed(1);
    const size = { width: sight.w, height: sight.h };
    const root = svg(
      "svg",
      { xmlns: SVG, ...size, viewBox: `0 0 ${sight.w} ${sight.h}` },
      svg("rect", { ...size, fill: ink.ground }),
    );
    const lines = pairs ? pairs.map(({ a, b }) => [a, b]) : edges.map((edge) => [graph.from[edge], graph.to[edge]]);
    const ends = lines.map((pair) => pair.map(at)).filter((pair) => pair.some(near));
    const path = ends.map(([p, q]) => `M${p.map(fixed)}L${q.map(fixed)}`).join("");
    root.append(svg("path", { d: path, stroke: ink.soft, "stroke-width": 0.7, "stroke-opacity": 0.35, fill: "none" }));
    for (const node of nodes) {
      const place = at(node);
      if (!near(place)) continue;
      const { shape, color } = styleOf(node);
      root.append(svgShape(shape, ...place, map.reach(node) * sight.scale, color));
    }
    const context = el("canvas").getContext("2d");
    for (const label of map.labels(context)) {
      const words = svg("text", {
        x: fixed(label.x),
        y: fixed(label.y),
        "font-size": label.size,
        "font-weight": label.weight,
        "font-family": "sans-serif",
        "text-anchor": "middle",
        "dominant-baseline": "central",
        fill: label.color,
        stroke: ink.ground,
        "stroke-width": 3,
        "paint-order": "stroke",
      });
      words.textContent = label.text;
      root.append(words);
    }
    return new XMLSerializer().serializeToString(root);
  }

  function svgFile() {
    download(new Blob([drawing()], { type: "image/svg+xml" }), "paperkg.svg");
  }

  // ---- theme: the system's, unless the reader chose

  const dark = matchMedia("(prefers-color-scheme: dark)");

  function theme(name = remembered("theme") || (dark.matches ? "dark" : "light")) {
    document.documentElement.dataset.theme = name;
    map.readInk();
    if (drawn) drawWords(); // the glyphs in legend and panel have colours of their own
    map.redraw();
  }

  function otherTheme() {
    const next = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
    remember("theme", next);
    theme(next);
  }

  dark.addEventListener("change", () => theme());
  addEventListener("beforeprint", () => theme("light"));
  addEventListener("afterprint", () => theme());

  return { apply, png, svgFile, drawing, theme, otherTheme };
})();
