import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll } from "vitest";
import { systemContext } from "@/lib/context";
import { useTestDatabase } from "@/lib/db/testing";
import { env } from "@/lib/env";
import { prepareInstance } from "@/lib/instance/prepare";
import { forgetSettings, readSettings } from "@/lib/settings/store";
import { updateSettings } from "@/lib/settings/update";

/** Give the test file an instance of its own: a database, keys and settings; limits of rates are off. */
export function useInstance(): void {
  useTestDatabase();
  beforeAll(async () => {
    await prepareInstance({ dataDir: mkdtempSync(join(tmpdir(), "gatehouse-api-")), env });
    await changeSettings({ attack_protection: { rate_limits: { enabled: false } } });
  });
}

/** Change the settings of the test's instance, as the dashboard does. What is not given stays. */
export async function changeSettings(settings: Record<string, unknown>): Promise<void> {
  forgetSettings();
  await updateSettings(systemContext(await readSettings(), "test"), { settings });
}
