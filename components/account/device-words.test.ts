import { describe, expect, it } from "vitest";
import { getTranslator } from "@/lib/i18n/translator";
import { deviceWords, placeWords } from "./device-words";

const t = getTranslator("en", "sessions");
const plain = (text: string | null) => text?.replace(/[\u2068\u2069]/g, "") ?? null;

describe("deviceWords", () => {
  it.each([
    [{ browserName: "Chrome", osName: "macOS", deviceType: "Macintosh" }, "Chrome on macOS"],
    [{ browserName: "Chrome", osName: null, deviceType: "Pixel 8" }, "Chrome on Pixel 8"],
    [{ browserName: "curl", osName: null, deviceType: null }, "curl"],
    [{ browserName: null, osName: "Linux", deviceType: null }, "Linux"],
    [{ browserName: null, osName: null, deviceType: null }, "Unknown device"],
  ])("%j is %s", (device, words) => expect(plain(deviceWords(device, t))).toBe(words));
});

describe("placeWords", () => {
  it.each([
    [{ city: "Paris", country: "FR" }, "Paris, France"],
    [{ city: null, country: "DE" }, "Germany"],
    [{ city: "Atlantis", country: null }, "Atlantis"],
    [{ city: null, country: "not a code" }, "not a code"],
    [{ city: null, country: null }, null],
  ])("%j is %s", (place, words) => expect(plain(placeWords(place, "en", t))).toBe(words));

  it("speaks the person's language", () => expect(placeWords({ city: null, country: "DE" }, "ar-u-nu-latn", getTranslator("ar", "sessions"))).toBe("ألمانيا"));
});
