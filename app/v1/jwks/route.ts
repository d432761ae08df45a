import { z } from "zod";
import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { signingKeys } from "@/lib/tokens/signing-keys";

export const { GET } = route({
  GET: backendEndpoint({
    summary: "The public keys that session tokens are verified with",
    response: z.object({ keys: z.array(z.unknown()) }),
    handle: async () => ({ keys: (await signingKeys()).published }),
  }),
});
