"use client";

import { Failure } from "@/components/layout/failure";
import { useWords } from "@/components/ui/words";

export default function ErrorPage({ retry }: { error: unknown; retry: () => void }) {
  const words = useWords();
  return <Failure title={words.failed_title} text={words.failed_text} action={words.failed_action} retry={retry} />;
}
