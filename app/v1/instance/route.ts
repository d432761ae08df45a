import { z } from "zod";
import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { getInstance, instanceJson } from "@/lib/resources/instance/get";
import { updateInstance } from "@/lib/resources/instance/update";

export const { GET, PATCH, POST } = route({
  GET: backendEndpoint({ summary: "This instance", response: instanceJson, handle: (ctx) => getInstance(ctx, {}) }),
  PATCH: backendEndpoint({
    summary: "Change settings of this instance",
    body: updateInstance.input,
    response: z.null(),
    status: 204,
    handle: async (ctx, { body }) => {
      await updateInstance(ctx, body);
      return null;
    },
  }),
});
