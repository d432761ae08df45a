import { z } from "zod";
import { endpoint, route } from "@/lib/http/endpoint";
import { requireUser } from "@/lib/policy";
import { clientJson, serializeClient } from "@/lib/resources/clients/serializer";
import { getUser } from "@/lib/resources/users/get";
import { userJson } from "@/lib/resources/users/serializer";
import { updateUser } from "@/lib/resources/users/update";

const response = z.object({ response: userJson, client: clientJson.nullable() });

export const { GET, POST, PATCH, OPTIONS } = route({
  GET: endpoint({
    audience: "frontend",
    summary: "The signed-in person",
    response,
    async handle(ctx) {
      const user = await getUser(ctx, { user_id: requireUser(ctx).userId });
      return { response: user, client: await serializeClient(ctx) };
    },
  }),
  PATCH: endpoint({
    audience: "frontend",
    summary: "Change the signed-in person's names",
    body: updateUser.input.pick({ first_name: true, last_name: true, username: true, locale: true, timezone: true, unsafe_metadata: true }),
    response,
    async handle(ctx, { body }) {
      const user = await updateUser(ctx, { ...body, user_id: requireUser(ctx).userId });
      return { response: user, client: await serializeClient(ctx) };
    },
  }),
});
