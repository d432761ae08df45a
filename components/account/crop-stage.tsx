"use client";

import { useEffect, useRef, useState, type PointerEvent } from "react";
import { dragged, LARGEST_ZOOM, squareOf, WHOLE, type View } from "./crop-geometry";

export type CropWords = { crop: string; crop_hint: string; zoom: string; horizontal: string; vertical: string; percent: string };

const EDGE_PIXELS = 448;
const STEPS = 100;

/**
 * Chooses a square of a picture: three sliders for the keyboard and for touch, and dragging for the pointer. What is seen
 * in the circle is what is sent: `crop_x`, `crop_y` and `crop_size` in the picture's own pixels.
 */
export function CropStage({ picture, words }: { picture: HTMLImageElement; words: CropWords }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const grip = useRef<{ x: number; y: number } | null>(null);
  const [view, setView] = useState<View>(WHOLE);
  const size = { width: picture.naturalWidth, height: picture.naturalHeight };
  const square = squareOf(view, size);

  useEffect(() => {
    const pen = canvas.current?.getContext("2d");
    pen?.clearRect(0, 0, EDGE_PIXELS, EDGE_PIXELS);
    pen?.drawImage(picture, square.x, square.y, square.size, square.size, 0, 0, EDGE_PIXELS, EDGE_PIXELS);
  }, [picture, square.x, square.y, square.size]);

  function hold(event: PointerEvent<HTMLCanvasElement>) {
    event.currentTarget.setPointerCapture(event.pointerId);
    grip.current = { x: event.clientX, y: event.clientY };
  }

  function drag(event: PointerEvent<HTMLCanvasElement>) {
    const from = grip.current;
    if (!from) return;
    const edge = event.currentTarget.clientWidth;
    const by = { x: (event.clientX - from.x) / edge, y: (event.clientY - from.y) / edge };
    grip.current = { x: event.clientX, y: event.clientY };
    setView((before) => dragged(before, size, by));
  }

  const letGo = () => void (grip.current = null);
  const slider = (name: keyof View, label: string, least: number, most: number) => (
    <Slider label={label} spoken={words.percent} value={view[name]} least={least} most={most} onChange={(value) => setView((before) => ({ ...before, [name]: value }))} />
  );

  return (
    <fieldset className="mt-4 min-w-0">
      <legend className="text-small font-medium">{words.crop}</legend>
      <p className="text-small text-ink-quiet">{words.crop_hint}</p>
      <div className="mt-3 flex flex-wrap items-center gap-6">
        <canvas
          ref={canvas}
          width={EDGE_PIXELS}
          height={EDGE_PIXELS}
          aria-hidden
          onPointerDown={hold}
          onPointerMove={drag}
          onPointerUp={letGo}
          onPointerCancel={letGo}
          className="size-56 cursor-grab touch-none rounded-full bg-surface ring-1 ring-line active:cursor-grabbing"
        />
        <div className="flex min-w-48 max-w-64 flex-1 flex-col gap-3">
          {slider("zoom", words.zoom, 1, LARGEST_ZOOM)}
          {slider("x", words.horizontal, 0, 1)}
          {slider("y", words.vertical, 0, 1)}
        </div>
      </div>
      <input type="hidden" name="crop_x" value={square.x} />
      <input type="hidden" name="crop_y" value={square.y} />
      <input type="hidden" name="crop_size" value={square.size} />
    </fieldset>
  );
}

function Slider({ label, spoken, value, least, most, onChange }: { label: string; spoken: string; value: number; least: number; most: number; onChange: (value: number) => void }) {
  const step = (most - least) / STEPS;
  const percent = Math.round(((value - least) / (most - least)) * 100);
  return (
    <label className="block text-small">
      {label}
      {/* Left is left in every language: the slider moves a picture, not a text. */}
      <input
        dir="ltr"
        type="range"
        min={least}
        max={most}
        step={step}
        value={value}
        aria-valuetext={spoken.replace("{value}", String(percent))}
        onChange={(event) => onChange(Number(event.target.value))}
        className="mt-1 block h-6 w-full cursor-pointer"
      />
    </label>
  );
}
