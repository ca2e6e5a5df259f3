// The sentences that say so. They are the larger part of the file, and read only when the first one is asked for.

let evidenceRead = null;

function evidence() {
  evidenceRead ??= JSON.parse(byId("evidence").textContent);
  return evidenceRead;
}

// Where relation (edge) or result number `place` is said: [sentence, offset, length] each.
function placesOf(kind, place) {
  const flat = evidence()[kind][place] ?? [];
  const places = [];
  for (let i = 0; i < flat.length; i += 3) places.push(flat.slice(i, i + 3));
  return places;
}

// One sentence with the name marked wherever `places` say it stands in it, and the digest and line it comes from.
function sentence(places) {
  const [digest, line, words] = evidence().sentences[places[0][0]];
  const parts = [];
  let done = 0;
  for (const [, offset, length] of [...places].sort((a, b) => a[1] - b[1])) {
    if (offset < done) continue;
    parts.push(words.slice(done, offset), el("mark", {}, words.slice(offset, offset + length)));
    done = offset + length;
  }
  parts.push(words.slice(done));
  return el(
    "p",
    { class: "said" },
    parts,
    el("span", { class: "where" }, `${digests[digest][0]}, ${say("line", line)}`),
  );
}

// The evidence of a relation or result: its first sentence, and the others behind a button.
function said(kind, place, shown = 1) {
  const groups = new Map();
  for (const at of placesOf(kind, place)) groups.set(at[0], [...(groups.get(at[0]) ?? []), at]);
  const all = [...groups.values()];
  const rest = all.slice(shown);
  const box = el("div", {}, all.slice(0, shown).map(sentence));
  if (rest.length) {
    box.append(
      el(
        "button",
        { type: "button", class: "more", onclick: (event) => event.target.replaceWith(...rest.map(sentence)) },
        say("evidence_more", count(rest.length)),
      ),
    );
  }
  return box;
}
