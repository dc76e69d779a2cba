/** Progress of long work: a bar that redraws itself on a terminal, plain lines otherwise. */

export interface Progress {
  /** Begins a piece of work; what was under way is finished first. */
  start(title: string, total?: number): void;
  /** So much of the total is done. */
  reach(done: number, note?: string): void;
  /** Ends the piece of work and keeps one line about it. */
  finish(note?: string): void;
}

export interface ProgressStream {
  isTTY?: boolean;
  columns?: number;
  write(text: string): unknown;
}

const barWidth = 28;
const redrawEvery = 100;
const lineEvery = 5000;

/** On standard error unless told otherwise, so that standard output stays machine-readable. */
export function showProgress(
  stream: ProgressStream = process.stderr,
  milliseconds: () => number = () => performance.now(),
): Progress {
  let title: string | null = null;
  let total: number | undefined;
  let started = 0;
  let shown = 0;

  const draw = (text: string) => stream.write(`\r\x1b[2K${text.slice(0, (stream.columns ?? 80) - 1)}`);
  const share = (done: number) => (total ? Math.min(1, done / total) : null);

  function reach(done: number, note = '') {
    const now = milliseconds();
    if (title === null || now - shown < (stream.isTTY ? redrawEvery : lineEvery)) return;
    shown = now;
    const part = share(done);
    const count = part === null ? String(done) : `${done} of ${total}, ${Math.floor(part * 100)} %`;
    const more = note && ` · ${note}`;
    if (!stream.isTTY) stream.write(`${title}: ${count}${more}\n`);
    else draw(part === null ? `${title}  ${count}${more}` : `${title}  ${bar(part)} ${count}${more}`);
  }

  function finish(note = '') {
    if (title === null) return;
    const line = `${title}: ${note && `${note}, `}${((milliseconds() - started) / 1000).toFixed(1)} s`;
    if (stream.isTTY) draw('');
    stream.write(`${line}\n`);
    title = null;
  }

  return {
    start(next, of) {
      finish();
      title = next;
      total = of;
      started = milliseconds();
      shown = stream.isTTY ? started - redrawEvery : started;
      if (stream.isTTY) reach(0);
    },
    reach,
    finish,
  };
}

function bar(share: number): string {
  const full = Math.round(share * barWidth);
  return `${'█'.repeat(full)}${'░'.repeat(barWidth - full)}`;
}

/** For work whose progress nobody wants to see. */
export const silentProgress: Progress = { start: () => undefined, reach: () => undefined, finish: () => undefined };
