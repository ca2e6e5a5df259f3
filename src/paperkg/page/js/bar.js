// The bar above, the buttons on the map, and the line below it that says what is shown.

function menu(label, entries) {
  const drop = el(
    "div",
    { hidden: true },
    entries.map(([words, action]) =>
      el(
        "button",
        {
          type: "button",
          class: "quiet",
          onclick: () => {
            shut();
            action();
          },
        },
        words,
      ),
    ),
  );
  const toggle = () => {
    drop.hidden = !drop.hidden;
    opener.setAttribute("aria-expanded", String(!drop.hidden));
    if (!drop.hidden) drop.firstChild.focus();
  };
  const opener = button(label, toggle, { "aria-expanded": "false" });
  const shut = () => {
    drop.hidden = true;
    opener.setAttribute("aria-expanded", "false");
  };
  const wrap = el(
    "div",
    {
      class: "menu",
      onkeydown: (event) => {
        if (event.key === "Escape" && !drop.hidden) {
          shut();
          opener.focus();
          event.stopPropagation();
        }
      },
      onfocusout: (event) => {
        if (!wrap.contains(event.relatedTarget)) shut();
      },
    },
    opener,
    drop,
  );
  return wrap;
}

function drawBar() {
  document.documentElement.lang = language;
  const things = graph.count - papers.length - countOf("Author");
  byId("brand").replaceChildren(
    "paperkg",
    el("small", {}, say("papers_count", count(papers.length), count(things), count(relationCount()))),
  );
  const tools = byId("tools");
  tools.setAttribute("aria-label", say("tools"));
  refill(
    tools,

    button(say("legend"), () => byId("legend").classList.toggle("open"), { id: "legend-button" }),
    button(say(view.mode === "map" ? "list" : "map"), toggleList, { id: "mode" }),
    menu(say("ask"), [
      [say("ask_shared"), () => panel.ask(ask.shared())],
      [say("ask_boards"), () => panel.ask(ask.boards())],
      [say("ask_month"), () => panel.ask(ask.months())],
    ]),
    menu(say("save"), [
      [say("png"), keep.png],
      [say("svg"), keep.svgFile],
      [say("print"), () => print()],
    ]),
    button("◐", keep.otherTheme, { "aria-label": say("theme"), title: say("theme") }),
    button(say("language"), otherLanguage, { lang: language === "ko" ? "en" : "ko" }),
    button("?", openHelp, { "aria-label": say("help"), title: say("help") }),
  );
  map.box.setAttribute("aria-label", say("map_label"));
  const control = (sign, word, onclick) =>
    el("button", { type: "button", onclick, "aria-label": say(word), title: say(word) }, sign);
  byId("zoom").replaceChildren(
    control("+", "zoom_in", () => map.zoom(1.3)),
    control("−", "zoom_out", () => map.zoom(1 / 1.3)),
    control("⤢", "whole", () => map.fit()),
  );
}

function relationCount() {
  const others = ["signed", "broader"].map((name) => RELATIONS.indexOf(name));
  return graph.kind.reduce((sum, kind) => sum + !others.includes(kind), 0);
}

function drawStatus() {
  const { nodes, total } = map.now();
  const scene = view.scene;
  const number = count(nodes.size);
  const parts = [];
  const step = (words, onclick) => parts.push(pill(say(words), null, onclick));
  if (scene) {
    const amount = total > nodes.size ? say("cut", number, count(total)) : number;
    if (scene.kind === "near" && scene.hops === 1) parts.push(say("near_one", nameOf(scene.node), amount));
    if (scene.kind === "near" && scene.hops === 2) parts.push(say("near", scene.hops, nameOf(scene.node), amount));
    if (scene.kind === "month") parts.push(say("of_month", scene.month, amount));
    if (scene.kind === "shared") parts.push(say("of_shared", number, scene.least));
    step("back_all", () => {
      change({ scene: null });
      map.fit();
    });
  } else if (total > view.limit) {
    parts.push(say("showing", number, count(total)));
    step("more", () => change({ limit: view.limit + STEP }));
    if (total <= ALL) step("all", () => change({ limit: total }));
  } else parts.push(say("all_shown", number));
  refill(byId("status"), ...parts);
}

watch((patch) => {
  if ("selected" in patch) document.title = view.selected >= 0 ? `${nameOf(view.selected)} · paperkg` : "paperkg";
  if ("mode" in patch) byId("mode").textContent = say(view.mode === "map" ? "list" : "map");
  drawStatus();
});
