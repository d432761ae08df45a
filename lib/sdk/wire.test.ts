import { afterEach, describe, expect, it, vi } from "vitest";
import { decode, encode, snakeCase } from "./wire";

afterEach(() => vi.unstubAllGlobals());

describe("encode", () => {
  it("writes parameters as the portal reads them", () => {
    const form = encode({ emailAddress: "a@b.test", firstName: null, lastName: undefined, legalAccepted: true, additionalScope: ["one", "two"], unsafeMetadata: { aB: { c: 1 } }, web3Wallet: "0x1" });
    expect(form.toString()).toBe("email_address=a%40b.test&first_name=&legal_accepted=true&additional_scope=one&additional_scope=two&unsafe_metadata=%7B%22aB%22%3A%7B%22c%22%3A1%7D%7D&web3_wallet=0x1");
  });

  it("makes a path to come back to an address of the page's origin", () => {
    vi.stubGlobal("location", { href: "https://app.example.com/deep/page" });
    expect(encode({ redirect_url: "/", actionCompleteRedirectUrl: "https://other.example.com/", identifier: "/" }).toString()).toBe("redirect_url=https%3A%2F%2Fapp.example.com%2F&action_complete_redirect_url=https%3A%2F%2Fother.example.com%2F&identifier=%2F");
  });

  it("leaves older spellings as they are", () => expect(snakeCase("redirect_url")).toBe("redirect_url"));
});

describe("decode", () => {
  const none = () => undefined;

  it("reads objects in camel case, with dates", () => {
    expect(decode("x", { created_at: 0, last_used_at: null, has_image: true, tasks: [{ task_key: "a" }], two_words_here: 1 }, none)).toEqual({ createdAt: new Date(0), lastUsedAt: null, hasImage: true, tasks: [{ taskKey: "a" }], twoWordsHere: 1 });
  });

  it("leaves the app's own data alone", () => {
    const data = { my_key: { created_at: 5 } };
    expect(decode("unsafe_metadata", data, none)).toBe(data);
    expect(decode("user", { public_metadata: data, actor: { sub_key: 1 } }, none)).toEqual({ publicMetadata: data, actor: { sub_key: 1 } });
  });

  it("asks for resources inside of lists", () => {
    const make = (name: string, json: object) => ("object" in json ? `${name}!` : undefined);
    expect(decode("sessions", [{ object: "session" }], make)).toEqual(["sessions!"]);
  });
});
