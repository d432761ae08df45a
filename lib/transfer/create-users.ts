import type { Context } from "@/lib/context";
import { requireAdministrator } from "@/lib/policy";
import type { Identifier } from "@/lib/resources/restrictions/identifier";
import { assertIdentifiersPermitted } from "@/lib/resources/restrictions/permitted";
import { checkNewUser } from "./check/new-user";
import type { Checked } from "./check/checked";
import { refusalsOf, type Outcome, type Refusal } from "./outcome";
import { storeTold } from "./run/store-told";
import { isRecord } from "./source/record";

const LISTED = ["email_address", "phone_number", "web3_wallet"] as const;

/**
 * Create many users, each whole or not at all, by the rules of an import: who is there already is left as they are. The outcome of
 * each is told by its place in the list, from 0.
 *
 * @throws authorization_invalid 403
 * @throws too_many_requests 429: too many passwords in clear are being hashed
 */
export async function createUsers(ctx: Context, users: readonly unknown[]): Promise<Outcome[]> {
  requireAdministrator(ctx.actor);
  const outcomes: Outcome[] = [];
  const welcome: Checked[] = [];
  for (const [line, raw] of users.entries()) {
    const checked = await check(ctx, line, raw);
    if (Array.isArray(checked)) outcomes.push({ line, status: "refused", refusals: checked });
    else welcome.push(checked);
  }
  const store = await storeTold(ctx, welcome);
  outcomes.push(...(await store()));
  return outcomes.sort((a, b) => a.line - b.line);
}

async function check(ctx: Context, line: number, raw: unknown): Promise<Checked | Refusal[]> {
  if (!isRecord(raw)) return [{ param: null, code: "form_param_type_invalid", reason: "A user is an object." }];
  try {
    const checked = await checkNewUser(ctx, line, raw);
    await assertIdentifiersPermitted(undefined, ctx.settings, checked.keys.flatMap(listedIdentifier));
    return checked;
  } catch (error) {
    return refusalsOf(error);
  }
}

function listedIdentifier({ kind, value }: Checked["keys"][number]): Identifier[] {
  const type = LISTED.find((listed) => listed === kind);
  return type ? [{ type, value }] : [];
}
