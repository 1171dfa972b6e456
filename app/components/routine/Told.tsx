/** What the records say of a block, above what people say. */
export const Told = ({ sentences }: { sentences: readonly string[] }) =>
  sentences.length === 0 ? null : <div className="told">{sentences.map((sentence) => <p key={sentence}>{sentence}</p>)}</div>;
