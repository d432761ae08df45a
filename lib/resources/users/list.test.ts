import { beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { useTestDatabase } from "@/lib/db/testing";
import { codesOf, signedInPerson, systemContextFor } from "@/lib/resources/testing";
import { createUser } from "./create";
import { listUsers } from "./list";

useTestDatabase();

const MOMENT = Date.UTC(2026, 0, 1);
const bare = { skip_user_requirement: true, skip_password_requirement: true };
const system = systemContextFor();
let ids: Record<string, string>;

const people = {
  ada: { first_name: "Ada", last_name: "Lovelace", username: "Countess_1815", email_address: ["ada@analytical.example"], phone_number: ["+4915123456789"] },
  grace: { first_name: "Grace", last_name: "O'Hopper 100%", email_address: ["grace.hopper@navy.example", "amazing@home.example"], external_id: "crm-7" },
  fatima: { first_name: "فاطمة", last_name: "العلي", email_address: ["fatima@example.test"] },
  olga: { first_name: "Ольга", last_name: "Müller", email_address: ["o_lga@example.test"] },
  nobody: { username: "zzyzx_9" },
};

/** Several are created in the same millisecond, so that the order also hangs on the id. */
beforeAll(async () => {
  ids = {};
  for (const [name, given] of Object.entries(people)) {
    const user = await createUser(system, { ...bare, ...given });
    ids[name] = user.id;
    await database().user.update({ where: { id: user.id }, data: { createdAt: new Date(MOMENT) } });
  }
});

async function found(query: string): Promise<string[]> {
  const { data, total_count } = await listUsers(system, { query });
  expect(total_count).toBe(data.length);
  return data.map((user) => Object.keys(ids).find((name) => ids[name] === user.id) ?? "?").sort();
}

describe("searching", () => {
  it.each([
    ["ada", ["ada"]],
    ["LOVE", ["ada"]],
    ["lovelace ada", ["ada"]],
    ["ada hopper", []],
    ["A", ["ada", "grace"]],
    ["countess", ["ada"]],
    ["analytical.exa", ["ada"]],
    ["Ada@Analytical.EXAMPLE", ["ada"]],
    ["ada@analytical.exam", ["ada"]],
    ["@home.example", ["grace"]],
    ["+49 151 234", ["ada"]],
    ["0151/23456789", ["ada"]],
    ["crm-7", ["grace"]],
    ["crm", []],
    ["o'hopper", ["grace"]],
    ["100%", ["grace"]],
    ["%", []],
    ["o_lga", ["olga"]],
    ["o_l", ["olga"]],
    ["a_a", []],
    ["\\", []],
    ["فاطمة", ["fatima"]],
    ["العلي فاطمة", ["fatima"]],
    ["ольга", ["olga"]],
    ["ОЛЬ", ["olga"]],
    ["MÜLLER", ["olga"]],
    ["Mu\u0308ller", ["olga"]],
    ["ada\u0007\tlovelace", ["ada"]],
    ["example", ["ada", "fatima", "grace", "olga"]],
    ["x".repeat(256), []],
  ])("%j finds %j", async (query, names) => expect(await found(query)).toEqual(names));

  it("finds a user by the whole id", async () => expect(await found(ids.nobody ?? "")).toEqual(["nobody"]));

  it("without anything to look for lists everybody", async () => expect(await found("  ")).toHaveLength(5));
});

describe("pages", () => {
  const page = (input: Parameters<typeof listUsers>[1]) => listUsers(system, { limit: 2, ...input });
  const idsOf = ({ data }: Awaited<ReturnType<typeof page>>) => data.map((user) => user.id);
  const ordered = () => Object.values(ids).sort().reverse();

  it("lead through everybody once, newest first, and back again", async () => {
    const first = await page({});
    const second = await page({ after: first.next ?? "" });
    const third = await page({ after: second.next ?? "" });
    expect([first, second, third].flatMap(idsOf)).toEqual(ordered());
    expect([first.previous, third.next]).toEqual([null, null]);
    expect(idsOf(await page({ before: third.previous ?? "" }))).toEqual(idsOf(second));
    const again = await page({ before: second.previous ?? "" });
    expect({ ...again, data: idsOf(again) }).toEqual({ ...first, data: idsOf(first) });
  });

  it("going back to less than a page gives the first page, whole", async () => {
    const [newest = ""] = ordered();
    const { data, previous, next } = await page({ before: `${MOMENT}.${newest}` });
    expect(data.map((user) => user.id)).toEqual(ordered().slice(0, 2));
    expect([previous, next === null]).toEqual([null, false]);
  });

  it("keep to the search in both directions", async () => {
    const first = await page({ query: "example" });
    const second = await page({ query: "example", after: first.next ?? "" });
    expect([idsOf(first).length, idsOf(second).length, second.next]).toEqual([2, 2, null]);
    expect(idsOf(await page({ query: "example", before: second.previous ?? "" }))).toEqual(idsOf(first));
  });

  it("beyond the end are empty", async () => {
    expect(await page({ after: "0.user_0" })).toMatchObject({ data: [], next: null, previous: null, total_count: 5 });
  });

  it.each([{ after: "1" }, { after: "1.idn_a" }, { before: "x.user_a" }, { after: "1.user_a", before: "1.user_a" }, { after: "999999999999999.user_a" }, { after: "1.user_a'" }])("refuse %j", async (input) => {
    expect(await codesOf(page(input))).toEqual(["form_param_value_invalid"]);
  });
});

it("is for administrators and servers only", async () => {
  const { ctx, user, sessionId } = await signedInPerson("curious");
  expect(await codesOf(listUsers(ctx, {}))).toEqual(["authorization_invalid"]);
  expect(await codesOf(listUsers({ ...ctx, actor: { type: "anonymous" } }, {}))).toEqual(["authentication_invalid"]);
  expect((await listUsers({ ...ctx, actor: { type: "admin", userId: user.id, sessionId, firstFactorVerifiedAt: null, secondFactorVerifiedAt: null, secondFactorSince: null } }, {})).data).not.toHaveLength(0);
});
