// How each type looks: one list of points or a circle, for the canvas, the legend and the SVG alike.

// The points are those of vis-network's own shapes, for a circle of radius 1.
const SHAPES = (() => {
  const corner = (turn, reach, drop) => [
    reach * Math.sin(turn * 2 * Math.PI),
    drop - reach * Math.cos(turn * 2 * Math.PI),
  ];
  const polygon = (corners, reach, start = 0, drop = 0) =>
    Array.from({ length: corners }, (_, i) => corner(start + i / corners, reach, drop));
  return {
    dot: null,
    square: polygon(4, Math.SQRT2, 1 / 8),
    diamond: polygon(4, 1),
    triangle: polygon(3, 1.328, 0, 0.316),
    triangleDown: polygon(3, 1.328, 1 / 2, -0.316),
    hexagon: polygon(6, 1, 1 / 12),
    star: Array.from({ length: 10 }, (_, i) => corner(i / 10, 0.82 * (i % 2 ? 0.5 : 1.3), 0.082)),
  };
})();

// The shape and colour of a type, in the theme on show.
function styleOfType(type) {
  const { shape, color, dark } = data.options.groups[type];
  return { shape, color: document.documentElement.dataset.theme === "dark" ? dark : color };
}

const styleOf = (node) => styleOfType(graph.type(node));

function trace(context, shape, x, y, size) {
  const points = SHAPES[shape];
  context.beginPath();
  if (!points) context.arc(x, y, size, 0, 2 * Math.PI);
  else {
    points.forEach(([px, py], i) => context[i ? "lineTo" : "moveTo"](x + px * size, y + py * size));
    context.closePath();
  }
}

function svgShape(shape, x, y, size, color) {
  const points = SHAPES[shape];
  if (!points) return svg("circle", { cx: x, cy: y, r: size, fill: color });
  return svg("polygon", {
    points: points.map(([px, py]) => `${(x + px * size).toFixed(1)},${(y + py * size).toFixed(1)}`).join(" "),
    fill: color,
  });
}

function glyph(type) {
  const { shape, color } = styleOfType(type);
  const size = { Author: 4, Benchmark: 5.4, Method: 7.4, Task: 8, Model: 6.4, Metric: 6.4 }[type] ?? 6;
  return svg(
    "svg",
    { class: "glyph", viewBox: "0 0 20 20", "aria-hidden": "true" },
    svgShape(shape, 10, 10, size, color),
  );
}
