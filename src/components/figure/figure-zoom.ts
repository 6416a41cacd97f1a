/** How much larger than fitted a picture gets. */
const most = 8;

/** How far an arrow key moves, as a share of what is seen. */
const step = 0.15;

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-step, 0],
  ArrowRight: [step, 0],
  ArrowUp: [0, -step],
  ArrowDown: [0, step],
};

const between = (low: number, value: number, high: number): number => Math.min(Math.max(low, value), high);

/**
 * Lets pictures that fill a stage zoom and move by wheel, pointers and keys, by what part of themselves they show: so lines and
 * texts stay sharp.
 */
export function makeZoomable(stage: HTMLElement, pictures: readonly SVGSVGElement[]) {
  const originals = pictures.map((picture) => picture.getAttribute('viewBox') ?? '');
  const [left = 0, top = 0, width = 1, height = 1] = (originals[0] ?? '').split(/[ ,]+/).map(Number);
  let scale = 1;
  let middle = { x: left + width / 2, y: top + height / 2 };

  /** What of the drawing is seen, in its own units. */
  const seen = (): { width: number; height: number } => {
    const fitted = Math.min(stage.clientWidth / width, stage.clientHeight / height) * scale;
    return { width: stage.clientWidth / fitted, height: stage.clientHeight / fitted };
  };
  const show = (): void => {
    middle = { x: between(left, middle.x, left + width), y: between(top, middle.y, top + height) };
    const part = seen();
    const box = [middle.x - part.width / 2, middle.y - part.height / 2, part.width, part.height];
    for (const picture of pictures) picture.setAttribute('viewBox', box.join(' '));
  };
  /** Enlarges, and leaves in its place what is at a share of the stage, from -0.5 to 0.5. */
  const enlarge = (factor: number, acrossShare = 0, downShare = 0): void => {
    const before = seen();
    scale = between(1, scale * factor, most);
    const after = seen();
    middle.x += (before.width - after.width) * acrossShare;
    middle.y += (before.height - after.height) * downShare;
    show();
  };
  const move = (acrossShare: number, downShare: number): void => {
    const part = seen();
    middle.x += part.width * acrossShare;
    middle.y += part.height * downShare;
    show();
  };
  const shareOf = ({ clientX, clientY }: { clientX: number; clientY: number }): [number, number] => {
    const box = stage.getBoundingClientRect();
    return [(clientX - box.left) / box.width - 0.5, (clientY - box.top) / box.height - 0.5];
  };

  stage.addEventListener('wheel', (event) => {
    event.preventDefault();
    enlarge(Math.exp(-event.deltaY / 400), ...shareOf(event));
  });

  const pointers = new Map<number, { clientX: number; clientY: number }>();
  const spread = (): { length: number; clientX: number; clientY: number } => {
    const [one, other = one] = [...pointers.values()];
    const [x = 0, y = 0, x2 = x, y2 = y] = [one?.clientX, one?.clientY, other?.clientX, other?.clientY];
    return { length: Math.hypot(x2 - x, y2 - y), clientX: (x + x2) / 2, clientY: (y + y2) / 2 };
  };
  stage.addEventListener('pointerdown', (event) => {
    pointers.set(event.pointerId, event);
    stage.setPointerCapture(event.pointerId);
  });
  stage.addEventListener('pointermove', (event) => {
    if (!pointers.has(event.pointerId)) return;
    const before = spread();
    pointers.set(event.pointerId, event);
    const now = spread();
    const [[fromX, fromY], [toX, toY]] = [shareOf(before), shareOf(now)];
    move(fromX - toX, fromY - toY);
    if (before.length > 0 && now.length > 0) enlarge(now.length / before.length, toX, toY);
  });
  for (const name of ['pointerup', 'pointercancel'] as const) {
    stage.addEventListener(name, ({ pointerId }) => pointers.delete(pointerId));
  }

  const showAll = (): void => {
    scale = 1;
    middle = { x: left + width / 2, y: top + height / 2 };
    show();
  };
  addEventListener('resize', show);
  return {
    /** Enlarges by a factor, about the middle. */
    by: (factor: number) => enlarge(factor),
    /** Shows all of it, as large as the stage lets it be. */
    showAll,
    /** Does what a key says, if it says anything. */
    key(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const arrow = arrows[event.key];
      if (arrow !== undefined) move(...arrow);
      else if (event.key === '+' || event.key === '=') enlarge(1.4);
      else if (event.key === '-' || event.key === '_') enlarge(1 / 1.4);
      else if (event.key === '0') showAll();
      else return;
      event.preventDefault();
    },
    /** Gives the pictures back as they were. */
    end() {
      removeEventListener('resize', show);
      for (const [index, picture] of pictures.entries()) picture.setAttribute('viewBox', originals[index] ?? '');
    },
  };
}
