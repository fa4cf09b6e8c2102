import type { MemorySample } from './memory-samples.ts';

const WIDTH = 960;
const HEIGHT = 420;
const MARGIN = 60;
const LINES = [
  ['service', '#1d4ed8'],
  ['engine', '#b45309'],
  ['held', '#15803d'],
] as const;
const LABELS = {
  service: 'service, resident',
  engine: 'engine, resident',
  held: 'held by the JavaScript of the service',
};

/** The samples as comma-separated values. */
export function csvOf(samples: readonly MemorySample[]): string {
  const rows = samples.map(({ seconds, service, engine, held }) =>
    [seconds, ...[service, engine, held].map((mb) => mb.toFixed(1))].join(),
  );
  return `${['seconds,service_mb,engine_mb,held_mb', ...rows].join('\n')}\n`;
}

/** The samples as a picture (SVG). */
export function chartOf(samples: readonly MemorySample[]): string {
  const seconds = Math.max(...samples.map((each) => each.seconds), 1);
  const most = Math.max(...samples.flatMap(({ service, engine, held }) => [service, engine, held]));
  const top = Math.ceil(most / 100) * 100;
  const x = (at: number): number => MARGIN + (at / seconds) * (WIDTH - 2 * MARGIN);
  const y = (mb: number): number => HEIGHT - MARGIN - (mb / top) * (HEIGHT - 2 * MARGIN);
  const scale = [0, top / 2, top].map(
    (mb) =>
      `<text x="4" y="${y(mb)}">${mb} MB</text><path d="M${MARGIN} ${y(mb)}H${WIDTH - MARGIN}" stroke="#ddd"/>`,
  );
  const lines = LINES.map(([name, colour], index) => {
    const points = samples.map(
      (each) => `${x(each.seconds).toFixed(1)},${y(each[name]).toFixed(1)}`,
    );
    return `<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>
<text x="${MARGIN + index * 280}" y="24" fill="${colour}">${LABELS[name]}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="13">
<rect width="100%" height="100%" fill="white"/>
${[...scale, ...lines].join('\n')}
<text x="${WIDTH - MARGIN}" y="${HEIGHT - MARGIN + 24}" text-anchor="end">${Math.round(seconds / 60)} min</text>
</svg>
`;
}
