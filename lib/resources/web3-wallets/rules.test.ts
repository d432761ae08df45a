import { describe, expect, it } from "vitest";
import { normaliseWeb3Wallet } from "./rules";

/** The addresses of EIP-55 itself. */
const PUBLISHED = [
  "0x52908400098527886E0F7030069857D2E4169EE7",
  "0x8617E340B3D01FA5F11F306F4090FD50E238070D",
  "0xde709f2102306220921060314715629080e2fb77",
  "0x27b1fdb04752bbc536007a920d24acb045561c26",
  "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
  "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
  "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
  "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
];

describe("normaliseWeb3Wallet", () => {
  it.each(PUBLISHED)("takes %s, whose capitals are right", (address) => expect(normaliseWeb3Wallet(` ${address} `)).toBe(address.toLowerCase()));

  it.each(PUBLISHED)("takes %s without a checksum", (address) => {
    expect(normaliseWeb3Wallet(address.toLowerCase())).toBe(address.toLowerCase());
    expect(normaliseWeb3Wallet(`0X${address.slice(2).toUpperCase()}`)).toBe(address.toLowerCase());
  });

  it.each([
    ["a capital that is wrong", "0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"],
    ["a figure that is wrong", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAec"],
    ["a figure less", "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beae"],
    ["a figure more", "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed0"],
    ["no 0x", "5aaeb6053f3e94c9b9a09f33669435e7ef1beaed"],
    ["another alphabet", "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaeg"],
    ["nothing", ""],
  ])("refuses %s", (_what, text) => expect(normaliseWeb3Wallet(text)).toBeNull());
});
