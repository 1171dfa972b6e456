/** A way off the page that waits for an answer. */
export interface WayOff {
  readonly go: () => void;
  readonly stay: () => void;
}

const ASKED = 'leaving';

/** Has somebody asked whether they leave what they typed; where no page asks, they go. */
export function askBeforeLeaving(way: WayOff): void {
  if (window.dispatchEvent(new CustomEvent<WayOff>(ASKED, { detail: way, cancelable: true }))) way.go();
}

/** Takes over the asking; answers how it is given back. */
export function asksOf(ask: (way: WayOff) => void): () => void {
  const hear = (event: Event): void => {
    event.preventDefault();
    ask((event as CustomEvent<WayOff>).detail);
  };
  window.addEventListener(ASKED, hear);
  return () => window.removeEventListener(ASKED, hear);
}
