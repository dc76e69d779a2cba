/**
 * The frame around a page, drawn once for each session and place in the navigation: header, menu, night, feeds and foot are the
 * same on every view until something is published. Only what the page says itself is put in each time.
 */

/** A frame around a title and a body that are markup already. */
export type Frame = (title: string, body: string) => string;

/** Drawn in place of title and body, then cut there. They are control characters, which no text of a frame holds. */
const marks = { title: '\u0001', body: '\u0002' };

/** Of some 8 KB each. */
const mostFrames = 1_000;

export function createFrameMemory() {
  const frames = new Map<string, Frame | null>();
  /** Null where the drawing does not hold each mark once, in this order. */
  return (key: string, draw: Frame): Frame | null => {
    let frame = frames.get(key);
    if (frame === undefined) {
      if (frames.size >= mostFrames) frames.clear();
      frames.set(key, (frame = cut(draw(marks.title, marks.body))));
    }
    return frame;
  };
}

function cut(drawn: string): Frame | null {
  const [before, rest, ...more] = drawn.split(marks.title);
  const [between, after, ...others] = rest?.split(marks.body) ?? [];
  if (before === undefined || between === undefined || after === undefined) return null;
  if (more.length > 0 || others.length > 0) return null;
  return (title, body) => before + title + between + body + after;
}
