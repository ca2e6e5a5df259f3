// Questions that the page answers by itself, without a server.

const ask = (() => {
  const PAIRS = 300;

  function shared(least = 2) {
    return () => {
      const found = sharing.pairs(least, PAIRS);
      const number = el("input", {
        type: "number",
        min: 1,
        max: 20,
        value: least,
        "aria-label": say("at_least_shared"),
        onchange: (event) => {
          const next = Math.max(1, Number(event.target.value) || 1);
          if (view.scene?.kind === "shared") change({ scene: { kind: "shared", least: next } });
          panel.ask(shared(next));
        },
      });
      return [
        panel.top(say("ask")),
        el("h2", {}, say("ask_shared")),
        el("div", { class: "field" }, say("at_least_shared"), number, say("shared_unit")),
        el(
          "div",
          { class: "row" },
          pill(say("draw"), view.scene?.kind === "shared", () => draw(least)),
          el(
            "span",
            { class: "note" },
            found.total > found.pairs.length
              ? say("pairs_most", count(found.total), count(found.pairs.length))
              : say("pairs", count(found.total)),
          ),
        ),
        found.pairs.length ? null : note(say("no_pairs")),
        ...longList(found.pairs, ({ a, b, shared: times }) =>
          el(
            "li",
            {},
            el("div", {}, nodeButton(a)),
            el("div", {}, nodeButton(b)),
            el("div", { class: "said" }, `${count(times)}: `, sharing.both(a, b).map(nameOf).join(", ")),
          ),
        ),
      ];
    };
  }

  function draw(least) {
    if (view.scene?.kind === "shared") {
      change({ scene: null });
      return;
    }
    change({ scene: { kind: "shared", least }, mode: "map" });
    map.fit();
  }

  function boards(chosen = -1) {
    return () => {
      const times = new Map();
      for (const [, , benchmark] of results) if (benchmark >= 0) times.set(benchmark, (times.get(benchmark) ?? 0) + 1);
      const order = [...times].sort((p, q) => q[1] - p[1] || p[0] - q[0]);
      const at = chosen >= 0 ? chosen : (order[0]?.[0] ?? -1);
      const select = el(
        "select",
        { "aria-label": say("benchmark"), onchange: (event) => panel.ask(boards(Number(event.target.value))) },
        order.map(([benchmark, number]) =>
          el("option", { value: benchmark, selected: benchmark === at }, `${nameOf(benchmark)} (${count(number)})`),
        ),
      );
      return [
        panel.top(say("ask")),
        el("h2", {}, say("ask_boards")),
        order.length ? el("div", { class: "field" }, select) : note(say("no_boards")),
        ...(at >= 0 ? [el("p", { class: "row" }, nodeButton(at)), ...leaderboard(at)] : []),
      ];
    };
  }

  function months(chosen = "") {
    return () => {
      const times = new Map();
      for (let paper = 0; paper < papers.length; paper++) {
        const month = graph.date(paper).slice(0, 7);
        if (month) times.set(month, (times.get(month) ?? 0) + 1);
      }
      const order = [...times.keys()].sort();
      const at = chosen || order[order.length - 1] || "";
      const most = Math.max(...times.values());
      const pick = (month) => {
        change({ scene: { kind: "month", month }, mode: "map" });
        panel.ask(months(month));
        map.fit();
      };
      const bars = order.map((month) => {
        const label = `${month}: ${count(times.get(month))}`;
        const state = { "aria-pressed": String(month === at), "aria-label": label, title: label };
        return el(
          "button",
          { type: "button", ...state, onclick: () => pick(month) },
          bar((times.get(month) / most) * 100),
        );
      });
      const select = el(
        "select",
        { "aria-label": say("month"), onchange: (event) => pick(event.target.value) },
        [...order]
          .reverse()
          .map((month) =>
            el("option", { value: month, selected: month === at }, `${month} (${count(times.get(month))})`),
          ),
      );
      const onMap = view.scene?.kind === "month" && view.scene.month === at;
      const show = () => (onMap ? change({ scene: null }) : pick(at));
      const mine = papers.map((_, paper) => paper).filter((paper) => at && graph.date(paper).startsWith(at));
      return [
        panel.top(say("ask")),
        el("h2", {}, say("ask_month")),
        order.length ? el("div", { class: "months" }, bars) : note(say("no_dates")),
        order.length ? el("div", { class: "field" }, select, pill(say("here"), onMap, show)) : null,
        heading(at, mine.length),
        ...longList(mine, (paper) => el("li", {}, nodeButton(paper), el("div", { class: "said" }, graph.date(paper))), {
          first: 60,
        }),
      ];
    };
  }

  // A height is set on the element: the policy allows no style attribute.
  function bar(height) {
    const span = el("span");
    span.style.height = `${Math.max(4, height)}%`;
    return span;
  }

  return { shared, boards, months };
})();
