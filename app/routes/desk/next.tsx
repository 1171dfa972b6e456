import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { runsStill } from '~/domain/routine/waits';
import { alongTo } from '~/domain/shared/along';
import { waitingOf } from '~/pages/desk/waiting';
import { authorise } from '~/platform/web/authorise';

/** `?skip=`: the next matter of what waits for this person, past those that are passed over and weeks that run still; the desk where there is none. */
export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'desk.view');
  const asked = Number(new URL(args.request.url).searchParams.get('skip'));
  const skip = Number.isInteger(asked) && asked > 0 ? asked : 0;
  const todos = (await waitingOf(cx, permit)).filter((todo) => !runsStill(todo, permit.today));
  const todo = todos[skip];
  return redirect(todo ? alongTo(todo.to, { skip, left: todos.slice(skip).reduce((sum, { count }) => sum + count, 0) }) : '/desk');
}

/** Nothing is ever shown here. */
export default function Next() {
  return null;
}
