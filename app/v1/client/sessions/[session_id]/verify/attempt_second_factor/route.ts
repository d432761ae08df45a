import { dropping } from "@/lib/flows/sdk-parameters";
import { attemptReverificationSecondFactor } from "@/lib/flows/reverification/attempt-second-factor";
import { reverificationInProgress } from "@/lib/flows/reverification/in-progress";
import { serializeReverification, sessionReverificationJson } from "@/lib/flows/reverification/serializer";
import { endpoint, route } from "@/lib/http/endpoint";

export const { POST, OPTIONS } = route({
  POST: endpoint({
    audience: "frontend",
    signedIn: true,
    summary: "Confirm with a second factor that it is the signed-in person",
    params: ["session_id"],
    body: dropping(attemptReverificationSecondFactor.input.omit({ reverification_id: true }), ["public_key_credential"]),
    response: sessionReverificationJson,
    async handle(ctx, { body }) {
      const reverification_id = await reverificationInProgress(ctx, {});
      return serializeReverification(ctx, await attemptReverificationSecondFactor(ctx, { ...body, reverification_id }));
    },
  }),
});
