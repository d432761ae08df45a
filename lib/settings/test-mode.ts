import { env } from "@/lib/env";
import type { Settings } from "./schema";

/**
 * Whether addresses and numbers that are set aside for tests take the fixed code.
 *
 * @see https://clerk.com/docs/testing/test-emails-and-phones
 */
export function isTestMode({ test_mode }: Pick<Settings, "test_mode">): boolean {
  return test_mode ?? env.isDevelopmentInstance;
}
