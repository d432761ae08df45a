import { z } from "zod";
import { env } from "@/lib/env";
import { navigation, route } from "@/lib/http/endpoint";
import { linkToken } from "@/lib/http/link-token";

export const { GET, OPTIONS } = route({
  GET: navigation({
    summary: "Follow a mailed link to the page that asks whether to go on; following it changes nothing",
    query: z.object({ token: z.string().optional() }),
    handle: async (_ctx, { query }) => ({ location: `${env.PORTAL_URL}/verify?token=${linkToken(query.token)}`, status: 303 }),
  }),
});
