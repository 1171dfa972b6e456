const KEYS: readonly (readonly [keys: readonly string[], does: string])[] = [
  [['Ctrl K', '⌘ K'], '查找：编号、文字、拼音，页面和可以办的事'],
  [['j', 'k'], '在列表中到下一行、上一行；Enter 打开'],
  [['Ctrl Enter', '⌘ Enter'], '提交正在填写的表单'],
  [['?'], '显示这些按键'],
  [['Esc'], '关闭'],
];

/** The keys of the desk and what each does. Letters count only where nothing is being typed. */
export const KeyList = () => (
  <dl className="key-list">
    {KEYS.map(([keys, does]) => (
      <div key={does}>
        <dt>{keys.map((key) => <kbd key={key}>{key}</kbd>)}</dt>
        <dd>{does}</dd>
      </div>
    ))}
  </dl>
);
