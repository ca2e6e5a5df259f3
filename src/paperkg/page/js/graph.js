// The graph as it came: nodes are numbers, 0 to N-1; papers first, then entities, then authors.

const data = JSON.parse(byId("data").textContent);
const { types: TYPES, relations: RELATIONS, papers, results, digests, discs } = data;

// A screen that is higher than wide has the map turned, so that it fills it; addresses keep the map's own places.
const turned = innerHeight > 1.15 * innerWidth;
const turn = (x, y) => (turned ? [y, x] : [x, y]);
for (const disc of discs) [disc[0], disc[1]] = turn(disc[0], disc[1]);

const graph = (() => {
  const { label = [], group = [], size = [] } = data.nodes;
  const [x = [], y = []] = turned ? [data.nodes.y, data.nodes.x] : [data.nodes.x, data.nodes.y];
  const { from = [], to = [], kind = [] } = data.edges;
  const typeOf = Uint8Array.from(group, (name) => TYPES.indexOf(name));

  // edgesOf(node): the edges at a node, as places in from/to/kind. Two flat arrays instead of a list a node.
  const first = new Uint32Array(label.length + 1);
  for (let edge = 0; edge < from.length; edge++) {
    first[from[edge] + 1]++;
    first[to[edge] + 1]++;
  }
  for (let node = 0; node < label.length; node++) first[node + 1] += first[node];
  const next = first.slice();
  const at = new Uint32Array(from.length * 2);
  for (let edge = 0; edge < from.length; edge++) {
    at[next[from[edge]]++] = edge;
    at[next[to[edge]]++] = edge;
  }

  const [signed, broader] = ["signed", "broader"].map((name) => RELATIONS.indexOf(name));
  const degree = new Uint32Array(label.length); // without authors: long author lists say nothing of a paper
  for (let edge = 0; edge < from.length; edge++) {
    if (kind[edge] === signed) degree[to[edge]]++;
    else if (kind[edge] !== broader) {
      degree[from[edge]]++;
      degree[to[edge]]++;
    }
  }
  const byRank = Uint32Array.from(label.keys()).sort((a, b) => degree[b] - degree[a] || a - b);
  const rank = new Uint32Array(label.length);
  byRank.forEach((node, place) => {
    rank[node] = place;
  });

  const discOf = new Int32Array(label.length).fill(-1);
  discs.forEach((disc, place) => {
    for (let i = 3; i < disc.length; i++) discOf[disc[i]] = place;
  });

  // The order in which nodes come into view: the most connected of every community, in turn by its size, so that a part
  // of a large graph is a thinner picture of the whole and not its thickest corner.
  const share = new Float32Array(label.length).fill(2);
  for (const disc of discs) for (let i = 3; i < disc.length; i++) share[disc[i]] = (i - 2.5) / (disc.length - 3);
  const inTurn = Uint32Array.from(label.keys()).sort((a, b) => share[a] - share[b] || rank[a] - rank[b]);

  const author = TYPES.indexOf("Author");
  return {
    count: label.length,
    inTurn,
    label,
    x,
    y,
    size,
    from,
    to,
    kind,
    typeOf,
    degree,
    byRank,
    rank,
    discOf,
    edgesOf: (node) => at.subarray(first[node], first[node + 1]),
    across: (edge, node) => (from[edge] === node ? to[edge] : from[edge]),
    isPaper: (node) => node < papers.length,
    isAuthor: (node) => typeOf[node] === author,
    type: (node) => TYPES[typeOf[node]],
    korean: (node) => data.korean[node] ?? "",
    aliases: (node) => data.aliases[node] ?? [],
    date: (paper) => papers[paper][1],
  };
})();

const nodeOfId = new Map(data.ids.map((id, node) => [id, node]));

// The name in the reader's language where there is one.
function nameOf(node) {
  return (language === "ko" && graph.korean(node)) || graph.label[node];
}

// Everything within `hops` steps of a node, the node first, at most `most` (the most connected are kept).
function around(node, hops, most, passes) {
  let reached = new Set([node]);
  let edge = [node];
  for (let hop = 0; hop < hops; hop++) {
    const found = new Set();
    for (const here of edge) {
      for (const at of graph.edgesOf(here)) {
        const there = graph.across(at, here);
        if (!reached.has(there) && passes(there, at)) found.add(there);
      }
    }
    edge = [...found].sort((a, b) => graph.rank[a] - graph.rank[b]);
    for (const there of edge) reached.add(there);
  }
  const total = reached.size;
  return { nodes: [...reached].slice(0, most), total };
}

// Papers that are evaluated on the same benchmarks. Work grows with the pairs, memory with the papers.
const sharing = (() => {
  const evaluates = RELATIONS.indexOf("evaluates_on");
  const benchmark = TYPES.indexOf("Benchmark");
  const isShared = (edge) => graph.kind[edge] === evaluates && graph.typeOf[graph.to[edge]] === benchmark;
  const benchmarksOf = (paper) => [...graph.edgesOf(paper)].filter(isShared).map((edge) => graph.to[edge]);

  // The pairs {a, b, shared} that share at least `least`, the most first; `total` counts all, `pairs` holds `most`.
  function pairs(least, most) {
    const times = new Uint16Array(papers.length);
    const kept = [];
    let total = 0;
    let floor = least;
    for (let a = 0; a < papers.length; a++) {
      const touched = [];
      for (const on of benchmarksOf(a)) {
        for (const edge of graph.edgesOf(on)) {
          const b = graph.from[edge];
          if (b > a && isShared(edge) && times[b]++ === 0) touched.push(b);
        }
      }
      for (const b of touched) {
        if (times[b] >= least) total++;
        if (times[b] >= floor) kept.push({ a, b, shared: times[b] });
        times[b] = 0;
      }
      if (kept.length > most * 8) floor = prune(kept, most);
    }
    prune(kept, most);
    return { pairs: kept, total };
  }

  function prune(kept, most) {
    kept.sort((p, q) => q.shared - p.shared || p.a - q.a || p.b - q.b);
    kept.length = Math.min(kept.length, most);
    return kept.length ? kept[kept.length - 1].shared : 1;
  }

  // The papers that share most with one paper.
  function withPaper(paper, most) {
    const times = new Map();
    for (const on of benchmarksOf(paper)) {
      for (const edge of graph.edgesOf(on)) {
        const other = graph.from[edge];
        if (other !== paper && isShared(edge)) times.set(other, (times.get(other) ?? 0) + 1);
      }
    }
    return [...times].sort((p, q) => q[1] - p[1] || p[0] - q[0]).slice(0, most);
  }

  function both(a, b) {
    const ofB = new Set(benchmarksOf(b));
    return benchmarksOf(a).filter((on) => ofB.has(on));
  }

  return { pairs, withPaper, both };
})();
