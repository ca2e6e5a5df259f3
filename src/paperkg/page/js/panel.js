// The panel: all that the graph knows of one node, and the sentences that say so.

const panel = (() => {
  const box = byId("panel");

  // The line above every panel: what it is, back, and close.
  function top(title, icon) {
    return el(
      "div",
      { class: "top" },
      el("span", { class: "kind" }, icon, title),
      button(say("back"), () => history.back()),
      button("×", close, { "aria-label": say("close"), title: say("close") }),
    );
  }

  function close() {
    asked = null;
    choose(-1);
    map.box.focus();
  }

  function facts(node) {
    const rows = [];
    const fact = (name, ...values) => {
      if (values.some(Boolean)) rows.push(el("dt", {}, name), el("dd", {}, ...values));
    };
    if (graph.isPaper(node)) {
      const [, date, url, ...stands] = papers[node];
      fact(say("date"), date);
      fact("arXiv", arxivLink(node));
      if (url && !url.includes("arxiv.org")) fact(say("link"), link(url, url));
      for (let i = 0; i < stands.length; i += 2)
        fact(i ? "" : say("stands"), `${digests[stands[i]][0]}, ${say("line", stands[i + 1])}`);
    } else {
      fact(say("also"), graph.aliases(node).join(", "));
      const kin = [...graph.edgesOf(node)].filter((edge) => RELATIONS[graph.kind[edge]] === "broader");
      const named = (nodes) => nodes.flatMap((other, i) => [i ? ", " : "", nodeButton(other)]);
      const families = kin.filter((edge) => graph.from[edge] === node).map((edge) => graph.to[edge]);
      const members = kin.filter((edge) => graph.to[edge] === node).map((edge) => graph.from[edge]);
      if (families.length) fact(say("family"), ...named(families));
      if (members.length) fact(say("members"), ...named(members.slice(0, 30)));
      for (const address of data.elsewhere[node] ?? [])
        fact(say("elsewhere"), link(address, address.replace(/^https?:\/\//, "")));
    }
    return rows.length ? el("dl", {}, rows) : null;
  }

  // Every relation of a node by its kind, each with the words that say so.
  function connections(node) {
    const groups = new Map();
    for (const edge of graph.edgesOf(node)) {
      if (RELATIONS[graph.kind[edge]] === "broader") continue; // stands among the facts
      const kind = graph.kind[edge];
      if (!groups.has(kind)) groups.set(kind, []);
      groups.get(kind).push(edge);
    }
    const kinds = [...groups.keys()].sort((a, b) => a - b);
    return kinds.flatMap((kind) => {
      const relation = RELATIONS[kind];
      return graph.isPaper(node) ? ofPaper(groups.get(kind), relation) : ofThing(groups.get(kind), relation);
    });
  }

  function ofPaper(edges, relation) {
    const head = heading(say(relation), edges.length);
    const item = (edge, ...more) => el("li", {}, nodeButton(graph.to[edge]), ...more);
    if (relation === "signed") {
      const names = edges.map((edge) => item(edge)); // in the order in which they signed
      return [head, el("ul", { class: "flow" }, names)];
    }
    edges.sort((a, b) => graph.rank[graph.to[a]] - graph.rank[graph.to[b]]);
    return [head, ...longList(edges, (edge) => item(edge, said("relations", edge)))];
  }

  // The papers of a thing or an author, the newest first.
  function ofThing(edges, relation) {
    const date = (edge) => graph.date(graph.from[edge]);
    edges.sort((a, b) => date(b).localeCompare(date(a)) || graph.from[a] - graph.from[b]);
    const rows = longList(edges, (edge) => {
      const paper = graph.from[edge];
      const known = [date(edge), arxivLink(paper)].filter(Boolean);
      const when = el("div", { class: "said" }, known[0], known.length > 1 ? " · " : null, known[1]);
      return el("li", {}, nodeButton(paper), when, relation === "signed" ? null : said("relations", edge));
    });
    return [heading(say(`${relation}_of`), edges.length), ...rows];
  }

  function resultsOf(node) {
    if (graph.type(node) === "Benchmark") {
      return resultsWhere((row) => row[RESULT.benchmark] === node).length ? leaderboard(node) : [];
    }
    const mine = resultsWhere((row) => row.slice(0, RESULT.value).includes(node));
    if (!mine.length) return [];
    const columns = ["subject", "benchmark", "metric", "value"];
    if (!graph.isPaper(node)) columns[0] = "paper";
    return [heading(say("results"), mine.length), ...resultTable(mine, columns)];
  }

  function alike(paper) {
    const others = sharing.withPaper(paper, 6);
    const row = ([other]) =>
      el("li", {}, nodeButton(other), el("div", { class: "said" }, sharing.both(paper, other).map(nameOf).join(", ")));
    return others.length ? [heading(say("similar")), el("ul", {}, others.map(row))] : [];
  }

  // ---- a node

  function aboutNode(node) {
    const type = graph.type(node);
    const korean = graph.korean(node);
    const other = language === "ko" && korean ? graph.label[node] : language === "ko" ? "" : korean;
    const alone = view.scene?.kind === "near" && view.scene.node === node;
    const { omitted } = evidence();
    return [
      top(say(type), glyph(type)),
      el("h2", {}, nameOf(node)),
      other ? el("p", { class: "other", lang: language === "ko" ? "en" : "ko" }, other) : null,
      el(
        "div",
        { class: "row" },
        pill(say("one_hop"), view.hops === 1, () => focusOn(1)),
        pill(say("two_hops"), view.hops === 2, () => focusOn(2)),
        pill(say("isolate"), alone, toggleIsolate),
        pill(say("copy"), null, copyLink),
      ),
      facts(node),
      ...resultsOf(node),
      ...connections(node),
      ...(graph.isPaper(node) ? alike(node) : []),
      omitted ? note(say("evidence_cut", count(omitted))) : null,
    ];
  }

  function focusOn(hops) {
    change({ hops: view.hops === hops ? 0 : hops });
    if (view.scene?.kind === "near") isolate(view.selected, hops);
  }

  function toggleIsolate() {
    if (view.scene?.kind === "near" && view.scene.node === view.selected) {
      change({ scene: null });
      map.fly(view.selected);
    } else isolate(view.selected, Math.max(1, view.hops));
  }

  function copyLink(event) {
    const target = event.currentTarget;
    const done = () => {
      target.textContent = say("copied");
    };
    const byHand = () => prompt(say("copy"), location.href);
    if (navigator.clipboard) navigator.clipboard.writeText(location.href).then(done, byHand);
    else byHand();
  }

  // ---- what is open: a node, or a question

  let asked = null; // a function that makes the parts of a question

  function draw({ keepScroll = false } = {}) {
    const parts = view.selected >= 0 ? aboutNode(view.selected) : asked ? asked() : null;
    box.hidden = !parts;
    box.setAttribute("aria-label", say("panel"));
    const scroll = box.scrollTop;
    const inside = box.contains(document.activeElement);
    refill(box, ...(parts ?? []).filter(Boolean));
    if (inside && parts && !keepScroll) box.focus(); // another node: its reader begins at the top
    box.scrollTop = keepScroll ? scroll : 0;
  }

  function ask(question) {
    asked = question;
    change({ selected: -1, hops: 0 });
    box.focus();
  }

  watch((patch, before) => {
    if ("selected" in patch || "hops" in patch || "scene" in patch)
      draw({ keepScroll: before.selected === view.selected });
  });

  return { draw, ask, asked: () => asked, close, top, focusOn, toggleIsolate };
})();
