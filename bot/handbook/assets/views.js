// The views: each takes the reader, {book, say, best}, and gives the elements to show, a heading first.
const ROLES_IN_CHART = 12; // a department's others are on its own page

const roleLink = (reader, role, about) => link(`role/${role.id}`, reader.best(role.name), about);
const departmentLink = (reader, department) => link(`department/${department.id}`, reader.best(department.name));

const heading = (words) => text("h1", words, {tabindex: "-1"});

const path = (reader, ...links) => make("nav", {"aria-label": reader.say("book_path"), class: "path"},
  make("ol", {}, [make("a", {href: "#"}, reader.say("book_title")), ...links].map((each) => make("li", {}, each))));

// The address is the page's own, if it was made with one: whoever copies it can send it.
const address = (reader, to, name) => make("a", {
  class: "address", href: `${reader.book.base}#${to}`, "aria-label": reader.say("book_address", {name}),
  title: reader.say("book_address", {name}),
}, "#");

const reach = (reader, thing) => (thing.reach
  ? [make("h2", {}, reader.say("book_reach")), make("div", {class: "reach"}, lines(reader.best(thing.reach)))] : []);

const reviewed = (reader, thing) => (thing.reviewed
  ? make("p", {class: "aside"}, reader.say("book_reviewed", {day: reader.best(thing.reviewed)})) : "");

const chart = (reader, size) => {
  const drawn = make("div", {class: "chart", tabindex: "0", role: "region", "aria-labelledby": "chart"});
  const draw = () => { drawn.style.fontSize = `${reader.zoom}em`; };
  const button = (label, change) => make("button", {type: "button", onclick: () => {
    reader.zoom = Math.min(2, Math.max(0.4, change(reader.zoom)));
    draw();
  }}, label);
  draw();
  drawn.append(make("p", {class: "root", dir: "auto"}, reader.best(reader.book.name) || reader.say("book_title")),
    make("ul", {class: "branches"}, reader.book.departments.map((department) => make("li", {},
      make("div", {class: "box"}, text("h3", departmentLink(reader, department)),
        department.mission ? text("p", reader.best(department.mission)) : ""),
      list([
        ...department.roles.slice(0, size).map((role) => roleLink(reader, role)),
        ...(department.roles.length > size ? [make("a", {href: `#department/${department.id}`},
          reader.say("book_more_roles", {count: department.roles.length - size}))] : []),
      ], {class: "leaves", "aria-label": reader.say("book_roles")})))));
  return [
    make("div", {class: "beside"}, make("h2", {id: "chart"}, reader.say("book_chart")),
      make("div", {class: "zoom"},
        button(reader.say("book_larger"), (zoom) => zoom * 1.2),
        button(reader.say("book_smaller"), (zoom) => zoom / 1.2),
        button(reader.say("book_usual"), () => 1))),
    drawn,
  ];
};

const front = (reader) => {
  const {departments, topics} = reader.book;
  const roles = departments.flatMap((each) => each.roles);
  const duties = roles.reduce((sum, role) => sum + role.duties.length, 0);
  return [
    heading(reader.best(reader.book.name) || reader.say("book_title")),
    make("p", {class: "aside"}, departments.length
      ? reader.say("book_counts", {departments: departments.length, roles: roles.length, duties})
      : reader.say("book_empty")),
    ...(departments.length ? chart(reader, ROLES_IN_CHART) : []),
    ...(topics.length ? [make("h2", {}, reader.say("book_topics")),
      list(topics.map((topic) => topicParts(reader, topic)), {class: "topics"})] : []),
    make("p", {}, make("a", {href: "#all"}, reader.say("book_all"))),
  ];
};

const topicParts = (reader, topic) => [
  text("strong", reader.best(topic.name), {id: `topic/${topic.id}`, tabindex: "-1"}),
  ...(topic.contact ? lines(topic.contact) : []),
  ...(topic.usually && !topic.contact ? [text("p", reader.say("book_usually", {who: reader.best(topic.usually)}))] : []),
];

const department = (reader, found) => [
  path(reader, text("span", reader.best(found.name), {"aria-current": "page"})),
  make("div", {class: "beside"}, heading(reader.best(found.name)), address(reader, `department/${found.id}`, reader.best(found.name))),
  found.mission ? text("p", reader.best(found.mission), {class: "mission"}) : "",
  ...reach(reader, found),
  make("h2", {}, reader.say("book_roles")),
  make("div", {class: "cards"}, found.roles.map((role) => make("section", {class: "box"},
    text("h3", roleLink(reader, role)), ...(role.reach ? lines(reader.best(role.reach)).slice(0, 1) : []), list(role.duties.map((duty) => link(`duty/${duty.id}`, reader.best(duty.text))))))),
  ...named(reader, found, undefined),
  reviewed(reader, found),
];

// The roles whose duties name a department, with these duties.
const naming = (reader, found, own) => (reader.namedBy.get(found) ?? []).filter(({role}) => role !== own);

const whole = (reader, role) => [roleLink(reader, role), " · ", departmentLink(reader, reader.departmentOf.get(role))];

const named = (reader, found, own) => {
  const roles = naming(reader, found, own);
  return roles.length ? [make("h2", {}, reader.say("book_named")), partners(reader, roles.map(({role, duties}) => [whole(reader, role), duties]))] : [];
};

const partners = (reader, each) => list(each.map(([who, duties]) => [make("p", {}, who),
  list(duties.map((duty) => link(`duty/${duty.id}`, reader.best(duty.text))))]), {class: "partners"});

const duty = (reader, found, level) => make("li", {id: `duty/${found.id}`, tabindex: "-1"},
  make("div", {class: "beside"}, text(level, reader.best(found.text)), address(reader, `duty/${found.id}`, reader.best(found.text))),
  found.measure ? make("p", {}, make("span", {class: "label"}, reader.say("book_measure")), " ", text("bdi", reader.best(found.measure))) : "",
  found.works ? make("p", {}, make("span", {class: "label"}, reader.say("book_works")), " ",
    row(found.works.map((at) => departmentLink(reader, reader.book.departments[at])), reader.say("book_between"))) : "");

const role = (reader, found) => {
  const own = reader.departmentOf.get(found);
  const needed = reader.book.departments.map((each, at) => [each, found.duties.filter((duty) => duty.works?.includes(at))])
    .filter(([, duties]) => duties.length).sort((one, other) => other[1].length - one[1].length);
  const come = naming(reader, own, found);
  const colleagues = own.roles.filter((each) => each !== found);
  return [
    path(reader, departmentLink(reader, own), text("span", reader.best(found.name), {"aria-current": "page"})),
    make("div", {class: "beside"}, heading(reader.best(found.name)), address(reader, `role/${found.id}`, reader.best(found.name))),
    ...reach(reader, found),
    make("h2", {}, reader.say("book_duties")),
    make("ul", {class: "duties"}, found.duties.map((each) => duty(reader, each, "h3"))),
    make("h2", {}, reader.say("book_needs")),
    ...(needed.length ? [make("h3", {}, reader.say("book_names")),
      partners(reader, needed.map(([each, duties]) => [departmentLink(reader, each), duties]))] : []),
    ...(come.length ? [make("h3", {}, reader.say("book_named")), partners(reader, come.map((each) => [whole(reader, each.role), each.duties]))] : []),
    ...(needed.length || come.length ? [] : [make("p", {}, reader.say("book_nobody"))]),
    ...(colleagues.length ? [make("h3", {}, reader.say("book_colleagues")), list(colleagues.map((each) => roleLink(reader, each)))] : []),
    reviewed(reader, found),
  ];
};

// Everything, one below the other.
const all = (reader) => [
  heading(reader.say("book_all")),
  ...reader.book.departments.map((each) => make("section", {},
    text("h2", departmentLink(reader, each)),
    each.mission ? text("p", reader.best(each.mission)) : "",
    ...(each.reach ? lines(reader.best(each.reach)) : []),
    ...each.roles.map((found) => make("section", {class: "box"}, text("h3", roleLink(reader, found)),
      ...(found.reach ? lines(reader.best(found.reach)) : []),
      make("ul", {class: "duties"}, found.duties.map((one) => duty(reader, one, "h4"))))))),
];
