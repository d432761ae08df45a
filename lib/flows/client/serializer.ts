import { z } from "zod";
import { type Prisma } from "@/lib/generated/prisma/client";
import type { Context } from "@/lib/context";
import { database } from "@/lib/db/client";
import { env } from "@/lib/env";
import { live } from "@/lib/resources/sessions/store";
import { sessionStatus } from "@/lib/resources/sessions/serializer";
import { serializeUser, USER_INCLUDE, userJson, type UserJson } from "@/lib/resources/users/serializer";
import { serializeUserData } from "@/lib/resources/users/user-data";
import { factorVerificationAge, mintSessionToken } from "@/lib/tokens/session-token";

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

const SESSION_INCLUDE = { user: { include: USER_INCLUDE } } satisfies Prisma.SessionInclude;

type SessionRow = Prisma.SessionGetPayload<{ include: typeof SESSION_INCLUDE }>;

/**
 * The asking browser as the Frontend API shows it, each session with a fresh token; null for a browser that is no client.
 * Times in milliseconds.
 */
export async function serializeClient(ctx: Context): Promise<ClientJson | null> {
  if (ctx.client.id === null) return null;
  const now = ctx.now();
  const client = await database().client.findUnique({
    where: { id: ctx.client.id },
    include: { sessions: { where: { AND: [live(now), { user: { bannedAt: null } }] }, include: SESSION_INCLUDE, orderBy: { createdAt: "asc" } } },
  });
  if (!client) return null;
  const sessions = await Promise.all(client.sessions.map((session) => serializeClientSession(ctx, session)));
  const named = sessions.find((session) => session.id === client.lastActiveSessionId);
  return {
    object: "client",
    id: client.id,
    sessions,
    sign_in: null,
    sign_up: null,
    last_active_session_id: named?.id ?? sessions.at(-1)?.id ?? null,
    last_authentication_strategy: client.lastAuthenticationStrategy,
    cookie_expires_at: null,
    captcha_bypass: false,
    created_at: client.createdAt.getTime(),
    updated_at: client.updatedAt.getTime(),
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
