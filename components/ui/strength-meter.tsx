"use client";

import { useEffect, useRef, useState } from "react";

const PAUSE_MS = 350;
const SCORES = 4;

type Strength = { score: number; suggestion: string | null };

const bars = ["bg-danger-line", "bg-danger-line", "bg-caution-line", "bg-positive-line", "bg-positive-line"] as const;

/**
 * Says how strong a new password is, in words and by four bars. An enhancement: it asks the server (POST `{password}` as
 * JSON, answered by `{score: 0–4, suggestion: string | null}`) after a pause in typing, and stays silent without
 * JavaScript or an answer. The dictionary stays on the server.
 *
 * @param inputId id of the password field
 * @param labels five words or short sentences, from weakest to strongest
 */
export function StrengthMeter({ inputId, endpoint, labels }: { inputId: string; endpoint: string; labels: readonly [string, string, string, string, string] }) {
  const [strength, setStrength] = useState<Strength | null>(null);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    const input = document.getElementById(inputId);
    if (!(input instanceof HTMLInputElement)) return;
    let request: AbortController | null = null;

    async function ask(password: string) {
      request?.abort();
      request = new AbortController();
      try {
        const answer = await fetch(endpoint, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ password }), signal: request.signal });
        if (answer.ok) setStrength(readStrength(await answer.json()));
      } catch {
        // A missing hint is no reason to disturb somebody who is choosing a password.
      }
    }

    function typed() {
      clearTimeout(pause.current);
      const password = input instanceof HTMLInputElement ? input.value : "";
      if (!password) return setStrength(null);
      pause.current = setTimeout(() => void ask(password), PAUSE_MS);
    }

    input.addEventListener("input", typed);
    return () => {
      input.removeEventListener("input", typed);
      clearTimeout(pause.current);
      request?.abort();
    };
  }, [inputId, endpoint]);

  const filled = strength ? Math.max(1, strength.score) : 0;
  return (
    <div className="-mt-1 mb-1 min-h-8 noscript:hidden">
      <div aria-hidden className="flex gap-1">
        {Array.from({ length: SCORES }, (_, index) => (
          <span key={index} className={`h-1 flex-1 rounded-full transition-colors duration-100 ${index < filled ? bars[strength?.score ?? 0] : "bg-line"}`} />
        ))}
      </div>
      <p role="status" className="mt-1 text-small text-ink-quiet">
        {strength ? [labels[strength.score], strength.suggestion].filter(Boolean).join(" ") : ""}
      </p>
    </div>
  );
}

function readStrength(body: unknown): Strength | null {
  if (typeof body !== "object" || body === null || !("score" in body) || typeof body.score !== "number") return null;
  const suggestion = "suggestion" in body && typeof body.suggestion === "string" ? body.suggestion : null;
  return { score: Math.min(SCORES, Math.max(0, Math.round(body.score))), suggestion };
}
