// Results as tables: of a paper, of a thing, and the leaderboards of a benchmark.

// A row of `results`: paper, subject, benchmark, metric, baseline (nodes or -1), and the words of its value.
const RESULT = {
  paper: 0,
  subject: 1,
  benchmark: 2,
  metric: 3,
  baseline: 4,
  value: 5,
  most: 6,
  previous: 7,
  unit: 8,
  kind: 9,
  bound: 10,
};
const resultOf = (result, part) => results[result][RESULT[part]];

const resultsWhere = (holds) => results.map((_, result) => result).filter((result) => holds(results[result]));

// "up to 2.7–3.8× more (from 1.2)"
function amount(result) {
  const [value, most, previous, unit, kind, bound] = results[result].slice(RESULT.value);
  const words = [bound ? say(bound) : "", most ? `${value}–${most}` : value];
  if (unit) words.push(unit === "x" ? "×" : unit === "%" ? "%" : ` ${unit}`);
  if (kind !== "absolute") words.push(` ${say(kind)}`);
  if (previous) words.push(` (${say("from", previous)})`);
  return words.join("");
}

function resultTable(rows, columns, name = say("results")) {
  // The value is a button: it opens the words that say so in a row of their own.
  function valueCell(result, quote) {
    const baseline = resultOf(result, "baseline");
    const opener = el(
      "button",
      { type: "button", class: "node", "aria-expanded": "false" },
      el("span", { class: "label" }, amount(result)),
    );
    opener.addEventListener("click", () => {
      if (!quote.firstChild.hasChildNodes()) quote.firstChild.append(said("results", result, 3));
      quote.hidden = !quote.hidden;
      opener.setAttribute("aria-expanded", String(!quote.hidden));
    });
    const against = baseline >= 0 ? el("div", { class: "note" }, `${say("baseline")} ${nameOf(baseline)}`) : null;
    return el("td", { class: "number" }, opener, against);
  }

  function lines(result) {
    const quote = el("tr", { hidden: true }, el("td", { colspan: columns.length }));
    const cells = columns.map((column) => {
      if (column === "value") return valueCell(result, quote);
      const node = resultOf(result, column);
      return el("td", {}, node >= 0 ? nodeButton(node) : "–");
    });
    return [el("tr", {}, cells), quote];
  }

  const head = columns.map((column) =>
    el("th", { scope: "col", class: column === "value" ? "number" : null }, say(column)),
  );
  const body = el("tbody", {}, rows.slice(0, FIRST).flatMap(lines));
  const table = el("table", {}, el("thead", {}, el("tr", {}, head)), body);
  const parts = [el("div", { class: "wide", tabindex: "0", role: "region", "aria-label": name }, table)];
  if (rows.length > FIRST) {
    const rest = more(say("rows_more", count(rows.length - FIRST)), () => {
      body.append(...rows.slice(FIRST).flatMap(lines));
      rest.remove();
    });
    parts.push(rest);
  }
  return parts;
}

// A table for each metric and unit (71 % and 0.71 do not compare), the best first; then what is no score.
function leaderboard(benchmark) {
  const mine = resultsWhere((row) => row[RESULT.benchmark] === benchmark);
  const scores = mine.filter((result) => resultOf(result, "kind") === "absolute");
  const others = mine.filter((result) => resultOf(result, "kind") !== "absolute");
  const byMetric = new Map();
  for (const result of scores) {
    const key = `${resultOf(result, "metric")} ${resultOf(result, "unit")}`;
    byMetric.set(key, [...(byMetric.get(key) ?? []), result]);
  }
  const lower = new Set(data.lower);
  const parts = [heading(say("leaderboard"), scores.length)];
  for (const rows of [...byMetric.values()].sort((a, b) => b.length - a.length)) {
    const metric = resultOf(rows[0], "metric");
    const unit = resultOf(rows[0], "unit");
    const up = lower.has(metric) ? 1 : -1;
    rows.sort((a, b) => up * (Number(resultOf(a, "value")) - Number(resultOf(b, "value"))) || a - b);
    const name = `${metric >= 0 ? nameOf(metric) : say("no_metric")}${unit ? ` (${unit})` : ""}`;
    parts.push(el("h4", {}, name), ...resultTable(rows, ["subject", "paper", "value"], name));
  }
  if (others.length) {
    const name = say("other_results");
    parts.push(el("h4", {}, name), ...resultTable(others, ["subject", "metric", "paper", "value"], name));
  }
  return parts;
}
