// Where nodes stand when what is shown is not the map: around one node, or drawn together by what they share.
// X and Y hold the places on the map and are written over.

// Rings around a node: its neighbours by type, then those a step further.
function placeAround(X, Y, centre, nodes) {
  const close = new Set([...graph.edgesOf(centre)].map((edge) => graph.across(edge, centre)));
  const byType = (a, b) => graph.typeOf[a] - graph.typeOf[b] || graph.rank[a] - graph.rank[b];
  const others = [...nodes].filter((node) => node !== centre).sort(byType);
  let away = 60;
  for (const circle of [others.filter((node) => close.has(node)), others.filter((node) => !close.has(node))]) {
    for (let start = 0; start < circle.length;) {
      away += 110;
      const room = Math.max(8, Math.floor((2 * Math.PI * away) / 62));
      const part = circle.slice(start, start + room);
      part.forEach((node, i) => {
        const angle = (2 * Math.PI * i) / part.length - Math.PI / 2;
        X[node] = graph.x[centre] + away * Math.cos(angle);
        Y[node] = graph.y[centre] + away * Math.sin(angle);
      });
      start += room;
    }
    if (circle.length) away += 40;
  }
}

// Joined nodes drawn together and the others apart (Fruchterman and Reingold, 1991), from their places on the map.
// The work is the number of nodes squared, a hundred and fifty times: for some hundreds of nodes.
function placeByPairs(X, Y, nodes, pairs) {
  const all = [...nodes];
  const room = 90;
  const rounds = 150;
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
  for (const { a, b } of pairs) {
    joins[a]++;
    joins[b]++;
  }
  const dx = new Float32Array(graph.count);
  const dy = new Float32Array(graph.count);
  const move = (a, b, x, y) => {
    dx[a] += x;
    dy[a] += y;
    dx[b] -= x;
    dy[b] -= y;
  };

  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < all.length; i++) {
      for (let j = i + 1; j < all.length; j++) {
        const x = X[all[i]] - X[all[j]];
        const y = Y[all[i]] - Y[all[j]];
        const apart = x * x + y * y;
        if (apart > 25 * room * room) continue; // far ones leave each other alone: groups lie side by side
        const push = (room * room) / Math.max(60, apart);
        move(all[i], all[j], x * push, y * push);
      }
    }
    for (const { a, b } of pairs) {
      const x = X[a] - X[b];
      const y = Y[a] - Y[b];
      // Many joins do not pull much harder than one, or every group would be a knot.
      const pull = Math.hypot(x, y) / room / Math.min(joins[a], joins[b]) ** 0.8;
      move(b, a, x * pull, y * pull);
    }
    const heat = (size / 6) * (1 - round / rounds) ** 2 + 1;
    for (const node of all) {
      // Towards the middle a little, so that groups that nothing holds do not fly off.
      const x = dx[node] - 0.12 * X[node];
      const y = dy[node] - 0.12 * Y[node];
      const length = Math.max(1e-6, Math.hypot(x, y));
      X[node] += (x / length) * Math.min(heat, length);
      Y[node] += (y / length) * Math.min(heat, length);
      dx[node] = 0;
      dy[node] = 0;
    }
  }
}
