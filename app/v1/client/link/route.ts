import { z } from "zod";
import { navigation, route } from "@/lib/http/endpoint";
import { linkedRedirect } from "@/lib/http/link-domain";

export const { GET, OPTIONS } = route({
  GET: navigation({
    summary: "End what /v1/client/sync began",
    query: z.object({ __clerk_token: z.string().max(8192) }),
    handle: async (ctx, { query }) => ({ location: linkedRedirect(query.__clerk_token, ctx.now()) }),
  }),
});
