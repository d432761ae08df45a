"use client";

import { useEffect, useRef, useState, type ChangeEvent } from "react";
import { useControl } from "../form/use-control";
import { CropStage, type CropWords } from "./crop-stage";

export type PictureWords = CropWords & { not_shown: string; too_large: string };

const ACCEPT = "image/png,image/jpeg,image/webp,image/gif,image/avif";

/**
 * The file field for a picture. Without JavaScript it is that alone and the server takes the middle; with it, the person
 * chooses the part to show. A picture that this browser cannot draw can still be sent.
 */
export function PictureInput({ words, maxBytes }: { words: PictureWords; maxBytes: number }) {
  const { attributes } = useControl({});
  const input = useRef<HTMLInputElement>(null);
  const [picture, setPicture] = useState<HTMLImageElement | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  // React empties a form after its action: the preview of a file that is not there any more goes, too.
  useEffect(() => {
    const form = input.current?.form;
    const clear = () => setPicture(null);
    form?.addEventListener("reset", clear);
    return () => form?.removeEventListener("reset", clear);
  }, []);

  useEffect(() => () => void (picture && URL.revokeObjectURL(picture.src)), [picture]);

  async function choose({ target }: ChangeEvent<HTMLInputElement>) {
    const file = target.files?.[0];
    setPicture(null);
    setProblem(null);
    if (!file) return;
    if (file.size > maxBytes) {
      target.value = "";
      return setProblem(words.too_large);
    }
    const loading = new Image();
    loading.src = URL.createObjectURL(file);
    try {
      await loading.decode();
      // Another file may have been chosen while this one was read.
      if (target.files?.[0] === file) setPicture(loading);
    } catch {
      URL.revokeObjectURL(loading.src);
      setProblem(words.not_shown);
    }
  }

  return (
    <div>
      <input
        {...attributes}
        ref={input}
        type="file"
        accept={ACCEPT}
        required
        autoFocus
        onChange={choose}
        className={
          "block w-full max-w-md rounded-control border border-line-strong bg-surface text-small text-ink-quiet shadow-lift aria-invalid:border-danger-line " +
          "file:me-3 file:min-h-(--control) file:cursor-pointer file:border-0 file:border-e file:border-line file:bg-sunken file:px-4 file:text-small file:font-medium file:text-ink hover:file:bg-hover"
        }
      />
      <p role="status" className={problem ? "mt-2 text-small text-caution-ink" : "sr-only"}>
        {problem ?? ""}
      </p>
      {picture ? <CropStage key={picture.src} picture={picture} words={words} /> : null}
    </div>
  );
}
