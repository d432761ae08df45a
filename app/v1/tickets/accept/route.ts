import { z } from "zod";
import { acceptTicket } from "@/lib/flows/tickets/accept";
import { navigation, route } from "@/lib/http/endpoint";

export const { GET, OPTIONS } = route({
  GET: navigation({
    summary: "Follow the link of a ticket to the page that uses it",
    query: z.object({ ticket: z.string().default(""), redirect_url: z.string().optional() }),
    handle: async (ctx, { query }) => ({ location: await acceptTicket(ctx, query), status: 303 }),
  }),
});
