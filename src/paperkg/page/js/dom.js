// Elements are made here and nowhere else. Text becomes text nodes; nothing in this page parses HTML.

const byId = (id) => document.getElementById(id);

// el("p", {class: "note", onclick: f}, "words", otherElement); null children are left out.
function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

function button(label, onclick, attributes = {}) {
  return el("button", { type: "button", class: "quiet", onclick, ...attributes }, label);
}

// Fill a box anew; who was on its third button is on its third button again.
function refill(box, ...children) {
  const stops = () => [...box.querySelectorAll("a, button, input, select")];
  const at = stops().indexOf(document.activeElement);
  box.replaceChildren(...children);
  if (at >= 0) stops()[at]?.focus({ preventScroll: true });
}

// A link to elsewhere, or the bare words where the address is not http(s).
function link(address, words) {
  let url = null;
  try {
    url = new URL(address);
  } catch {
    /* not an address */
  }
  if (!url || !["http:", "https:"].includes(url.protocol)) return el("span", {}, words);
  return el("a", { href: url.href, target: "_blank", rel: "noopener noreferrer" }, words);
}

const SVG = "http://www.w3.org/2000/svg";

function svg(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
