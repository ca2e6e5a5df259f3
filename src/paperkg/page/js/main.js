// The page put together, and the first draw.

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

watch(map.resize); // the last of all, after the panel has taken some of its room
new ResizeObserver(map.resize).observe(map.box);
map.once("afterDrawing", () => requestAnimationFrame(() => performance.mark("paperkg:first-draw")));
keep.theme();
drawWords();
keep.apply({ first: true });
setTimeout(search.prepare, 50); // not before the first draw, and before the first key
