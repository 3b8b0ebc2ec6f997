// Text to the terms of the index, as bot/handbook/terms.py does it.
const CJK = "\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff";
const RUNS = new RegExp(`[${CJK}]+|(?:(?![${CJK}_])[\\p{L}\\p{N}])+`, "gu");
const CHINESE = new RegExp(`[${CJK}]`);
const ENDINGS = ["ation", "ment", "ing", "ion", "ed", "er", "ly"];
const SHORTEST = 3;

const foldWith = (forms) => (text) => {
  const plain = text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").normalize("NFKC").toLowerCase();
  return CHINESE.test(plain) ? Array.from(plain, (each) => forms.get(each) ?? each).join("") : plain;
};

const stem = (word) => {
  if (word.length <= SHORTEST || !/^[a-z]+$/.test(word)) return word;
  if (word.endsWith("ies") && word.length > 4) word = word.slice(0, -3) + "y";
  else if (word.endsWith("s") && !/(ss|us|is)$/.test(word)) word = word.slice(0, -1);
  const ending = ENDINGS.find((each) => word.endsWith(each) && word.length - each.length >= SHORTEST);
  if (ending) {
    word = word.slice(0, -ending.length);
    const last = word.at(-1);
    if (word.length > SHORTEST && last === word.at(-2) && !"lsz".includes(last)) word = word.slice(0, -1);
  }
  if (word.length > SHORTEST && word.endsWith("e")) word = word.slice(0, -1);
  return word.length > SHORTEST && word.endsWith("y") ? word.slice(0, -1) + "i" : word;
};

const pairs = (run) => (run.length > 1 ? Array.from({length: run.length - 1}, (_, at) => run.slice(at, at + 2)) : [run]);
