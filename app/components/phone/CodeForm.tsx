import { BigButton } from './BigButton';

/** A code to be typed, in any hand: groups, blanks and small letters are understood. Leads to its post without scripts too. */
export function CodeForm({ code }: { code: string }) {
  return (
    <form method="get" action="/c">
      <div className="field">
        <label htmlFor="code">岗位码</label>
        <input
          id="code" name="code" className="control mono" defaultValue={code} required maxLength={40} autoComplete="off" autoCapitalize="characters" spellCheck={false} placeholder="XXXX-XXXX-XXXX"
          aria-describedby="code-help"
        />
        <p className="help" id="code-help">三组，每组 4 位；没有数字 0、1 和字母 I、O。</p>
      </div>
      <BigButton>打开岗位</BigButton>
    </form>
  );
}
