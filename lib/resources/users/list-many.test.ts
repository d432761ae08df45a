import { beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { useTestDatabase } from "@/lib/db/testing";
import { codesOf, signedInPerson, systemContextFor } from "@/lib/resources/testing";
import { MOST_COUNTED } from "./count";
import { listUsers } from "./list";
import { readUserOverview } from "./overview";

useTestDatabase();

const ALL = 32_000;
const OLD_MATCHING = 11_000;
const system = systemContextFor();

/** The oldest are named Rare and the newest Common: a search for either matches more than are counted. */
beforeAll(async () => {
  await database().$executeRaw`
    INSERT INTO users (id, first_name, created_at, updated_at)
    SELECT 'user_' || lpad(i::text, 27, '0'), CASE WHEN i <= ${OLD_MATCHING} THEN 'Rare' ELSE 'Common' END, now() - interval '40 days' + i * interval '1 minute', now()
    FROM generate_series(1, ${ALL}::int) AS i`;
  await database().$executeRaw`ANALYZE users`;
});

describe("beyond what is counted", () => {
  it("the number of all users is an estimate, and near", async () => {
    const { total_count, total_count_exactness } = await listUsers(system, { limit: 1 });
    expect(total_count_exactness).toBe("about");
    expect(Math.abs(total_count - ALL)).toBeLessThan(ALL / 20);
  });

  it.each([
    ["common", ALL],
    ["rare", OLD_MATCHING],
  ])("a search for %s says that there are more, and pages through them in order", async (query, newest) => {
    const first = await listUsers(system, { query, limit: 3 });
    expect([first.total_count, first.total_count_exactness]).toEqual([MOST_COUNTED, "at_least"]);
    const second = await listUsers(system, { query, limit: 3, after: first.next ?? "" });
    const numbers = [...first.data, ...second.data].map((user) => Number(user.id.slice(5)));
    expect(numbers).toEqual([0, 1, 2, 3, 4, 5].map((step) => newest - step));
    const back = await listUsers(system, { query, limit: 3, before: second.previous ?? "" });
    expect(back.data.map((user) => user.id)).toEqual(first.data.map((user) => user.id));
  });
});

describe("the overview", () => {
  it("counts users, new ones, and sessions that were in use within a day and still stand", async () => {
    const { user } = await signedInPerson("active");
    const past = await signedInPerson("past");
    const ended = await signedInPerson("ended");
    await database().user.updateMany({ where: { id: { in: [user.id, past.user.id, ended.user.id] } }, data: { lastActiveAt: new Date() } });
    await database().session.update({ where: { id: past.sessionId }, data: { lastActiveAt: new Date(Date.now() - 25 * 60 * 60 * 1000) } });
    await database().session.update({ where: { id: ended.sessionId }, data: { status: "revoked" } });
    const overview = await readUserOverview(system, {});
    expect(overview.active_sessions_last_day).toEqual({ count: 1, exactness: "exact" });
    expect(overview.users.exactness).toBe("about");
    // 40 days ago and a minute each: the last of them is 17 days and 18 hours old.
    expect(overview.created_last_seven_days).toEqual({ count: 3, exactness: "exact" });
  });

  it("is for administrators and servers only", async () => {
    const { ctx } = await signedInPerson("curious");
    expect(await codesOf(readUserOverview(ctx, {}))).toEqual(["authorization_invalid"]);
  });
});
