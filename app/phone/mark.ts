import { drawingOf, lineOf, MARK_EDGE, MARK_INK } from '~/domain/shared/drawing';
import { MOST_MARK_WORDS, MOST_SHAPES, type Shape, SHAPE_NAMES, type ShapeKind, type Spot } from '~/domain/shared/marks';
import { all, make, one, press } from './dom';

const SVG = 'http://www.w3.org/2000/svg';
/** A stroke shorter than this part of the photo is a tap: the first sets where it begins, the second where it ends. */
const TAP = 0.02;
/** How far an arrow key moves the cross, and with Shift. */
const STEP = { near: 0.02, far: 0.1 } as const;
/** Height the photo may take, in hundredths of that of the screen: tools and buttons stay in sight. */
const HIGHEST = 58;
const KEYS: Readonly<Record<string, Spot>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const HINTS: Readonly<Record<ShapeKind, string>> = {
  arrow: '从箭尾拖到箭头，或先点箭尾、再点箭头所指的地方。', circle: '从一角拖到另一角，或先点一角、再点另一角。', text: '先写文字，再点它在照片上的位置。',
};

function svgOf(tag: string, attributes: Readonly<Record<string, string | number>>, ...children: readonly (Node | string)[]): SVGElement {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/** What is drawn over a photo of that size, edge below ink. Texts are texts, never markup. */
function elementsOf(shapes: readonly Shape[], width: number, height: number): SVGElement[] {
  const { ink, edge } = lineOf(width, height);
  return drawingOf(shapes, width, height).flatMap((one) => {
    if (one.kind === 'path') return [[MARK_EDGE, edge], [MARK_INK, ink]].map(([stroke, wide]) => svgOf('path', { d: one.d, fill: 'none', stroke: stroke!, 'stroke-width': wide!, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' }));
    return [svgOf('text', { x: one.x, y: one.y, 'font-size': one.size, 'font-weight': 700, fill: MARK_INK, stroke: MARK_EDGE, 'stroke-width': one.size * 0.16, 'stroke-linejoin': 'round', 'paint-order': 'stroke' }, one.text)];
  });
}

/** A picture that is loaded; false where it cannot be. */
const isLoaded = (picture: HTMLImageElement): Promise<boolean> => picture.decode().then(() => true, () => false);

/** Lays what was drawn over a photo on it, in a box that shows the whole of it. */
export async function layOver(box: HTMLElement, picture: HTMLImageElement, shapes: readonly Shape[]): Promise<void> {
  if (!(await isLoaded(picture))) return;
  const { naturalWidth: width, naturalHeight: height } = picture;
  box.classList.add('mk-laid');
  box.append(svgOf('svg', { viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' }, ...elementsOf(shapes, width, height)));
}

/** What was drawn over a photo that is on file, as data; null where the server cannot be asked. */
export async function drawnBefore(name: string): Promise<readonly Shape[] | null> {
  const answer = await fetch(`/evidence/${name}?marks`).catch(() => null);
  return answer?.ok ? ((await answer.json()) as readonly Shape[]) : null;
}

const within = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * 10_000) / 10_000;

/**
 * Lets somebody draw over a photo: arrow, circle and short text, by dragging, by two taps, or by arrow keys and Enter. Answers what is drawn then; null
 * where it was given up. The photo itself is not touched.
 */
export async function drawOver(source: string, label: string, given: readonly Shape[]): Promise<readonly Shape[] | null> {
  const picture = make('img', { src: source, alt: label, draggable: 'false' });
  if (!(await isLoaded(picture))) {
    window.alert('现在看不到这张照片，不能标注。请联网后再试。');
    return null;
  }
  const { naturalWidth: width, naturalHeight: height } = picture;
  let shapes = [...given];
  let tool: ShapeKind = 'arrow';
  /** Where the shape in hand begins, where it ends by now, and where the cross of the keyboard stands. */
  let from: Spot | null = null;
  let to: Spot | null = null;
  let cross: Spot | null = null;

  const layer = svgOf('svg', { viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' });
  const stage = make('div', { class: 'mk-stage', tabindex: '0', role: 'application', 'aria-label': `${label}。用方向键移动十字，按回车定点，按 Esc 取消这一笔` }, picture, layer);
  stage.style.inlineSize = `min(100%, ${Math.round((HIGHEST * width) / height)}vh)`;
  const says = make('p', { role: 'status', class: 'help' });
  const words = make('input', { class: 'control', maxlength: String(MOST_MARK_WORDS), placeholder: `最多 ${MOST_MARK_WORDS} 个字`, 'aria-label': '标注的文字' });
  const tools = (Object.keys(SHAPE_NAMES) as ShapeKind[]).map((kind) => {
    const button = press(SHAPE_NAMES[kind], () => choose(kind), 'button');
    button.dataset.tool = kind;
    return button;
  });
  const undo = press('撤销一笔', () => {
    if (from) from = to = null;
    else shapes = shapes.slice(0, -1);
    draw();
  }, 'button');
  const dialog = make('dialog', { class: 'mk', 'aria-label': '在照片上标注' });

  function draw(): void {
    const { ink } = lineOf(width, height);
    const inHand: Shape[] = from && to && tool !== 'text' && (from[0] !== to[0] || from[1] !== to[1]) ? [{ kind: tool, from, to }] : [];
    const dot = from ? [svgOf('circle', { cx: from[0] * width, cy: from[1] * height, r: ink * 2, fill: MARK_INK, stroke: MARK_EDGE, 'stroke-width': ink })] : [];
    const [x, y] = [(cross?.[0] ?? 0) * width, (cross?.[1] ?? 0) * height];
    const lines = cross ? [[MARK_EDGE, ink * 1.6], ['#000', ink * 0.6]].map(([stroke, wide]) => svgOf('path', { d: `M${x - ink * 8} ${y}h${ink * 16}M${x} ${y - ink * 8}v${ink * 16}`, stroke: stroke!, 'stroke-width': wide! })) : [];
    layer.replaceChildren(...elementsOf([...shapes, ...inHand], width, height), ...dot, ...lines);
    undo.disabled = shapes.length === 0 && !from;
    tools.forEach((button) => button.setAttribute('aria-pressed', String(button.dataset.tool === tool)));
    words.hidden = tool !== 'text';
    says.textContent = shapes.length >= MOST_SHAPES ? `已标注 ${MOST_SHAPES} 处，不能再多；可以撤销。` : `已标注 ${shapes.length} 处。${from ? '再点一下，定另一头。' : HINTS[tool]}`;
  }

  function choose(kind: ShapeKind): void {
    [tool, from, to] = [kind, null, null];
    draw();
    if (kind === 'text') words.focus();
  }

  const add = (shape: Shape): void => {
    if (shapes.length < MOST_SHAPES) shapes.push(shape);
    from = to = null;
    draw();
  };

  /** A tap, or Enter at the cross. */
  function place(spot: Spot): void {
    if (tool === 'text') {
      const text = words.value.replace(/\s+/g, ' ').trim();
      if (!text) {
        says.textContent = '先写上文字，再点它在照片上的位置。';
        return words.focus();
      }
      add({ kind: 'text', from: spot, text });
      words.value = '';
    } else if (!from) {
      from = spot;
      draw();
    } else if (from[0] !== spot[0] || from[1] !== spot[1]) add({ kind: tool, from, to: spot });
  }

  const spotOf = ({ clientX, clientY }: PointerEvent): Spot => {
    const box = stage.getBoundingClientRect();
    return [within((clientX - box.left) / box.width), within((clientY - box.top) / box.height)];
  };
  let pressed: Spot | null = null;
  const isFar = (spot: Spot): boolean => pressed !== null && Math.hypot(spot[0] - pressed[0], spot[1] - pressed[1]) >= TAP;
  stage.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    stage.setPointerCapture(event.pointerId);
    pressed = spotOf(event);
    cross = null;
  });
  stage.addEventListener('pointermove', (event) => {
    const spot = spotOf(event);
    if (!pressed || tool === 'text' || shapes.length >= MOST_SHAPES || !isFar(spot)) return;
    [from, to] = [pressed, spot];
    draw();
  });
  stage.addEventListener('pointerup', (event) => {
    const spot = spotOf(event);
    const dragged = isFar(spot) && tool !== 'text';
    const begin = pressed;
    pressed = null;
    if (!begin || shapes.length >= MOST_SHAPES) return;
    if (!dragged) return place(tool === 'text' ? begin : spot);
    from = begin;
    place(spot);
  });
  stage.addEventListener('pointercancel', () => {
    pressed = from = to = null;
    draw();
  });
  stage.addEventListener('keydown', (event) => {
    const step = KEYS[event.key];
    if (step) {
      const by = event.shiftKey ? STEP.far : STEP.near;
      cross = cross ? [within(cross[0] + step[0] * by), within(cross[1] + step[1] * by)] : [0.5, 0.5];
      if (from) to = cross;
      draw();
    } else if ((event.key === 'Enter' || event.key === ' ') && shapes.length < MOST_SHAPES) place((cross ??= [0.5, 0.5]));
    else return;
    event.preventDefault();
  });

  return new Promise((resolve) => {
    const close = (drawn: readonly Shape[] | null): void => {
      dialog.close();
      dialog.remove();
      resolve(drawn);
    };
    const giveUp = (): void => {
      const changed = JSON.stringify(shapes) !== JSON.stringify(given);
      if (!changed || window.confirm('刚才的标注还没有保存，要放弃吗？')) close(null);
    };
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      if (!from) return giveUp();
      from = to = null;
      draw();
    });
    dialog.append(
      make('div', { class: 'mk-tools', role: 'group', 'aria-label': '标注什么' }, ...tools, undo), words, make('div', { class: 'mk-room' }, stage), says,
      make('div', { class: 'mk-ends' }, press('取消', giveUp, 'button'), press('保存标注', () => close(shapes), 'button primary')),
    );
    (one('.phone') ?? document.body).append(dialog);
    dialog.showModal();
    draw();
    all('.mk-tools button', dialog)[0]?.focus();
    one('.mk-room', dialog)?.scrollIntoView({ block: 'nearest' });
  });
}
