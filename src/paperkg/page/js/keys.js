// The keys: everything that the mouse can do.

const KEYS = [
  ["/", "key_find"],
  ["← ↑ → ↓", "key_move"],
  ["+ − 0", "key_zoom"],
  ["n  N", "key_next"],
  ["Enter", "key_open"],
  ["1 2 i", "key_focus"],
  ["l", "key_list"],
  ["Esc", "key_close"],
  ["?", "key_help"],
];

function openHelp() {
  const help = byId("help");
  help.setAttribute("aria-label", say("help_title"));
  help.replaceChildren(
    el("h2", {}, say("help_title")),
    el(
      "dl",
      {},
      KEYS.flatMap(([keys, word]) => [
        el(
          "dt",
          {},
          keys.split(/\s+/).flatMap((key) => [el("kbd", {}, key), " "]),
        ),
        el("dd", {}, say(word)),
      ]),
    ),
    button(say("close"), () => help.close(), { autofocus: true }),
  );
  help.showModal();
}

// Step through the neighbours of the chosen node, or through the most connected nodes where none is chosen.
const walk = { from: -1, place: -1, on: false };

function nextNeighbour(by) {
  if (walk.from < 0 || !map.now().nodes.has(walk.from)) {
    walk.from = view.selected;
    walk.place = -1;
  }
  const { nodes } = map.now();
  const others =
    walk.from >= 0
      ? [...graph.edgesOf(walk.from)].map((edge) => graph.across(edge, walk.from)).filter((node) => nodes.has(node))
      : [...nodes];
  others.sort((a, b) => graph.rank[a] - graph.rank[b]);
  if (!others.length) return;
  walk.place = (walk.place + by + others.length) % others.length;
  walk.on = true;
  choose(others[walk.place], { step: false });
  walk.on = false;
}

// A node chosen in another way is where the next walk begins.
watch((patch) => {
  if ("selected" in patch && !walk.on) {
    walk.from = patch.selected;
    walk.place = -1;
  }
});

function closeAll() {
  if (byId("legend").classList.contains("open")) byId("legend").classList.remove("open");
  else if (view.selected >= 0 || panel.asked()) panel.close();
  else if (view.scene) {
    change({ scene: null });
    map.fit();
  }
}

const ACTIONS = {
  "/": () => byId("query").focus(),
  "?": openHelp,
  l: toggleList,
  Escape: closeAll,
  1: () => view.selected >= 0 && panel.focusOn(1),
  2: () => view.selected >= 0 && panel.focusOn(2),
  i: () => view.selected >= 0 && panel.toggleIsolate(),
};
const MAP_ACTIONS = {
  ArrowLeft: () => map.pan(-60, 0),
  ArrowRight: () => map.pan(60, 0),
  ArrowUp: () => map.pan(0, -60),
  ArrowDown: () => map.pan(0, 60),
  "+": () => map.zoom(1.3),
  "=": () => map.zoom(1.3),
  "-": () => map.zoom(1 / 1.3),
  0: () => map.fit(),
  n: () => nextNeighbour(1),
  N: () => nextNeighbour(-1),
  Enter: () => {
    if (view.selected >= 0) byId("panel").focus();
  },
};

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || byId("help").open) return;
  if (event.target.closest("input, select, textarea") && event.key !== "Escape") return;
  const action = ACTIONS[event.key] ?? (map.box.contains(event.target) ? MAP_ACTIONS[event.key] : null);
  if (!action) return;
  action();
  event.preventDefault();
});
