import { NEW_POST, NO_POST } from '~/domain/risk/library/matching';
import { type ProposedPost, sameAs } from '~/domain/risk/library/proposed';
import { TextField } from '../../forms';
import { useFormFrame } from '../../forms/context';
import { typed } from '../../forms/state';
import type { BoardPost } from './MappingBoard';

/**
 * The posts of a template, each to be opened as it is named here, taken together with another, answered by a post that stands, or left out. Submits the same
 * names as the board of names (`MappingBoard`), and `as:N` for the post of row N.
 */
export function ProposedPosts({ proposed, posts }: { proposed: readonly ProposedPost[]; posts: readonly BoardPost[] }) {
  const { state } = useFormFrame();
  const workshops = [...new Set([...proposed.map(({ workshop }) => workshop), ...posts.map(({ workshopName }) => workshopName)])];
  return (
    <>
      <datalist id="proposed-workshops">{workshops.map((name) => <option key={name} value={name}>{name}</option>)}</datalist>
      <ol className="proposed" aria-label="拟设的岗位">
        {proposed.map(({ sourceWorkshop, sourcePost, workshop, post, riskPoints }, index) => {
          const name = `${sourceWorkshop} / ${sourcePost}`;
          return (
            <li key={name}>
              <div>
                <b>{name}</b> <span className="soft">{riskPoints.length} 行</span>
                <small className="under">{riskPoints.join('；')}</small>
              </div>
              <input type="hidden" name={`workshop-${index}`} value={sourceWorkshop} />
              <input type="hidden" name={`post-${index}`} value={sourcePost} />
              <select className="control" name={`postId-${index}`} aria-label={`${name} 怎样办理`} defaultValue={typed(state, `postId-${index}`, NEW_POST)}>
                <option value={NEW_POST}>新建岗位</option>
                <optgroup label="与另一个合为一个岗位">
                  {proposed.map((other, at) => (at === index ? null : <option key={`${other.sourceWorkshop}/${other.sourcePost}`} value={sameAs(String(at))}>同“{other.post}”（{other.workshop}）</option>))}
                </optgroup>
                {posts.length > 0 ? (
                  <optgroup label="用现有的岗位">
                    {posts.map(({ postId, postName, workshopName }) => <option key={postId} value={postId}>{postName}（{workshopName}）</option>)}
                  </optgroup>
                ) : null}
                <option value={NO_POST}>本企业没有，不再询问</option>
                <option value="">留待以后</option>
              </select>
              <div className="proposed-names">
                <TextField name={`newWorkshop-${index}`} label="车间" defaultValue={workshop} list="proposed-workshops" />
                <TextField name={`newPost-${index}`} label="岗位" defaultValue={post} />
              </div>
            </li>
          );
        })}
      </ol>
    </>
  );
}
