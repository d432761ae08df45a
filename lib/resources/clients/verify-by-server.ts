import { z } from "zod";
import { sha256 } from "@/lib/encryption";
import type { Prisma } from "@/lib/generated/prisma/client";
import { query } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { live } from "@/lib/resources/sessions/store";
import { expiredForMs, readSessionToken } from "@/lib/tokens/read-session-token";
import { readClientByServer } from "./read-by-server";

/**
 * The client of a token: of the credential that it holds itself, or of a session token that has not expired, while its session
 * lives.
 *
 * @throws client_not_found 400
 * @see Clerk Backend API, POST /v1/clients/verify
 */
export const verifyClientByServer = query({
  name: "client.verify_by_server",
  input: z.strictObject({ token: z.string().min(1).max(8192) }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  run: async ({ tx, now }, { token }) => readClientByServer(tx, await holderOf(token, now()), now(), "client_not_found"),
});

async function holderOf(token: string, now: Date): Promise<Prisma.ClientWhereInput> {
  const claims = await readSessionToken(token);
  if (!claims) return { tokenHash: sha256(token) };
  return expiredForMs(claims, now) > 0 ? { id: "" } : { sessions: { some: { AND: [{ id: claims.sid }, live(now)] } } };
}
