import { env } from "@/lib/env";
import type { Settings } from "./schema";

/**
 * Whether addresses and numbers that are set aside for tests take the fixed code: on a development instance, unless it is
 * switched off there; on one in production never, whatever its settings say.
 *
 * @see https://clerk.com/docs/testing/test-emails-and-phones
 */
export function isTestMode({ test_mode }: Pick<Settings, "test_mode">): boolean {
  return env.isDevelopmentInstance && test_mode !== false;
}
