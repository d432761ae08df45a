import { z } from "zod";
import { operation } from "@/lib/operation";
import { after } from "@/lib/time";
import { CLIENT_LIFETIME_MS } from "./store";

/**
 * Remember a browser for another year, by the credential that it has.
 *
 * @see Clerk Frontend API, GET /v1/client/touch
 */
export const extendClient = operation({
  name: "client.extend",
  input: z.strictObject({ client_token: z.string().nullable() }),
  allow: () => {},
  async run({ tx, client, now }, { client_token }) {
    if (client.id === null) return { extended: false };
    await tx.client.update({ where: { id: client.id }, data: { expiresAt: after(now(), CLIENT_LIFETIME_MS) } });
    client.issuedToken = client_token;
    return { extended: true };
  },
});
