import fc from "fast-check";
import { expect, it } from "vitest";
import { localeFrom } from "./locale-from";
import { locales } from "./locales";

it("prefers what the app asks for, then the person's choice, then the browser, then English", () => {
  const all = { uiLocales: "fr-CA de-CH en", cookie: "ar", acceptLanguage: "en" };
  expect(localeFrom(all)).toBe("de");
  expect(localeFrom({ ...all, uiLocales: "fr" })).toBe("ar");
  expect(localeFrom({ ...all, uiLocales: null, cookie: "xx" })).toBe("en");
  expect(localeFrom({})).toBe("en");
});

it.each([
  ["de-AT,de;q=0.9,en;q=0.8", "de"],
  ["fr,en;q=0.4,ar-EG;q=0.7", "ar"],
  ["de;q=0, ar;q=0.1", "ar"],
  ["*", "en"],
  ["AR", "ar"],
  ["de;q=0.5,ar;q=0.5", "de"],
  ["de;q=nonsense", "de"],
])("reads Accept-Language %j", (acceptLanguage, expected) => {
  expect(localeFrom({ acceptLanguage })).toBe(expected);
});

it("answers with a language of ours whatever is sent", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (uiLocales, cookie, acceptLanguage) => {
      expect(locales).toContain(localeFrom({ uiLocales, cookie, acceptLanguage }));
    }),
  );
});
