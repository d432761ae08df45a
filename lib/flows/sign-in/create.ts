import { z } from "zod";
import { newId } from "@/lib/db/identifiers";
import type { Context } from "@/lib/context";
import { apiError, type ApiError } from "@/lib/errors";
import { operation, refuse, type OperationContext } from "@/lib/operation";
import { consume } from "@/lib/rate-limits/consume";
import { addClient, ensureClient } from "@/lib/resources/clients/store";
import { assertMaySignIn } from "@/lib/resources/restrictions/permitted";
import { live } from "@/lib/resources/sessions/store";
import { FIRST_FACTOR_NAMES } from "@/lib/strategies/strategy";
import { strategyFor } from "@/lib/strategies";
import { limitSending } from "@/lib/strategies/challenge";
import { after, DAY } from "@/lib/time";
import { advance } from "./complete";
import { provePassword } from "./attempt-first-factor";
import { findIdentified, readIdentifier } from "./identify";
import { checkPassword } from "./password";
import { sendFirstFactor } from "./prepare-first-factor";
import { begin, keep, type LoadedSignIn } from "./store";
import { unhurried } from "@/lib/flows/unhurried";
import { viewOf, type SignInView } from "./view";

const ABANDONED_AFTER_MS = 1 * DAY;

const input = z.strictObject({
  identifier: z.string().trim().min(1).max(320).optional(),
  password: z.string().min(1).max(4096).optional(),
  strategy: z.enum(FIRST_FACTOR_NAMES).optional(),
  redirect_url: z.string().max(2048).optional(),
  action_complete_redirect_url: z.string().max(2048).optional(),
  locale: z.string().max(35).optional(),
  timezone: z.string().max(64).optional(),
});

/**
 * Begin to sign in on this browser, in place of whatever sign-in was under way there. With a password it goes all the way;
 * with a strategy its code or link is sent at once.
 *
 * @throws form_identifier_not_found    422: nobody has it (not where the instance hides which accounts exist)
 * @throws form_password_incorrect      422
 * @throws identifier_already_signed_in 400, with meta.session_id
 * @throws user_locked, user_banned     403
 * @throws not_allowed_access           403: the lists keep them out
 * @throws too_many_requests            429
 * @see Clerk Frontend API, POST /v1/client/sign_ins
 */
export const createSignIn = unhurried(operation({
  name: "sign_in.create",
  input,
  allow: () => {},
  async gather(ctx, { identifier, password, strategy }) {
    await consume("sign_in_network", ctx.request.ip, ctx.settings);
    if (identifier === undefined) return { found: null, identified: null, check: null };
    const readings = readIdentifier(identifier, ctx.settings);
    const found = await findIdentified(readings);
    const identified = found?.identified ?? readings[0] ?? null;
    const check = password === undefined ? null : await checkPassword(ctx, found?.user ?? null, identified?.identifier ?? identifier, password);
    if (!found && !check) assertHidden(ctx);
    if (!identified) throw apiError("form_param_format_invalid", { param_name: "identifier" });
    // Where the instance hides which accounts exist, the lists are asked once the person has proved who they are.
    if (found && !isHidden(ctx)) await assertMaySignIn(ctx.tx, ctx.settings, found.user);
    if (strategy && strategy !== "password") await limitSending(ctx, strategyFor(strategy, "first_factor", ctx.settings), identified.identifier);
    return { found, identified, check };
  },
  async run(ctx, input, { found, identified, check }) {
    if (found) await refuseIfSignedIn(ctx, found.user.id);
    const begun = await beginSignIn(ctx, input, identified, found?.user.id ?? null);
    const outcome = check ? await provePassword(ctx, begun, check) : ({ ok: true, loaded: begun } as const);
    if (!outcome.ok) {
      keep(ctx, begun);
      return refuse(!found && !isHidden(ctx) ? notFound() : outcome.error);
    }
    const sends = !check && input.strategy && input.strategy !== "password" ? input.strategy : null;
    const loaded = sends ? await sendFirstFactor(ctx, begun, { strategy: sends, redirect_url: input.redirect_url }) : await advance(ctx, outcome.loaded);
    keep(ctx, loaded);
    return viewOf(ctx, loaded) satisfies SignInView;
  },
}));

function isHidden({ settings }: Pick<Context, "settings">): boolean {
  return settings.attack_protection.enumeration_protection.enabled;
}

function assertHidden(ctx: Context): void {
  if (!isHidden(ctx)) throw notFound();
}

function notFound(): ApiError {
  return apiError("form_identifier_not_found", { param_name: "identifier" });
}

/** Of two tries at the same moment the second knows of no session yet; it goes on and takes the place of the first. */
export async function refuseIfSignedIn({ tx, client, actor, now }: OperationContext, userId: string): Promise<void> {
  if (client.id === null || actor.type !== "user") return;
  const session = await tx.session.findFirst({ where: { AND: [{ clientId: client.id, userId }, live(now())] }, select: { id: true } });
  if (session) throw apiError("identifier_already_signed_in", { session_id: session.id });
}

/** Put a new sign-in in place of whatever was under way in this browser. Whoever begins one keeps it in the end. */
export async function beginSignIn(ctx: OperationContext, data: Pick<z.output<typeof input>, "redirect_url" | "action_complete_redirect_url" | "locale" | "timezone">, identified: { identifier: string; type: string } | null, userId: string | null): Promise<LoadedSignIn> {
  const now = ctx.now();
  const id = newId("signIn", now);
  return begin(ctx, {
    id,
    clientId: ctx.client.id === null ? addClient(ctx.last, ctx.client, now, { signInId: id }) : await ensureClient(ctx.tx, ctx.client, now, { signInId: id }),
    version: 0,
    userId,
    identifier: identified?.identifier ?? null,
    identifierType: identified?.type ?? null,
    firstFactorVerificationId: null,
    firstFactorTargetId: null,
    secondFactorVerificationId: null,
    secondFactorTargetId: null,
    newPasswordRequired: false,
    createdSessionId: null,
    redirectUrl: data.redirect_url ?? null,
    actionCompleteRedirectUrl: data.action_complete_redirect_url ?? null,
    locale: data.locale ?? null,
    timezone: data.timezone ?? null,
    abandonAt: after(now, ABANDONED_AFTER_MS),
    createdAt: now,
    updatedAt: now,
  });
}
