import { z } from "zod";
import { apiError } from "@/lib/errors";
import { Prisma } from "@/lib/generated/prisma/client";
import { operation, parseInput } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { settingsSchema, type Settings } from "./schema";
import { forgetSettings, writeSettings } from "./store";

type Tree = { [key: string]: unknown };

/**
 * Change settings. Only what is given changes; the outcome is checked as a whole.
 *
 * @throws form_param_unknown 422: there is no such setting
 * @throws form_param_… 422: `param_name` is the section of the setting at fault
 * @throws authorization_invalid 403
 */
export const updateSettings = operation({
  name: "settings.update",
  input: z.strictObject({ settings: z.record(z.string(), z.unknown()) }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run(ctx, input): Promise<Settings> {
    // Held, so that of two changes at once the second builds on the first.
    const [row] = await ctx.tx.$queryRaw<{ settings: unknown }[]>(Prisma.sql`SELECT settings FROM instances LIMIT 1 FOR UPDATE`);
    if (!row) throw apiError("service_unavailable");
    const before = settingsSchema.parse(row.settings);
    const after = parseInput(settingsSchema, merge(before, input.settings, ""));
    await writeSettings(ctx.tx, after);
    await ctx.emit("settings.updated", { userId: null, data: { changed: changedPaths(before, after, "") } });
    forgetSettings();
    return after;
  },
});

/** Objects are merged, everything else (lists too) is replaced. */
function merge(current: Tree, change: Tree, path: string): Tree {
  const merged: Tree = { ...current };
  for (const [key, value] of Object.entries(change)) {
    if (!Object.hasOwn(current, key)) throw apiError("form_param_unknown", { param_name: `${path}${key}` });
    const before = current[key];
    merged[key] = isTree(before) && isTree(value) ? merge(before, value, `${path}${key}.`) : value;
  }
  return merged;
}

function changedPaths(before: Tree, after: Tree, path: string): string[] {
  return Object.keys(after).flatMap((key) => {
    const [old, now] = [before[key], after[key]];
    if (isTree(old) && isTree(now)) return changedPaths(old, now, `${path}${key}.`);
    return JSON.stringify(old) === JSON.stringify(now) ? [] : [`${path}${key}`];
  });
}

function isTree(value: unknown): value is Tree {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
