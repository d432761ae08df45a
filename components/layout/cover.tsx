const RINGS = [112, 152, 192, 232, 272, 312, 352, 392, 432, 472, 512];
const HALF_WIDTH = 600;
const SPRING_LINE = 760;
const FOOT = 1100;

/**
 * The picture beside a door on wide screens: the operator's, or our own drawing, a gate of nested arches in the tints of
 * the operator's accent. Decoration, so hidden from screen readers.
 */
export function Cover({ imageUrl }: { imageUrl: string | null }) {
  if (imageUrl) return <img src={imageUrl} alt="" className="absolute inset-0 size-full object-cover" />;
  return (
    <svg viewBox={`0 0 ${2 * HALF_WIDTH} ${FOOT}`} preserveAspectRatio="xMidYMax slice" aria-hidden className="absolute inset-0 size-full text-accent-ink">
      <path d={arch(RINGS[0] ?? 0)} className="fill-cover-light" />
      {RINGS.map((radius, index) => (
        <path key={radius} d={arch(radius)} fill="none" stroke="currentColor" strokeWidth="1.25" opacity={0.62 - index * 0.05} vectorEffect="non-scaling-stroke" />
      ))}
      <path d={`M0 ${FOOT - 60} H${2 * HALF_WIDTH}`} stroke="currentColor" strokeWidth="1.25" opacity="0.35" vectorEffect="non-scaling-stroke" />
    </svg>
  );
}

function arch(radius: number): string {
  return `M${HALF_WIDTH - radius} ${FOOT - 60} V${SPRING_LINE} A${radius} ${radius} 0 0 1 ${HALF_WIDTH + radius} ${SPRING_LINE} V${FOOT - 60}`;
}
