import { z } from "zod";

/**
 * Who acts as somebody else, as the token's claim `act` says it: `sub` names them, and more may be told of them.
 *
 * @see RFC 8693 section 4.1
 */
export const impersonatorJson = z.looseObject({ sub: z.string().min(1).max(255) });

export type Impersonator = z.output<typeof impersonatorJson>;

/** The name of whoever acts as the person in a session with that `actor`; null in a session of one's own. */
export function impersonatorOf(actor: unknown): string | null {
  return impersonatorJson.safeParse(actor).data?.sub ?? null;
}
