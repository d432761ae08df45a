import { setTimeout as sleep } from "node:timers/promises";
import { systemContext } from "@/lib/context";
import { database } from "@/lib/db/client";
import { SECOND } from "@/lib/time";
import { settingsSchema, type Settings } from "@/lib/settings/schema";
import { forgetSettings, writeSettings } from "@/lib/settings/store";
import { updateSettings } from "@/lib/settings/update";

export type SettingsChange = { [K in keyof Settings]?: Settings[K] extends unknown[] ? Settings[K] : Partial<Settings[K]> };

/** A portal holds the settings for a second at most. */
const SEEN_WITHIN_MS = 1.1 * SECOND;

/** Change settings of the site, and wait until every portal has seen it. */
export async function changeSettings(change: SettingsChange): Promise<void> {
  await updateSettings(systemContext(settingsSchema.parse({}), "e2e"), { settings: change });
  await sleep(SEEN_WITHIN_MS);
}

/** Back to those of a fresh instance. */
export async function resetSettings(): Promise<void> {
  await database().$transaction((tx) => writeSettings(tx, settingsSchema.parse({})));
  forgetSettings();
  await sleep(SEEN_WITHIN_MS);
}
