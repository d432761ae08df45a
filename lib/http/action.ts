import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import type { z } from "zod";
import type { Context } from "@/lib/context";
import { env } from "@/lib/env";
import { ApiError, apiError } from "@/lib/errors";
import { log } from "@/lib/log";
import { serializeClient } from "@/lib/flows/client/serializer";
import { parseInput } from "@/lib/operation";
import type { Locale } from "@/lib/i18n/locales";
import { LASTING_SECONDS } from "./app-cookie";
import { CLIENT_COOKIE, clientCookieOptions } from "./client-cookie";
import { clientUat, staleUatCookies } from "./client-uat";
import { cookieJar } from "./cookie-jar";
import { formErrors } from "./error-text";
import { IDLE, type FormState } from "./form-state";
import { asAdministrator, pageContext, type AdministratorContext } from "./page";
import { reverifyPath } from "./reverify-path";

type Definition<Schema extends z.ZodType> = {
  input: Schema;
  /** Fields that never go back to the browser. */
  secrets?: readonly string[];
};

export type FormAction = (state: FormState, formData: FormData) => Promise<FormState>;

/**
 * Make a server action for a form. An action is a public endpoint: it finds out anew who asks, and takes only what the
 * portal's own pages send. It works as a plain form post too, where the answer is a page.
 *
 * The handler may redirect; the browser's new credential is set before it goes.
 */
export function action<Schema extends z.ZodType>(
  { input, secrets = [] }: Definition<Schema>,
  handle: (ctx: Context & { request: { locale: Locale } }, input: z.output<Schema>, formData: FormData) => Promise<Partial<FormState> | void>,
): FormAction {
  return async (_state, formData) => {
    const ctx = await pageContext();
    // Whoever calls an action by hand may send anything.
    if (!(formData instanceof FormData)) return { ...IDLE, status: "error", errors: formErrors(apiError("request_body_invalid"), ctx.request.locale) };
    const values = fieldsOf(formData, secrets);
    try {
      await assertOwnOrigin();
      const outcome = await handle(ctx, parseInput(input, inputOf(formData)), formData);
      return { ...IDLE, status: "done", ...outcome };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.has("session_reverification_required")) redirect(reverifyPath((await headers()).get("referer"), values));
      log.debug({ requestId: ctx.request.requestId, codes: error.message }, "form refused");
      return { ...IDLE, status: "error", values, errors: formErrors(error, ctx.request.locale), retry_after_seconds: error.retryAfterSeconds ?? null };
    } finally {
      await keepCredential(ctx);
    }
  };
}

/**
 * The same for a form of the dashboard. For everybody but administrators there is nothing there.
 *
 * @throws resource_not_found 404
 */
export function administratorAction<Schema extends z.ZodType>(definition: Definition<Schema>, handle: (ctx: AdministratorContext, input: z.output<Schema>) => Promise<Partial<FormState> | void>): FormAction {
  return action(definition, async (ctx, input) => {
    const administrator = asAdministrator(ctx);
    if (!administrator) throw apiError("resource_not_found");
    return handle(administrator, input);
  });
}

/** Set the cookie of the browser's new credential, if the operation issued one, and those that tell apps who is signed in. */
async function keepCredential(ctx: Context): Promise<void> {
  if (ctx.client.issuedToken === null) return;
  const jar = await cookies();
  jar.set(CLIENT_COOKIE, ctx.client.issuedToken, clientCookieOptions(env.secureCookies));
  const uat = clientUat(await serializeClient(ctx));
  for (const { name, value, domain, secure } of staleUatCookies(cookieJar((await headers()).get("cookie")), uat, ctx.settings.allowed_origins)) {
    jar.set(name, value, { path: "/", sameSite: "lax", maxAge: LASTING_SECONDS, secure, ...(domain ? { domain } : {}) });
  }
}

/** @throws origin_invalid 400 unless the form was sent from a page of this portal */
async function assertOwnOrigin(): Promise<void> {
  const head = await headers();
  const origin = head.get("origin");
  const own = head.get("x-forwarded-host") ?? head.get("host");
  if (!origin || !URL.canParse(origin) || new URL(origin).host !== own) throw apiError("origin_invalid");
}

/** The form's own fields: an empty one counts as not given, a file stays a file, several of one name become a list. */
function inputOf(formData: FormData): Record<string, unknown> {
  const names = [...new Set(formData.keys())].filter((name) => !name.startsWith("$ACTION"));
  const entries = names.flatMap((name) => {
    const given = formData.getAll(name).filter((value) => value !== "" && !(value instanceof File && value.size === 0));
    return given.length === 0 ? [] : [[name, given.length === 1 ? given[0] : given] as const];
  });
  return Object.fromEntries(entries);
}

function fieldsOf(formData: FormData, secrets: readonly string[]): Record<string, string> {
  const entries = [...formData].filter((entry): entry is [string, string] => typeof entry[1] === "string" && !entry[0].startsWith("$ACTION") && !secrets.includes(entry[0]));
  return Object.fromEntries(entries);
}
