// The search box: names, aliases and titles, folded once; a query becomes one pattern a word.

const search = (() => {
  let forms = null; // for each node, "\nname\nalias\n…", folded

  // One form for upper and lower case, composed and decomposed and wide letters; no spaces, hyphens, underscores.
  function fold(text) {
    return text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[\s\-_–·]+/gu, "");
  }

  function prepare() {
    forms ??= graph.label.map(
      (label, node) =>
        `\n${[label, graph.korean(node), ...graph.aliases(node)].filter(Boolean).map(fold).join("\n")}\n`,
    );
    return forms;
  }

  const INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
  const SYLLABLES = 0xac00;
  const PER_INITIAL = 588;
  const PER_VOWEL = 28;

  // A pattern for one letter as typed: an initial consonant stands for every syllable that begins with it, and the last
  // syllable without a final consonant for itself and those with one, for it may still be in the making.
  function letter(character, last) {
    const initial = INITIALS.indexOf(character);
    if (initial >= 0) {
      const start = SYLLABLES + initial * PER_INITIAL;
      return `[${character}${String.fromCharCode(start)}-${String.fromCharCode(start + PER_INITIAL - 1)}]`;
    }
    const offset = character.charCodeAt(0) - SYLLABLES;
    if (last && offset >= 0 && offset < 11172 && offset % PER_VOWEL === 0) {
      return `[${character}-${String.fromCharCode(SYLLABLES + offset + PER_VOWEL - 1)}]`;
    }
    return character.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  }

  function pattern(word) {
    const letters = [...word];
    return letters.map((character, i) => letter(character, i === letters.length - 1)).join("");
  }

  // NFKC turns a lone consonant (ㅂ, a compatibility letter) into a conjoining one, which is not what was typed.
  function foldQuery(text) {
    return [...text.normalize("NFC")]
      .map((c) => (INITIALS.includes(c) ? c : fold(c)))
      .join("")
      .normalize("NFC");
  }

  const wordsOf = (query) => query.trim().split(/\s+/u).map(foldQuery).filter(Boolean);

  // Whether a text holds a word, between `before` and `after`. Most words stand for themselves, and looking for a string
  // is faster than for a pattern.
  function holding(word, before = "", after = "") {
    if (!/[ㄱ-ㅎ가-힣]/u.test(word)) return (text) => text.includes(before + word + after);
    const wanted = new RegExp(before + pattern(word) + after, "u");
    return (text) => wanted.test(text);
  }

  // The nodes that a query names, the best first: same name, then a name that begins so, then any that holds it
  // as it was typed, then any other.
  function find(query, most = 12) {
    const words = wordsOf(query);
    if (!words.length) return [];
    const typed = words.join("");
    const all = words.map((word) => holding(word));
    const same = holding(typed, "\n", "\n");
    const begins = holding(words[0], "\n");
    const texts = prepare();
    const best = Array.from({ length: 8 }, () => []); // by quality, and within it authors after the rest
    for (const node of graph.byRank) {
      const text = texts[node];
      if (!all.every((holds) => holds(text))) continue;
      const quality = same(text) ? 0 : begins(text) ? 1 : text.includes(typed) ? 2 : 3;
      const place = best[2 * quality + graph.isAuthor(node)];
      if (place.length < most) place.push(node);
    }
    return best.flat().slice(0, most);
  }

  // The form that made a node be found, where it is not the name on show.
  function otherForm(node, query) {
    const words = wordsOf(query).map((word) => new RegExp(pattern(word), "u"));
    const matches = (form) => words.every((word) => word.test(fold(form)));
    if (matches(nameOf(node))) return "";
    return [graph.label[node], graph.korean(node), ...graph.aliases(node)].filter(Boolean).find(matches) ?? "";
  }

  // ---- the box

  const input = byId("query");
  const list = byId("found");
  let rows = [];
  let at = -1;

  function show() {
    performance.mark("paperkg:search");
    rows = find(input.value);
    at = rows.length ? 0 : -1;
    const open = input.value.trim() !== "";
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open && rows.length > 0));
    list.replaceChildren(...rows.map(row));
    if (!rows.length) {
      const state = { role: "option", "aria-disabled": "true", "aria-selected": "false" };
      list.append(el("li", { class: "none", ...state }, say("nothing")));
    }
    mark();
    performance.measure("paperkg:search", "paperkg:search");
  }

  function row(node, i) {
    const other = otherForm(node, input.value);
    return el(
      "li",
      {
        role: "option",
        id: `found-${i}`,
        "aria-selected": "false",
        onmousedown: (event) => {
          event.preventDefault();
          take(i);
        },
      },
      glyph(graph.type(node)),
      el("span", { class: "name" }, nameOf(node), other ? el("span", { class: "also" }, other) : null),
      el("span", { class: "kind" }, `${say(graph.type(node))} · ${count(graph.degree[node])}`),
    );
  }

  function mark() {
    [...list.children].forEach((item, i) => {
      item.setAttribute("aria-selected", String(i === at));
      if (i === at) item.scrollIntoView({ block: "nearest" });
    });
    if (at >= 0) input.setAttribute("aria-activedescendant", `found-${at}`);
    else input.removeAttribute("aria-activedescendant");
  }

  function take(i) {
    const node = rows[i];
    close();
    input.value = "";
    if (node !== undefined) choose(node);
  }

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  input.addEventListener("input", show);
  input.addEventListener("focus", () => {
    if (input.value) show();
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return; // Enter and arrows belong to the Korean keyboard while a syllable is in the making
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!rows.length) return;
      at = (at + (event.key === "ArrowDown" ? 1 : rows.length - 1)) % rows.length;
      mark();
      event.preventDefault();
    } else if (event.key === "Enter") {
      if (!list.hidden) take(at);
      event.preventDefault();
    } else if (event.key === "Escape") {
      if (input.value) {
        input.value = "";
        close();
      } else map.box.focus();
      event.stopPropagation();
    }
  });

  function words() {
    input.placeholder = say(innerWidth < 500 ? "find_short" : "find");
    input.setAttribute("aria-label", say("find"));
    list.setAttribute("aria-label", say("found"));
  }

  return { prepare, words, find };
})();
