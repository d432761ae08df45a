import { describe, expect, it } from "vitest";
import { newId } from "./identifiers";

describe("newId", () => {
  it("is a prefix and 27 base62 characters", () => {
    expect(newId("user")).toMatch(/^user_[0-9A-Za-z]{27}$/);
    expect(newId("identification")).toMatch(/^idn_[0-9A-Za-z]{27}$/);
  });

  it("sorts by the second in which it was made", () => {
    const moments = [0, 1, 60, 86_400, 86_400 * 3650].map((s) => new Date(1_790_000_000_000 + s * 1000));
    const ids = moments.map((moment) => newId("session", moment));
    expect([...ids].sort()).toEqual(ids);
  });

  it("is the number of its twenty bytes, as the reference implementation writes it", () => {
    // From the KSUID readme: 2014-05-13T16:53:20Z plus 107,608,047 seconds.
    const id = newId("user", new Date((1_400_000_000 + 107_608_047) * 1000));
    expect(id.slice("user_".length, "user_".length + 4)).toBe("0ujt");
  });

  it("never repeats within one moment", () => {
    const at = new Date();
    const ids = new Set(Array.from({ length: 2000 }, () => newId("user", at)));
    expect(ids.size).toBe(2000);
  });
});
