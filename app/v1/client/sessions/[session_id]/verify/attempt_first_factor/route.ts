import { dropping } from "@/lib/flows/sdk-parameters";
import { attemptReverification } from "@/lib/flows/reverification/attempt-first-factor";
import { reverificationInProgress } from "@/lib/flows/reverification/in-progress";
import { serializeReverification, sessionReverificationJson } from "@/lib/flows/reverification/serializer";
import { endpoint, route } from "@/lib/http/endpoint";

export const { POST, OPTIONS } = route({
  POST: endpoint({
    audience: "frontend",
    signedIn: true,
    summary: "Confirm with a first factor that it is the signed-in person",
    params: ["session_id"],
    body: dropping(attemptReverification.input.omit({ reverification_id: true }), ["public_key_credential"]),
    response: sessionReverificationJson,
    async handle(ctx, { body }) {
      const reverification_id = await reverificationInProgress(ctx, {});
      return serializeReverification(ctx, await attemptReverification(ctx, { ...body, reverification_id }));
    },
  }),
});
