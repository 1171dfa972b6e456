import type { Request, RequestHandler } from 'express';
import { PEOPLE_SHEET_MEGABYTES } from '~/domain/organisation/people/takeIn';
import { CHECKED_MEGABYTES } from '~/domain/report/verifyCode';
import { TEMPLATE_MEGABYTES } from '~/domain/risk/library/houseTemplate';
import { SHEET_LIMITS } from '~/domain/risk/import/sheet';
import { PHOTOS_LIMIT } from '~/domain/routine/answers';
import { PAPER_MEGABYTES } from '~/services/evidence/storePaper';
import { PHOTO_BYTES } from '~/services/evidence/storePhoto';
import { networkOf } from '~/services/session/network';
import { pathOf } from './address';
import { turnedAway } from './turnedAway';

const KB = 1024;
const MB = 1024 * KB;

/** What a door takes in one request. */
export interface Door {
  /** Bytes of everything that is no file. */
  readonly words: number;
  /** Bytes of all files together, on top of the words. */
  readonly files: number;
  readonly fields: number;
  /** Bytes that anybody may send; what is told of strangers in general where it is left out. */
  readonly anybody?: number;
}

/** A form for everybody: a name, a password, an address to go back to. */
const ENTRANCE: Door = { words: 256 * KB, files: 0, fields: 200 };
/** A list of the whole factory in one form has a field for each row, and an import brings 20,000 rows at most. */
const FORM: Door = { words: 2 * MB, files: 0, fields: 25_000 };
/** Up to twice the size of one file is read, so that a file somewhat too large is refused by its name and with what was typed. */
const withFile = (bytes: number): Door => ({ ...FORM, files: 2 * bytes });
const WITH_PHOTOS: Door = { ...FORM, files: PHOTOS_LIMIT * PHOTO_BYTES };

const DOORS: readonly (readonly [RegExp, Door])[] = [
  [/^\/(sign-in|sign-out|first-password|display|switch|setup|account)(\/|$)/, ENTRANCE],
  [/^\/verify(\/|$)/, { ...ENTRANCE, files: 2 * CHECKED_MEGABYTES * MB, anybody: CHECKED_MEGABYTES * MB + 64 * KB }],
  [/^\/(evidence|risk\/map\/picture)$/, withFile(PHOTO_BYTES)],
  [/^\/risk\/template$/, withFile(TEMPLATE_MEGABYTES * MB)],
  [/^\/risk\/import$/, withFile(SHEET_LIMITS.bytes)],
  [/^\/organisation\/people\/roll$/, withFile(PEOPLE_SHEET_MEGABYTES * MB)],
  [/^\/organisation\/appointments(\/|$)/, withFile(PAPER_MEGABYTES * MB)],
  [/^\/(check|my\/hazards)\/|^\/(my\/report|hazards\/new)$|^\/(routine\/)?records\/[^/]+\/correct$|^\/routine\/reports\/[^/]+\/sweep$|^\/hazards\/[^/]+\/(rectification|verification)$|^\/submissions\/instruments(\/[^/]+\/reply)?$/, WITH_PHOTOS],
  [/^\/risk\/edit\/rows$/, { ...FORM, words: 4 * MB }],
];

/** What the door at an address takes. */
export function doorOf(url: string): Door {
  const path = pathOf(url);
  return DOORS.find(([pattern]) => pattern.test(path))?.[1] ?? FORM;
}

/** What is read at most from somebody who is not known to be signed in. */
const FROM_ANYBODY = 1 * MB;
/**
 * Bodies that are held at one time: of all requests together, of those not known to be signed in, and of these from one network. Who is signed in
 * always finds room, however many bodies strangers leave half sent.
 */
const HELD_AT_ONCE = { all: 384 * MB, strangers: 128 * MB, network: 16 * MB } as const;
/** So much of each body is not counted among them: signing in, and most forms, need no more. */
const UNCOUNTED = 8 * KB;
/** Pieces are put together to this size, so that a body sent byte by byte takes no more room than its bytes. */
const SLAB = 64 * KB;

/** Why a body is not taken. */
interface NotTaken {
  readonly status: 401 | 413 | 415 | 503;
  readonly sentence: string;
}

const size = (bytes: number): string => (bytes >= MB ? `${Math.floor(bytes / MB)} MB` : `${bytes / KB} kB`);
const tooLarge = ({ words, files }: Door): NotTaken => ({
  status: 413,
  sentence: `一次提交的内容合计不能超过 ${size(words + files)}，这次没有接收。请${files > 0 ? '减少照片或文件' : '写得短一些，或分几次'}再提交。`,
});
const STRANGER: NotTaken = { status: 401, sentence: '没有登录或登录已过期，这么大的内容没有接收。请登录后再提交。' };
const PACKED: NotTaken = { status: 415, sentence: '压缩过的内容不能接收。请不经压缩再提交。' };
const BUSY: NotTaken = { status: 503, sentence: '现在同时上传的人太多，这次没有接收。请过一分钟再提交。' };

let held = 0;
let heldOfStrangers = 0;
const heldByNetwork = new Map<string, number>();

/** What one request holds; `welcome` once it is known that its sender is signed in. */
interface Held {
  /** Whether there is room for so many bytes more; they are held then. */
  hold(bytes: number): boolean;
  welcome(): void;
  letGo(): void;
}

function heldFrom(network: string): Held {
  let free: number = UNCOUNTED;
  let own = 0;
  let [stranger, over] = [true, false];
  const ofNetwork = (): number => heldByNetwork.get(network) ?? 0;
  const countStranger = (bytes: number): void => {
    heldOfStrangers += bytes;
    const sum = ofNetwork() + bytes;
    if (sum > 0) heldByNetwork.set(network, sum);
    else heldByNetwork.delete(network);
  };
  const count = (bytes: number): void => {
    own += bytes;
    held += bytes;
    if (stranger) countStranger(bytes);
  };
  return {
    hold(bytes) {
      const counted = Math.max(0, bytes - free);
      free = Math.max(0, free - bytes);
      const crowded = stranger && (heldOfStrangers + counted > HELD_AT_ONCE.strangers || ofNetwork() + counted > HELD_AT_ONCE.network);
      if (counted > 0 && (over || crowded || held + counted > HELD_AT_ONCE.all)) return false;
      count(counted);
      return true;
    },
    welcome() {
      if (stranger) countStranger(-own);
      stranger = false;
    },
    letGo() {
      over = true;
      count(-own);
    },
  };
}

/** The body in slabs, or why it is not taken. Counts what comes, whatever the head of the request says of it. */
async function read(request: Request, isKnown: () => Promise<boolean>, room: Held): Promise<Buffer[] | NotTaken> {
  if ((request.get('content-encoding') ?? 'identity') !== 'identity') return PACKED;
  const door = doorOf(request.url);
  let [asked, known] = [false, false];
  const refusalOf = async (bytes: number): Promise<NotTaken | null> => {
    if (bytes > door.words + door.files) return tooLarge(door);
    if (bytes > UNCOUNTED && !asked) {
      asked = true;
      known = await isKnown();
      if (known) room.welcome();
    }
    if (known || bytes <= (door.anybody ?? FROM_ANYBODY)) return null;
    return door.anybody === undefined ? STRANGER : tooLarge({ ...door, files: door.anybody - door.words });
  };
  const announced = await refusalOf(Number(request.get('content-length') ?? 0));
  if (announced) return announced;
  const slabs: Buffer[] = [];
  let loose: Buffer[] = [];
  let [bytes, looseBytes] = [0, 0];
  for await (const piece of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += piece.length;
    const refusal = (await refusalOf(bytes)) ?? (room.hold(piece.length) ? null : BUSY);
    if (refusal) return refusal;
    looseBytes += piece.length;
    loose.push(piece);
    if (looseBytes < SLAB && loose.length < 256) continue;
    slabs.push(Buffer.concat(loose));
    [loose, looseBytes] = [[], 0];
  }
  return loose.length > 0 ? [...slabs, Buffer.concat(loose)] : slabs;
}

/** How long the rest of a body is thrown away before it is answered: who still sends hears no answer. */
const PATIENCE_MS = 30_000;

/** Throws the rest of a body away, a piece in each turn: sent at full speed it would be all that is read. */
const restOf = (request: Request): Promise<void> =>
  new Promise((resolve) => {
    const late = setTimeout(resolve, PATIENCE_MS);
    request.on('data', () => {
      request.pause();
      setImmediate(() => request.resume());
    });
    request.once('close', () => {
      clearTimeout(late);
      resolve();
    });
    request.once('error', resolve).once('end', resolve);
  });

/**
 * Reads what is posted, before any route works, and leaves it as `request.body` in pieces. What is larger than its door takes, or comes packed, is
 * turned away. `isKnown` is asked whether somebody is signed in once more than a short form comes.
 */
export const takeBody =
  (isKnown: (request: Request) => Promise<boolean>): RequestHandler =>
  (request, response, next) => {
    if (request.method !== 'POST') return next();
    const room = heldFrom(networkOf(request.ip ?? 'unknown'));
    response.once('close', () => room.letGo());
    const taken = async (): Promise<void> => {
      const body = await read(request, () => isKnown(request), room);
      if ('sentence' in body) {
        await restOf(request);
        return turnedAway(request, response, body.status, body.sentence);
      }
      request.body = body;
      next();
    };
    // Who left in the middle is answered by nobody.
    taken().catch((error: unknown) => (request.destroyed ? undefined : next(error)));
  };
