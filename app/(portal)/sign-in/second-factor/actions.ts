"use server";

import { refresh } from "next/cache";
import { ApiError } from "@/lib/errors";
import { attemptSecondFactor } from "@/lib/flows/sign-in/attempt-second-factor";
import { prepareSecondFactor } from "@/lib/flows/sign-in/prepare-second-factor";
import { action } from "@/lib/http/action";
import { getTranslator } from "@/lib/i18n/translator";
import type { SecondFactorName } from "@/lib/strategies/strategy";
import { goOn, step } from "../go-on";
import type { SignInPage } from "../path";

const PAGES = { totp: "/sign-in/second-factor/app", phone_code: "/sign-in/second-factor/text", backup_code: "/sign-in/second-factor/backup-code" } as const satisfies Record<SecondFactorName, SignInPage>;

export const enterSecondFactor = action({ input: attemptSecondFactor.input, secrets: ["code"] }, async (ctx, input) => {
  try {
    await step(PAGES[input.strategy], async () => {
      const view = await attemptSecondFactor(ctx, input);
      await goOn(ctx, view, view.first_factor_verification?.strategy ?? null);
    });
  } catch (error) {
    // One try too many, or too late: the page then offers a new code instead.
    if (error instanceof ApiError && input.strategy === "phone_code") refresh();
    throw error;
  }
});

/** Text a code, where the person chose that. */
export const textSecondFactor = action({ input: prepareSecondFactor.input }, async (ctx, input) => {
  await step("/sign-in/second-factor", async () => goOn(ctx, await prepareSecondFactor(ctx, input), null, PAGES.phone_code));
});

/** The same again, on the page that waits for it. */
export const textSecondFactorAgain = action({ input: prepareSecondFactor.input }, async (ctx, input) => {
  await step("/sign-in/second-factor", async () => void (await prepareSecondFactor(ctx, input)));
  refresh();
  return { notice: getTranslator(ctx.request.locale, "door")("code.resent") };
});
