import { describe, expect, it } from "vitest";
import { hasherNamed, hashers } from "./index";

// From test.c of the reference implementation, versions 16 (with and without its mark) and 19.
const VECTORS: [hasher: string, password: string, digest: string][] = [
  ["argon2i", "password", "$argon2i$v=16$m=65536,t=2,p=1$c29tZXNhbHQ$9sTbSlTio3Biev89thdrlKKiCaYsjjYVJxGAL3swxpQ"],
  ["argon2i", "password", "$argon2i$m=65536,t=2,p=1$c29tZXNhbHQ$9sTbSlTio3Biev89thdrlKKiCaYsjjYVJxGAL3swxpQ"],
  ["argon2i", "password", "$argon2i$v=16$m=256,t=2,p=1$c29tZXNhbHQ$/U3YPXYsSb3q9XxHvc0MLxur+GP960kN9j7emXX8zwY"],
  ["argon2i", "differentpassword", "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$FK6NoBr+qHAMI1jc73xTWNkCEoK9iGY6RWL1n7dNIu4"],
  ["argon2i", "password", "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA"],
  ["argon2id", "password", "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"],
  ["argon2id", "password", "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"],
  ["argon2id", "password", "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc"],
  ["argon2id", "differentpassword", "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$C4TWUs9rDEvq7w3+J4umqA32aWKB1+DSiRuBfYxFj94"],
  ["argon2id", "password", "$argon2id$v=19$m=65536,t=2,p=1$ZGlmZnNhbHQ$vfMrBczELrFdWP0ZsfhWsRPaHppYdP3MVEMIVlqoFBw"],
];

const GOOD = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

describe("hashers", () => {
  it.each(VECTORS)("%s verifies a published vector of %j", async (name, password, digest) => {
    const hasher = hasherNamed(name);
    expect(hasher?.accepts(digest)).toBe(true);
    expect(await hasher?.verify(password, digest)).toBe(true);
    expect(await hasher?.verify(`${password} `, digest)).toBe(false);
  });

  it("have a vector each, and names that differ", () => {
    const names = hashers.map((hasher) => hasher.name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(VECTORS.map(([of]) => of)).toContain(name);
    expect(hasherNamed("constructor")).toBeUndefined();
  });

  it.each([
    ["another algorithm", GOOD.replace("argon2id", "argon2i")],
    ["an algorithm that gives way to side channels", GOOD.replace("argon2id", "argon2d")],
    ["an unknown version", GOOD.replace("v=19", "v=20")],
    ["padding", `${GOOD}=`],
    ["stray bits in base64", GOOD.replace("c29tZXNhbHQ", "c29tZXNhbHR")],
    ["a line end", `${GOOD}\n`],
    ["something before", ` ${GOOD}`],
    ["a leading zero", GOOD.replace("t=2", "t=02")],
    ["a parameter twice", GOOD.replace("p=1", "p=1,t=2")],
    ["an unknown parameter", GOOD.replace("p=1", "p=1,keyid=1")],
    ["a missing parameter", GOOD.replace(",p=1", "")],
    ["no passes", GOOD.replace("t=2", "t=0")],
    ["more memory than we give", GOOD.replace("m=256", "m=4194304")],
    ["more work than we give", GOOD.replace("m=256,t=2", "m=262144,t=5")],
    ["more lanes than we give", GOOD.replace("m=256,t=2,p=1", "m=4096,t=2,p=17")],
    ["less memory than the lanes need", GOOD.replace("m=256", "m=7")],
    ["a salt of four bytes", GOOD.replace("c29tZXNhbHQ", "c29tZQ")],
    ["a short hash", GOOD.replace(/[^$]+$/, "AAAAAAAAAAA")],
    ["nothing", ""],
  ])("refuse a digest with %s", async (_what, digest) => {
    expect(hasherNamed("argon2id")?.accepts(GOOD)).toBe(true);
    expect(hasherNamed("argon2id")?.accepts(digest)).toBe(false);
    await expect(hasherNamed("argon2id")?.verify("password", digest)).rejects.toThrow("not of the form");
  });

  it("stay quick with a digest that was made to be slow to read", () => {
    const startedMs = performance.now();
    hasherNamed("argon2id")?.accepts(`$argon2id$v=19$${"m=1,".repeat(100_000)}`);
    hasherNamed("argon2id")?.accepts(`$argon2id$v=19$m=1,t=1,p=1$${"A".repeat(1_000_000)}`);
    expect(performance.now() - startedMs).toBeLessThan(200);
  });
});
