import { describe, expect, it } from "vitest";
import { catalogue, type Namespace } from "./catalogue";
import { locales, type Locale } from "./locales";
import { placeholdersOf } from "./placeholders";
import { pseudoLocalized } from "./pseudo";
import { getTranslator } from "./translator";

type Tree = { readonly [key: string]: string | Tree };

function leaves(tree: Tree, path = ""): [key: string, message: string][] {
  return Object.entries(tree).flatMap(([key, value]) => (typeof value === "string" ? [[`${path}${key}`, value] as [string, string]] : leaves(value, `${path}${key}.`)));
}

const english = new Map(leaves(catalogue.en));
const tagsOf = (message: string) => [...message.matchAll(/<(\w+)>/g)].map(([, name]) => name ?? "").sort();

type Sample = number | ((chunks: string) => string);

function sampleValues(message: string): Record<string, Sample> {
  const values = [...placeholdersOf(message)].map((name): [string, Sample] => [name, 3]);
  const tags = tagsOf(message).map((name): [string, Sample] => [name, (chunks) => chunks]);
  return Object.fromEntries([...values, ...tags]);
}

describe.each(locales)("the messages in %s", (locale) => {
  const messages = new Map(leaves(catalogue[locale]));

  it("have the keys of the English ones, and none is empty", () => {
    expect([...messages.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [key, message] of messages) expect(message.trim(), key).not.toBe("");
  });

  it("take the same values and tags as the English ones", () => {
    for (const [key, message] of messages) {
      expect([...placeholdersOf(message)].sort(), key).toEqual([...placeholdersOf(english.get(key) ?? "")].sort());
      expect(tagsOf(message), key).toEqual(tagsOf(english.get(key) ?? ""));
    }
  });

  it("can all be formatted", () => {
    for (const [key, message] of messages) {
      const [namespace = "", ...rest] = key.split(".");
      const translate = getTranslator(locale, namespace as Namespace) as unknown as { markup: (key: string, values: Record<string, Sample>) => string };
      const sentence = translate.markup(rest.join("."), sampleValues(message));
      expect(sentence, key).not.toMatch(/[{}]/);
    }
  });
});

it.each(["de", "ar"] satisfies Locale[])("the messages in %s are translated, not copied", (locale) => {
  const copied = leaves(catalogue[locale]).filter(([key, message]) => message === english.get(key) && /\p{L}{4,} .*\p{L}{4,}/u.test(message));
  expect(copied).toEqual([]);
});

it("the Arabic messages are written in Arabic", () => {
  for (const [key, message] of leaves(catalogue.ar)) {
    if (/\p{L}{2,}/u.test(message.replace(/\{[^}]*\}/g, ""))) expect(message, key).toMatch(/\p{Script=Arabic}|^[A-Z]/u);
  }
});

it("the German messages say Sie", () => {
  for (const [key, message] of leaves(catalogue.de)) expect(message, key).not.toMatch(/\b(du|dich|dir|dein|deine|deinen|deinem|deiner)\b/i);
});

it("the pseudo language keeps the values and lengthens the rest", () => {
  for (const message of english.values()) {
    const pseudo = pseudoLocalized(message);
    expect(placeholdersOf(pseudo)).toEqual(placeholdersOf(message));
    expect(pseudo.length).toBeGreaterThan(message.length * 1.3);
  }
});

it("finds the values of a message", () => {
  expect(placeholdersOf("Sent to {to} {count, plural, one {# time by {who}} other {# times}}")).toEqual(new Set(["to", "count", "who"]));
});
