"use client";

import { createContext, use, type ReactNode } from "react";

/**
 * The few words that client components need by themselves. The root layout takes them from the catalogue of the
 * person's language, so that no component carries a catalogue. `{time}` and `{count}` are filled in on the client.
 */
export type Words = {
  show_password: string;
  hide_password: string;
  caps_lock_on: string;
  copy: string;
  copied: string;
  copy_failed: string;
  close: string;
  optional: string;
  errors_heading: string;
  try_again_in: string;
  try_again_now: string;
  offline: string;
  still_working: string;
  failed_title: string;
  failed_text: string;
  failed_action: string;
};

const WordsContext = createContext<Words | null>(null);

/** Gives the words to every client component below. */
export function WordsProvider({ words, children }: { words: Words; children: ReactNode }) {
  return <WordsContext value={words}>{children}</WordsContext>;
}

/** The words of the person's language. Throws outside of `WordsProvider`: the root layout holds one. */
export function useWords(): Words {
  const words = use(WordsContext);
  if (!words) throw new Error("useWords() needs a WordsProvider above it");
  return words;
}
