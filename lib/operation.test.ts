import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { Prisma } from "@/lib/generated/prisma/client";
import { database } from "@/lib/db/client";
import { useTestDatabase } from "@/lib/db/testing";
import { apiError } from "@/lib/errors";
import { operation, refuse, type OperationContext } from "@/lib/operation";
import { codesOf, systemContextFor } from "@/lib/resources/testing";

useTestDatabase();

const eventsOf = (name: string) => database().event.count({ where: { data: { path: ["name"], equals: name } } });

/** An operation that writes one event of its name, does something, and ends in one of three ways. */
function sample(name: string, end: "kept" | "refused" | "thrown", act: (ctx: OperationContext) => Promise<unknown> = async () => {}) {
  return operation({
    name,
    input: z.strictObject({}),
    allow: () => {},
    async run(ctx) {
      await ctx.emit("settings.updated", { userId: null, data: { name } });
      await act(ctx);
      if (end === "refused") return refuse(apiError("conflict"));
      if (end === "thrown") throw apiError("conflict");
      return name;
    },
  });
}

const run = (op: ReturnType<typeof sample>) => codesOf(op(systemContextFor(), {}));

describe("what an operation has written", () => {
  it.each([
    ["kept", 1],
    ["refused", 1],
    ["thrown", 0],
  ] as const)("is there %s: %d", async (end, count) => {
    expect(await run(sample(end, end))).toEqual(end === "kept" ? "kept" : ["conflict"]);
    expect(await eventsOf(end)).toBe(count);
  });

  it("shares the fate of the one around it", async () => {
    const inside = (name: string, end: "kept" | "refused" | "thrown") => (ctx: OperationContext) => sample(name, end)(ctx, {});
    expect(await run(sample("a", "kept", inside("a1", "refused")))).toEqual(["conflict"]);
    expect(await run(sample("b", "kept", inside("b1", "thrown")))).toEqual(["conflict"]);
    expect(await run(sample("c", "thrown", inside("c1", "kept")))).toEqual(["conflict"]);
    expect(await Promise.all(["a", "a1", "b", "b1", "c", "c1"].map(eventsOf))).toEqual([1, 1, 0, 0, 0, 0]);
  });
});

it("two that wait for each other both come through, and write once", async () => {
  const locking = (name: string, ...keys: number[]) =>
    sample(name, "kept", async ({ tx }) => {
      for (const key of keys) {
        await tx.$executeRaw(Prisma.sql`SELECT pg_advisory_xact_lock(${key}::bigint)`);
        await sleep(100);
      }
    });
  expect(await Promise.all([run(locking("one", 1, 2)), run(locking("other", 2, 1))])).toEqual(["one", "other"]);
  expect(await Promise.all(["one", "other"].map(eventsOf))).toEqual([1, 1]);
});
