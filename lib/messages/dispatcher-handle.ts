import * as handle from "@/lib/dispatch/handle";
import type { Dispatcher } from "@/lib/dispatch/handle";

/** What the dispatcher of messages is called among those of the process. */
export const MESSAGES = "messages";

/** The dispatcher of messages that runs in this process. */
export type MessageDispatcher = Dispatcher;

/** Remember, or with undefined forget, the dispatcher of this process. */
export function setRunningDispatcher(dispatcher: MessageDispatcher | undefined): void {
  handle.setRunningDispatcher(MESSAGES, dispatcher);
}

/** Wake this process's dispatcher. Does nothing where none runs: another process polls. */
export function nudgeMessageDispatcher(): void {
  handle.runningDispatcher(MESSAGES)?.nudge();
}
