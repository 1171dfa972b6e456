import type { Told } from 'db/dialect/store';
import type { EventOf, EventType, NewEvent } from '~/domain/events/event';
import type { EditorPermit } from '~/domain/risk/library/libraryEdit';
import { type Actor, SYSTEM } from '~/domain/shared/actor';
import type { Context } from './context';

/** Whoever runs the server acts at its console, above all factories. */
export const CONSOLE: Actor = { ...SYSTEM, name: '服务器管理员', title: '命令行' };

/** An editor of the template library as an actor. */
export const editorActor = ({ editorId, name }: Pick<EditorPermit, 'editorId' | 'name'>): Actor => ({ kind: 'system', id: editorId, name, title: '范本库编辑' });

/** What the chain of the platform says of a write: who, now, and what happened to what. */
export const toldOf = <T extends EventType>(cx: Pick<Context, 'now'>, actor: Actor, type: T, subject: NewEvent['subject'], payload: EventOf<T>['payload']): Told => ({
  actor,
  at: cx.now(),
  event: { type, subject, payload } as NewEvent,
});
