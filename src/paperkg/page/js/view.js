// What the reader is looking at: all that can be seen follows from this one value, and `change` is the only way to it.

const READABLE = innerWidth < 760 ? 500 : 1200; // nodes that a first view may hold and still be read
const WHOLE = 2500; // up to here a graph is shown whole
const STEP = 3000; // nodes that "show more" adds
const ALL = 25000; // up to here a graph can be shown whole at once
const NEARBY = 150; // neighbours that a chosen node brings along
const SCENE = 800; // nodes in the neighbourhood of one node, or of a month

const startLimit = graph.count - countOf("Author") <= WHOLE ? WHOLE : READABLE;

const view = {
  selected: -1,
  off: new Set(["Author"]), // types that are not shown
  offRelations: new Set(),
  limit: startLimit,
  scene: null, // {kind: "near", node, hops} | {kind: "month", month} | {kind: "shared", least}
  hops: 0, // how far around the chosen node the light falls: 0 is to its neighbours, for as long as nothing is focused
  mode: "map", // or "list"
};

let drawn = false; // whether the first draw is done

const watchers = [];

function watch(watcher) {
  watchers.push(watcher);
}

// Take over `patch` and tell everyone what it was; `keep.js` makes a step of the browser's history of it.
function change(patch, { step = true } = {}) {
  const before = { ...view };
  Object.assign(view, patch);
  for (const watcher of watchers) watcher(patch, before, step);
}

function countOf(type) {
  const code = TYPES.indexOf(type);
  let found = 0;
  for (const at of graph.typeOf) if (at === code) found++;
  return found;
}

const nodePasses = (node) => !view.off.has(graph.type(node));
const edgePasses = (edge) => !view.offRelations.has(RELATIONS[graph.kind[edge]]);

// The nodes to show, the edges between them, and how many there would be without a limit.
function shown() {
  const nodes = new Set();
  let total = 0;
  let pairs = null;
  const scene = view.scene;
  const passes = (node, edge) => nodePasses(node) && edgePasses(edge);
  if (scene?.kind === "near") {
    const near = around(scene.node, scene.hops, SCENE, passes);
    near.nodes.forEach((node) => nodes.add(node));
    total = near.total;
  } else if (scene?.kind === "month") {
    const found = new Set();
    for (let paper = 0; paper < papers.length; paper++) {
      if (!graph.date(paper).startsWith(scene.month)) continue;
      found.add(paper);
      for (const edge of graph.edgesOf(paper)) {
        const there = graph.across(edge, paper);
        if (nodePasses(there) && edgePasses(edge)) found.add(there);
      }
    }
    const inOrder = [...found].sort((a, b) => graph.isPaper(b) - graph.isPaper(a) || graph.rank[a] - graph.rank[b]);
    inOrder.slice(0, SCENE).forEach((node) => nodes.add(node));
    total = found.size;
  } else if (scene?.kind === "shared") {
    pairs = sharing.pairs(scene.least, 400).pairs;
    for (const { a, b } of pairs) {
      nodes.add(a);
      nodes.add(b);
    }
    total = nodes.size;
  } else {
    for (const node of graph.inTurn) {
      if (!nodePasses(node)) continue;
      total++;
      if (nodes.size < view.limit) nodes.add(node);
    }
  }
  if (!scene && view.selected >= 0) {
    for (const node of around(view.selected, 1, NEARBY, passes).nodes) nodes.add(node);
  }
  return { nodes, total, edges: pairs ? [] : edgesAmong(nodes), pairs };
}

function edgesAmong(nodes) {
  const edges = [];
  for (const node of nodes) {
    for (const edge of graph.edgesOf(node)) {
      if (graph.from[edge] === node && nodes.has(graph.to[edge]) && edgePasses(edge)) edges.push(edge);
    }
  }
  return edges;
}
