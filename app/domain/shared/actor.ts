/** Who did something, as it stood when it was done: names and posts of a record never change afterwards. */
export interface Actor {
  readonly kind: 'person' | 'regulator' | 'system';
  /** Person or regulator officer; `system` for the program itself. */
  readonly id: string;
  readonly name: string;
  /** The post or appointment the person acted in, as printed: 质量安全总监, 挤塑车间 车间主任 … */
  readonly title: string;
}

export const SYSTEM: Actor = { kind: 'system', id: 'system', name: '系统', title: '系统' };
