import { useState } from 'react';

/** A name of somewhere else that one of our posts has to answer to. */
export interface BoardSource {
  readonly sourceWorkshop: string;
  readonly sourcePost: string;
  /** What waits for the answer: `12 行`. */
  readonly waiting: string;
  readonly details?: readonly string[];
  /** The post that would be proposed. */
  readonly guess?: string | null;
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
 * list. Submits `workshop-N`, `post-N` and `postId-N`; an empty `postId-N` is left for later.
 */
export function MappingBoard({ sources, posts, placeholder = '留待以后' }: { sources: readonly BoardSource[]; posts: readonly BoardPost[]; placeholder?: string }) {
  const [chosen, setChosen] = useState<Readonly<Record<number, string>>>(() => Object.fromEntries(sources.flatMap(({ guess }, index) => (guess ? [[index, guess]] : []))));
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
              {workshops.map(([id, name]) => (
                <optgroup key={id} label={name}>
                  {posts.filter(({ workshopId }) => workshopId === id).map(({ postId, postName }) => <option key={postId} value={postId}>{postName}</option>)}
                </optgroup>
              ))}
            </select>
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

/** The answers of a board out of the fields of its form. */
export function boardAnswers(fields: Readonly<Record<string, unknown>>): { sourceWorkshop: string; sourcePost: string; postId: string }[] {
  return Object.keys(fields).flatMap((name) => {
    const number = /^postId-(\d+)$/.exec(name)?.[1];
    const [sourceWorkshop, sourcePost, postId] = [fields[`workshop-${number}`] ?? '', fields[`post-${number}`] ?? '', fields[name]];
    return number && typeof sourceWorkshop === 'string' && typeof sourcePost === 'string' && typeof postId === 'string' && postId ? [{ sourceWorkshop, sourcePost, postId }] : [];
  });
}
