/** What the tabs of one browser tell each other. */
export interface Channel<Message> {
  post(message: Message): void;
}

/** Null where the browser has no such thing. */
export function openChannel<Message>(name: string, onMessage: (message: Message) => void): Channel<Message> | null {
  if (typeof BroadcastChannel === "undefined") return null;
  const channel = new BroadcastChannel(name);
  channel.addEventListener("message", ({ data }: MessageEvent<Message>) => onMessage(data));
  return { post: (message) => channel.postMessage(message) };
}
