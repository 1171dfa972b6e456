import { Link } from '@remix-run/react';
import { DayText } from '~/components/ui';
import { nextAlong } from '~/domain/shared/along';
import type { Day } from '~/domain/shared/day';

interface Item {
  readonly key: string;
  readonly act: string;
  readonly text: string;
  readonly to: string;
  readonly dueDay: Day | null;
}

const SHOWN = 8;

/** What waits, the nearest limit first; a long list folds. */
export function TodoList({ todos, today }: { todos: readonly Item[]; today: Day }) {
  if (todos.length === 0) return <p className="soft">没有等您处理的事。</p>;
  const list = (items: readonly Item[]) => (
    <ul className="states">
      {items.map((todo) => (
        <li key={todo.key}>
          <span className="tag">{todo.act}</span>
          <span className="what"><Link className="clamped" to={todo.to}>{todo.text}</Link></span>
          {todo.dueDay ? <span className={todo.dueDay < today ? 'when late' : 'when'}>{todo.dueDay < today ? '已过 ' : ''}<DayText day={todo.dueDay} short /></span> : null}
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {todos.length > 1 ? <p><Link className="button" to={nextAlong(0)}>逐件办理</Link></p> : null}
      {list(todos.slice(0, SHOWN))}
      {todos.length > SHOWN ? (
        <details>
          <summary>其余 {todos.length - SHOWN} 件</summary>
          {list(todos.slice(SHOWN))}
        </details>
      ) : null}
    </>
  );
}
