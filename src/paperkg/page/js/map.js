// The map: vis-network holds the nodes, the moving and the pointing; edges, communities and labels are drawn around it,
// because a stroke for many edges is far faster than a stroke an edge, and because labels must not pile up.

const map = (() => {
  const box = byId("map");
  const items = new vis.DataSet();
  const { groups, ...options } = data.options;
  const network = new vis.Network(box, { nodes: items, edges: new vis.DataSet() },
    { ...options, nodes: { ...options.nodes, shape: "custom", ctxRenderer: drawNode } });
  const X = Float32Array.from(graph.x); // where nodes stand now: on the map, or around a node
  const Y = Float32Array.from(graph.y);
  let now = { nodes: new Set(), edges: [], pairs: null, total: 0 };
  let inOrder = []; // the shown nodes, the most connected first
  let hovered = -1;
  let ink = {};
  const widths = new Map();
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
    for (const name of ["paper", "ground", "ink", "soft", "line", "accent"]) ink[name] = css.getPropertyValue(`--${name}`).trim();
    ink.dark = document.documentElement.dataset.theme === "dark";
  }

  // ---- what stands where

  // Rings around a node: its neighbours by type, then those a step further.
  function ring(scene, nodes) {
    const centre = scene.node;
    const close = new Set([...graph.edgesOf(centre)].map((edge) => graph.across(edge, centre)));
    const byType = (a, b) => graph.typeOf[a] - graph.typeOf[b] || graph.rank[a] - graph.rank[b];
    const others = [...nodes].filter((node) => node !== centre);
    const circles = [others.filter((node) => close.has(node)).sort(byType), others.filter((node) => !close.has(node)).sort(byType)];
    let away = 60;
    for (const circle of circles) {
      for (let start = 0; start < circle.length;) {
        away += 110;
        const room = Math.max(8, Math.floor((2 * Math.PI * away) / 62));
        const part = circle.slice(start, start + room);
        part.forEach((node, i) => {
          const turn = (2 * Math.PI * i) / part.length - Math.PI / 2;
          X[node] = graph.x[centre] + away * Math.cos(turn);
          Y[node] = graph.y[centre] + away * Math.sin(turn);
        });
        start += room;
      }
      if (circle.length) away += 40;
    }
  }

  // Joined papers drawn together and the others apart (Fruchterman and Reingold, 1991), from their places on the map.
  function spread(nodes, pairs) {
    const all = [...nodes];
    const room = 90;
    const size = room * Math.sqrt(all.length);
    const middle = (values) => all.reduce((sum, node) => sum + values[node], 0) / all.length;
    const [mx, my] = [middle(X), middle(Y)];
    const far = Math.max(1, ...all.map((node) => Math.hypot(X[node] - mx, Y[node] - my)));
    // A turn of the golden angle each keeps apart those that stand on one spot.
    all.forEach((node, i) => {
      X[node] = ((X[node] - mx) / far) * size + 9 * Math.cos(2.4 * i);
      Y[node] = ((Y[node] - my) / far) * size + 9 * Math.sin(2.4 * i);
    });
    const joins = new Uint16Array(graph.count);
    for (const { a, b } of pairs) { joins[a]++; joins[b]++; }
    const rounds = 150;
    const dx = new Float32Array(graph.count);
    const dy = new Float32Array(graph.count);
    for (let round = 0; round < rounds; round++) {
      for (let i = 0; i < all.length; i++) {
        for (let j = i + 1; j < all.length; j++) {
          const [a, b] = [all[i], all[j]];
          const [x, y] = [X[a] - X[b], Y[a] - Y[b]];
          const apart = x * x + y * y;
          if (apart > 25 * room * room) continue; // far ones leave each other alone: groups lie side by side
          const push = (room * room) / Math.max(60, apart);
          dx[a] += x * push; dy[a] += y * push; dx[b] -= x * push; dy[b] -= y * push;
        }
      }
      for (const { a, b } of pairs) {
        const [x, y] = [X[a] - X[b], Y[a] - Y[b]];
        const pull = Math.hypot(x, y) / room / Math.min(joins[a], joins[b]) ** 0.8; // many joins do not pull harder than one
        dx[a] -= x * pull; dy[a] -= y * pull; dx[b] += x * pull; dy[b] += y * pull;
      }
      const heat = (size / 6) * (1 - round / rounds) ** 2 + 1;
      for (const node of all) {
        // Towards the middle a little, so that pairs that nothing holds do not fly off.
        const [x, y] = [dx[node] - 0.12 * X[node], dy[node] - 0.12 * Y[node]];
        const step = Math.min(heat, Math.hypot(x, y)) / Math.max(1e-6, Math.hypot(x, y));
        X[node] += x * step; Y[node] += y * step;
        dx[node] = 0; dy[node] = 0;
      }
    }
  }

  function update() {
    now = shown();
    inOrder = [...now.nodes].sort((a, b) => graph.rank[a] - graph.rank[b]);
    X.set(graph.x);
    Y.set(graph.y);
    if (view.scene?.kind === "near") ring(view.scene, now.nodes);
    if (now.pairs) spread(now.nodes, now.pairs);
    const gone = items.getIds().filter((node) => !now.nodes.has(node));
    if (gone.length) items.remove(gone);
    items.update(inOrder.map((node) => ({ id: node, x: X[node], y: Y[node] })));
    box.setAttribute("aria-label", say("map_label"));
    network.redraw();
  }

  // ---- drawing, in map units

  function edgePath(context, segments, color, width) {
    context.strokeStyle = color;
    context.lineWidth = width;
    // One path of very many lines is slow to fill in; a few hundred at a time is the fastest.
    for (let start = 0; start < segments.length; start += 400) {
      context.beginPath();
      for (const [a, b] of segments.slice(start, start + 400)) { context.moveTo(X[a], Y[a]); context.lineTo(X[b], Y[b]); }
      context.stroke();
    }
  }

  function inSight() {
    const { clientWidth: w, clientHeight: h } = box;
    const scale = network.getScale();
    const { x, y } = network.getViewPosition();
    return { left: x - w / 2 / scale, right: x + w / 2 / scale, top: y - h / 2 / scale, bottom: y + h / 2 / scale, scale, w, h, x, y };
  }

  const crosses = (sight, a, b) =>
    !((X[a] < sight.left && X[b] < sight.left) || (X[a] > sight.right && X[b] > sight.right) ||
      (Y[a] < sight.top && Y[b] < sight.top) || (Y[a] > sight.bottom && Y[b] > sight.bottom));

  const discColor = (place) => `hsl(${(place * 137.5 + 205) % 360} ${ink.dark ? "30% 55%" : "45% 55%"} / ${ink.dark ? 0.13 : 0.1})`;

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
      for (const { a, b, shared } of now.pairs) edgePath(context, [[a, b]], color(0.25 + 0.5 * (shared / most)), thin * Math.min(6, shared));
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
      const joined = now.pairs.filter(({ a, b }) => a === centre || b === centre);
      return { centre, nodes: new Set([centre, ...joined.flatMap(({ a, b }) => [a, b])]), segments: joined.map(({ a, b }) => [a, b]) };
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
    for (const label of labels(sight, light, context)) {
      context.font = label.font;
      context.globalAlpha = label.alpha;
      context.strokeStyle = ink.ground;
      context.lineWidth = 3.5;
      context.strokeText(label.text, label.x, label.y);
      context.fillStyle = label.color;
      context.fillText(label.text, label.x, label.y);
    }
    context.restore();
  }

  // ---- labels, in screen pixels: the most connected first, and none over another

  const FAMILY = 'system-ui, "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans CJK KR", sans-serif';

  function width(context, text, font) {
    const key = font + text;
    if (!widths.has(key)) { context.font = font; widths.set(key, context.measureText(text).width); }
    return widths.get(key);
  }

  function short(text, most) {
    return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
  }

  function labels(sight, light, context) {
    const placed = [];
    const out = [];
    const free = (l, t, r, b) => !placed.some((p) => l < p[2] && r > p[0] && t < p[3] && b > p[1]);
    const toScreen = (x, y) => [(x - sight.x) * sight.scale + sight.w / 2, (y - sight.y) * sight.scale + sight.h / 2];

    // The great nodes on the screen, which labels keep clear of.
    const great = [];
    for (const node of light ? [...light.nodes] : inOrder) {
      const size = reach(node, sight.scale) * sight.scale * 0.85;
      const [x, y] = toScreen(X[node], Y[node]);
      if (size > 3 && x > 0 && y > 0 && x < sight.w && y < sight.h) great.push([x - size, y - size, x + size, y + size, node]);
      if (great.length >= 400) break;
    }
    const clear = (l, t, r, b, own) => !great.some((p) => p[4] !== own && l < p[2] && r > p[0] && t < p[3] && b > p[1]);

    function put(text, x, y, size, weight, color, alpha, { force = false, around: own = -1 } = {}) {
      const font = `${weight} ${size}px ${FAMILY}`;
      const w = width(context, text, font) / 2 + 3;
      const h = size * 0.66;
      if (x + w < 0 || x - w > sight.w || y + h < 0 || y - h > sight.h) return false;
      if (!force && !(free(x - w, y - h, x + w, y + h) && (own < 0 || clear(x - w, y - h, x + w, y + h, own)))) return false;
      placed.push([x - w, y - h, x + w, y + h]);
      out.push({ text, x, y, font, size, weight, color, alpha });
      return true;
    }

    // Below the node, above it, beside it: the first place where no label and no great node is in the way.
    function putNode(node, size, weight, color, force) {
      const [x, y] = toScreen(X[node], Y[node]);
      const away = reach(node, sight.scale) * sight.scale * 1.1 + 1;
      const text = short(nameOf(node), weight > 400 ? 48 : graph.isPaper(node) ? 26 : 30);
      const half = width(context, text, `${weight} ${size}px ${FAMILY}`) / 2 + 4;
      const places = [[x, y + away + size * 0.72], [x, y - away - size * 0.72], [x + away + half, y], [x - away - half, y]];
      return places.some(([px, py]) => put(text, px, py, size, weight, color, 1, { around: node })) || (force && put(text, ...places[0], size, weight, color, 1, { force }));
    }

    if (light) putNode(light.centre, 14, 700, ink.ink, true);
    if (!view.scene && !light) {
      discs.forEach((disc, place) => {
        const radius = disc[2] * sight.scale;
        if (disc.length < 11 || radius < 36 * small() || radius > sight.h * 0.75 || !now.nodes.has(disc[3])) return;
        const [x, y] = toScreen(disc[0], disc[1] - disc[2] - 16);
        put(short(placeName(place, radius < 75 ? 1 : 2), radius < 75 ? 26 : 40), x, y - 9, 13, 700, ink.soft, 1);
      });
    }
    const most = Math.max(14, Math.round((sight.w * sight.h) / 9000));
    // Cut titles say little from afar: there the room goes to names.
    const withPapers = light || view.scene || sight.scale > 0.4 || inOrder.length < 300;
    const wanted = light ? inOrder.filter((node) => light.nodes.has(node) && node !== light.centre) : inOrder;
    const things = wanted.filter((node) => !graph.isPaper(node));
    const order = withPapers && !light ? [...things, ...wanted.filter(graph.isPaper)] : withPapers ? wanted : things;
    let tries = 0;
    for (const node of order) {
      if (out.length >= most || ++tries > 4000) break;
      const onScreen = reach(node, sight.scale) * sight.scale;
      if (onScreen < 2.2 * small() && !light) continue;
      if (X[node] < sight.left || X[node] > sight.right || Y[node] < sight.top || Y[node] > sight.bottom) continue;
      putNode(node, graph.isPaper(node) ? 11.5 : 12, 400, graph.isPaper(node) ? ink.soft : ink.ink, false);
    }
    return out;
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
    const position = stay ? { x, y } : { x: x + (drawnFor[0] - w) / 2 / scale, y: y + (drawnFor[1] - h) / 2 / scale };
    drawnFor = [w, h];
    network.setSize("100%", "100%");
    network.redraw();
    go({ position, scale, animation: false });
  }

  function fit(animated = true) {
    if (!inOrder.length) return;
    let left = Infinity, right = -Infinity, top = Infinity, bottom = -Infinity;
    for (const node of inOrder) {
      left = Math.min(left, X[node] - 30); right = Math.max(right, X[node] + 30);
      top = Math.min(top, Y[node] - 45); bottom = Math.max(bottom, Y[node] + 45);
    }
    if (!view.scene) {
      for (const [x, y, radius, ...members] of discs) {
        if (members.length < 4 || !now.nodes.has(members[0])) continue;
        left = Math.min(left, x - radius - 20); right = Math.max(right, x + radius + 20);
        top = Math.min(top, y - radius - 70); bottom = Math.max(bottom, y + radius + 20);
      }
    }
    const scale = Math.min(2, (box.clientWidth || 1) / (right - left), (box.clientHeight - covered() || 1) / (bottom - top));
    go({ position: { x: (left + right) / 2, y: (top + bottom) / 2 + covered() / 2 / scale }, scale, animation: animated && motion() });
  }

  // Fly to a node, as near as most of what it is joined with can still be seen.
  function fly(node) {
    const away = [...(lit()?.nodes ?? [])].map((other) => Math.hypot(X[other] - X[node], Y[other] - Y[node])).sort((a, b) => a - b);
    const most = away[Math.floor(away.length * 0.7)] || 1;
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

  network.on("beforeDrawing", under);
  network.on("afterDrawing", over);
  network.on("hoverNode", ({ node }) => { hovered = node; box.classList.add("over"); network.redraw(); });
  network.on("blurNode", () => { hovered = -1; box.classList.remove("over"); network.redraw(); });
  network.on("click", ({ nodes: [node] }) => {
    hovered = -1;
    choose(node ?? -1, { move: false });
    if (node !== undefined && !seen(node)) fly(node); // the panel has opened over it
  });
  network.on("doubleClick", ({ nodes: [node] }) => { if (node !== undefined) isolate(node, 1); });

  return {
    update, reach, go, resize, fit, fly, flyToPlace, zoom, pan, readInk, network, box, inSight, labels, lit,
    redraw: () => network.redraw(),
    now: () => now,
    place: (node) => [X[node], Y[node]],
    ink: () => ink,
    discColor,
  };
})();

// A community is called by the two things in it that most papers name; measures are left out, for all have them.
function placeName(place, names = 2) {
  const members = discs[place].slice(3);
  const things = members.filter((node) => !graph.isPaper(node) && graph.type(node) !== "Metric");
  return (things.length ? things : members).slice(0, names).map(nameOf).join(" · ");
}

function choose(node, { move = true, step = true } = {}) {
  if (node < 0) { change({ selected: -1, hops: 0 }, { step }); return; }
  const patch = { selected: node, hops: 0 };
  if (view.scene && !map.now().nodes.has(node)) patch.scene = null;
  change(patch, { step });
  if (move && view.mode === "map") map.fly(node);
}

function isolate(node, hops) {
  change({ scene: { kind: "near", node, hops }, selected: node, mode: "map" });
  map.fit();
}
