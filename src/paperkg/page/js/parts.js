// The pieces that panel, list and questions are made of.

const FIRST = 20; // rows of a long list that are shown at once
const NEXT = 200; // rows that "show more" adds

function nodeButton(node) {
  const label = el("span", { class: "label" }, nameOf(node));
  return el("button", { type: "button", class: "node", onclick: () => choose(node) }, glyph(graph.type(node)), label);
}

function pill(words, pressed, onclick) {
  const state = pressed === null ? null : String(pressed);
  return el("button", { type: "button", class: "pill", "aria-pressed": state, onclick }, words);
}

function more(words, onclick) {
  return el("button", { type: "button", class: "more", onclick }, words);
}

function heading(words, number) {
  const amount = number === undefined ? null : el("span", { class: "count" }, count(number));
  return el("h3", {}, el("span", {}, words), amount);
}

function note(words) {
  return el("p", { class: "note" }, words);
}

// The first rows of a list, and the others behind a button; rows are made when they are shown.
function longList(rows, make, { tag = "ul", first = FIRST } = {}) {
  const list = el(tag, {}, rows.slice(0, first).map(make));
  if (rows.length <= first) return [list];
  const rest = more(say("rows_more", count(rows.length - first)), () => {
    const there = list.children.length;
    list.append(...rows.slice(there, there + NEXT).map(make));
    const left = rows.length - list.children.length;
    if (left > 0) rest.textContent = say("rows_more", count(left));
    else rest.remove();
  });
  return [list, rest];
}

function arxivLink(paper) {
  const [arxiv] = papers[paper];
  return /^[\w.\-/]+$/.test(arxiv) ? link(`https://arxiv.org/abs/${arxiv}`, `arXiv:${arxiv}`) : null;
}
