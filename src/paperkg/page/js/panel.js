// The panel: all that the graph knows of one node, and the sentences that say so.

const panel = (() => {
  const box = byId("panel");
  const FIRST = 20; // rows of a long list that are shown at once

  function nodeButton(node) {
    return el("button", { type: "button", class: "node", onclick: () => choose(node) },
      glyph(graph.type(node)), el("span", { class: "label" }, nameOf(node)));
  }

  // The first rows, and the others behind a button; rows are made when they are shown.
  function longList(rows, make, { tag = "ul", first = FIRST } = {}) {
    const list = el(tag, {}, rows.slice(0, first).map(make));
    if (rows.length <= first) return [list];
    const more = el("button", { type: "button", class: "more", onclick: () => {
      const shownRows = list.children.length;
      list.append(...rows.slice(shownRows, shownRows + 200).map(make));
      const rest = rows.length - list.children.length;
      if (rest > 0) more.textContent = say("rows_more", count(rest)); else more.remove();
    } }, say("rows_more", count(rows.length - first)));
    return [list, more];
  }

  function heading(words, number) {
    return el("h3", {}, el("span", {}, words), number === undefined ? null : el("span", { class: "count" }, count(number)));
  }

  function top(title, icon) {
    return el("div", { class: "top" },
      el("span", { class: "kind" }, icon, title),
      button(say("back"), () => history.back()),
      button("×", close, { "aria-label": say("close"), title: say("close") }));
  }

  function close() {
    asked = null;
    choose(-1);
    map.box.focus();
  }

  // ---- facts

  function arxivLink(paper) {
    const [arxiv] = papers[paper];
    return /^[\w.\-/]+$/.test(arxiv) ? link(`https://arxiv.org/abs/${arxiv}`, `arXiv:${arxiv}`) : null;
  }

  function facts(node) {
    const rows = [];
    const fact = (name, ...values) => { if (values.some(Boolean)) rows.push(el("dt", {}, name), el("dd", {}, ...values)); };
    if (graph.isPaper(node)) {
      const [, date, url, ...stands] = papers[node];
      fact(say("date"), date);
      fact("arXiv", arxivLink(node));
      if (url && !url.includes("arxiv.org")) fact(say("link"), link(url, url));
      for (let i = 0; i < stands.length; i += 2) fact(i ? "" : say("stands"), `${digests[stands[i]][0]}, ${say("line", stands[i + 1])}`);
    } else {
      fact(say("also"), graph.aliases(node).join(", "));
      if (data.broader[node] !== undefined) fact(say("family"), nodeButton(data.broader[node]));
      const members = Object.keys(data.broader).filter((key) => data.broader[key] === node).map(Number);
      if (members.length) fact(say("members"), ...members.slice(0, 12).flatMap((member, i) => [i ? ", " : "", nodeButton(member)]));
      for (const address of data.elsewhere[node] ?? []) fact(say("elsewhere"), link(address, address.replace(/^https?:\/\//, "")));
    }
    return rows.length ? el("dl", {}, rows) : null;
  }

  // ---- results

  function amount(result) {
    const [, , , , , value, most, previous, unit, kind, bound] = results[result];
    const range = most ? `${value}–${most}` : value;
    const change_ = kind === "absolute" ? "" : ` ${say(kind)}`;
    return `${bound ? say(bound) : ""}${range}${unit === "x" ? "×" : unit && unit !== "%" ? ` ${unit}` : unit}${change_}${previous ? ` (${say("from", previous)})` : ""}`;
  }

  function resultTable(rows, columns, name = say("results")) {
    const cell = (result, column) => {
      if (column === "value") {
        const baseline = results[result][4];
        return el("td", { class: "number" }, amount(result), baseline >= 0 ? el("div", { class: "note" }, `${say("baseline")} ${nameOf(baseline)}`) : null);
      }
      const node = results[result][{ paper: 0, subject: 1, benchmark: 2, metric: 3 }[column]];
      return el("td", {}, node >= 0 ? nodeButton(node) : "–");
    };
    const body = el("tbody");
    const add = (from, to) => rows.slice(from, to).forEach((result) => {
      const line = el("tr", {}, columns.map((column) => cell(result, column)));
      const quote = el("tr", { hidden: true }, el("td", { colspan: columns.length }));
      const number = line.querySelector(".number");
      number.replaceChildren(el("button", { type: "button", class: "node", "aria-expanded": "false", onclick: (event) => {
        if (!quote.firstChild.hasChildNodes()) quote.firstChild.append(said("results", result, 3));
        quote.hidden = !quote.hidden;
        event.currentTarget.setAttribute("aria-expanded", String(!quote.hidden));
      } }, el("span", { class: "label" }, ...number.childNodes)));
      body.append(line, quote);
    });
    add(0, FIRST);
    const table = el("div", { class: "wide", tabindex: "0", role: "region", "aria-label": name }, el("table", {},
      el("thead", {}, el("tr", {}, columns.map((column) => el("th", { scope: "col", class: column === "value" ? "number" : null }, say(column))))), body));
    if (rows.length <= FIRST) return [table];
    return [table, el("button", { type: "button", class: "more", onclick: (event) => { add(FIRST, rows.length); event.target.remove(); } }, say("rows_more", count(rows.length - FIRST)))];
  }

  // ---- connections

  function connections(node) {
    const groups = new Map();
    for (const edge of graph.edgesOf(node)) groups.set(graph.kind[edge], [...(groups.get(graph.kind[edge]) ?? []), edge]);
    const parts = [];
    for (const kind of [...groups.keys()].sort((a, b) => a - b)) {
      const edges = groups.get(kind);
      const relation = RELATIONS[kind];
      const fromPaper = graph.isPaper(node);
      parts.push(heading(say(fromPaper ? relation : `${relation}_of`), edges.length));
      if (relation === "signed" && fromPaper) {
        parts.push(el("ul", { class: "flow" }, edges.map((edge) => el("li", {}, nodeButton(graph.to[edge])))));
        continue;
      }
      const order = (a, b) => fromPaper
        ? graph.rank[graph.to[a]] - graph.rank[graph.to[b]]
        : graph.date(graph.from[b]).localeCompare(graph.date(graph.from[a])) || graph.from[a] - graph.from[b];
      parts.push(...longList([...edges].sort(order), (edge) => {
        const there = graph.across(edge, node);
        const paper = graph.from[edge];
        return el("li", {}, nodeButton(there),
          fromPaper ? null : el("div", { class: "said" }, [graph.date(paper), arxivLink(paper)].filter(Boolean).flatMap((part, i) => (i ? [" · ", part] : [part]))),
          relation === "signed" ? null : said("relations", edge));
      }));
    }
    return parts;
  }

  // ---- a node

  function node(at) {
    const type = graph.type(at);
    const other = language === "ko" ? (graph.korean(at) ? graph.label[at] : "") : graph.korean(at);
    const mine = results.map((_, i) => i).filter((i) => results[i].slice(0, 5).includes(at));
    const parts = [
      top(say(type), glyph(type)),
      el("h2", { id: "panel-title" }, nameOf(at)),
      other ? el("p", { class: "other", lang: language === "ko" ? "en" : "ko" }, other) : null,
      el("div", { class: "row" },
        ...[1, 2].map((hops) => pill(say(hops === 1 ? "one_hop" : "two_hops"), view.hops === hops, () => focusOn(hops))),
        pill(say("isolate"), view.scene?.kind === "near" && view.scene.node === at, toggleIsolate),
        pill(say("copy"), null, copyLink)),
      facts(at),
    ];
    if (mine.length) {
      if (type === "Benchmark") parts.push(...leaderboard(at));
      else {
        const columns = graph.isPaper(at) ? ["subject", "benchmark", "metric", "value"] : ["paper", ...(type === "Metric" ? ["benchmark"] : ["benchmark", "metric"]), "value"];
        parts.push(heading(say("results"), mine.length), ...resultTable(mine, columns));
      }
    }
    if (graph.isPaper(at)) {
      const alike = sharing.withPaper(at, 6);
      parts.push(...connections(at));
      if (alike.length) parts.push(heading(say("similar")), el("ul", {}, alike.map(([paper]) => el("li", {}, nodeButton(paper),
        el("div", { class: "said" }, sharing.both(at, paper).map(nameOf).join(", "))))));
    } else parts.push(...connections(at));
    if (evidence().omitted) parts.push(el("p", { class: "note" }, say("evidence_cut", count(evidence().omitted))));
    return parts;
  }

  function leaderboard(benchmark) {
    const mine = results.map((_, i) => i).filter((i) => results[i][2] === benchmark);
    const scores = mine.filter((i) => results[i][9] === "absolute");
    const others = mine.filter((i) => results[i][9] !== "absolute");
    const lower = new Set(data.lower);
    const byMetric = new Map();
    for (const i of scores) {
      const key = `${results[i][3]} ${results[i][8]}`; // 71 % and 0.71 of one metric are two tables
      byMetric.set(key, [...(byMetric.get(key) ?? []), i]);
    }
    const parts = [heading(say("leaderboard"), scores.length)];
    for (const rows of [...byMetric.values()].sort((a, b) => b.length - a.length)) {
      const metric = results[rows[0]][3];
      const up = lower.has(metric) ? 1 : -1;
      rows.sort((a, b) => up * (Number(results[a][5]) - Number(results[b][5])) || a - b);
      const unit = results[rows[0]][8];
      const name = `${metric >= 0 ? nameOf(metric) : say("no_metric")}${unit ? ` (${unit})` : ""}`;
      parts.push(el("h4", {}, name), ...resultTable(rows, ["subject", "paper", "value"], name));
    }
    if (others.length) parts.push(el("h4", {}, say("other_results")), ...resultTable(others, ["subject", "metric", "paper", "value"], say("other_results")));
    return parts;
  }

  function pill(words, pressed, onclick) {
    return el("button", { type: "button", class: "pill", "aria-pressed": pressed === null ? null : String(pressed), onclick }, words);
  }

  function focusOn(hops) {
    change({ hops: view.hops === hops ? 0 : hops });
    if (view.scene?.kind === "near") isolate(view.selected, hops);
  }

  function toggleIsolate() {
    if (view.scene?.kind === "near" && view.scene.node === view.selected) { change({ scene: null }); map.fly(view.selected); }
    else isolate(view.selected, Math.max(1, view.hops));
  }

  function copyLink(event) {
    const target = event.currentTarget;
    const done = () => { target.textContent = say("copied"); };
    navigator.clipboard?.writeText(location.href).then(done, () => prompt(say("copy"), location.href));
  }

  // ---- what is open: a node, or a question

  let asked = null; // a function that makes the parts of a question

  function draw({ keepScroll = false } = {}) {
    const parts = view.selected >= 0 ? node(view.selected) : asked ? asked() : null;
    box.hidden = !parts;
    box.setAttribute("aria-label", say("panel"));
    const scroll = box.scrollTop;
    if (parts) box.replaceChildren(...parts.filter(Boolean));
    else box.replaceChildren();
    box.scrollTop = keepScroll ? scroll : 0;
  }

  function ask(question) {
    asked = question;
    change({ selected: -1, hops: 0 });
    box.focus();
  }

  watch((patch, before) => {
    if ("selected" in patch || "hops" in patch || "scene" in patch) draw({ keepScroll: before.selected === view.selected });
  });

  return { draw, ask, asked: () => asked, close, top, heading, nodeButton, longList, leaderboard, pill, resultTable, focusOn, toggleIsolate };
})();
