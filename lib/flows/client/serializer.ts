import { z } from "zod";
import type { Session } from "@/lib/generated/prisma/client";
import type { Context } from "@/lib/context";
import { fromJsonRow } from "@/lib/db/json-row";
import { env } from "@/lib/env";
import { currentSignIn } from "@/lib/flows/sign-in/current";
import { serializeSignIn } from "@/lib/flows/sign-in/serializer";
import { currentSignUp } from "@/lib/flows/sign-up/current";
import { serializeSignUp } from "@/lib/flows/sign-up/serializer";
import { sessionStatus } from "@/lib/resources/sessions/serializer";
import { userRow, type UserRow } from "@/lib/resources/users/rows";
import { serializeUser, userJson, type UserJson } from "@/lib/resources/users/serializer";
import { serializeUserData } from "@/lib/resources/users/user-data";
import { factorVerificationAge, mintSessionToken } from "@/lib/tokens/session-token";
import { readClient, type ClientRow } from "./store";

export const clientSessionJson = z.object({
  object: z.literal("session"),
  id: z.string(),
  status: z.string(),
  expire_at: z.number().int(),
  abandon_at: z.number().int(),
  last_active_at: z.number().int(),
  last_active_organization_id: z.string().nullable(),
  last_active_token: z.object({ object: z.literal("token"), jwt: z.string() }),
  actor: z.unknown().nullable(),
  tasks: z.null(),
  factor_verification_age: z.tuple([z.number().int(), z.number().int()]),
  user: userJson,
  public_user_data: z.object({
    first_name: z.string().nullable(),
    last_name: z.string().nullable(),
    username: z.string().nullable(),
    identifier: z.string().nullable(),
    image_url: z.string(),
    profile_image_url: z.string(),
    has_image: z.boolean(),
    user_id: z.string(),
    banned: z.boolean(),
  }),
  created_at: z.number().int(),
  updated_at: z.number().int(),
});

export const clientJson = z.object({
  object: z.literal("client"),
  id: z.string(),
  sessions: z.array(clientSessionJson),
  sign_in: z.unknown().nullable(),
  sign_up: z.unknown().nullable(),
  last_active_session_id: z.string().nullable(),
  last_authentication_strategy: z.string().nullable(),
  cookie_expires_at: z.null(),
  captcha_bypass: z.boolean(),
  created_at: z.number().int(),
  updated_at: z.number().int(),
});

export type ClientJson = z.infer<typeof clientJson>;

type SessionRow = Session & { user: UserRow };

/**
 * The asking browser as the Frontend API shows it, each session with a fresh token; null for a browser that is no client.
 * Times in milliseconds. A sign-in or sign-up is shown while it is under way.
 *
 * @param known the client, where it has just been read
 */
export async function serializeClient(ctx: Context, known?: ClientRow): Promise<ClientJson | null> {
  if (ctx.client.id === null) return null;
  const row = known ?? (await readClient({ id: ctx.client.id }, ctx.now()));
  if (!row) return null;
  const sessions = await Promise.all((row.sessions ?? []).map(({ session, user }) => serializeClientSession(ctx, { ...fromJsonRow<Session>(session), user: userRow(user) })));
  const named = sessions.find((session) => session.id === row.last_active_session_id);
  const signIn = row.has_sign_in ? await currentSignIn(ctx, {}) : null;
  const signUp = row.has_sign_up ? await currentSignUp(ctx, {}) : null;
  return {
    object: "client",
    id: row.id,
    sessions,
    sign_in: signIn && serializeSignIn(signIn, ctx.settings),
    sign_up: signUp && serializeSignUp(signUp, ctx.settings),
    last_active_session_id: named?.id ?? sessions.at(-1)?.id ?? null,
    last_authentication_strategy: row.last_authentication_strategy,
    cookie_expires_at: null,
    captcha_bypass: false,
    created_at: row.created_at.getTime(),
    updated_at: row.updated_at.getTime(),
  };
}

function publicUserData(row: SessionRow, user: UserJson): z.infer<typeof clientSessionJson>["public_user_data"] {
  const { first_name, last_name, username, image_url, profile_image_url, has_image, banned } = user;
  return { first_name, last_name, username, identifier: serializeUserData(row.user).identifier, image_url, profile_image_url, has_image, user_id: user.id, banned };
}

async function serializeClientSession(ctx: Context, row: SessionRow): Promise<z.infer<typeof clientSessionJson>> {
  const now = ctx.now();
  const user = serializeUser(row.user, { audience: "frontend", settings: ctx.settings, portalUrl: env.PORTAL_URL, now });
  const jwt = await mintSessionToken({ ...row, status: row.status === "pending" ? "pending" : "active" }, ctx.request.origin, now);
  return {
    object: "session",
    id: row.id,
    status: sessionStatus(row, now),
    expire_at: row.expireAt.getTime(),
    abandon_at: row.abandonAt.getTime(),
    last_active_at: row.lastActiveAt.getTime(),
    last_active_organization_id: row.lastActiveOrganizationId,
    last_active_token: { object: "token", jwt },
    actor: row.actor,
    tasks: null,
    factor_verification_age: factorVerificationAge(row, now),
    user,
    public_user_data: publicUserData(row, user),
    created_at: row.createdAt.getTime(),
    updated_at: row.updatedAt.getTime(),
  };
}
