"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { ApiError, type ErrorCode } from "@/lib/errors";
import { administratorAction } from "@/lib/http/action";
import type { FormState } from "@/lib/http/form-state";
import type { AdministratorContext } from "@/lib/http/page";
import { getTranslator } from "@/lib/i18n/translator";
import { replayWebhookDelivery } from "@/lib/resources/webhook-deliveries/replay";
import { replayFailedDeliveries } from "@/lib/resources/webhook-deliveries/replay-failed";
import { createWebhookEndpoint } from "@/lib/resources/webhook-endpoints/create";
import { deleteWebhookEndpoint } from "@/lib/resources/webhook-endpoints/delete";
import { rotateWebhookSecret } from "@/lib/resources/webhook-endpoints/rotate-secret";
import { updateWebhookEndpoint } from "@/lib/resources/webhook-endpoints/update";
import { endpointForm } from "./endpoint-input";

const endpointId = z.object({ webhook_endpoint_id: z.string() });

/** Add an endpoint; the form shows its secret, this once. */
export const addEndpoint = administratorAction({ input: endpointForm }, (ctx, input) =>
  explained(ctx, input, async () => {
    const { secret } = await createWebhookEndpoint(ctx, input);
    return { values: { secret } };
  }),
);

/** Save where an endpoint is and what it is told of. */
export const saveEndpoint = administratorAction({ input: endpointId.and(endpointForm) }, (ctx, { webhook_endpoint_id, ...input }) =>
  explained(ctx, input, async () => {
    await updateWebhookEndpoint(ctx, { webhook_endpoint_id, ...input });
    redirect(pathOf(webhook_endpoint_id));
  }),
);

/** Replace the secret of an endpoint; the form shows the new one, this once. */
export const rotateSecret = administratorAction({ input: endpointId }, async (ctx, input) => {
  const { secret } = await rotateWebhookSecret(ctx, input);
  return { values: { secret } };
});

/** Tell an endpoint nothing for now. */
export const turnOff = administratorAction({ input: endpointId }, async (ctx, input) => {
  await updateWebhookEndpoint(ctx, { ...input, disabled: true });
  redirect(pathOf(input.webhook_endpoint_id));
});

/** Tell an endpoint again of what happens. */
export const turnOn = administratorAction({ input: endpointId }, async (ctx, input) => {
  await updateWebhookEndpoint(ctx, { ...input, disabled: false });
  redirect(pathOf(input.webhook_endpoint_id));
});

/** Delete an endpoint. */
export const removeEndpoint = administratorAction({ input: endpointId }, async (ctx, input) => {
  await deleteWebhookEndpoint(ctx, input);
  redirect("/dashboard/webhooks");
});

/** Send everything to an endpoint again that was given up. */
export const replayFailed = administratorAction({ input: endpointId }, async (ctx, input) => {
  await replayFailedDeliveries(ctx, input);
  redirect(`${pathOf(input.webhook_endpoint_id)}#deliveries`);
});

/** Send one message again. */
export const replay = administratorAction({ input: z.object({ webhook_delivery_id: z.string() }) }, async (ctx, input) => {
  const { webhook_endpoint_id, id, attempts } = await replayWebhookDelivery(ctx, input);
  // Each time another address, which is drawn anew.
  redirect(`${pathOf(webhook_endpoint_id)}/deliveries/${id}?sent_after=${attempts}`);
});

/** What an administrator is told of an address or a choice that is refused: more than a server needs. */
async function explained(ctx: AdministratorContext, { url, description, event_types }: z.output<typeof endpointForm>, work: () => Promise<Partial<FormState>>): Promise<Partial<FormState>> {
  const t = getTranslator(ctx.request.locale, "webhooks");
  const values = { url, description, ...Object.fromEntries(event_types.map((type) => [type, "true"])) };
  const problem = (code: ErrorCode, param_name: string, message: string): Partial<FormState> => ({ status: "error", values, errors: [{ code, param_name, message }] });
  if (url !== "" && event_types.length === 0) return problem("form_param_nil", "event_types", t("form.events_missing"));
  try {
    return await work();
  } catch (error) {
    if (error instanceof ApiError && error.has("form_param_value_invalid")) return problem("form_param_value_invalid", "url", t("form.url_inside"));
    throw error;
  }
}

function pathOf(id: string): string {
  return `/dashboard/webhooks/${encodeURIComponent(id)}`;
}
