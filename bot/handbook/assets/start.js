// Puts the page together and follows its address, the language switch and the search box.
const SHOWN = 20;
const book = JSON.parse(document.getElementById("book").textContent);

const readers = (() => {
  const departmentOf = new Map(), namedBy = new Map(), byAddress = new Map();
  book.departments.forEach((own) => {
    byAddress.set(`department/${own.id}`, {draw: department, about: own});
    own.roles.forEach((found) => {
      departmentOf.set(found, own);
      byAddress.set(`role/${found.id}`, {draw: role, about: found});
      found.duties.forEach((each) => byAddress.set(`duty/${each.id}`, {draw: role, about: found, at: `duty/${each.id}`}));
    });
  });
  book.departments.forEach((own) => own.roles.forEach((found) => found.duties.forEach((each) => (each.works ?? []).forEach((at) => {
    const partner = book.departments[at], roles = namedBy.get(partner) ?? [];
    if (roles.at(-1)?.role !== found) roles.push({role: found, duties: []});
    roles.at(-1).duties.push(each);
    namedBy.set(partner, roles);
  }))));
  book.topics.forEach((each) => byAddress.set(`topic/${each.id}`, {draw: front, at: `topic/${each.id}`}));
  byAddress.set("", {draw: front});
  byAddress.set("all", {draw: all});
  return {departmentOf, namedBy, byAddress};
})();

const stored = (value) => { // not every place lets a page keep something
  try {
    if (value) localStorage.setItem("handbook-language", value);
    return localStorage.getItem("handbook-language");
  } catch { return null; }
};
const preferred = () => {
  for (const each of [stored(), ...navigator.languages]) {
    const tag = String(each ?? "").toLowerCase();
    if (/^(zh|yue)/.test(tag)) return /hant|tw|hk|mo|yue/.test(tag) && !/hans/.test(tag) ? 1 : 2;
    if (tag.startsWith("en")) return 0;
  }
  return 0;
};

const reader = {
  book, ...readers, zoom: 1, language: preferred(),
  best: (texts) => (Array.isArray(texts) ? texts[reader.language] : texts ?? ""),
  say: (key, values) => book.says[key][reader.language].replace(/\{(\w+)\}/g, (_, name) => values[name]),
};

// Everything that can be found, numbered as in the index.
const entries = (() => {
  const roles = book.departments.flatMap((each) => each.roles), every = (texts) => [...new Set([texts].flat())];
  return [
    ...roles.flatMap((found, number) => found.duties.map((each) => ({kind: "duty", about: each, owner: found, role: number, names: every(each.text)}))),
    ...roles.map((found, number) => ({kind: "role", about: found, role: number, names: every(found.name)})),
    ...book.departments.map((each) => ({kind: "department", about: each, role: -1, names: every(each.name)})),
    ...book.topics.map((each) => ({kind: "topic", about: each, role: -1, names: every(each.name)})),
  ];
})();
// The index of a large company takes a moment to read: it is ready before the first letter is typed.
let searches;
const search = (typed) => (searches ??= searcher(book.index, entries))(typed);

const view = make("div", {id: "view"});
const results = make("div", {id: "results", hidden: true});
const resultsHeading = make("h1");
const status = make("p", {role: "status", class: "aside"});
const hits = make("ol", {class: "hits"});
const box = make("input", {
  type: "search", id: "search", autocomplete: "off", spellcheck: "false", maxlength: "300", "aria-controls": "results",
  oninput: () => find(), onkeydown: (event) => {
    if (event.key === "ArrowDown" || event.key === "Enter") {
      const first = hits.querySelector("a");
      if (first) { event.preventDefault(); if (event.key === "Enter") first.click(); else first.focus(); }
    } else if (event.key === "Escape" && box.value) { event.preventDefault(); box.value = ""; find(); }
  },
});
const label = make("label", {for: "search"});
const footer = make("footer");
const skip = make("a", {class: "skip", href: "#main", onclick: (event) => { event.preventDefault(); view.querySelector("h1")?.focus(); }});
const switches = LANGUAGES.map((code, number) => make("button", {type: "button", lang: code, onclick: () => {
  reader.language = number;
  stored(code);
  redraw(false);
}}, OWN_NAMES[number]));
const languages = make("div", {role: "group", class: "languages"}, switches);
const home = make("a", {href: "#", class: "home"});
results.append(resultsHeading, status, hits);

hits.addEventListener("keydown", (event) => {
  const links = [...hits.querySelectorAll("a")], at = links.indexOf(document.activeElement);
  const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
  if (!step || at < 0) return;
  event.preventDefault();
  (links[at + step] ?? (step < 0 ? box : links[at])).focus();
});

const find = () => {
  const typed = box.value, found = typed.trim() ? search(typed) : [];
  results.hidden = !typed.trim();
  view.hidden = !results.hidden;
  hits.replaceChildren(...found.slice(0, SHOWN).map(({entry}) => make("li", {}, hit(entries[entry]))));
  const more = found.length > SHOWN ? reader.say("book_best", {count: SHOWN}) : reader.say("book_found", {count: found.length});
  status.textContent = results.hidden ? "" : found.length ? more : reader.say("book_found_none");
};

const hit = ({kind, about, owner}) => {
  const own = owner ?? (kind === "role" ? about : undefined), within = own && reader.departmentOf.get(own);
  const where = kind === "duty" ? [reader.best(owner.name), reader.best(within.name)] : kind === "role" ? [reader.best(within.name)] : [];
  return [
    link(`${kind}/${about.id}`, reader.best(about.text ?? about.name), {onclick: () => { box.value = ""; find(); show(); }}),
    make("p", {class: "aside"}, row([reader.say(`book_${kind}`), ...where].map((each) => make("bdi", {}, each)), " · ")),
  ];
};

const asked = () => {
  try { return decodeURIComponent(location.hash.slice(1)); } catch { return location.hash.slice(1); }
};

const show = (moves = true) => {
  const page = reader.byAddress.get(asked()), {draw, about, at} = page ?? {draw: front};
  const gone = page ? [] : [make("p", {class: "gone", role: "alert"}, reader.say("book_gone"))];
  const shown = draw(reader, about).flat().filter((each) => each !== "");
  view.replaceChildren(...gone, ...shown);
  const title = view.querySelector("h1");
  document.title = draw === front ? title.textContent : `${title.textContent} · ${reader.best(book.name) || reader.say("book_title")}`;
  view.querySelector(".current")?.classList.remove("current");
  const target = at ? document.getElementById(at) : title;
  if (at) target.classList.add("current");
  if (!moves) return;
  target.focus({preventScroll: true});
  if (at) target.scrollIntoView({block: "center"}); else scrollTo(0, 0);
};

const redraw = (moves) => {
  document.documentElement.lang = LANGUAGES[reader.language];
  switches.forEach((each, number) => each.setAttribute("aria-pressed", String(number === reader.language)));
  languages.setAttribute("aria-label", reader.say("book_language"));
  home.textContent = reader.say("book_title");
  skip.textContent = reader.say("book_skip");
  label.textContent = reader.say("book_search");
  const first = book.departments.flatMap((each) => each.roles).flatMap((each) => each.duties)[0];
  box.placeholder = first ? reader.say("book_search_hint", {need: reader.best(first.text)}) : "";
  resultsHeading.textContent = reader.say("book_search");
  footer.replaceChildren(...(book.contacts ? [] : [make("p", {}, reader.say("book_public"))]));
  show(moves);
  find();
};

document.body.append(skip, make("header", {}, home, make("div", {class: "search", role: "search"}, label, box), languages), make("main", {id: "main"}, results, view), footer);
addEventListener("hashchange", () => { box.value = ""; find(); show(); });
redraw(Boolean(asked()));
setTimeout(() => search(""), 100);
