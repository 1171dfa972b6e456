import { useState } from 'react';
import { ASK_AGAIN, NEW_POST, NO_POST } from '~/domain/risk/library/matching';
import { TextField } from '../../forms';
import { useFormFrame } from '../../forms/context';
import { typed } from '../../forms/state';

/** A name of somewhere else that one of our posts has to answer to. */
export interface BoardSource {
  readonly sourceWorkshop: string;
  readonly sourcePost: string;
  /** What waits for the answer: `12 行`. */
  readonly waiting: string;
  readonly details?: readonly string[];
  /** The post that stands for it now. */
  readonly guess?: string | null;
  /** Posts with a word in common, offered first. */
  readonly alike?: readonly string[];
}

export interface BoardPost {
  readonly postId: string;
  readonly postName: string;
  readonly workshopId: string;
  readonly workshopName: string;
}

const KIND = 'application/x-zhian-place';

/**
 * Foreign names on the left, the factory's workshops and posts on the right: drag a name onto a post, or choose in its
 * list. Submits `workshop-N`, `post-N` and `postId-N`; an empty `postId-N` is left for later, `NO_POST` is for what the factory has not, `ASK_AGAIN`
 * takes an answer back, and with `opening` one may be `NEW_POST`, a post to be opened as `newPost-N` in a workshop called `newWorkshop-N`.
 */
export function MappingBoard({ sources, posts, placeholder = '留待以后', opening = false, declinable = true }: { sources: readonly BoardSource[]; posts: readonly BoardPost[]; placeholder?: string; opening?: boolean; declinable?: boolean }) {
  const { state } = useFormFrame();
  const [chosen, setChosen] = useState<Readonly<Record<number, string>>>(() => Object.fromEntries(sources.map(({ guess }, index) => [index, typed(state, `postId-${index}`, guess)])));
  const [over, setOver] = useState<string | null>(null);
  const choose = (index: number, postId: string): void => setChosen((before) => ({ ...before, [index]: postId }));
  const workshops = [...new Map(posts.map(({ workshopId, workshopName }) => [workshopId, workshopName]))];
  return (
    <div className="mapping-board">
      <ol className="mapping-sources" aria-label="待对应的名称">
        {sources.map((source, index) => (
          <li
            key={`${source.sourceWorkshop}/${source.sourcePost}`}
            data-done={chosen[index] ? 'true' : undefined}
          >
            <div
              className="mapping-name"
              draggable
              onDragStart={(event) => {
                event.dataTransfer.setData(KIND, String(index));
                event.dataTransfer.effectAllowed = 'link';
              }}
            >
              <b>{[source.sourceWorkshop, source.sourcePost].filter(Boolean).join(' / ')}</b>
              <span className="soft">{source.waiting}</span>
              <AlikeNames of={source} posts={posts} />
            </div>
            {source.details && source.details.length > 0 ? (
              <details>
                <summary className="soft">看看是哪些</summary>
                <ul className="plain-list">{source.details.map((text) => <li key={text}>{text}</li>)}</ul>
              </details>
            ) : null}
            <input type="hidden" name={`workshop-${index}`} value={source.sourceWorkshop} />
            <input type="hidden" name={`post-${index}`} value={source.sourcePost} />
            <select className="control" name={`postId-${index}`} aria-label={`${source.sourceWorkshop} ${source.sourcePost} 对应的本企业岗位`} value={chosen[index] ?? ''} onChange={({ currentTarget }) => choose(index, currentTarget.value)}>
              <option value="">{placeholder}</option>
              {opening ? <option value={NEW_POST}>新建一个岗位…</option> : null}
              {declinable ? <option value={NO_POST}>没有这道工序，不再询问</option> : null}
              {declinable && source.guess ? <option value={ASK_AGAIN}>撤回原来的回答，重新询问</option> : null}
              <Alike of={source} posts={posts} />
              {workshops.map(([id, name]) => (
                <optgroup key={id} label={name}>
                  {posts.filter(({ workshopId }) => workshopId === id).map(({ postId, postName }) => <option key={postId} value={postId}>{postName}</option>)}
                </optgroup>
              ))}
            </select>
            {opening ? (
              <div className="mapping-new">
                <TextField name={`newWorkshop-${index}`} label="所属车间" defaultValue={source.sourceWorkshop} help="写现有车间的名称就建在它下面，写别的名称就一并新建车间。" />
                <TextField name={`newPost-${index}`} label="岗位名称" defaultValue={source.sourcePost} />
              </div>
            ) : null}
          </li>
        ))}
      </ol>
      <div className="mapping-posts" aria-label="本企业的车间和岗位">
        {workshops.map(([id, name]) => (
          <section key={id}>
            <h3>{name}</h3>
            <ul>
              {posts
                .filter(({ workshopId }) => workshopId === id)
                .map(({ postId, postName }) => {
                  const here = sources.filter((_, index) => chosen[index] === postId);
                  return (
                    <li key={postId}>
                      <div
                        className="mapping-post"
                        data-over={over === postId ? 'true' : undefined}
                        onDragOver={(event) => {
                          if (!event.dataTransfer.types.includes(KIND)) return;
                          event.preventDefault();
                          if (over !== postId) setOver(postId);
                        }}
                        onDragLeave={() => setOver(null)}
                        onDrop={(event) => {
                          event.preventDefault();
                          setOver(null);
                          choose(Number(event.dataTransfer.getData(KIND)), postId);
                        }}
                      >
                        <span>{postName}</span>
                        {here.map((source) => <span key={`${source.sourceWorkshop}/${source.sourcePost}`} className="tag">{[source.sourceWorkshop, source.sourcePost].filter(Boolean).join(' / ')}</span>)}
                      </div>
                    </li>
                  );
                })}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}

const postsAlike = ({ alike = [] }: BoardSource, posts: readonly BoardPost[]): BoardPost[] => alike.flatMap((postId) => posts.filter((post) => post.postId === postId));

/** The posts whose names are like a name, told beside it. */
function AlikeNames({ of, posts }: { of: BoardSource; posts: readonly BoardPost[] }) {
  const near = postsAlike(of, posts);
  return near.length > 0 ? <span className="soft">名称相近：{near.map(({ postName }) => postName).join('、')}</span> : null;
}

/** The same to choose from, before all others. */
function Alike({ of, posts }: { of: BoardSource; posts: readonly BoardPost[] }) {
  const near = postsAlike(of, posts);
  if (near.length === 0) return null;
  return <optgroup label="名称相近，请核对">{near.map(({ postId, postName, workshopName }) => <option key={postId} value={postId}>{postName}（{workshopName}）</option>)}</optgroup>;
}
