import { backendEndpoint } from "@/lib/http/backend-endpoint";
import { route } from "@/lib/http/endpoint";
import { instanceRestrictionsJson, updateRestrictions } from "@/lib/resources/instance/update-restrictions";

export const { PATCH, POST } = route({
  PATCH: backendEndpoint({
    summary: "Switch restrictions on who may come in",
    body: updateRestrictions.input,
    response: instanceRestrictionsJson,
    handle: (ctx, { body }) => updateRestrictions(ctx, body),
  }),
});
