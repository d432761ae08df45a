import { z } from "zod";
import { ensureSigningKey } from "@/lib/instance/signing-key";
import { operation } from "@/lib/operation";
import { requireAdministrator } from "@/lib/policy";
import { after, MINUTE } from "@/lib/time";
import { forgetSigningKeys } from "./signing-keys";

/** Longer than anybody may hold the published keys: processes ten seconds, caches on the way a minute. */
const PUBLISHED_BEFORE_MS = 2 * MINUTE;

/**
 * Make a new key for tokens. It is published at once and signs two minutes later, so that whoever verifies a token knows its
 * key; the old ones stay published. Nobody is signed out: whoever holds a token that is not believed any more gets another.
 *
 * @throws authorization_invalid 403
 */
export const rotateSigningKey = operation({
  name: "signing_key.rotate",
  input: z.strictObject({
    /** The old key is in wrong hands: the new one signs from now on, and no other is published, so that nothing else is believed. */
    immediately: z.boolean().default(false),
  }),
  allow: (ctx) => requireAdministrator(ctx.actor),
  async run({ tx, emit, now }, { immediately }) {
    if (immediately) await tx.signingKey.deleteMany({});
    else await tx.signingKey.updateMany({ where: { retiredAt: null }, data: { retiredAt: after(now(), PUBLISHED_BEFORE_MS) } });
    await ensureSigningKey(tx, now());
    const { id } = await tx.signingKey.findFirstOrThrow({ where: { retiredAt: null }, select: { id: true } });
    await emit("signing_key.rotated", { userId: null, data: { id } });
    forgetSigningKeys();
    return { id };
  },
});
