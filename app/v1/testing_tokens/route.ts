import { z } from "zod";
import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { newTestingToken } from "@/lib/tokens/testing-token";

export const { POST } = route({
  POST: backendEndpoint({
    summary: "A token by which the tests of an app say that they are no robot",
    response: z.object({ object: z.literal("testing_token"), token: z.string(), expires_at: z.number().int() }),
    handle: async (ctx) => {
      const { token, expiresAt } = newTestingToken(ctx.now());
      return { object: "testing_token" as const, token, expires_at: expiresAt.getTime() };
    },
  }),
});
