// Labels, in screen pixels: the most connected nodes first, and none over another label or over a great node.

const placeLabels = (() => {
  const FAMILY = 'system-ui, "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans CJK KR", sans-serif';
  const PIXELS = 9000; // of the map for each label
  const TRIES = 4000; // nodes that are looked at before it is enough
  const GREAT = 400; // nodes that labels keep clear of
  const widths = new Map();

  function widthOf(context, text, font) {
    const key = font + text;
    if (!widths.has(key)) {
      context.font = font;
      widths.set(key, context.measureText(text).width);
    }
    return widths.get(key);
  }

  function short(text, most) {
    return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
  }

  const meet = (p, q) => p.left < q.right && p.right > q.left && p.top < q.bottom && p.bottom > q.top;
  const fontOf = ({ weight, size }) => `${weight} ${size}px ${FAMILY}`;
  const boxAt = (x, y, w, h) => ({ left: x - w, right: x + w, top: y - h, bottom: y + h });

  // `sight` is what is in view, `order` the shown nodes with the most connected first, `light` what is lit (or null),
  // `at(node)` and `reach(node)` its place and radius on the screen, `small` how small the screen is, 0 to 1.
  return function placeLabels({ context, sight, order, light, at, reach, small, ink, shows }) {
    const labels = [];
    const taken = [];
    const great = [];
    for (const node of light ? light.nodes : order) {
      const [x, y] = at(node);
      const size = reach(node) * 0.85;
      const inView = x > 0 && y > 0 && x < sight.w && y < sight.h;
      if (size > 3 && inView) great.push({ node, ...boxAt(x, y, size, size) });
      if (great.length >= GREAT) break;
    }

    // Put `text` down if all of it is in view and nothing is in its way; `own` is the node that it may touch.
    function put(text, x, y, { size, weight, color, own = -1, force = false }) {
      const font = fontOf({ weight, size });
      const box = boxAt(x, y, widthOf(context, text, font) / 2 + 3, size * 0.66);
      const free =
        box.left >= 0 &&
        box.right <= sight.w &&
        box.top >= 0 &&
        box.bottom <= sight.h &&
        !taken.some((other) => meet(box, other)) &&
        (own < 0 || !great.some((other) => other.node !== own && meet(box, other)));
      if (!free && !force) return false;
      taken.push(box);
      labels.push({ text, x, y, font, size, weight, color });
      return true;
    }

    // Below the node, above it, beside it: the first place that is free.
    function putNode(node, most, look) {
      const [x, y] = at(node);
      const away = reach(node) * 1.1 + 1;
      const text = short(nameOf(node), most);
      const half = widthOf(context, text, fontOf(look)) / 2 + 4;
      const drop = away + look.size * 0.72;
      const places = [
        [x, y + drop],
        [x, y - drop],
        [x + away + half, y],
        [x - away - half, y],
      ];
      if (places.some(([px, py]) => put(text, px, py, { ...look, own: node, force: false }))) return;
      if (look.force) put(text, ...places[0], look);
    }

    if (light) putNode(light.centre, 48, { size: 14, weight: 700, color: ink.ink, force: true });

    if (!view.scene && !light) {
      discs.forEach((disc, place) => {
        const radius = disc[2] * sight.scale;
        const readable = disc.length >= 11 && radius > 36 * small && radius < sight.h * 0.75;
        if (!readable || !shows(disc[3])) return;
        const [x, y] = [disc[0] - sight.x, disc[1] - disc[2] - 16 - sight.y].map((value) => value * sight.scale);
        const text = radius < 75 ? short(placeName(place, 1), 26) : short(placeName(place), 40);
        const look = { size: 13, weight: 700, color: ink.soft };
        const half = widthOf(context, text, fontOf(look)) / 2 + 4;
        const inside = Math.max(half, Math.min(sight.w - half, x + sight.w / 2));
        if (Math.abs(inside - x - sight.w / 2) < radius) put(text, inside, y + sight.h / 2 - 9, look);
      });
    }

    const wanted = light ? order.filter((node) => light.nodes.has(node) && node !== light.centre) : order;
    const things = wanted.filter((node) => !graph.isPaper(node));
    // Titles that are cut say little from afar: there the room goes to names.
    const withPapers = light || view.scene || sight.scale > 0.4 || order.length < 300;
    const most = Math.max(14, Math.round((sight.w * sight.h) / PIXELS));
    let tries = 0;
    for (const node of light ? wanted : withPapers ? [...things, ...wanted.filter(graph.isPaper)] : things) {
      if (labels.length >= most || ++tries > TRIES) break;
      if (reach(node) < 2.2 * small && !light) continue;
      const [x, y] = at(node);
      if (x < 0 || y < 0 || x > sight.w || y > sight.h) continue;
      if (graph.isPaper(node)) putNode(node, 26, { size: 11.5, weight: 400, color: ink.soft });
      else putNode(node, 30, { size: 12, weight: 400, color: ink.ink });
    }
    return labels;
  };
})();
