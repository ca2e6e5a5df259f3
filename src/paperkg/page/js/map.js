// The map: vis-network holds the nodes, the moving and the pointing; edges, communities and labels are drawn around it,
// because a stroke for many edges is far faster than a stroke an edge, and because labels must not pile up.

const map = (() => {
  const box = byId("map");
  const items = new vis.DataSet();
  const { groups, ...options } = data.options;
  const network = new vis.Network(
    box,
    { nodes: items, edges: new vis.DataSet() },
    { ...options, nodes: { ...options.nodes, shape: "custom", ctxRenderer: drawNode } },
  );
  const X = Float32Array.from(graph.x); // where nodes stand now: on the map, or around a node
  const Y = Float32Array.from(graph.y);
  let now = { nodes: new Set(), edges: [], pairs: null, total: 0 };
  let inOrder = []; // the shown nodes, the most connected first
  let hovered = -1;
  let ink = {};
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  // A node has its size on the map, but on the screen it never shrinks below a share of it: from afar the great ones
  // are still seen to be great.
  const small = () => Math.min(1, Math.sqrt(box.clientWidth * box.clientHeight) / 1000); // how small a screen is
  const afar = () => 0.27 * small();
  const reach = (node, scale = network.getScale()) => graph.size[node] * Math.max(1, afar() / scale);

  function drawNode({ ctx, id, x, y }) {
    const { shape, color } = styleOf(id);
    const size = reach(id);
    const drawNode = () => {
      trace(ctx, shape, x, y, size);
      ctx.fillStyle = color;
      ctx.fill();
    };
    return { drawNode, nodeDimensions: { width: 2 * size, height: 2 * size } };
  }

  const motion = () => (calm.matches ? false : { duration: 450, easingFunction: "easeInOutQuad" });

  function readInk() {
    const css = getComputedStyle(document.documentElement);
    for (const name of ["ground", "ink", "soft", "accent"]) ink[name] = css.getPropertyValue(`--${name}`).trim();
    ink.dark = document.documentElement.dataset.theme === "dark";
  }

  // ---- what stands where

  function update() {
    now = shown();
    inOrder = [...now.nodes].sort((a, b) => graph.rank[a] - graph.rank[b]);
    X.set(graph.x);
    Y.set(graph.y);
    if (view.scene?.kind === "near") placeAround(X, Y, view.scene.node, now.nodes);
    if (now.pairs) placeByPairs(X, Y, now.nodes, now.pairs);
    const gone = items.getIds().filter((node) => !now.nodes.has(node));
    if (gone.length) items.remove(gone);
    items.update(inOrder.map((node) => ({ id: node, x: X[node], y: Y[node] })));
    network.redraw();
  }

  // ---- drawing, in map units

  function edgePath(context, segments, color, width) {
    context.strokeStyle = color;
    context.lineWidth = width;
    // One path of very many lines is slow to fill in; a few hundred at a time is the fastest.
    for (let start = 0; start < segments.length; start += 400) {
      context.beginPath();
      for (const [a, b] of segments.slice(start, start + 400)) {
        context.moveTo(X[a], Y[a]);
        context.lineTo(X[b], Y[b]);
      }
      context.stroke();
    }
  }

  function inSight() {
    const { clientWidth: w, clientHeight: h } = box;
    const scale = network.getScale();
    const { x, y } = network.getViewPosition();
    const [dx, dy] = [w / 2 / scale, h / 2 / scale];
    return { left: x - dx, right: x + dx, top: y - dy, bottom: y + dy, scale, w, h, x, y };
  }

  const crosses = (sight, a, b) =>
    !(
      (X[a] < sight.left && X[b] < sight.left) ||
      (X[a] > sight.right && X[b] > sight.right) ||
      (Y[a] < sight.top && Y[b] < sight.top) ||
      (Y[a] > sight.bottom && Y[b] > sight.bottom)
    );

  // Neighbours in size differ in hue by the golden angle.
  function discColor(place, strength = ink.dark ? 0.13 : 0.1) {
    return `hsl(${(place * 137.5 + 205) % 360} ${ink.dark ? "30%" : "45%"} 55% / ${strength})`;
  }

  function under(context) {
    const sight = inSight();
    if (!view.scene) {
      discs.forEach(([x, y, radius, ...members], place) => {
        if (members.length < 4 || !now.nodes.has(members[0])) return;
        context.fillStyle = discColor(place);
        context.beginPath();
        context.arc(x, y, radius + 16, 0, 2 * Math.PI);
        context.fill();
      });
    }
    const thin = 1 / sight.scale;
    const strength = Math.max(0.1, Math.min(0.6, 11 / Math.sqrt(now.edges.length + 1)));
    const color = (alpha) => (ink.dark ? `rgb(170 182 200 / ${alpha})` : `rgb(80 92 110 / ${alpha})`);
    if (now.pairs) {
      const most = now.pairs.length ? now.pairs[0].shared : 1;
      for (const { a, b, shared } of now.pairs) {
        edgePath(context, [[a, b]], color(0.25 + 0.5 * (shared / most)), thin * Math.min(6, shared));
      }
    } else {
      const strong = [];
      const plain = [];
      const far = []; // between communities: many, long, and saying less than those within one
      const introduces = RELATIONS.indexOf("introduces");
      for (const edge of now.edges) {
        const pair = [graph.from[edge], graph.to[edge]];
        if (!crosses(sight, ...pair)) continue;
        if (!view.scene && graph.discOf[pair[0]] !== graph.discOf[pair[1]]) far.push(pair);
        else (graph.kind[edge] === introduces ? strong : plain).push(pair);
      }
      edgePath(context, far, color(Math.max(0.05, strength * 0.4)), Math.max(thin, 0.6));
      edgePath(context, plain, color(strength), Math.max(thin, 0.7));
      edgePath(context, strong, color(Math.min(0.8, strength * 1.6)), Math.max(1.4 * thin, 1.2));
    }
  }

  // The nodes that are lit while others fade: the chosen or pointed-at one, and what it is joined with.
  function lit() {
    const centre = hovered >= 0 ? hovered : view.selected;
    if (centre < 0 || !now.nodes.has(centre)) return null;
    if (now.pairs) {
      const segments = now.pairs.filter(({ a, b }) => a === centre || b === centre).map(({ a, b }) => [a, b]);
      return { centre, nodes: new Set([centre, ...segments.flat()]), segments };
    }
    const hops = hovered >= 0 ? 1 : Math.max(1, view.hops);
    const { nodes } = around(centre, hops, Infinity, (node, edge) => now.nodes.has(node) && edgePasses(edge));
    const set = new Set(nodes);
    const segments = edgesAmong(set)
      .map((edge) => [graph.from[edge], graph.to[edge]])
      .filter(([a, b]) => hops > 1 || a === centre || b === centre);
    return { centre, nodes: set, segments };
  }

  function over(context) {
    const sight = inSight();
    const light = lit();
    if (light) {
      context.save();
      context.globalAlpha = hovered >= 0 && view.selected < 0 ? 0.55 : 0.78;
      context.fillStyle = ink.ground;
      context.fillRect(sight.left - 1, sight.top - 1, sight.right - sight.left + 2, sight.bottom - sight.top + 2);
      context.restore();
      edgePath(context, light.segments, ink.accent, 1.2 / sight.scale);
      for (const node of light.nodes) {
        const { shape, color } = styleOf(node);
        trace(context, shape, X[node], Y[node], reach(node, sight.scale));
        context.fillStyle = color;
        context.fill();
      }
      trace(context, "dot", X[light.centre], Y[light.centre], reach(light.centre, sight.scale) * 1.3 + 5 / sight.scale);
      context.strokeStyle = ink.accent;
      context.lineWidth = 2.5 / sight.scale;
      context.stroke();
    }
    const ratio = context.canvas.width / box.clientWidth;
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    for (const label of labels(context)) {
      context.font = label.font;
      context.strokeStyle = ink.ground;
      context.lineWidth = 3.5;
      context.strokeText(label.text, label.x, label.y);
      context.fillStyle = label.color;
      context.fillText(label.text, label.x, label.y);
    }
    context.restore();
  }

  // The labels of what is in sight; `context` measures them.
  function labels(context) {
    const sight = inSight();
    return placeLabels({
      context,
      sight,
      order: inOrder,
      light: lit(),
      ink,
      small: small(),
      shows: (node) => now.nodes.has(node),
      at: (node) => toScreen(node, sight),
      reach: (node) => reach(node, sight.scale) * sight.scale,
    });
  }

  function toScreen(node, { x, y, scale, w, h }) {
    return [(X[node] - x) * scale + w / 2, (Y[node] - y) * scale + h / 2];
  }

  // ---- moving

  function go(to) {
    network.moveTo({ ...to }); // it writes into what it is given
    if (!to.animation) box.dispatchEvent(new Event("moved"));
  }

  // How much of the map, in pixels from below, lies under the panel: on a phone the panel is a sheet over it.
  function covered() {
    const sheet = byId("panel");
    return sheet.hidden || getComputedStyle(sheet).position !== "absolute" ? 0 : sheet.offsetHeight;
  }

  // The map's box became another size. When only its width did, the panel has opened or closed, and nothing moves under
  // the reader's eyes; otherwise what was in the middle stays in the middle.
  let drawnFor = [0, 0];
  function resize() {
    const [w, h] = [box.clientWidth, box.clientHeight];
    if (!w || (w === drawnFor[0] && h === drawnFor[1])) return; // hidden, or nothing new
    const scale = network.getScale();
    const { x, y } = network.getViewPosition(); // counted from the box as it is now
    const stay = h === drawnFor[1] || !drawnFor[0];
    const [dx, dy] = stay ? [0, 0] : [(drawnFor[0] - w) / 2 / scale, (drawnFor[1] - h) / 2 / scale];
    drawnFor = [w, h];
    network.setSize("100%", "100%");
    network.redraw();
    go({ position: { x: x + dx, y: y + dy }, scale, animation: false });
  }

  function fit(animated = true) {
    if (!inOrder.length) return;
    let left = Infinity,
      right = -Infinity,
      top = Infinity,
      bottom = -Infinity;
    for (const node of inOrder) {
      left = Math.min(left, X[node] - 30);
      right = Math.max(right, X[node] + 30);
      top = Math.min(top, Y[node] - 45);
      bottom = Math.max(bottom, Y[node] + 45);
    }
    if (!view.scene) {
      for (const [x, y, radius, ...members] of discs) {
        if (members.length < 4 || !now.nodes.has(members[0])) continue;
        left = Math.min(left, x - radius - 20);
        right = Math.max(right, x + radius + 20);
        top = Math.min(top, y - radius - 70);
        bottom = Math.max(bottom, y + radius + 20);
      }
    }
    const [w, h] = [box.clientWidth || 1, box.clientHeight - covered() || 1];
    const scale = Math.min(2, w / (right - left), h / (bottom - top));
    const middle = { x: (left + right) / 2, y: (top + bottom) / 2 + covered() / 2 / scale };
    go({ position: middle, scale, animation: animated && motion() });
  }

  // Fly to a node, as near as most of what it is joined with can still be seen.
  function fly(node) {
    const away = [...(lit()?.nodes ?? [])].map((other) => Math.hypot(X[other] - X[node], Y[other] - Y[node]));
    const most = away.sort((a, b) => a - b)[Math.floor(away.length * 0.7)] || 1;
    const scale = Math.min(1, Math.max(0.3, (0.42 * Math.min(box.clientWidth, box.clientHeight - covered())) / most));
    go({ position: { x: X[node], y: Y[node] + covered() / 2 / scale }, scale, animation: motion() });
  }

  function seen(node) {
    const { left, right, top, bottom, scale } = inSight();
    return X[node] > left && X[node] < right && Y[node] > top && Y[node] < bottom - covered() / scale;
  }

  function flyToPlace(place) {
    const [x, y, radius] = discs[place];
    const scale = Math.min(box.clientWidth, box.clientHeight) / (2.3 * radius + 60);
    go({ position: { x, y }, scale, animation: motion() });
  }

  function zoom(factor) {
    go({ scale: Math.max(0.01, Math.min(6, network.getScale() * factor)), animation: false });
  }

  function pan(dx, dy) {
    const { x, y } = network.getViewPosition();
    go({ position: { x: x + dx / network.getScale(), y: y + dy / network.getScale() }, animation: false });
  }

  box.setAttribute("role", "application"); // it takes keys of its own
  box.firstElementChild.tabIndex = -1; // one stop for the tab key, not two
  network.on("beforeDrawing", under);
  network.on("afterDrawing", over);
  const point = (node) => {
    hovered = node;
    box.classList.toggle("over", node >= 0);
    network.redraw();
  };
  network.on("hoverNode", ({ node }) => point(node));
  network.on("blurNode", () => point(-1));
  network.on("click", ({ nodes: [node] }) => {
    point(-1);
    choose(node ?? -1, { move: false });
    if (node !== undefined && !seen(node)) fly(node); // the panel has opened over it
  });
  network.on("doubleClick", ({ nodes: [node] }) => {
    if (node !== undefined) isolate(node, 1);
  });

  return {
    box,
    update,
    resize,
    fit,
    fly,
    flyToPlace,
    go,
    zoom,
    pan,
    readInk,
    inSight,
    labels,
    reach,
    toScreen,
    discColor,
    on: (event, listener) => network.on(event, listener),
    once: (event, listener) => network.once(event, listener),
    redraw: () => network.redraw(),
    now: () => now,
    ink: () => ink,
  };
})();

// The first watcher of all: panel, address and list read what the map shows.
watch((patch) => {
  const shownBy = ["off", "offRelations", "limit", "scene", "selected"];
  if (shownBy.some((name) => name in patch)) map.update();
  else map.redraw();
});

// A community is called by the two things in it that most papers name; measures are left out, for all have them.
function placeName(place, names = 2) {
  const members = discs[place].slice(3);
  const things = members.filter((node) => !graph.isPaper(node) && graph.type(node) !== "Metric");
  return (things.length ? things : members).slice(0, names).map(nameOf).join(" · ");
}

function choose(node, { move = true, step = true } = {}) {
  if (node < 0) {
    change({ selected: -1, hops: 0 }, { step });
    return;
  }
  const patch = { selected: node, hops: 0 };
  if (view.scene && !map.now().nodes.has(node)) patch.scene = null;
  change(patch, { step });
  if (move && view.mode === "map") map.fly(node);
}

function isolate(node, hops) {
  change({ scene: { kind: "near", node, hops }, selected: node, mode: "map" });
  map.fit();
}
