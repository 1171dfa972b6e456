/** Photos that are on file since a form with them was refused: sent again by their hash, unless unticked. */
export function KeptPhotos({ name, hashes }: { name: string; hashes: readonly string[] }) {
  if (hashes.length === 0) return null;
  return (
    <fieldset className="kept-photos">
      <legend className="help">已保存 {hashes.length} 张，不用再选；不要的去掉勾选。</legend>
      {hashes.map((hash, index) => (
        <label key={hash} className="choice">
          <input type="checkbox" name={name} value={hash} defaultChecked />
          <img src={`/evidence/${hash}`} alt={`已保存的第 ${index + 1} 张`} />
        </label>
      ))}
    </fieldset>
  );
}
