// What views are made of. Texts only ever become text nodes: nothing of the catalogue is read as markup.
const CONTACT = "\x1f";
const ADDRESS = /^[^\s@<>"]+@[^\s@<>"]+$/;
const LANGUAGES = ["en", "zh-Hant", "zh-Hans"];
const OWN_NAMES = ["English", "繁體中文", "简体中文"];

const make = (tag, about, ...inside) => {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(about ?? {})) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...inside.flat().filter((each) => each !== undefined && each !== ""));
  return element;
};

// A text of the catalogue keeps its own direction, and cannot turn what stands around it.
const text = (tag, words, about) => make(tag, {dir: "auto", ...about}, words);

const link = (to, words, about) => text("a", words, {href: `#${to}`, ...about});

// Lines with contacts in them; addresses can be written to.
const lines = (written) => written.split("\n").map((line) => make("p", {dir: "auto"}, line.split(CONTACT).map((part, at) => {
  if (at % 2 === 0) return part;
  return ADDRESS.test(part) ? make("a", {href: `mailto:${encodeURIComponent(part).replace(/%40/g, "@")}`}, part) : make("bdi", {class: "contact"}, part);
})));

const list = (items, about) => (items.length ? make("ul", about ?? {}, items.map((each) => make("li", {}, each))) : "");

const row = (items, comma) => items.flatMap((each, at) => (at ? [comma, each] : [each]));
