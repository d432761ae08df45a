import { z } from "zod";
import { appRedirect, redirectUrlInput } from "@/lib/http/app-redirect";
import { navigation, route } from "@/lib/http/endpoint";
import { linkAddress } from "@/lib/http/link-domain";

export const { GET, OPTIONS } = route({
  GET: navigation({
    summary: "Make the browser known on a domain of this instance, and send it on",
    query: z.object({ link_domain: z.string().max(256).optional(), redirect_url: redirectUrlInput }),
    handle: async (ctx, { query }) => ({ location: linkAddress(query.link_domain, await appRedirect(ctx, query.redirect_url), ctx.now()) }),
  }),
});
