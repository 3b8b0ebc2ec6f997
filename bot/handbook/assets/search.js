// Finding as you type. An entry is a duty, role, department or topic, numbered in this order.
const DIGITS = new Map(Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", (each, at) => [each, at]));
const LEVELS = 6;
const COLLEAGUES = 0.2; // what all duties of a role say for each; an entry of no role has itself alone
const BEGINNING = 0.8; // of a word that is not typed to its end yet
const SLIP = 0.6; // of a word one letter away
const NAMED = 1000; // more than all words together: what is typed is a name, or the beginning of one
const LONGEST = 300; // characters that are read

// terms: [[term, [entry, level, …]], …] in the order of their characters
const readTerms = (lines) => {
  let before = "";
  return lines.split("\n").filter(Boolean).map((line) => {
    const end = line.lastIndexOf(" ");
    before = before.slice(0, DIGITS.get(line[0])) + line.slice(1, end);
    const found = [];
    let entry = 0, value = 0, shift = 1;
    for (let at = end + 1; at < line.length; at++) {
      const digit = DIGITS.get(line[at]);
      value += (digit % 32) * shift;
      if (digit >= 32) { shift *= 32; continue; }
      entry += Math.floor(value / LEVELS);
      found.push(entry, (value % LEVELS) + 1);
      value = 0;
      shift = 1;
    }
    return [before, found];
  });
};

const readForms = (text) => {
  const characters = Array.from(text), forms = new Map();
  for (let at = 0; at < characters.length; at += 2) forms.set(characters[at], characters[at + 1]);
  return forms;
};

// True if one letter put in, left out, changed or swapped makes a word of the other.
const isNear = (one, other) => {
  if (Math.abs(one.length - other.length) > 1) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  const rest = one.slice(at), left = other.slice(at);
  return rest.slice(1) === left.slice(1) || rest.slice(1) === left || rest === left.slice(1)
    || (rest[0] === left[1] && rest[1] === left[0] && rest.slice(2) === left.slice(2));
};

// entries: [{names: [every name], role: number of the role it belongs to, or -1}]
const searcher = (index, entries) => {
  const fold = foldWith(readForms(index.forms));
  const terms = readTerms(index.terms), numbers = new Map(terms.map(([term], at) => [term, at]));
  const stops = new Set(index.stops.split(" "));
  const escaped = index.carriers.split(" ").filter(Boolean).map((each) => each.replace(/[^\p{L}\p{N}]/gu, "\\$&"));
  const carriers = new RegExp(escaped.join("|") || "(?!)", "g");
  const names = entries.map((entry) => entry.names.map(fold));

  const beginningWith = (start) => {
    let low = 0, high = terms.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (terms[middle][0] < start) low = middle + 1; else high = middle;
    }
    const found = [];
    for (let at = low; at < terms.length && terms[at][0].startsWith(start); at++) found.push(at);
    return found;
  };
  const near = (word) => word.length < 4 ? [] : terms.flatMap(([term], at) =>
    term[0] === word[0] && term.length > 2 && isNear(term, word) ? [at] : []);

  // The numbers of the terms that a word of the question stands for, and their share.
  const meant = (word, last) => {
    if (CHINESE.test(word)) return word.length > 1 ? [known(word), 1] : [beginningWith(word), BEGINNING];
    const own = known(stem(word));
    if (own.length) return [own, 1];
    const begun = last || word.length > 3 ? beginningWith(last ? word : stem(word)) : [];
    return begun.length ? [begun, BEGINNING] : [near(stem(word)), SLIP];
  };
  const known = (term) => (numbers.has(term) ? [numbers.get(term)] : []);

  const words = (folded) => {
    const asked = folded.replace(carriers, "\n").match(RUNS) ?? folded.match(RUNS) ?? [];
    const telling = asked.filter((run) => CHINESE.test(run) || !stops.has(run));
    return (telling.length ? telling : asked).flatMap((run) => (CHINESE.test(run) ? pairs(run) : [run]));
  };

  // The best entries first: [{entry, score}]
  return (typed) => {
    const folded = fold(typed.slice(0, LONGEST)).trim();
    const scores = new Float64Array(entries.length);
    const asked = [...new Set(words(folded))];
    asked.forEach((word, place) => {
      const [found, share] = meant(word, place === asked.length - 1 && !/\s$/.test(typed));
      const best = new Map();
      for (const number of found) {
        const postings = terms[number][1];
        const rare = Math.log(1 + (2 * entries.length) / postings.length) * share;
        for (let at = 0; at < postings.length; at += 2) {
          const worth = rare * postings[at + 1];
          if (worth > (best.get(postings[at]) ?? 0)) best.set(postings[at], worth);
        }
      }
      for (const [entry, worth] of best) scores[entry] += worth;
    });
    const ofRole = new Map();
    entries.forEach(({role}, at) => role >= 0 && ofRole.set(role, (ofRole.get(role) ?? 0) + scores[at]));
    const hits = [];
    entries.forEach(({role}, entry) => {
      const name = folded.length > 1 ? names[entry].find((each) => each.includes(folded)) : undefined;
      const called = name === undefined ? 0 : NAMED * (name === folded ? 3 : name.startsWith(folded) ? 2 : 1);
      if (!scores[entry] && !called) return;
      hits.push({entry, score: called + scores[entry] + COLLEAGUES * (ofRole.get(role) ?? scores[entry])});
    });
    return hits.sort((one, other) => other.score - one.score || one.entry - other.entry);
  };
};
