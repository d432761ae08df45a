import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { refusal } from "../signed-in";
import { BackendApi, newKey, openBackendApi } from "../support/backend-api";
import { useInstance } from "../support/instance";

useInstance();

const MOMENT = Date.UTC(2026, 0, 1);
const MINUTE_MS = 60_000;
const WALLET = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

type Query = Record<string, string | string[]>;

const people = {
  ada: { first_name: "Ada", last_name: "Lovelace", username: "Countess", email_address: ["ada@analytical.example"], phone_number: ["+4915123456789"], external_id: "crm-1" },
  bob: { first_name: "Bob", last_name: "lovejoy", username: "bob_builder", email_address: ["bob@example.test", "second@analytical.example"], external_id: "crm-2" },
  cleo: { first_name: "Cleo", web3_wallet: [WALLET], email_address: ["cleo@example.test"] },
  dan: { last_name: "Aaronson", phone_number: ["+12025550123"] },
  eve: { username: "Zed_1" },
};
type Name = keyof typeof people;

let api: BackendApi;
let published: Awaited<ReturnType<typeof openBackendApi>>;
const ids = {} as Record<Name, string>;

/** Made in the order of their names, a minute apart; the first three have signed in, the last of them first. */
beforeAll(async () => {
  api = new BackendApi(await newKey());
  published = await openBackendApi();
  for (const [index, name] of (Object.keys(people) as Name[]).entries()) {
    const { status, json } = await api.post("/v1/users", { ...people[name], skip_user_requirement: true, skip_password_requirement: true });
    expect(status, JSON.stringify(json)).toBe(200);
    ids[name] = json.id;
    const signedIn = index < 3 ? new Date(MOMENT - index * MINUTE_MS) : null;
    await database().user.update({
      where: { id: json.id },
      data: { createdAt: new Date(MOMENT + index * MINUTE_MS), updatedAt: new Date(MOMENT + index * MINUTE_MS), lastSignInAt: signedIn, lastActiveAt: signedIn, bannedAt: name === "dan" ? new Date() : null },
    });
  }
  await database().externalAccount.create({ data: { id: "eac_1", identificationId: "idn_eac_1", userId: ids.cleo, provider: "google", providerUserId: "g-1", claim: "google:g-1" } });
});
afterAll(() => published.close());

const namesOf = (users: { id: string }[]) => users.map(({ id }) => Object.keys(ids).find((name) => ids[name as Name] === id) ?? "?").join(" ");

async function listed(query: Query = {}): Promise<string> {
  const { status, json } = await api.get("/v1/users", query);
  expect(status, JSON.stringify(json)).toBe(200);
  return namesOf(json);
}

async function found(query: Query): Promise<string> {
  const { json } = await api.get("/v1/users/count", query);
  const names = (await listed({ ...query, order_by: "created_at" })) || "nobody";
  expect(json).toEqual({ object: "total_count", total_count: names === "nobody" ? 0 : names.split(" ").length });
  return names;
}

describe("GET /v1/users, filtered", () => {
  it.each<[Query, string]>([
    [{}, "ada bob cleo dan eve"],
    [{ email_address: "ADA@analytical.example" }, "ada"],
    [{ email_address: ["second@analytical.example", "cleo@example.test", "nobody@example.test", "nonsense"] }, "bob cleo"],
    [{ phone_number: ["+1 202 555 0123", "x"] }, "dan"],
    [{ username: ["COUNTESS", "nobody"] }, "ada"],
    [{ web3_wallet: WALLET.toLowerCase() }, "cleo"],
    [{ external_id: ["crm-1", "+crm-2", "crm-3"] }, "ada bob"],
    [{ external_id: "-crm-1" }, "bob cleo dan eve"],
    [{ organization_id: "org_1" }, "nobody"],
    [{ organization_id: "-org_1" }, "ada bob cleo dan eve"],
    [{ query: "love" }, "ada bob"],
    [{ query: "analytical.exa" }, "ada bob"],
    [{ query: "0151 234" }, "ada"],
    [{ query: WALLET.slice(0, 12) }, "cleo"],
    [{ query: "user_" }, "nobody"],
    [{ query: " " }, "ada bob cleo dan eve"],
    [{ query: "love", email_address_query: "SECOND@" }, "bob"],
    [{ email_address_query: "NALYT" }, "ada bob"],
    [{ email_address_query: "lovelace" }, "nobody"],
    [{ phone_number_query: "202555" }, "dan"],
    [{ phone_number_query: "ada" }, "nobody"],
    [{ username_query: "BUILD" }, "bob"],
    [{ username_query: "ada" }, "nobody"],
    [{ name_query: "LOVE" }, "ada bob"],
    [{ name_query: "countess" }, "nobody"],
    [{ banned: "true" }, "dan"],
    [{ banned: "false" }, "ada bob cleo eve"],
    [{ created_at_after: String(MOMENT + MINUTE_MS), created_at_before: String(MOMENT + 4 * MINUTE_MS) }, "cleo dan"],
    [{ last_sign_in_at_before: String(MOMENT) }, "bob cleo"],
    [{ last_sign_in_at_after: String(MOMENT - MINUTE_MS) }, "ada"],
    [{ last_active_at_since: String(MOMENT - MINUTE_MS) }, "ada bob"],
    [{ last_active_at_after: String(MOMENT - MINUTE_MS) }, "ada"],
    [{ last_active_at_before: String(MOMENT) }, "bob cleo"],
    [{ provider: "oauth_google", provider_user_id: ["g-1", "g-2"] }, "cleo"],
    [{ provider: "github", provider_user_id: "g-1" }, "nobody"],
    [{ email_address: ["ada@analytical.example", "bob@example.test"], query: "love", banned: "false", external_id: "-crm-1" }, "bob"],
  ])("200: %j finds %s", async (query, names) => expect(await found(query)).toBe(names));

  it("200 by ids to include and to exclude, and by the beginning of one", async () => {
    expect(await found({ user_id: [ids.ada, `+${ids.bob}`, "user_nobody"] })).toBe("ada bob");
    expect(await found({ user_id: [`-${ids.ada}`, `-${ids.bob}`] })).toBe("cleo dan eve");
    expect(await found({ query: ids.eve.slice(0, 24) })).toContain("eve");
  });
});

describe("GET /v1/users, ordered", () => {
  it.each([
    ["-created_at", "eve dan cleo bob ada"],
    ["created_at", "ada bob cleo dan eve"],
    ["+created_at", "ada bob cleo dan eve"],
    [" created_at", "ada bob cleo dan eve"],
    ["-updated_at", "eve dan cleo bob ada"],
    ["email_address", "ada bob cleo * *"],
    ["-email_address", "cleo bob ada * *"],
    ["web3wallet", "cleo * * * *"],
    ["first_name", "ada bob cleo * *"],
    ["-first_name", "cleo bob ada * *"],
    ["phone_number", "dan ada * * *"],
    ["-username", "eve ada bob * *"],
    ["last_active_at", "cleo bob ada * *"],
    ["-last_active_at", "ada bob cleo * *"],
    ["last_sign_in_at", "cleo bob ada * *"],
    ["-last_sign_in_at", "ada bob cleo * *"],
  ])("200: %s, those without it last and by id", async (order_by, names) => {
    const found = (await listed({ order_by })).split(" ") as Name[];
    const known = names.split(" ").filter((name) => name !== "*");
    expect(found.slice(0, known.length)).toEqual(known);
    const others = found.slice(known.length).map((name) => ids[name]);
    expect(others).toEqual(order_by.startsWith("-") ? [...others].sort().reverse() : [...others].sort());
    expect(new Set(found).size).toBe(5);
  });

  it("200: of several orders the first", async () => expect(await listed({ order_by: ["created_at", "-created_at"] })).toBe("ada bob cleo dan eve"));

  it("200, page by page, each once", async () => {
    for (const order_by of ["-last_sign_in_at", "email_address", "-created_at"]) {
      const pages = await Promise.all([0, 2, 4, 6].map((offset) => listed({ order_by, limit: "2", offset: String(offset) })));
      expect(pages.filter((page) => page !== "").join(" ")).toBe(await listed({ order_by }));
      expect(pages.at(-1)).toBe("");
    }
  });

  it("200 from a user on", async () => {
    expect(await listed({ starting_after: ids.dan, limit: "2" })).toBe("cleo bob");
    expect(await listed({ starting_after: ids.dan, order_by: "created_at" })).toBe("eve");
    expect(await listed({ starting_after: ids.eve, query: "love" })).toBe("bob ada");
  });
});

describe("GET /v1/users, refused", () => {
  it.each<[Query, string]>([
    [{ order_by: "password_digest" }, "form_param_value_invalid order_by"],
    [{ order_by: "--created_at" }, "form_param_value_invalid order_by"],
    [{ limit: "0" }, "form_param_value_invalid limit"],
    [{ limit: "501" }, "form_param_value_invalid limit"],
    [{ limit: "ten" }, "form_param_type_invalid limit"],
    [{ limit: "1.5" }, "form_param_type_invalid limit"],
    [{ offset: "-1" }, "form_param_value_invalid offset"],
    [{ banned: "perhaps" }, "form_param_type_invalid banned"],
    [{ created_at_after: "yesterday" }, "form_param_type_invalid created_at_after"],
    [{ created_at_after: "-1" }, "form_param_value_invalid created_at_after"],
    [{ provider: "google" }, "form_conditional_param_missing provider_user_id"],
    [{ provider_user_id: "g-1" }, "form_conditional_param_missing provider"],
    [{ user_id: Array.from({ length: 101 }, (_, index) => `user_${index}`) }, "form_param_array_size_exceeded user_id"],
    [{ starting_after: "user_nobody" }, "form_param_value_invalid starting_after"],
    [{ query: "x".repeat(257) }, "form_param_max_length_exceeded query"],
    [{ role: "admin" }, "form_param_unknown role"],
  ])("422 for %j", async (query, code) => expect(refusal(await api.get("/v1/users", query))).toEqual([422, code]));

  it("422 for a cursor in another order, or beside an offset", async () => {
    expect(refusal(await api.get("/v1/users", { starting_after: ids.ada, order_by: "username" }))).toEqual([422, "form_param_value_invalid order_by"]);
    expect(refusal(await api.get("/v1/users", { starting_after: ids.ada, offset: "2" }))).toEqual([422, "form_param_value_invalid offset"]);
  });

  it("401 without a key", async () => {
    for (const path of ["/v1/users", "/v1/users/count"]) expect(refusal(await new BackendApi(null).get(path))[0]).toBe(401);
  });
});

describe("the published SDK", () => {
  it("200: lists and counts with every parameter it has", async () => {
    const { data, totalCount } = await published.clerk.users.getUserList({ query: "love", orderBy: "-last_sign_in_at", limit: 1, offset: 1 });
    expect([namesOf(data), totalCount]).toEqual(["bob", 2]);
    // Some of them it passes on, though its types do not have them yet.
    const all = await published.clerk.users.getUserList({
      emailAddress: ["ada@analytical.example"],
      phoneNumber: ["+4915123456789"],
      username: ["countess"],
      externalId: ["crm-1"],
      userId: [ids.ada],
      query: "ada",
      banned: false,
      createdAtAfter: MOMENT - 1,
      createdAtBefore: MOMENT + 1,
      lastSignInAtAfter: MOMENT - 1,
      lastSignInAtBefore: MOMENT + 1,
      lastActiveAtAfter: MOMENT - 1,
      lastActiveAtBefore: MOMENT + 1,
      lastActiveAtSince: MOMENT - 1,
      orderBy: "+username",
    } as object);
    expect([namesOf(all.data), all.totalCount, all.data[0]?.privateMetadata]).toEqual(["ada", 1, {}]);
    expect(await published.clerk.users.getCount({ banned: true } as object)).toBe(1);
    const after = await published.clerk.users.getUserList({ startingAfter: ids.dan, limit: 1 } as object);
    expect([namesOf(after.data), after.totalCount]).toEqual(["cleo", 5]);
  });
});
