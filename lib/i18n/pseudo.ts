const ACCENTED: Readonly<Record<string, string>> = {
  a: "á", b: "ƀ", c: "ç", d: "ð", e: "é", f: "ƒ", g: "ĝ", h: "ĥ", i: "í", j: "ĵ", k: "ķ", l: "ĺ", m: "ɱ", n: "ñ", o: "ö", p: "þ", q: "ǫ", r: "ŕ",
  s: "š", t: "ţ", u: "û", v: "ṽ", w: "ŵ", x: "ẋ", y: "ý", z: "ž", A: "Á", B: "Ɓ", C: "Ç", D: "Ð", E: "É", G: "Ĝ", H: "Ĥ", I: "Í", L: "Ĺ", N: "Ñ",
  O: "Ö", P: "Þ", R: "Ŕ", S: "Š", T: "Ţ", U: "Û", W: "Ŵ", Y: "Ý", Z: "Ž",
};

const LONGER_BY = 0.35;

/**
 * A sentence as a language that does not exist would have it: accented and a third longer, the values untouched. Text on
 * a page that stays plain is text that did not come from the catalogue; text that no longer fits would not fit in Finnish.
 */
export function pseudoLocalized(sentence: string): string {
  let depth = 0;
  let text = "";
  for (const character of sentence) {
    if (character === "{") depth++;
    text += depth === 0 ? (ACCENTED[character] ?? character) : character;
    if (character === "}") depth--;
  }
  return `[${text} ${"·".repeat(Math.ceil(sentence.length * LONGER_BY))}]`;
}
