import { beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { useTestDatabase } from "@/lib/db/testing";
import { codesOf, signedInPerson, systemContextFor } from "@/lib/resources/testing";
import { countFilteredUsers } from "./count-filtered";
import { listFilteredUsers } from "./list-filtered";

useTestDatabase();

const ALL = 26_000;
const SIGNED_IN = 15_500;
const system = systemContextFor();

/** Numbered from 1. Those after the first 15,500 have never signed in, and four each signed in at the same moment. Every second one is named Even. */
beforeAll(async () => {
  await database().$executeRaw`
    INSERT INTO users (id, first_name, last_sign_in_at, created_at, updated_at)
    SELECT 'user_' || lpad(i::text, 27, '0'), CASE WHEN i % 2 = 0 THEN 'Even' ELSE 'Odd' END,
           CASE WHEN i <= ${SIGNED_IN}::int THEN '2026-01-01'::timestamptz + (i / 4) * interval '1 minute' END, '2026-01-01'::timestamptz + i * interval '1 minute', now()
    FROM generate_series(1, ${ALL}::int) AS i`;
  await database().$executeRaw`ANALYZE users`;
});

const numbers = async (input: Parameters<typeof listFilteredUsers>[1]) => (await listFilteredUsers(system, input)).map(({ id }) => Number(id.slice(5)));
const count = (from: number, length: number, step: number) => Array.from({ length }, (_, index) => from + index * step);

describe("far pages", () => {
  it.each([
    ["-created_at", 5_000, count(ALL - 5_000, 5, -1)],
    ["-created_at", 5_001, count(ALL - 5_001, 5, -1)],
    ["-created_at", 12_345, count(ALL - 12_345, 5, -1)],
    ["created_at", 25_995, count(25_996, 5, 1)],
    ["created_at", 25_998, count(25_999, 2, 1)],
    ["created_at", 1_000_000, []],
    ["-last_sign_in_at", 0, count(SIGNED_IN, 5, -1)],
    ["-last_sign_in_at", 15_498, [2, 1, ALL, ALL - 1, ALL - 2]],
    ["-last_sign_in_at", 15_500, count(ALL, 5, -1)],
    ["-last_sign_in_at", 16_600, count(ALL - 1_100, 5, -1)],
    ["last_sign_in_at", 9_999, count(10_000, 5, 1)],
    ["last_sign_in_at", 15_498, count(15_499, 5, 1)],
    ["last_sign_in_at", 20_000, count(20_001, 5, 1)],
    ["first_name", 13_000, count(1, 5, 2)],
  ])("ordered by %s, after %i", async (order_by, offset, expected) => {
    expect(await numbers({ order_by, offset, limit: 5 })).toEqual(expected);
  });

  it("of a search that many match", async () => {
    expect(await numbers({ query: "even", offset: 0, limit: 3 })).toEqual([ALL, ALL - 2, ALL - 4]);
    expect(await numbers({ query: "even", offset: 12_345, limit: 3 })).toEqual(count(ALL - 2 * 12_345, 3, -2));
    expect(await numbers({ query: "even", offset: 6_000, limit: 3, order_by: "-last_sign_in_at" })).toEqual(count(SIGNED_IN - 12_000, 3, -2));
    expect(await numbers({ query: "even", offset: 8_000, limit: 3, order_by: "-last_sign_in_at" })).toEqual(count(ALL - 2 * (8_000 - SIGNED_IN / 2), 3, -2));
    expect(await countFilteredUsers(system, { query: "even" })).toEqual({ object: "total_count", total_count: ALL / 2 });
  });

  it("of everybody who passes a condition", async () => {
    expect(await numbers({ created_at_after: Date.UTC(2026, 0, 1) + 10_000 * 60_000, offset: 15_990, limit: 20 })).toEqual(count(10_010, 10, -1));
  });
});

it("is for administrators and servers only", async () => {
  const { ctx } = await signedInPerson("curious");
  expect([await codesOf(listFilteredUsers(ctx, {})), await codesOf(countFilteredUsers(ctx, {}))]).toEqual([["authorization_invalid"], ["authorization_invalid"]]);
});
