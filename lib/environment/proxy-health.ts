import { z } from "zod";
import { sha256 } from "@/lib/encryption";
import { apiError } from "@/lib/errors";
import { query } from "@/lib/operation";

export const proxyHealthJson = z.object({ status: z.literal("healthy"), x_forwarded_for: z.string() });

/**
 * Whether an app's proxy in front of this API says what it should: where it stands, and by which key it may.
 *
 * @throws bad_request 400: it does not say where it stands
 * @throws clerk_key_invalid 401: no key of this instance
 * @see Clerk Frontend API, GET /v1/proxy-health
 */
export const checkProxy = query({
  name: "proxy.check",
  input: z.strictObject({ proxy_url: z.string().nullable(), secret_key: z.string().nullable() }),
  allow: () => {},
  async run({ tx, request }, { proxy_url, secret_key }): Promise<z.infer<typeof proxyHealthJson>> {
    if (proxy_url === null || !URL.canParse(proxy_url)) throw apiError("bad_request", { param_name: "Clerk-Proxy-Url" });
    const key = secret_key && (await tx.secretKey.findFirst({ where: { keyHash: sha256(secret_key), revokedAt: null }, select: { id: true } }));
    if (!key) throw apiError("clerk_key_invalid");
    return { status: "healthy", x_forwarded_for: request.ip ?? "" };
  },
});
