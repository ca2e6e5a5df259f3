// The page put together: the bar, the line below the map, the keys, and the order of the first draw.

function menu(label, entries) {
  const drop = el("div", { hidden: true }, entries.map(([words, action]) =>
    el("button", { type: "button", class: "quiet", onclick: () => { shut(); action(); } }, words)));
  const opener = button(label, () => { drop.hidden = !drop.hidden; opener.setAttribute("aria-expanded", String(!drop.hidden)); if (!drop.hidden) drop.firstChild.focus(); }, { "aria-expanded": "false" });
  const shut = () => { drop.hidden = true; opener.setAttribute("aria-expanded", "false"); };
  const wrap = el("div", { class: "menu", onkeydown: (event) => { if (event.key === "Escape" && !drop.hidden) { shut(); opener.focus(); event.stopPropagation(); } },
    onfocusout: (event) => { if (!wrap.contains(event.relatedTarget)) shut(); } }, opener, drop);
  return wrap;
}

function drawBar() {
  document.documentElement.lang = language;
  const things = graph.count - papers.length - countOf("Author");
  byId("brand").replaceChildren("paperkg", el("small", {}, say("papers_count", count(papers.length), count(things), count(relationCount()))));
  const tools = byId("tools");
  tools.setAttribute("aria-label", say("panel"));
  tools.replaceChildren(
    button(say("legend"), () => byId("legend").classList.toggle("open"), { id: "legend-button" }),
    button(say(view.mode === "map" ? "list" : "map"), toggleList, { id: "mode" }),
    menu(say("ask"), [[say("ask_shared"), () => panel.ask(ask.shared())], [say("ask_boards"), () => panel.ask(ask.boards())], [say("ask_month"), () => panel.ask(ask.months())]]),
    menu(say("save"), [[say("png"), keep.png], [say("svg"), keep.svgFile], [say("print"), () => print()]]),
    button("◐", keep.otherTheme, { "aria-label": say("theme"), title: say("theme") }),
    button(say("language"), otherLanguage, { lang: language === "ko" ? "en" : "ko" }),
    button("?", openHelp, { "aria-label": say("help"), title: say("help") }));
  byId("zoom").replaceChildren(...[["+", "zoom_in", () => map.zoom(1.3)], ["−", "zoom_out", () => map.zoom(1 / 1.3)], ["⤢", "whole", () => map.fit()]].map(([sign, word, action]) =>
    el("button", { type: "button", onclick: action, "aria-label": say(word), title: say(word) }, sign)));
}

function relationCount() {
  const signed = RELATIONS.indexOf("signed");
  return graph.kind.reduce((sum, kind) => sum + (kind !== signed), 0);
}

function drawStatus() {
  const { nodes, total } = map.now();
  const scene = view.scene;
  const number = count(nodes.size);
  const parts = [];
  if (scene) {
    const amount = total > nodes.size ? say("cut", number, count(total)) : number;
    if (scene.kind === "near") parts.push(scene.hops === 1 ? say("near_one", nameOf(scene.node), amount) : say("near", scene.hops, nameOf(scene.node), amount));
    if (scene.kind === "month") parts.push(say("of_month", scene.month, amount));
    if (scene.kind === "shared") parts.push(say("of_shared", number, scene.least));
    parts.push(el("button", { type: "button", class: "pill", onclick: () => { change({ scene: null }); map.fit(); } }, say("back_all")));
  } else if (total > view.limit) {
    parts.push(say("showing", number, count(total)));
    parts.push(el("button", { type: "button", class: "pill", onclick: () => change({ limit: view.limit + STEP }) }, say("more")));
    if (total <= 25000) parts.push(el("button", { type: "button", class: "pill", onclick: () => change({ limit: total }) }, say("all")));
  } else parts.push(say("all_shown", number));
  byId("status").replaceChildren(...parts);
}

function toggleList() {
  change({ mode: view.mode === "map" ? "list" : "map" });
}

function otherLanguage() {
  language = language === "ko" ? "en" : "ko";
  remember("language", language);
  drawWords();
  map.redraw();
}

// Everything that has words or glyphs in it.
function drawWords() {
  drawn = true;
  drawBar();
  search.words();
  legend.draw();
  drawStatus();
  panel.draw({ keepScroll: true });
  if (view.mode === "list") listView.draw();
}

// ---- keys

const KEYS = [["/", "key_find"], ["← ↑ → ↓", "key_move"], ["+ − 0", "key_zoom"], ["n  N", "key_next"], ["Enter", "key_open"], ["1 2 i", "key_focus"], ["l", "key_list"], ["Esc", "key_close"], ["?", "key_help"]];

function openHelp() {
  const help = byId("help");
  help.setAttribute("aria-label", say("help_title"));
  help.replaceChildren(el("h2", {}, say("help_title")),
    el("dl", {}, KEYS.flatMap(([keys, word]) => [el("dt", {}, keys.split(/\s+/).flatMap((key) => [el("kbd", {}, key), " "])), el("dd", {}, say(word))])),
    button(say("close"), () => help.close(), { autofocus: true }));
  help.showModal();
}

// Step through the neighbours of the chosen node, or through the most connected nodes where none is chosen.
const walk = { from: -1, place: -1 };

function nextNeighbour(by) {
  if (walk.from < 0 || !map.now().nodes.has(walk.from)) { walk.from = view.selected; walk.place = -1; }
  const { nodes } = map.now();
  const others = walk.from >= 0
    ? [...graph.edgesOf(walk.from)].map((edge) => graph.across(edge, walk.from)).filter((node) => nodes.has(node))
    : [...nodes];
  others.sort((a, b) => graph.rank[a] - graph.rank[b]);
  if (!others.length) return;
  walk.place = (walk.place + by + others.length) % others.length;
  walking = true;
  choose(others[walk.place], { step: false });
  walking = false;
}

let walking = false;
watch((patch) => { if ("selected" in patch && !walking) { walk.from = patch.selected; walk.place = -1; } });

function closeAll() {
  if (byId("legend").classList.contains("open")) byId("legend").classList.remove("open");
  else if (view.selected >= 0 || panel.asked()) panel.close();
  else if (view.scene) { change({ scene: null }); map.fit(); }
}

const ACTIONS = {
  "/": () => byId("query").focus(), "?": openHelp, l: toggleList, Escape: closeAll,
  1: () => view.selected >= 0 && panel.focusOn(1), 2: () => view.selected >= 0 && panel.focusOn(2), i: () => view.selected >= 0 && panel.toggleIsolate(),
};
const MAP_ACTIONS = {
  ArrowLeft: () => map.pan(-60, 0), ArrowRight: () => map.pan(60, 0), ArrowUp: () => map.pan(0, -60), ArrowDown: () => map.pan(0, 60),
  "+": () => map.zoom(1.3), "=": () => map.zoom(1.3), "-": () => map.zoom(1 / 1.3), 0: () => map.fit(),
  n: () => nextNeighbour(1), N: () => nextNeighbour(-1), Enter: () => { if (view.selected >= 0) byId("panel").focus(); },
};

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || byId("help").open) return;
  if (event.target.closest("input, select, textarea") && event.key !== "Escape") return;
  const action = ACTIONS[event.key] ?? (event.target === map.box ? MAP_ACTIONS[event.key] : null);
  if (!action) return;
  action();
  event.preventDefault();
});

// ---- the first draw

watch((patch) => {
  if (Object.keys(patch).some((name) => ["off", "offRelations", "limit", "scene", "selected"].includes(name))) map.update();
  else map.redraw();
  if ("mode" in patch) byId("mode").textContent = say(view.mode === "map" ? "list" : "map");
  drawStatus();
});
watchers.unshift(watchers.pop()); // the map first: panel and address read what is shown

watch(map.resize); // after the panel, which takes some of its room
new ResizeObserver(map.resize).observe(map.box);
map.box.setAttribute("role", "application");
keep.theme();
map.network.once("afterDrawing", () => requestAnimationFrame(() => performance.mark("paperkg:first-draw")));
drawWords();
keep.apply({ first: true });
setTimeout(search.prepare, 50);
