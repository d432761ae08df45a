import { z } from "zod";
import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { redeemHandshake } from "@/lib/tokens/handshake";

export const { GET } = route({
  GET: backendEndpoint({
    summary: "The cookies of a handshake, once, for the server of the app that it goes to",
    query: redeemHandshake.input,
    response: z.object({ directives: z.array(z.string()) }),
    handle: (ctx, { query }) => redeemHandshake(ctx, query),
  }),
});
